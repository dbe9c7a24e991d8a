# Palabras del programa de la persona participante: asistencia, permiso, traslado. Las claves empiezan con `client-`.

## Asistencia
client-attendance-title = Asistencia
client-attendance-lead = Desde la admisión ({ $since }), hasta { $until }.
client-attendance-since = Admisión
client-attendance-attended = Sesiones a las que asistió
client-attendance-absent = Faltas que cuentan
client-attendance-excused = Faltas que no cuentan
client-attendance-none = Desde entonces no se ha pasado lista de esta persona.
client-attendance-days = Cada día de la lista
client-attendance-day = Día
client-attendance-roll = En la lista
client-attendance-counts = ¿Cuenta?
client-attendance-wrong = Un día equivocado se retira en el expediente; desde entonces no cuenta para nada.
client-absences-why = Qué días cuentan
client-absences-row = { $count ->
    [0] ninguna falta seguida ahora
    [one] 1 falta seguida
   *[other] { $count } faltas seguidas
}
client-absences-weeks = { $count ->
    [0] ninguna en { $weeks } semanas
   *[other] { $count } en { $weeks } semanas
}
client-absences-rule = La regla del programa: { $row ->
    [one] { $row } falta seguida
   *[other] { $row } faltas seguidas
}, o { $count } en { $weeks } semanas.
client-absences-rule-why = Sin justificar. Es la norma propia del programa; se fija en la mesa del programa.
client-absences-at-rule = Se alcanzó la regla del programa sobre faltas.
client-absences-one-more = Con una falta más se alcanza la regla del programa.
client-absences-reached = Se alcanzó la regla del programa sobre faltas. Nada termina por sí solo: usted decide.
client-absences-decide = Nada termina por sí solo. Hable con la persona, justifique lo que se pueda justificar, o decida que sale.
client-absences-group = { $count ->
    [one] 1 persona está en el límite de faltas del programa.
   *[other] { $count } personas están en el límite de faltas del programa.
}
client-counts-attended = No. Aquí termina una serie de faltas.
client-counts-excused = No: justificada. La serie no termina por ella.
client-counts-leave = No: ese día estaba de permiso.
client-counts-jail = No: ese día estaba en la cárcel.
client-counts-row = Sí: es de la serie que llega hasta ahora.
client-counts-weeks = Sí: dentro de las semanas, que empiezan el { $from }. Esa serie ya terminó.
client-counts-before = Ya no: es anterior al { $from }, cuando empiezan las semanas.

## Permiso y traslado
client-standing-came = Vino de otro programa
client-standing-until = { $what } hasta { $day }
client-standing-of-leave = Si es un permiso
client-last-day = Último día del permiso
client-last-day-hint = Las faltas hasta ese día no cuentan. Déjelo vacío si nadie lo sabe: dura entonces hasta que usted anote la vuelta.
client-standing-of-transfer = Si es un traslado
client-place = A qué programa o de cuál
client-sessions-there = Sesiones a las que asistió allí
client-sessions-there-hint = De quien vino de otro programa: como lo dice ese programa. Puede quedar vacío.
client-line-last-day = Último día: { $day }
client-line-sessions-there = { $count ->
    [one] 1 sesión allí
   *[other] { $count } sesiones allí
}
client-problem-not-a-number = { $field }: dé un número como 12.

## Contrato
client-contract-title = Contrato
client-contract-lead = Se firma al admitir, antes de la primera sesión de grupo (75:25-3-4.1). Lo que se firma aquí se conserva tal como está.
client-contract-lead-room = Lea esto, por favor, o pida que se lo lean. Después escriba su nombre.
client-contract-go = Anotar el contrato
client-contract-text = Lo que se acuerda
client-contract-1 = Participo en { $program }. Vengo a cada sesión de mi grupo, a tiempo, y aviso antes cuando no puedo venir.
client-contract-2 = Lo que digo aquí es confidencial, pero no ante todos. El programa puede decir al juez, a la fiscalía o a la agencia que me envió si vengo, cómo participo, y cuándo y por qué salgo.
client-contract-3 = El programa puede decir a las personas a quienes hice daño o con quienes vivo, ahora o antes, y a quien hable por ellas, lo que necesitan para su seguridad. Su seguridad va antes que mi confidencialidad.
client-contract-4 = Si alguien puede salir lastimado, el programa avisa a quien pueda evitarlo. No me pregunta antes.
client-contract-5 = Nadie me dice lo que otras personas dijeron al programa, ni si dijeron algo. No lo pregunto.
client-contract-6 = Demasiadas faltas, o la violencia, pueden terminar mi tiempo en el programa. El programa decide.
client-sign = Firma
client-signed-way = ¿Cómo se firmó?
client-signed-typed = Escrita aquí por la persona participante
client-signed-paper = En papel, que el programa conserva
client-signed-language = ¿En qué idioma se lee y se firma?
client-signed-language-hint = Según lo que dice el ingreso. Elija otro y se muestra otra vez en ese idioma antes de firmar.
client-signed = Nombre, como se firmó
client-signed-hint = Escrito por la persona participante: el nombre completo.
client-when-signed = Día de la firma
client-signed-open = Leer lo que se firmó
client-signed-page = Lo que se firmó
client-signed-look = Como estaba cuando se firmó. Imprímalo del PDF para la persona participante: es suyo.
client-signed-back = Volver al expediente
client-signed-how = Cómo se firmó
client-signed-text-on-paper = Las palabras están en el papel que se firmó. El programa lo guarda.
client-signed-text-none = Aquí no se guardan las palabras que se firmaron.
client-signed-written = Anotado
client-signed-written-by = { $when }, { $who }
client-line-contract = Contrato firmado
client-line-contract-paper = Contrato firmado en papel
client-line-signed-by = Firma: { $name }
client-contract-none = No hay un contrato anotado de esta vez. Se firma antes de la primera sesión de grupo (75:25-3-4.1).
client-contract-late = El contrato se firmó después de la primera sesión. Debe ir antes (75:25-3-4.1).
client-papers-title = Contrato y autorizaciones
client-papers-contract = Contrato
client-papers-signed = firmado: { $day }
client-papers-not-signed = sin firmar
client-papers-releases = Autorizaciones
client-papers-no-release = Ninguna

## Autorizaciones
client-release-title = Autorización
client-release-lead = La persona participante permite que el programa diga algo de ella a alguien. No trata de nadie más, y termina.
client-release-go = Anotar la autorización
client-release-of = Lo que se permite
client-release-to = A quién
client-release-to-hint = Como el juez, o un oficial de libertad condicional por su nombre.
client-release-what = Qué de la persona participante
client-release-what-start = Sesiones a las que asistió y faltó, cómo participa, y cuándo y por qué sale.
client-release-until = Hasta qué día
client-release-text = Lo que se firma
client-release-1 = Permito que { $program } diga esto, a estas personas, hasta ese día.
client-release-2 = Puedo retirarlo en cualquier momento con decirlo. Lo que se dijo antes, dicho está.
client-release-3 = Trata solo de mí. Puedo negarme a firmarlo.
client-line-release = Autorización firmada
client-line-release-ended = Autorización retirada
client-release-until-day = { $to }, hasta { $day }
client-release-over = { $to }, terminó: { $day }
client-release-taken-back = { $to }, retirada
client-release-end = La retiró la persona participante

## Readmisión
client-next-readmission = Decidir la readmisión
client-next-contract = Contrato
client-next-release = Autorización
client-next-reports = Cartas e informes
client-line-accepted-again = Admisión de nuevo
client-decision-again = Ya estuvo en el programa: admisión { $accepted }, salida { $left }. Una decisión nueva empieza una vez nueva: las sesiones, las faltas y el contrato empiezan otra vez.
client-stays-title = Veces en el programa
client-stay = Admisión { $accepted }, salida { $left }: { $why }
client-stay-now = Admisión { $accepted }, hasta ahora

## Cartas e informes
client-reports-title = Cartas e informes
client-reports-lead = Los días y las cuentas se llenan desde la lista. Las palabras son un borrador: cámbielas antes de hacerla.
client-report-language = ¿En qué idioma se hace?
client-report-language-hint = En inglés para el tribunal y la libertad condicional; para la persona participante, según el ingreso. Elija otro y se muestra otra vez en ese idioma.
client-reports-held = Hasta entonces no se hace ninguna carta ni informe. Es igual para todas las personas.
client-reports-nothing = Todavía no hay nada que informar.
client-reports-made = Hechas hasta ahora
client-reports-none = Ninguna
client-report-warning = Carta sobre faltas
client-report-progress = Informe de avance
client-report-court = Informe al tribunal
client-report-probation = Informe a libertad condicional
client-report-completion = Carta de asistencia terminada
client-report-warning-title = Carta sobre faltas
client-report-progress-title = Informe de avance
client-report-court-title = Informe al tribunal
client-report-probation-title = Informe a libertad condicional
client-report-completion-title = Carta de asistencia terminada
client-report-warning-draft =
    Usted faltó a sesiones de su grupo: { $absences }.
    { $rule }
    Llame al programa antes de su próxima sesión, por favor.
client-report-progress-draft = Este informe dice lo que muestra la lista hasta hoy.
client-report-court-draft = Este informe dice lo que muestra la lista hasta hoy.
client-report-probation-draft = Este informe dice lo que muestra la lista hasta hoy.
client-report-completion-draft = Se asistió a las sesiones del programa como muestra la lista.
client-report-court-to = El tribunal
client-report-probation-to = La oficina de libertad condicional
client-report-first = Primera sesión
client-report-left = Salió del programa
client-report-times = Veces con admisión
client-report-elsewhere = Sesiones en otro programa
client-report-elsewhere-said = { $place } habla de { $count ->
    [one] { $count } sesión
   *[other] { $count } sesiones
}
client-report-filled = Llenado desde la lista
client-report-typed = Escrito por usted
client-report-to = Para
client-report-words = Palabras
client-report-words-hint = Solo sobre la persona participante. Diga a qué se asistió, no cómo es alguien ahora.
client-report-signer = Firma
client-report-go = Hacerla
client-report-made = Para { $to }, { $day }
client-line-report-to = Para { $to }
client-letter-title = Carta
client-letter-back = Volver a cartas e informes
client-letter-look = Léala entera; después guarde su PDF e imprima eso.
client-letter-about = Sobre
client-letter-limits = Esto dice a qué se asistió. No es prueba de cómo actuará nadie.
client-letter-pins = Lo que prueba los registros
client-letter-pins-said = El programa firmó estas líneas antes de escribir esta carta. No nombran a nadie. Quien las guarde puede mostrar después si se cambiaron sus registros de antes.
client-letter-pins-code = Las mismas líneas como imagen para fotografiar
client-letter-signature = Firma: ______________________________
