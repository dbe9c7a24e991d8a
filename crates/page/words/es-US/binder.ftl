# Palabras de la carpeta de revisión: en las páginas de la mesa de revisión y en sus archivos.

binder-heading = Carpeta de revisión
binder-period = Del { $from } al { $to }
binder-as-of = Según lo sabido el { $when }
binder-for-review = Solo para la revisión: no se entrega a nadie. Los casos llevan etiquetas nuevas en cada carpeta.
binder-for-outside = Para entregar: solo cifras. Una raya es un número que se reserva: es menor que cinco, o dejaría ver uno que lo es.
binder-no-name = En esta carpeta no hay nombre, número ni dirección de nadie. Los días se cuentan en { $zone } según { $pack } { $version }.
binder-cases = { $count ->
    [one] 1 caso del periodo
   *[other] { $count } casos del periodo
}
binder-cases-withheld = Menos de cinco casos del periodo
binder-drawn-all = Se miran todos.
binder-drawn-seed = { $count } sorteados con la semilla { $seed }.
binder-drawn-seed-outside = Las cifras son de una muestra sorteada con la semilla { $seed }.
binder-drawn-state = { $count } elegidos: { $state }.
binder-drawn-state-outside = Las cifras son de los casos elegidos: { $state }.
binder-drawn-rest = { $count ->
    [one] 1 no salió en el sorteo; se cuenta en «Todos».
   *[other] { $count } no salieron en el sorteo; se cuentan en «Todos».
}
binder-drawn-how = Cómo se sorteó: detrás de la semilla y un salto de línea se pone la etiqueta de cada caso en los registros; los casos se ordenan por el SHA-256 de eso y se toman los primeros { $most }. La hoja de claves tiene las etiquetas; quien hizo la carpeta puede repetirlo.
binder-history = { $count ->
    [0] Nada del periodo vencía antes de que el programa empezara con Leeward.
    [one] 1 obligación del periodo vencía antes de que el programa empezara: no se cuenta en ninguna parte.
   *[other] { $count } obligaciones del periodo vencían antes de que el programa empezara: no se cuentan en ninguna parte.
}
binder-history-withheld = Lo que vencía antes de que el programa empezara no se cuenta en ninguna parte.
binder-state-late = algo se hizo tarde
binder-state-tried = algo terminó sin que se avisara a nadie
binder-state-overdue = algo está atrasado
binder-state-danger = hubo un peligro
binder-state-undecided = evaluado y mucho tiempo sin decisión

## Las cláusulas
binder-clause-a = La seguridad primero
binder-clause-b = Convenios con proveedores
binder-clause-c = Primer aviso
binder-clause-d = Contacto según deseen
binder-clause-e = Comienzo, salida, peligro
binder-clause-f = Intentos anotados
binder-clause-g = Documentos para la revisión
binder-verdict-met = Cumplida
binder-verdict-not-met = No cumplida
binder-verdict-not-applicable = No corresponde
binder-verdict-whole = En todos los casos: { $verdict }
binder-decided = Cómo se decide
binder-decided-a = Cumplida si la nota de cada sesión contesta la pregunta de riesgo dentro de un día hábil y cada sí abrió un peligro. No corresponde si no hubo sesiones.
binder-decided-b = Cumplida si cada día estuvo vigente un convenio con un proveedor certificado, también en cada condado que atiende el programa. No quedó sin hacer ningún aviso a un proveedor ni a otra persona en peligro. Avisar después de la hora del propio programa, o no probar un número en su plazo, es un hallazgo.
binder-decided-c = Cumplida si cada primer aviso estuvo dentro del plazo de la ley y no se debe nada que ya tenía que decirse. Lo que se halló de un expediente separado en el de participantes ya no está ahí. La regla no fija hora para lo que se dice al hablar: más tarde que el día del propio programa es un hallazgo.
binder-decided-d = Cumplida si nadie quedó sin aviso y no hay atrasada ninguna llamada que pidieron. La regla no fija hora: más tarde que la del propio programa es un hallazgo.
binder-decided-e = Cumplida si a nadie que pidió enterarse le falta un aviso, y si a todas las personas con quienes se habló se les preguntó qué desean.
binder-decided-f = Cumplida si cada intento se anotó a más tardar el siguiente día hábil.
binder-decided-g = La regla determina el cumplimiento al revisar políticas y procedimientos, expedientes de clientes, convenios de servicio y otros documentos. Cumplida si esos papeles están. Cada política que pide el capítulo estaba por escrito el último día, a nadie le faltaba capacitación y cada informe de un incidente crítico fue a tiempo. Los convenios están en (b), los expedientes en (a), (c) y (f). No corresponde si el paquete no dice qué pide el capítulo.

## Lo que se cuenta. Cada renglón está encima de sus partes.
binder-evidence = Pruebas
binder-column-number = Cifra
binder-column-what = Qué
binder-column-all = Todos
binder-column-sample = Muestra
binder-column-share = Parte
binder-column-share-sample = Parte de la muestra
binder-group-sessions = Sesiones a las que asistieron
binder-group-agreement = Días del periodo
binder-group-counties = Días del periodo, por cada condado que atiende el programa
binder-group-drills = Pruebas de los números de día y noche; nadie estaba en peligro
binder-group-provider = Avisos al proveedor certificado
binder-group-others = Avisos a otras personas en peligro
binder-group-decisions = Decisiones
binder-group-notice = Primeros avisos de una decisión
binder-group-disclosure = Lo que debe decirse al hablar
binder-group-tries = Intentos para los primeros avisos
binder-group-undecided = Casos evaluados hace más de 30 días y sin decisión
binder-group-warning = Avisos de un peligro, sea cual sea su elección
binder-group-check-in = Llamadas que pidieron
binder-group-began = Noticia de que el participante comenzó
binder-group-left = Noticia de que el participante salió
binder-group-danger = Avisos de un peligro a quien eligió enterarse
binder-group-choice = Personas con quienes se habló
binder-group-written = Intentos del periodo: cuándo se anotaron, según se dijo
binder-group-kept = Intentos del periodo: cuándo los tomó el registro
binder-group-corrected-client = Anotaciones retiradas en expedientes de participantes
binder-group-corrected-separate = Anotaciones retiradas en expedientes separados
binder-group-closed = Cómo terminó lo que se debía
binder-group-looks = Consultas de expedientes separados
binder-group-destroyed = Cartas y anotaciones destruidas
binder-group-policies = Políticas que el capítulo pide por escrito, en el último día
binder-group-training = Personal y personas voluntarias, en el último día
binder-group-incidents = Informes de incidentes críticos
binder-group-offenses = Informes de nuevos delitos al tribunal
binder-group-places = Lugares donde hay expedientes, en el último día
binder-group-contract = Primeras sesiones del periodo, una por cada vez en el programa
binder-group-own-releases = Autorizaciones dadas por participantes
binder-group-court-records = Constancias de expedientes de participantes hechas para un tribunal
binder-group-file-demands = Requerimientos legales solo de expedientes de participantes
binder-group-releases = Autorizaciones dadas por personas protegidas
binder-group-outside = Veces que se dijo fuera algo de una persona protegida
binder-group-copies = Copias dadas a personas protegidas de lo que se guarda sobre ellas
binder-group-shown = Expedientes aparte mostrados, tachados, a quien revisa
binder-group-leaks = Anotaciones de participantes en las que se halló lo que solo debe tener un expediente separado
binder-group-leak-age = De estas, las que no debían quedar: cuánto tiempo estuvieron ahí las palabras
binder-part-leak-stands = se revisó, y puede quedar
binder-part-leak-out = las palabras ya no están
binder-part-leak-ordered = se ordenó quitarlas, y siguen ahí
binder-part-leak-asked = se pidió quitarlas, y nadie lo ha ordenado
binder-part-leak-week = una semana como máximo
binder-part-leak-month = un mes como máximo
binder-part-leak-longer = más tiempo
binder-group-demands = Requerimientos legales de expedientes separados
binder-part-contract-before = el contrato se firmó a más tardar ese día
binder-part-contract-after = el contrato se firmó después
binder-part-no-contract = no está anotado ningún contrato
binder-part-release-stands = sin retirar
binder-part-release-back = retirada después
binder-part-outside-release = había una autorización suya
binder-part-outside-law = no había autorización: solo por ley
binder-part-answered = contestado
binder-part-waits = espera respuesta
binder-part-heard = se les avisó a todas las personas, o está anotado por qué no
binder-part-unheard = falta avisarle a alguien
binder-part-quiet = no hay que avisarle a nadie, o no se conoce a nadie
binder-part-no-case = ningún caso lleva esa etiqueta
binder-group-plans = Planes de corrección
binder-part-plan-done = hecho a tiempo
binder-part-plan-done-late = hecho pasado su día
binder-part-plan-overdue = atrasado
binder-part-plan-open = su día está por llegar
binder-finding-plan-overdue = Planes de corrección pasados de su día, sin hacer
binder-finding-plan-late = Planes de corrección hechos pasado su día
binder-plan = Se planeó una corrección para el { $day }: { $stood }
binder-plan-owner = a cargo de la persona número { $number } del personal
binder-plan-put-off = aplazada al { $day }
binder-plan-done = hecha el { $day }
binder-plans-other = Lo planeado sobre lo que ahora no se encuentra
binder-part-told = avisado a tiempo
binder-part-tried = intentado a tiempo, sin avisar
binder-part-told-late = avisado tarde
binder-part-tried-late = intentado tarde, sin avisar
binder-part-overdue = atrasado
binder-part-open = todavía no vence
binder-part-ended = ya no se debe, a tiempo
binder-part-ended-late = ya no se debe, pasado su plazo
binder-part-no-risk = la nota dice: sin señal de riesgo
binder-part-risk = la nota dice: señal de riesgo, y se abrió un peligro
binder-part-risk-alone = la nota dice: señal de riesgo, y no se abrió ningún peligro
binder-part-no-answer = sin nota, y por eso sin respuesta a la pregunta de riesgo
binder-part-answer-due = todavía sin nota, aún a tiempo
binder-part-in-force = estuvo vigente un convenio con un proveedor certificado
binder-part-none-in-force = no estuvo vigente ningún convenio
binder-part-county-agreed = estuvo vigente un convenio con un proveedor que atiende el condado
binder-part-county-bare = no estuvo vigente ningún convenio para el condado
binder-part-drill-in-beat = probado dentro del plazo del programa, y contestaron
binder-part-drill-late = probado pasado el plazo del programa, y contestaron
binder-part-drill-unanswered = probado, y no contestó nadie que pudiera recibir un aviso
binder-part-drill-missing = sin probar, y su día había pasado
binder-part-accepted = aceptado
binder-part-denied = rechazado
binder-part-counted = cuentan
binder-part-too-soon = no cuentan: demasiado pronto después del anterior
binder-part-other-way = no cuentan: no fueron por teléfono
binder-part-dead-number = no cuentan: un número que no llega a nadie
binder-part-asked = se les preguntó qué desean
binder-part-not-asked = no se les preguntó qué desean
binder-part-same-day = el mismo día
binder-part-next-day = a más tardar el siguiente día hábil
binder-part-later = más tarde
binder-part-as-said = el día que se dijo
binder-part-after-said = un día posterior al que se dijo
binder-part-contact = se habló
binder-part-misses = sin hablar: se intentó cuantas veces se debe
binder-part-choice = sin hablar: su elección
binder-part-over = sin hablar: terminó
binder-part-merged = se debe a alguien por una obligación propia
binder-part-retention = había pasado su plazo en el programa
binder-part-in-writing = había una política en vigor
binder-part-not-in-writing = no había ninguna política en vigor
binder-part-trained = con la capacitación que pide el capítulo
binder-part-training-short = faltaba algo de su capacitación
binder-part-since-unknown = no está anotado desde cuándo prestan servicio
binder-part-place-may = un lugar certificado, o autorizado por escrito
binder-part-place-may-not = ni certificado ni autorizado
binder-part-report-in-time = a tiempo
binder-part-report-late = tarde
binder-part-report-overdue = sin hacer, y tarde
binder-part-report-open = sin vencer todavía
binder-part-court-order = lo ordenó un tribunal
binder-part-wrong-file = estaba en un expediente que no le correspondía
binder-part-redaction = lo ordenó la persona encargada de la privacidad
binder-reached = Norma alcanzada: { $reached } de { $of } ({ $share })
binder-reached-sample = En la muestra: { $reached } de { $of } ({ $share })
binder-percent = { $count } %
binder-behind = Los casos
binder-behind-program = Lo que se contó
binder-behind-nothing = No hay nada detrás de esta cifra.
binder-fact-part = { $part }: { $fact }
binder-fact-county = { $county }: { $days }
binder-fact-drill = Convenio { $number }: { $day }
binder-fact-destroyed = { $day }: { $count }
binder-fact-looked = Cuenta { $number } de la mesa de víctimas: { $count }
binder-fact-policy = { $policy }: en vigor desde el { $day }
binder-fact-staff = Persona número { $number } del personal
binder-fact-incident = Incidente del { $day }, { $step }: vence el { $due }
binder-fact-offense = Conocido el { $day }: vence el { $due }
binder-fact-done = hecho el { $day }
binder-fact-place = Lugar { $number }, con expedientes desde el { $day }: { $may }
binder-fact-plan = { $finding }: para el { $day }, persona número { $number } del personal
binder-step-told = aviso por teléfono
binder-step-written = informe por escrito
binder-step-resolved = lo que se hizo, firmado
binder-may-certified = lugar certificado
binder-may-authorized = autorizado por escrito
binder-may-not = nada lo permite

## Hallazgos
binder-findings = Hallazgos
binder-findings-none = En las anotaciones no se encontró nada.
binder-findings-sample = en la muestra: { $count }
binder-severity-severe = Muy grave
binder-severity-serious = Grave
binder-severity-slight = Leve
binder-finding-danger-untold = Peligro, y a alguien no se le avisó
binder-finding-danger-chosen-untold = Peligro, y no se avisó a alguien que eligió enterarse
binder-finding-others-untold = Peligro, y no se avisó a otra persona en peligro
binder-finding-provider-untold = Peligro, y no se avisó al proveedor certificado
binder-finding-risk-alone = Una nota vio una señal de riesgo y no se abrió ningún peligro
binder-finding-no-agreement = Días sin un convenio vigente
binder-finding-county-bare = Días en que un condado que atiende el programa no tuvo convenio
binder-finding-counties = { $text } ({ $counties })
binder-finding-number-untried = Números de día y noche sin probar, o en que nadie contestó la prueba
binder-finding-number-late = Números de día y noche probados pasado el plazo del propio programa
binder-finding-policy-missing = Políticas que faltan por escrito
binder-finding-place-may-not = Hay expedientes donde nada lo permite
binder-finding-contract-late = Primeras sesiones sin contrato firmado de esa vez en el programa
binder-finding-demand-untold = Requerimientos legales de los que falta avisarle a alguien
binder-finding-incident-late = Informes de incidentes críticos tarde o sin hacer
binder-finding-offense-unreported = Nuevos delitos sin informar al tribunal
binder-finding-offense-late = Nuevos delitos informados más tarde que la política del programa
binder-finding-training-short = Personal al que le falta capacitación o no se le puede contar
binder-finding-notice-overdue = Primeros avisos sin hacer, pasado el plazo de la ley
binder-finding-notice-late = Primeros avisos hechos después del plazo de la ley
binder-finding-leak-left = Palabras de un expediente separado siguen en el de participantes
binder-finding-disclosure-overdue = Se habló, y falta decir lo que la regla enumera
binder-finding-began-overdue = Falta avisar que el participante comenzó
binder-finding-left-overdue = Falta avisar que el participante salió
binder-finding-check-in-overdue = Llamadas que pidieron, atrasadas
binder-finding-not-asked = Se habló, y no se preguntó qué desean
binder-finding-no-answer = Sesiones sin respuesta a la pregunta de riesgo
binder-finding-undecided = Casos sin decisión más de 30 días después de la evaluación
binder-finding-danger-late = Peligro, avisado después de la hora del propio programa
binder-finding-danger-chosen-late = Peligro, avisado tarde a quien eligió enterarse
binder-finding-others-late = Peligro, avisado tarde a otras personas
binder-finding-provider-late = Peligro, avisado tarde al proveedor
binder-finding-written-later = Intentos anotados después del siguiente día hábil
binder-finding-disclosure-late = Dicho al hablar, más tarde que el día del propio programa
binder-finding-began-late = Noticia de que el participante comenzó, más tarde que el día del propio programa
binder-finding-left-late = Noticia de que el participante salió, más tarde que el día del propio programa
binder-finding-check-in-late = Llamadas que pidieron, más tarde que su día
binder-finding-kept-later = Intentos que el registro tomó un día posterior al que se dijo
binder-finding-too-soon = Intentos que no cuentan: demasiado pronto después del anterior
binder-finding-not-told = Se intentó cuantas veces pide la regla, y no se avisó a nadie

## Lo que las anotaciones no muestran
binder-paper = Para ver en papel
binder-paper-a-1 = La política de que la seguridad de la víctima va primero, y su versión vigente en el periodo.
binder-paper-a-2 = El propio contrato: que diga ante quién se limita la confidencialidad. Las anotaciones muestran el día en que se firmó, y no la hora.
binder-paper-b-1 = Los convenios firmados, los condados que atienden y el certificado de cada proveedor.
binder-paper-c-1 = De un caso que usted elija: el propio expediente separado, en su lugar, visto con la dirección.
binder-paper-c-2 = Las palabras con que se avisa; si de verdad nombraron a quien aboga por ellas.
binder-paper-d-1 = Cómo se averigua lo que alguien desea, y cómo se cambia.
binder-paper-e-1 = La hoja o las palabras con que se elige.
binder-paper-f-1 = El papel detrás de lo que se trajo o se anotó más tarde.
binder-paper-g-1 = Políticas y procedimientos, expedientes del personal, convenios de servicio y otros documentos.
binder-paper-g-2 = Las propias autorizaciones: quién firmó, para qué, para quién y hasta cuándo. Qué se dijo fuera, a quién, y qué lo permitía.
binder-paper-g-3 = Qué pedía cada requerimiento legal, qué se entregó, y si se le avisó a cada persona o por qué no.

## Días festivos y lo que la fija
binder-holidays = Días que proclamó el gobernador
binder-holidays-none = Ninguno en este periodo. Los demás días festivos son los del paquete de reglas.
binder-holiday = { $day }: orden { $order }
binder-holiday-no-order = { $day }: no se anotó el número de la orden
binder-pinned = Lo que la fija
binder-pinned-said = Estas líneas fijan aquello de lo que se hizo la carpeta, en lo que aquí puede decirse. Cuántas anotaciones tienen los expedientes separados no se dice en ninguna parte.
binder-pinned-code = Las mismas líneas como código para la cámara de un teléfono

## Un caso
binder-case-owed = Lo que se debía
binder-separate = Expedientes separados
binder-separate-said = Los días se numeran desde el día en que algo empezó a deberse. Un número con un signo más es un día que no cuenta, después del día de ese número.
binder-participants = Expedientes de participantes
binder-case-separate = Expediente separado { $label }
binder-case-participant = Expediente del participante { $label }
binder-case-none = Nada de él vencía en el periodo.
binder-duty = { $number }. { $duty }, cláusula { $clause }
binder-person = Persona { $number }
binder-person-unknown = La víctima que aún no se conoce
binder-person-provider = El proveedor certificado
binder-day = día { $day }
binder-due = Vence: { $day }
binder-due-minutes = Vence dentro del plazo del propio programa
binder-closed = Terminó: { $day }
binder-closed-minutes = { $count ->
    [one] Terminó después de 1 minuto
   *[other] Terminó después de { $count } minutos
}
binder-strip-off = no cuenta
binder-strip-hit = intento
binder-strip-told = avisado
binder-why = Por qué
binder-evidence-one = { $day }: { $what }
binder-evidence-reached = se habló
binder-evidence-told = se dijo, o no quiso oírlo
binder-evidence-asked = se preguntó qué desea
binder-evidence-missed = intento { $by }: { $ending }
binder-evidence-written = { $count ->
    [0] anotado el mismo día
    [one] anotado 1 día hábil después
   *[other] anotado { $count } días hábiles después
}
binder-evidence-kept = { $count ->
    [0] tomado por el registro el día que se dijo
    [one] tomado por el registro 1 día hábil después del que se dijo
   *[other] tomado por el registro { $count } días hábiles después del que se dijo
}
binder-corrected = Anotaciones retiradas: { $count }
binder-participant-assessed = Evaluado: { $days }
binder-participant-decided = { $outcome } el { $day }
binder-participant-sessions = Sesiones: { $count }; notas con señal de riesgo: { $risk }
binder-participant-no-answer = Sin respuesta a la pregunta de riesgo: { $days }
binder-participant-risk-alone = Señal de riesgo y ningún peligro abierto: { $days }
binder-participant-undecided = Evaluado hace { $count } días y sin decisión
binder-participant-left = Salió el { $day }: { $reason }
binder-participant-contract = Contrato firmado el { $signed }; primera sesión el { $session }
binder-participant-no-contract = No está anotado ningún contrato; primera sesión el { $session }
binder-participant-court-records = Constancias hechas para un tribunal: { $days }
binder-papers = { $group }: { $all }
binder-leaving-completed = terminó las sesiones
binder-leaving-noncompliance = no siguió las reglas del programa
binder-leaving-other = otros motivos

## Por qué se debía algo, sin fecha
binder-open-decision = Empezó a deberse con una decisión: ese día es el día 0.
binder-open-known-later = A esta persona se le empezó a deber el aviso después de la decisión: ese día es el día 0.
binder-open-nobody-known = No se conocía a ninguna víctima: ese día es el día 0.
binder-open-contact = Se habló con esta persona: ese día es el día 0.
binder-open-new-finding = Una evaluación encontró algo que no se le había dicho: ese día es el día 0.
binder-open-began = El participante comenzó a asistir: ese día es el día 0.
binder-open-left = El participante salió del programa: ese día es el día 0.
binder-open-chose = Eligió enterarse: ese día es el día 0.
binder-open-danger = Se supo de un peligro: ese es el minuto 0.
binder-open-danger-lives = Un peligro que no había terminado pasó a afectarle: ese es el minuto 0.
binder-open-asked-to-be-called = Pidió una llamada cada tantos días: ese día es el día 0.
binder-open-next-call = Terminó la última de esas llamadas: ese día es el día 0.
binder-why-due-business = { $days ->
    [one] Contando desde el { $from }, el siguiente día hábil es el último a tiempo.
   *[other] Contando desde el { $from }, el día hábil { $days } es el último a tiempo.
} { $skipped ->
    [0] No se deja fuera ningún día.
    [one] Un día intermedio no cuenta.
   *[other] { $skipped } días intermedios no cuentan.
}
binder-why-due-calendar = { $days ->
    [one] Vence al día siguiente.
   *[other] Vence { $days } días después.
} { $moved ->
    [0] Ese es un día hábil.
    [one] Ese no es día hábil, y se pasa un día.
   *[other] Ese no es día hábil, y se pasa { $moved } días.
}
binder-why-due-minutes = Vence { $minutes } minutos después.
binder-why-due-decision = Vence junto con el primer aviso de la decisión.
binder-why-law = El plazo es de la ley.
binder-why-policy = El plazo es política del propio programa.
binder-why-taken-over = Se debía a una víctima que aún no se conocía, y desde el { $day } a esta persona.
binder-why-their-day = Pidió que la llamaran el { $day }. Vale su día.
binder-why-counts = El intento del { $day } cuenta: número { $number }.
binder-why-other-way = El intento del { $day } no cuenta: no fue por teléfono.
binder-why-dead-number = El intento del { $day } no cuenta: el número no llega a nadie.
binder-why-too-soon = El intento del { $day } no cuenta: fue { $minutes } minutos después del anterior.
binder-why-missed = No se logró hablar el { $day }: día distinto { $number }.
binder-why-same-day = Los intentos que cuentan son todos de un día; hace falta uno en otro día.
binder-why-new = Una evaluación del { $day } encontró algo que se debe otra vez.
binder-why-heard = Algo de ello se dijo, o no se quiso oír, el { $day }.
binder-why-left = { $count ->
    [one] Falta decir una cosa.
   *[other] Falta decir { $count } cosas.
}
binder-why-told = Avisado el { $day }.
binder-why-tried = Se intentó cuantas veces se debe, sin avisar; el último intento el { $day }.
binder-why-chose = Ya no se debe desde el { $day }: su elección.
binder-why-ended = Ya no se debe desde el { $day }: terminó.
binder-why-merged = Ya no se debe desde el { $day }: se debe a alguien por una obligación propia.
binder-why-written-later = { $count ->
    [one] Lo del { $day } se anotó 1 día hábil después.
   *[other] Lo del { $day } se anotó { $count } días hábiles después.
}


## La elección
binder-title = Carpeta
binder-said = Lo que cuenta una revisión de cumplimiento, cláusula por cláusula, para un periodo y una muestra que usted sortea. Solo lectura: no cambia nada.
binder-from = Primer día del periodo
binder-to = Último día del periodo
binder-which = Qué casos
binder-which-all = Todos los del periodo
binder-which-seed = Una muestra, sorteada con una semilla suya
binder-which-state = Los que están en un estado
binder-most = Cuántos (para una muestra)
binder-seed = Semilla (para una muestra)
binder-seed-hint = Cualquier texto que hasta ahora solo usted conozca. La misma semilla sortea otra vez los mismos casos.
binder-state = Estado
binder-make = Hacer la carpeta
binder-kept = Hechas antes
binder-kept-none = Todavía ninguna.
binder-day-wrong = Escriba un mes, un día y un año, como 11, 18, 2026.
binder-period-backwards = El último día es anterior al primero.
binder-most-wrong = Escriba cuántos casos hay que sortear, como 12.
binder-seed-wrong = Escriba una semilla de uno a 64 signos, como 4471.
binder-state-wrong = Elija un estado.
binder-short-all = Todos los casos
binder-short-seed = Muestra de { $count }, semilla { $seed }
binder-short-state = Casos elegidos: { $state }

## Sus páginas
binder-clauses = Cláusulas
binder-clause-title = Cláusula { $clause }
binder-about = Qué es esto
binder-label = Etiqueta
binder-figure = { $number }: { $text }
binder-behind-none = Ningún caso sorteado está detrás de esta cifra.
binder-column-due = Vencía en el periodo
binder-column-stood = Cómo quedó
binder-stood-count = { $count } { $text }
binder-before = Anteriores
binder-after = Siguientes
binder-one-separate = Expediente separado
binder-one-participant = Expediente del participante
binder-files = Para llevar
binder-files-for = Para quién
binder-files-outside = Para entregar: solo cifras, las pequeñas reservadas
binder-files-review = Solo para la revisión: con los casos
binder-files-format = Como
binder-files-go = Guardar el archivo
