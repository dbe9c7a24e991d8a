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
