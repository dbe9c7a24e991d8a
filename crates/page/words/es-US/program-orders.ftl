# La mesa del programa: órdenes de quitar las palabras de una anotación del expediente de una persona participante.

order-title = Quitar
order-lead = Una orden quita las palabras de una anotación del expediente de una persona participante, para siempre. Queda que hubo una anotación y cuándo. Se cumple a las tres de la mañana; hasta entonces se puede retirar.
order-need = { $count ->
    [one] La mesa de víctimas pide que se quite una anotación del expediente de una persona participante.
   *[other] La mesa de víctimas pide que se quiten { $count } anotaciones de expedientes de personas participantes.
}
order-saved = Guardado.
order-asked = Lo que pide la mesa de víctimas
order-asked-none = No se pide nada.
order-given = Órdenes
order-none = Todavía no se dio ninguna orden.
order-new = Dar una orden
order-new-said = Para una anotación en el expediente equivocado, o por orden de un tribunal. La página que retira una anotación muestra su etiqueta.
order-case = Caso
order-entry = Anotación
order-ground = Con qué fundamento
order-go = Ordenarlo
order-back = Retirar
order-said = { $case }, anotación { $entry }: la ordenó { $who }, { $when }
order-waits = Espera a la noche.
order-taken-back = Retirada, { $when }.
order-done = Cumplida, { $when }. Las palabras ya no están.
order-nothing = Cumplida, { $when }. No había tal anotación en ese expediente.
order-before = Ya existe una orden sobre esta anotación.
order-waits-not = Esta orden se cumplió o se retiró mientras tanto.
order-case-missing = Dé la etiqueta del caso, como la muestra su expediente.
order-entry-missing = Dé la etiqueta de la anotación, como la muestra su expediente.
order-ground-missing = Diga con qué fundamento, en pocas palabras. No nombre a nadie: esto no está sellado.
order-one = Certificado de una orden
order-one-lead = Para imprimir, para quien lo pidió y para quien revisa.
order-one-said = La hoja prueba que hubo una anotación y que nada se puso en su lugar. Cuáles eran sus palabras ya no lo prueba nada.
order-pins = Lo que lo prueba
order-pins-said = El estado del libro propio del programa cuando se hizo esta página, firmado. Quien lo guarde puede mostrar después que no se cambió lo que dice de esta orden. No nombra a nadie.
order-pins-code = Las líneas firmadas, como imagen para fotografiar
order-by = La ordenó
order-at = Fecha de la orden
order-became = Qué pasó con ella
order-place = Lugar en el registro de participantes
order-leaf = Hoja que queda allí
order-gone = El último respaldo que puede tener las palabras ya no existe desde
