# La mesa de víctimas: expedientes separados que se destruyen, por orden de un tribunal o según el calendario del programa.

victim-goes-title = Expedientes enteros que se destruyen
victim-goes-lead = Lo que ordenó la mesa del programa sobre expedientes separados, por orden de un tribunal o según el calendario del programa. Un expediente se queda mientras se deba algo en su caso. A la mesa del programa y a la mesa de participantes no se les dice cuándo se destruye.
victim-goes-orders = Órdenes
victim-goes-none = Ninguna orden trata de un expediente separado.
victim-goes-waits = Ordenado. Aún no está en vigor, o espera su noche.
victim-goes-held = Hay una retención: nada de él se destruye.
victim-goes-owed = { $count ->
    [one] Se queda: todavía se debe una cosa.
   *[other] Se queda: todavía se deben { $count } cosas.
}
victim-goes-night = No se debe nada: se destruye la próxima noche.
victim-goes-young = No se debe nada: se destruye cuando su propia última anotación sea tan antigua como dice el calendario.
victim-goes-gone = Ya no está, { $when }.
victim-goes-case = El caso
victim-goes-one = Certificado del expediente separado
victim-goes-one-lead = Para imprimir, para quien lo ordenó. Nunca se da a una persona participante ni a quien actúe por ella.
victim-goes-one-said = La hoja prueba que hubo una anotación y que nada se puso en su lugar. Qué decía ya no lo prueba nada. Del expediente de la persona participante esto no dice nada.
victim-goes-at = Destruido
victim-goes-what = Cuánto
victim-goes-all = Todo lo que el expediente separado tenía del caso
victim-goes-words = Todas las palabras del expediente separado; queda cuándo se hizo algo y de qué clase
victim-goes-entries = Anotaciones
victim-goes-leaf = Hoja que queda en lugar de la primera
