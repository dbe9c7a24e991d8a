# Palabras de la mesa de participantes.
# Una clave que termina en `-room` se dice en lugar de la otra mientras la persona participante está en la sala.

client-foot = Esta mesa nunca muestra lo que hizo la otra mesa.

## Navegación
client-nav-people = Participantes
client-nav-referral = Remisión
client-nav-room = En sala
client-file-nav = Expediente
client-hand-over-nav = Entregar

## La persona participante está en la sala
client-room-title = Vista en sala
client-room-lead = Para cuando una persona participante ve su pantalla. Mientras está activa, ninguna página muestra el nombre de nadie más, ni notas, ni lo que no le corresponde leer.
client-room-every = El mismo botón está en cada página. Con el teclado: la tecla de acceso R.
client-room-on = La vista en sala está activa.
client-room-now-on = Ninguna página muestra el nombre de nadie más, ni notas. Sigue así hasta que la desactive.
client-room-on-go = Participante en la sala
client-room-off-go = Desactivarla
client-room-choose = Elija si la vista está activa o no.

## Todas las personas
client-people-title = Participantes
client-people-in-room = La lista no se muestra ahora. Abra un expediente antes de activar la vista en sala.
client-people-undecided = { $count ->
    [0] Nadie espera una decisión.
    [one] Una persona espera una decisión.
   *[other] { $count } personas esperan una decisión.
}
client-people-empty = Todavía no hay nadie aquí.
client-people-empty-next = Empiece con una nueva remisión. Aquí se lista a quienes usted anote, primero a quien espera una decisión.
client-people-found = { $count ->
    [0] No se encontró a nadie.
    [one] Se encontró una.
   *[other] Se encontraron { $count }.
}
client-people-list = Todas las personas
client-people-others = Las demás personas
client-people-before = Las 50 anteriores
client-people-next = Las 50 siguientes
client-search = Buscar
client-search-hint = Nombre, número de causa o los cuatro signos de un expediente.
client-search-go = Buscar
client-search-all = Mostrar a todas
client-search-none-next = Pruebe con parte del nombre o con el número de causa. O anote una nueva remisión.
client-filters = Cuáles se listan
client-filter-all = en total
client-filter-open = sin decisión
client-filter-decided = con decisión
client-filter-left = salieron
client-filter-empty = Nadie en esta lista.
client-waits-title = Esperan una decisión
client-waits-lead = Primero quien más ha esperado
client-waits-days = { $count ->
    [0] Desde hoy
    [one] 1 día
   *[other] { $count } días
}
client-col-name = Nombre, expediente
client-col-status = En qué punto está
client-no-name = Sin nombre anotado

## En qué punto está cada quien
client-status-unassessed = Espera la evaluación
client-status-undecided = { $count ->
    [0] Espera una decisión desde hoy
    [one] Espera una decisión, 1 día
   *[other] Espera una decisión, { $count } días
}
client-status-accepted = Con admisión, sin empezar
client-status-attending = { $count ->
    [one] Asiste, 1 sesión
   *[other] Asiste, { $count } sesiones
}
client-status-denied = Sin admisión
client-status-left = Salió
client-since = desde { $when }
client-since-referred = remisión: { $when }
client-since-assessed = evaluación: { $when }
client-since-first = primera sesión: { $when }
client-standing-jail = En la cárcel
client-standing-released = Salió de la cárcel
client-standing-transferred = Pasó a otro programa
client-standing-leave = Con permiso de ausencia
client-standing-back = De vuelta del permiso
client-leaving-completed = Asistió a las sesiones
client-leaving-noncompliance = Incumplimiento
client-leaving-other = Otro motivo

## El expediente de una persona participante
client-file-title = Expediente
client-next-referral = Nueva remisión
client-next-assessment = Anotar la evaluación
client-next-decision = Decidir
client-next-session = Asistió a una sesión
client-next-first-session = Asistió a la primera sesión
client-next-termination = Anotar la salida
client-next-standing = Cárcel, permiso o traslado
client-next-hand-over = Entregar
client-about-title = Ingreso
client-about-change = Cambiar
client-about-none = No se preguntó nada más al ingreso.
client-line-title = Lo que ocurrió
client-line-lead = Primero lo más reciente
client-line-intake = Remisión e ingreso
client-line-intake-again = Ingreso cambiado
client-line-assessment = Evaluación
client-line-accepted = Admisión
client-line-denied = Sin admisión
client-line-first-session = Asistió a la primera sesión
client-line-session = Asistió a una sesión
client-line-left = Salió
client-line-void = Retirado
client-line-other = Otra anotación
client-line-taken-back = retirado
client-line-correct = Retirar
client-line-written = anotado: { $when }
client-line-gone = Las palabras de esta anotación ya no se conservan.
client-line-concerns = Preocupaciones: { $names }
client-line-lethality = Indicadores de letalidad: { $names }
client-by-nobody = anotado por un comando
client-recorded = { $what }, anotado: { $time }
client-then-assessment = Lo siguiente es la evaluación.
client-then-decision = Lo siguiente es una decisión; los días se cuentan hasta que la haya.
client-undone = Deshecho en seguida.

## Formularios
client-month = Mes
client-day = Día
client-year = Año
client-stale = Alguien más escribió en este expediente desde que usted abrió esta página.
client-stale-next = No se anotó nada. Lo que escribió sigue aquí: mire lo nuevo y envíelo otra vez.
client-kept = Lleno con lo que usted escribió y no envió: { $time }.
client-kept-discard = Desechar eso
client-problem-missing = { $field }: llene esto.
client-problem-too-long = { $field }: a lo más { $most } caracteres.
client-problem-not-a-day = { $field }: dé un día que exista, como 11 23 2026. El año tiene cuatro cifras.
client-problem-not-a-time = { $field }: dé una hora como 6:00 p.m., o déjelo vacío.
client-problem-future = { $field }: este día u hora aún no llega.
client-problem-too-long-ago = { $field }: revise el año; es anterior a 1900.
client-problem-before-earlier = { $field }: esto es anterior a lo que ocurrió primero.
client-problem-too-many = { $field }: a lo más { $most } distintos en un expediente.
client-problem-not-chosen = { $field }: elija uno.
client-problem-other-language = Esto está ahora en el idioma que usted eligió. Léalo una vez y pulse el botón de nuevo.
client-problem-not-to-take-back = Esta anotación no se puede retirar. Anótela de nuevo.
client-problem-taken-back-before = Esta anotación ya se retiró.
client-problem-looks-theirs = { $field }: esto parece un número o un domicilio. La persona participante puede leer este expediente. Si es de alguien a quien se hizo daño, quítelo de aquí y entréguelo.
client-problem-looks-theirs-roll = Esto parece un número o un domicilio. Si es de alguien a quien se hizo daño, quítelo de aquí y entréguelo.
client-hint = Esto parece el número o el domicilio de alguien. Si es de alguien a quien se hizo daño, entréguelo: la persona participante puede leer este expediente.
client-hint-title = Mire una vez más
client-hint-keep = Si lo que escribió no es de nadie a quien se hizo daño
client-hint-keep-yes = No lo es: guárdelo como está

client-when = Cuándo
client-when-time = Hora
client-when-time-hint = Si la sabe, como 6:00 p.m. Déjela vacía si solo sabe el día.

## Remisión e ingreso
client-referral-title = Nueva remisión
client-referral-lead = Para empezar basta un nombre. Lo demás se puede añadir después.
client-referral-go = Anotar la remisión
client-intake-title = Ingreso
client-intake-lead = Lo que había antes queda en el expediente como estaba.
client-intake-go = Anotar los cambios
client-intake-when = Cuándo se remitió
client-when-referred = Día de la remisión
client-intake-who = Quién
client-first = Nombre
client-last = Apellido
client-born = Fecha de nacimiento
client-born-hint = Mes, día y un año de cuatro cifras. Puede quedar vacía.
client-intake-referral = Enviada por
client-referred-by = ¿Quién la envió?
client-by-court = Un tribunal
client-by-district_attorney = Una fiscalía de distrito
client-by-probation = Un oficial de libertad condicional
client-by-dhs = Department of Human Services (DHS, servicios humanos)
client-by-self = Vino por su cuenta
client-by-other = Otra persona
client-by-unknown = No se sabe
client-cause-numbers = Números de causa
client-cause-numbers-hint = Uno por línea, como CF-2026-12.
client-county = Condado
client-telephone = Teléfono
client-language = Idioma de las cartas
client-language-hint = En el que la persona participante lee lo que firma y las cartas que recibe.
client-judge-or-po = Juez u oficial de libertad condicional
client-intake-contact = Contacto de emergencia
client-intake-contact-lead = No la víctima ni la pareja maltratada.
client-intake-contact-lead-room = A quién llamar en una emergencia.
client-emergency-name = Nombre del contacto de emergencia
client-emergency-number = Número del contacto de emergencia
client-intake-group = Grupo y notas
client-facilitator = Quién facilita
client-group = Grupo
client-group-hint = Como lunes 6:00 p.m.
client-intake-words = Notas
client-intake-words-hint = Solo sobre la persona participante. Lo que concierne a una víctima o pareja se entrega; no se escribe aquí.
client-intake-words-hint-room = Solo sobre la persona participante.

## Evaluación
client-assessment-title = Evaluación
client-assessment-lead = Nombrar las preocupaciones importa: cada una se transmite por su nombre donde la ley lo dice.
client-assessment-lead-room = Lo que encontró la evaluación.
client-assessment-go = Anotar la evaluación
client-when-assessed = Día de la evaluación
client-assessment-found = Lo que encontró
client-concerns = Motivos de preocupación
client-concerns-hint = Uno por línea, como alcohol.
client-lethality = Indicadores de letalidad
client-lethality-hint = Uno por línea, como acceso a un arma.
client-lethality-room = Indicadores
client-lethality-hint-room = Uno por línea.
client-results = Resultados en palabras
client-results-hint = Solo sobre la persona participante.

## Decisión
client-decision-title = Decisión
client-decision-lead = Se admite o no. La hora importa: los días se cuentan desde ella.
client-decision-lead-room = Se admite o no.
client-decision-go = Anotar la decisión
client-decision-what = La decisión
client-outcome = ¿Qué se decidió?
client-accepted = Admisión
client-denied = Sin admisión
client-reason = Motivo
client-reason-hint = Necesario si no se admite. Escríbalo de modo que se pueda leer a alguien.
client-reason-hint-room = Necesario si no se admite.
client-when-decided = Día de la decisión

## Una sesión
client-session-title = Asistió a una sesión
client-session-go = Anotar la sesión
client-when-attended = Día de la sesión
client-session-note = Nota
client-session-words = Nota de esta sesión
client-session-words-hint = Puede quedar vacía.

## Salida
client-termination-title = Salida
client-termination-go = Anotar la salida
client-leaving-why = Por qué
client-leaving = ¿Por qué salió?
client-leaving-words = Nota
client-leaving-words-hint = Puede quedar vacía.
client-when-left = Día en que salió

## Cárcel, permiso y traslado
client-standing-title = Cárcel, permiso o traslado
client-standing-lead = Queda en el expediente. Quien pasa a otro programa ha salido de este: eso se anota a la vez. Nada más de aquí termina el programa.
client-standing-go = Anotar
client-standing-what = Lo que ocurrió
client-standing = ¿Qué ocurrió?
client-standing-words = Nota
client-standing-words-hint = Puede quedar vacía.
client-when-stood = Día en que ocurrió

## Retirar
client-correct-title = Retirar
client-correct-lead = Para lo que se anotó por error. Queda en el expediente, tachado, y desde ahora no cuenta para nada.
client-correct-label = Caso { $case }, anotación { $entry }
client-correct-go = Retirar
client-why = ¿Por qué fue un error?
client-why-hint = Como: expediente equivocado, o el día era el 12.

## Entregar
client-hand-over-title = Entregar
client-hand-over-lead = Un número, un domicilio o palabras sobre la víctima o una pareja, que se supieron aquí. Pasan selladas a la mesa de víctimas y no van en este expediente.
client-hand-over-name = Nombre
client-hand-over-name-hint = De quién es el número o el domicilio, si lo sabe. Llene lo que tenga.
client-hand-over-number = Número
client-hand-over-address = Domicilio
client-hand-over-words = En palabras
client-hand-over-words-hint = Qué relación tiene con la persona participante, cuándo es seguro llamar, cualquier otra cosa que se dijo.
client-learned = ¿Cómo lo supo?
client-learned-participant = Por la persona participante
client-learned-court = Por papeles de un tribunal
client-learned-police = Por la policía
client-learned-dhs = Por el DHS
client-learned-other = Por otra persona
client-hand-over-paper = Un papel escaneado
client-hand-over-paper-hint = El paquete de un tribunal, un informe de la policía: PDF, PNG o JPEG, a lo más 5 MB. Pasa primero a la mesa de víctimas; en este expediente va, a lo más, una copia sin nombres. Borre el escaneo donde lo hizo. De una imagen se guarda solo lo que se ve, y ningún lugar ni hora que una cámara haya escrito en ella. Un PDF se guarda como está: escanéelo en una máquina que no ponga ningún nombre en él.
client-hand-over-no-paper = Este archivo no es PDF, PNG ni JPEG según sus propios primeros bytes. Escanéelo de nuevo, o diga en palabras lo que dice.
client-hand-over-damaged = Esta imagen está dañada: en el byte { $count } ya no se puede leer. No se guardó nada de ella. Escanéela de nuevo, o tráigala como PDF.
client-hand-over-too-big = Este archivo es demasiado grande: a lo más { $count } MB. Escanéelo en gris, o en dos partes.
client-hand-over-go = Entregar
client-hand-over-unkept = Nada de esta página se guarda en esta mesa, ni siquiera mientras escribe. Una vez enviado, no puede leerlo otra vez.
client-hand-over-empty = Llene un nombre, un número, un domicilio o palabras. Todavía no hay nada que entregar.
client-hand-over-too-long = Es demasiado largo: a lo más { $count } caracteres en total. Entregue el resto en una segunda vez.
client-receipt-title = Constancia
client-receipt-when = Recibido: { $when }.
client-receipt-same = Todas las personas reciben la misma constancia, siempre. Nada de lo que envió se guarda en esta mesa.
client-receipt-again = Esta página se puede abrir otra vez en la misma dirección.
client-receipt-home = A la lista de participantes
