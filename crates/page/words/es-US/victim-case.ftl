# La mesa de víctimas: un caso, las personas en él, lo que se les dijo y lo que desean.
victim-case-title = Caso
victim-case-foot = Una anotación nunca se cambia. Un error se retira con una anotación posterior. Usted abrió este expediente; eso queda escrito en él.
victim-case-no-name = No se sabe el nombre
victim-case-no-participant = Participante sin nombre
victim-case-about = sobre { $name }
victim-case-whole = el caso entero
victim-case-tab-line = Cronología
victim-case-tab-call = Llamar
victim-case-tab-told = Lo dicho, y lo que desea
victim-case-tab-plan = Plan
victim-case-tab-people = Caso y personas
victim-case-to-line = Ver la cronología
victim-case-back = Volver sin anotar nada
victim-case-kept = Lleno con lo que usted escribió: { $time }.
victim-case-kept-discard = Desechar esto y empezar de nuevo
victim-case-stale = Alguien más escribió en este caso desde que usted abrió esta página. No se anotó nada. Mire la cronología y envíe esto otra vez si aún vale; lo que escribió sigue aquí.
victim-case-sure = Todavía no se ha anotado nada. Lea esto una vez más y diga abajo que está segura o seguro.
victim-case-recorded = Anotado: { $what }.
victim-case-tries-next = Ya cuentan { $count } de { $most } intentos. El siguiente, a más tardar { $day }.
victim-case-tries-not-counted = Este intento no cuenta entre los { $most }; ya cuentan { $count }. El siguiente, a más tardar { $day }.
victim-case-tries-done = Ya están hechos todos los intentos que pide la regla: se intentó, no se informó.
victim-case-left = Falta decir: { $items }.
victim-case-undo-why = Retirado justo después de anotarlo

## La página de un caso
victim-case-owed = { $what }: vence { $day }
victim-case-nothing-owed = Ahora no se debe nada
victim-case-what-is-owed = Lo que se debe
victim-case-line = Cronología
victim-case-newest = Primero lo más reciente
victim-case-empty = Aquí todavía no hay nada escrito.
victim-case-looks = { $count ->
    [one] Visto por { $who }
   *[other] Visto por { $who }, { $count } veces
 }
victim-case-taken-back = retirado
victim-case-take-back = Retirar
victim-case-to-danger = Minuto a minuto
victim-case-by-client = Expediente de participante
victim-case-by-who = Por { $who }
victim-case-written = anotado: { $when }
victim-case-wants = Lo que desea
victim-case-not-asked = Aún no se le ha preguntado. Hasta que lo diga, se le llama para el primer aviso y por peligro.
victim-case-people = Personas
victim-case-person = Persona { $number }: { $roles }, desde { $since }
victim-case-others = { $count ->
    [one] 1 persona más en este caso, en una página propia
   *[other] { $count } personas más en este caso, cada una en una página propia
 }
victim-case-act-call = Llamar
victim-case-act-told = Lo que se dijo
victim-case-act-inbound = Llamó
victim-case-act-callback = Ahora no, llámeme después
victim-case-act-note = Nota
victim-case-act-roles = Cambiar relaciones
victim-case-act-end = Su parte en el caso terminó
victim-case-month = Mes
victim-case-day = Día
victim-case-year = Año

## Lo que se debe
victim-case-stands-danger = Peligro, a más tardar { $when }
victim-case-stands-today = Vence hoy
victim-case-stands-over = { $count ->
    [0] Atrasado
    [one] Atrasado 1 día hábil
   *[other] Atrasado { $count } días hábiles
 }
victim-case-stands-soon = { $count ->
    [0] Antes del próximo día hábil
    [one] En 1 día hábil
   *[other] En { $count } días hábiles
 }
victim-case-stood-told = Dicho, a tiempo
victim-case-stood-told-late = Dicho, tarde
victim-case-stood-tried = Se intentó, no se logró decir
victim-case-stood-chose = Ya no se debe: su decisión
victim-case-stood-ended = Ya no se debe: terminó
victim-case-stood-merged = Ya no se debe: se debe a una persona conocida
victim-case-why = ¿Por qué { $day }?
victim-case-law = La ley: { $clause }
victim-case-policy = La norma del programa, junto a { $clause }
victim-case-strip-zero = no cuenta
victim-case-strip-try = { $count ->
   *[other] intento { $count }
 }
victim-case-strip-told = dicho
victim-case-strip-today = hoy
victim-case-strip-due = vence

## La cronología
victim-case-line-person = { $name }: { $roles }
victim-case-line-assessment = Evaluación
victim-case-line-accepted = Participante: admisión
victim-case-line-denied = Participante: sin admisión
victim-case-line-session = Participante: asistió a una sesión
victim-case-line-left = Participante: dejó el programa
victim-case-line-danger = Se supo de un peligro
victim-case-line-over = El peligro terminó
victim-case-line-inbound-person = Llamó o vino
victim-case-line-inbound-advocate = Su intercesora o intercesor llamó o vino
victim-case-line-try-person = Intento: { $ending }, { $by }
victim-case-line-try-advocate = Intento de hablar con su intercesora o intercesor: { $ending }, { $by }
victim-case-line-try-locate = Intento de encontrarla: { $ending }, { $by }
victim-case-line-told = Dicho: { $items }
victim-case-line-declined = No quiso oír: { $items }
victim-case-line-receive-yes = Desea avisos
victim-case-line-receive-no = No desea avisos
victim-case-line-provide-yes = Desea dar información
victim-case-line-provide-no = No desea dar información
victim-case-line-every = { $count ->
    [one] Desea una llamada cada día
   *[other] Desea una llamada cada { $count } días
 }
victim-case-line-notice = Aviso: { $ending }
victim-case-line-provider = Programa de servicios para víctimas: { $ending }
victim-case-line-callback = Pidió que se le llame el { $day }
victim-case-line-from = Desde: { $time }
victim-case-line-ended-died = Falleció
victim-case-line-ended-mistaken = Nunca fue persona de este caso
victim-case-line-ended-merged = Es la misma que otra persona de este caso
victim-case-line-void = Retirado: { $what }
victim-case-line-plan = Plan anotado
victim-case-line-took = Va a hacer la próxima llamada
victim-case-line-note = Nota
victim-case-line-received = Entrega atendida
victim-case-line-intake = Ingreso
victim-case-line-jail = Participante: está en la cárcel
victim-case-line-released = Participante: salió de la cárcel
victim-case-line-transferred = Participante: pasó a otro programa
victim-case-line-note-risk = Nota de una sesión: señal de riesgo
victim-case-line-note-no-risk = Nota de una sesión: ninguna señal de riesgo
victim-case-line-absent = Participante: faltó
victim-case-line-hand-over = Entregado
victim-case-line-took-danger = Tomó el peligro
victim-case-line-seen-by-second = Fin del peligro, visto por una segunda persona
victim-case-line-other = Anotación
victim-case-line-gone = Las palabras de esta anotación ya no se conservan.
victim-case-line-handed = Entregado por la mesa de participantes. Las palabras están en la bandeja.

## Cuándo ocurrió
victim-case-when = Cuándo
victim-case-when-lead = Déjelo todo vacío si fue ahora mismo. Sin hora solo se anota el día.
victim-case-when-day = Día
victim-case-when-day-hint = Por ejemplo, 11 23 2026
victim-case-when-time = Hora
victim-case-when-time-hint = Por ejemplo, 9:12 a.m. Vacía si nadie la sabe.

## Lo que se dijo, lo que desea
victim-case-told-title = Lo que se dijo
victim-case-told-go = Anotar lo que se dijo
victim-case-told-part = Lo que se le dijo
victim-case-told-due = Lo que falta debe decirse a más tardar { $when }
victim-case-told = Este punto
victim-case-told-told = Dicho
victim-case-told-declined = No quiso oírlo
victim-case-told-later = Todavía no
victim-case-told-left = Falta decirlo.
victim-case-told-at = Dicho { $when }
victim-case-declined-at = No quiso oírlo, { $when }
victim-case-told-not-owed = Ahora no se debe.
victim-case-told-fact = { $words } ({ $when })
victim-case-told-new = Nuevo: { $words } ({ $when })
victim-case-told-was = Se hizo
victim-case-receive = Desea saber cuándo la persona participante empieza y sale
victim-case-receive-hint = Puede cambiarlo en cualquier momento.
victim-case-receive-yes = Sí
victim-case-receive-no = No
victim-case-provide = Desea dar información al programa
victim-case-provide-yes = Sí
victim-case-provide-no = No
victim-case-every = Desea una llamada cada tantos días
victim-case-every-hint = De 1 a 366. Vacío si no desea esas llamadas.
victim-case-words = Nota
victim-case-note-part = Nota

## Llamadas que llegaron, días que pidió
victim-case-inbound-title = Llamó
victim-case-inbound-go = Anotar su llamada
victim-case-inbound-part = Quién llamó
victim-case-by = Quién estaba en la línea o vino
victim-case-by-person = La persona misma
victim-case-by-advocate = La intercesora o el intercesor que nombró
victim-case-then = Qué sigue
victim-case-then-told = Anotar lo que se dijo
victim-case-then-file = No se dijo nada
victim-case-callback-title = Ahora no, llámeme después
victim-case-callback-go = Anotar el día que pidió
victim-case-callback-part = El día que pidió
victim-case-callback-day = Llamarle el
victim-case-callback-from = Desde qué hora
victim-case-callback-from-hint = Por ejemplo, 2:00 p.m. Vacía si no lo dijo.
victim-case-note-title = Nota
victim-case-note-go = Anotar esta nota
victim-case-correct-title = Retirar
victim-case-correct-lead = La anotación queda en la cronología, tachada. Desde ahora no cuenta para nada.
victim-case-correct-go = Retirar esta anotación
victim-case-correct-part = La anotación
victim-case-correct-client = Esta anotación es del expediente de participante. Se retira en la mesa de participantes, no aquí.
victim-case-correct-why = Por qué se retira

## Personas
victim-case-add-title = Añadir una persona
victim-case-add-go = Añadir esta persona
victim-case-who-part = Quién es
victim-case-name = Nombre
victim-case-role = Qué relación tiene con la persona participante
victim-case-role-hint = Marque todo lo que sea cierto. A la víctima y a la pareja actual hay que avisarles.
victim-case-role-victim = Víctima
victim-case-role-current_partner = Pareja actual
victim-case-role-former_partner = Expareja
victim-case-role-other = Otra persona que puede estar en peligro
victim-case-role-none = Ya no tiene parte en el caso
victim-case-relation = En otras palabras
victim-case-language = Idioma que habla mejor
victim-case-numbers = Números
victim-case-numbers-lead = Primero va el que se debe llamar. Un número que dio la persona participante nunca es el primero.
victim-case-number = Número
victim-case-number-row = { $count ->
   *[other] Número { $count }
 }
victim-case-label = De quién o dónde
victim-case-source = De dónde vino
victim-case-source-themselves = De la persona misma
victim-case-source-participant = De la persona participante
victim-case-source-court = Papeles del tribunal
victim-case-source-police = Policía
victim-case-source-dhs = Department of Human Services (servicios humanos)
victim-case-source-roster = La lista anterior del programa
victim-case-source-log = El registro anterior de llamadas del programa
victim-case-source-other = Otra persona
victim-case-source-unknown = No se sabe
victim-case-advocate = Intercesora o intercesor
victim-case-advocate-lead = Solo alguien a quien la persona nombró.
victim-case-advocate-name = Nombre de la intercesora o el intercesor
victim-case-advocate-number = Número de la intercesora o el intercesor
victim-case-roles-title = Cambiar relaciones
victim-case-roles-lead = Dejar a la persona participante no termina nada: entonces es expareja.
victim-case-roles-go = Anotar estas relaciones
victim-case-roles-part = Relaciones desde ahora
victim-case-end-title = Su parte en el caso terminó
victim-case-end-lead = Mudarse o dejar a la persona participante es un cambio de relación, no esto. Ya nadie le llama, tampoco por peligro.
victim-case-end-go = Terminar su parte en este caso
victim-case-end-part = Por qué terminó
victim-case-end-sure = ¿Está segura o seguro?
victim-case-end-sure-yes = Sí. Ya nadie debe llamarle.
victim-case-end-how = Qué ocurrió
victim-case-end-how-died = Falleció
victim-case-end-how-mistaken = Nunca fue persona de este caso
victim-case-end-how-merged = Es la misma que otra persona de este caso
victim-case-end-same = El número de esa otra persona en este caso
victim-case-end-same-hint = Solo si es la misma. La página del caso entero tiene los números.
victim-case-end-why = Cómo se sabe esto

## El plan
victim-case-plan-title = Plan para llamadas seguras
victim-case-plan-lead = Lo que no se dijo significa: no lo haga.
victim-case-plan-go = Guardar este plan
victim-case-answers-part = Quién contesta
victim-case-answers = Quién puede contestar, y qué decir a cualquier otra persona
victim-case-you-are = Quién dice que es quien llama
victim-case-code = Palabras clave, y qué significa cada una
victim-case-message-part = Mensajes
victim-case-message-part-lead = No deje ninguno si no lo dijeron. Las palabras de abajo son un borrador para empezar: ningún programa, ningún motivo, nadie más. Pregunte si puede llevar un nombre y un número, y anote lo que acuerden.
victim-case-voicemail = Mensaje
victim-case-voicemail-no = No deje mensaje
victim-case-voicemail-yes = Se puede dejar un mensaje, con estas palabras
victim-case-voicemail-words = Las palabras exactas
victim-case-hours-part = Horas seguras
victim-case-hours = Horas seguras, en palabras
victim-case-days = Días
victim-case-days-row = { $count ->
   *[other] Días, fila { $count }
 }
victim-case-days-mon = Lunes
victim-case-days-tue = Martes
victim-case-days-wed = Miércoles
victim-case-days-thu = Jueves
victim-case-days-fri = Viernes
victim-case-days-sat = Sábado
victim-case-days-sun = Domingo
victim-case-from = Desde
victim-case-to = Hasta
victim-case-more-part = Intercesora o intercesor, confirmado hoy
victim-case-confirmed = Confirmado hoy
victim-case-confirmed-person = Por la persona
victim-case-confirmed-advocate = Por su intercesora o intercesor
victim-case-confirmed-no = Hoy no
victim-case-confirmed-by-person = por la persona
victim-case-confirmed-by-advocate = por su intercesora o intercesor

## Casos
victim-case-cases-title = Casos
victim-case-find = Nombre, número o marca
victim-case-find-hint = Bastan cuatro cifras de un número.
victim-case-find-go = Buscar
victim-case-found = { $count ->
    [one] 1 caso
   *[other] { $count } casos
 }
victim-case-mark = Caso
victim-case-participant = Participante
victim-case-before = Anteriores
victim-case-after = Siguientes

## Lo que está mal, y qué hacer
victim-case-wrong-missing = Llene esto.
victim-case-wrong-long = Acórtelo a { $count } caracteres.
victim-case-wrong-many = Deje { $count } de estos.
victim-case-wrong-future = Dé una hora que no esté en el futuro.
victim-case-wrong-long-ago = Revise el año.
victim-case-wrong-before = Dé una hora que no sea anterior a { $when }: antes no se sabía de qué se trata.
victim-case-wrong-person = Elija otra persona de este caso.
victim-case-wrong-ended = Su parte en este caso ya terminó.
victim-case-wrong-reached = Se logró hablar vale solo para la persona, o para la intercesora o el intercesor que nombró.
victim-case-wrong-owed = Elija algo que falte decir.
victim-case-wrong-danger = Elija un peligro que no haya terminado.
victim-case-wrong-both = Elija dicho, o no quiso oírlo; no ambos.
victim-case-wrong-days = Dé de 1 a 366 días y conteste las dos preguntas de arriba.
victim-case-wrong-between = Elija un día de { $first } a { $last }.
victim-case-wrong-hours = Dé un final posterior al principio.
victim-case-wrong-correct = Esta anotación no se puede retirar aquí.
victim-case-wrong-corrected = Esta anotación ya se retiró.
victim-case-wrong-day = Dé un mes, un día y un año de cuatro cifras.
victim-case-wrong-time = Dé una hora con a.m. o p.m., como 9:12 a.m.
victim-case-wrong-choose = Elija uno.
victim-case-wrong-both-answers = Elija aquí también sí o no.
victim-case-wrong-nothing-told = Diga de al menos un punto si se dijo, o lo que desea.

## Los días contados, en un dibujo
victim-counted-title = Los días desde la decisión
victim-counted-said = Se cuenta desde { $from }, día 0. Vence { $due }, día hábil { $number }.
victim-counted-today = Hoy es el día hábil { $number }.
victim-counted-today-off = Hoy no cuenta.
victim-counted-tries = Se intentó: { $days }.
victim-counted-talks = Se habló: { $days }.
victim-counted-key = El número grande es el día hábil. Rayado: no cuenta. Marco grueso: hoy. Barra: vence. Aro: se intentó. Punto: se habló.
victim-counted-skipped = No cuentan, además de los fines de semana: { $days }.
victim-counted-month = { $day } { $month }
victim-counted-table = Lo mismo en una tabla
victim-counted-day = Día
victim-counted-number = Día hábil
victim-counted-happened = Qué pasó
victim-counted-off = no cuenta
victim-counted-off-name = no cuenta: { $name }
victim-counted-today-mark = hoy
victim-counted-due-mark = vence
