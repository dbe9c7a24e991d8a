## Peligro: a quién telefonear ahora; después, lo que se dijo o se vio
client-danger-nav = Peligro
client-danger-title = Peligro
client-danger-phone = Peligro: telefonee ahora
client-danger-now = Hay una persona herida, o está por haberla
client-danger-911 = Policía y ambulancia. Diga dónde, quién y si hay un arma.
client-danger-on-call = De guardia para la mesa de víctimas
client-danger-next = Sin respuesta en 5 minutos
client-danger-nobody = No hay nadie en la lista de guardia. Telefonee a la dirección y después al proveedor.
client-danger-provider = Proveedor, día y noche
client-danger-counties = Certificado para: { $counties }
client-danger-no-provider = El programa no ha anotado ningún proveedor certificado. Llame a la línea Oklahoma Safeline, de día y de noche: 800-522-7233.
client-danger-write = Después, anótelo
client-danger-lead = { $time }: deje vacío lo que no sepa.
client-danger-whose = ¿De quién se trata?
client-danger-whose-choose = Elija a la persona participante
client-danger-whose-none = Elija de quién se trata.
client-danger-about = Sobre { $who }.
client-danger-opened = Su respuesta a la pregunta de riesgo abrió las advertencias. Lo que escriba aquí se añade a ellas.
client-danger-toward = ¿Quién está en peligro?
client-danger-toward-partner = La pareja, o alguien a quien se dañó antes
client-danger-toward-child = Una niña o un niño
client-danger-toward-other = Otra persona
client-danger-toward-self = La persona participante
client-danger-toward-staff = Alguien que trabaja aquí
client-danger-toward-animal = Un animal
client-danger-toward-none = Marque quién está en peligro. Si no lo sabe, marque lo primero.
client-danger-words = ¿Qué se dijo o se hizo?
client-danger-words-hint = Las palabras exactas, si las tiene. Dónde y cuándo.
client-danger-empty = Escriba lo que se dijo o se hizo, o a quién telefoneó. Todavía no hay nada que enviar.
client-danger-too-long = Es demasiado largo. Envíe ahora la primera parte y el resto en un segundo reporte.
client-danger-rang = ¿A quién telefoneó?
client-danger-rang-police = 911
client-danger-rang-oncall = De guardia
client-danger-rang-provider = Proveedor
client-danger-went-no = Todavía no
client-danger-went-reached = Se logró hablar
client-danger-went-no_answer = Nadie contestó
client-danger-go = Enviar a la mesa de víctimas
client-danger-same = Usted recibe la hora y nada más. Todas las personas reciben la misma constancia, siempre. Nada de esta página se guarda en esta mesa.
client-danger-sent = Enviado
client-danger-saved = Guardado: { $when }. Lo tiene la mesa de víctimas.
client-danger-receipt = Siga telefoneando hasta que haya hablado con alguien. Esta mesa nunca muestra lo que hizo la otra mesa.
client-danger-more = Añadir algo más
client-risk = Una señal por la que haya que advertir a alguien
client-risk-hint = ¿Vio u oyó alguna? Debe contestarse en cada sesión (75:25-3-4.1). Si alguien puede resultar herido ahora, llame primero al 911.
client-risk-no = No
client-risk-yes = Sí
client-risk-toward = Si contestó sí: ¿quién está en peligro?
client-risk-toward-hint = Déjelo vacío si es la pareja, o alguien a quien se dañó antes.
client-risk-title = Señal de riesgo
client-line-note = Nota de una sesión
client-line-risk-no = ninguna señal de riesgo
client-line-risk-yes = señal de riesgo: sí
client-line-risk = Peligro, por la pregunta de riesgo
client-line-absent = Faltó
client-line-absent-excused = Faltó, con justificación

## Ellas lo saben primero
client-held = No se lo diga a la persona participante antes de: { $until }.
client-held-why = Ni de palabra, ni por carta, lista o informe. Es igual para cada negativa y cada salida.

## Grupos y asistencia
client-nav-groups = Grupos
client-notes-title = Sesiones sin nota
client-notes-lead = La nota de cada sesión debe decir si se vio una señal de riesgo (75:25-3-4.1). Estas no tienen ninguna desde que pasó el siguiente día hábil.
client-notes-none = Cada sesión tiene su nota.
client-notes-owed = { $count ->
    [one] Una sesión aún no tiene nota. Escríbala.
   *[other] { $count } sesiones aún no tienen nota. Escríbalas.
}
client-note-title = Nota de una sesión
client-note-of = La sesión: { $day }
client-note-go = Anotar la nota
client-groups-title = Grupos
client-groups-lead = Abra un grupo para pasar lista.
client-groups-none = Nadie que asista está en un grupo. El grupo está en el ingreso de cada participante.
client-group-people = { $count ->
    [one] 1 persona
   *[other] { $count } personas
}
client-roll-title = Lista
client-roll-ask = ¿Quién estuvo aquí, y hubo una señal por la que haya que advertir a alguien?
client-roll-keys = Cada nota debe decirlo (75:25-3-4.1). En las respuestas: H, R, E o A elige y pasa a la nota; Tab pasa a la persona siguiente.
client-roll-here = Asistió, sin señal de riesgo
client-roll-risk = Asistió, señal de riesgo
client-roll-excused = Justificada
client-roll-absent = Faltó
client-roll-note = Nota, { $name }
client-roll-go = Guardar la lista
client-roll-whether = { $name }: elija si asistió.
client-roll-long = Esta nota es demasiado larga.
client-roll-future = La sesión está en el futuro. Corrija su día.
client-roll-day = Escriba el día de la sesión, como 11 23 2026.
client-roll-saved = { $count ->
    [one] Guardado, 1 persona está en esta lista
   *[other] Guardado, { $count } personas están en esta lista
}
client-roll-saved-next = Todas las preguntas de riesgo están contestadas.
client-roll-danger = Anotar lo que se dijo
client-roll-all = La lista de este día está completa.
client-roll-other = Abrir la lista del día de arriba
client-danger-nobodys-turn = A esta hora no hay nadie de turno. Llame a uno tras otro hasta que alguien conteste.
