# Lo que entra y lo que sale: exportaciones, hojas de papel para un apagón, calendarios.

in-out-exported = Se sacó una copia de todo este expediente

## Asistencia que se trae
in-out-attendance-title = Traer la asistencia
in-out-attendance-lead = El libro en que se llevaban los grupos: una hoja por grupo, una fila por participante, una columna por día. Primero se mira; lo que ya está en el expediente de un participante se deja como está.
in-out-attendance-file = El libro
in-out-attendance-file-hint = XLSX o CSV. Los días pueden estar sin año: van de izquierda a derecha y ninguno está por venir. Lo que se pagó no se toma.
in-out-attendance-between = Las columnas se leyeron como los días del { $first } al { $last }.
in-out-attendance-people = { $count ->
    [one] Una fila es de un participante.
   *[other] { $count } filas son de participantes.
}
in-out-attendance-would-new = { $count ->
    [one] Un día sería nuevo.
   *[other] { $count } días serían nuevos.
}
in-out-attendance-done-new = { $count ->
    [one] Un día es nuevo.
   *[other] { $count } días son nuevos.
}
in-out-attendance-before = { $count ->
    [one] Uno ya estaba.
   *[other] { $count } ya estaban.
}
in-out-attendance-paid = { $count ->
    [one] En una celda consta un pago: no se toma.
   *[other] En { $count } celdas consta un pago: no se toma.
}
import-code-present = Asistió
import-code-late = Asistió, tarde
import-code-made-up = Asistió, para reponer otro día
import-code-unexcused = No asistió
import-code-excused = No asistió, con excusa
import-code-no-group = No hubo grupo
import-cell-doubtful = se parece al nombre de un participante, pero no es igual
import-cell-paid-only = dice qué se pagó y no si alguien asistió
import-cell-nobody-of-staff = no es nadie del personal
import-cell-not-hours = no es un número de horas como 1.5

## Hojas de papel para un apagón
in-out-sheet = De una hoja de papel: su número
in-out-sheet-hint = Como C-7K2M o V-7K2M. Si no, déjelo vacío.
in-out-sheet-wrong = Escriba el número de la hoja como está impreso, como C-7K2M o V-7K2M, o déjelo vacío.
in-out-from-sheet = de la hoja de papel { $sheet }
in-out-paper-rolls = Listas en papel
in-out-paper-lead = Para una noche sin luz: imprímalas antes. Lo que se escriba en una se anota después en la página de su grupo, con el número de la hoja. Luego destruya la hoja.
in-out-paper-all = Todos los grupos
in-out-paper-sheet = Hoja { $number }
in-out-paper-time = Hora:
in-out-paper-who = Por:
in-out-paper-name = Nombre
in-out-paper-note = Nota
in-out-paper-risk = Una señal de riesgo: primero llame por teléfono, según la última página. No espere a que vuelva la luz.
in-out-paper-blank = Hojas para un apagón
in-out-paper-blank-lead = Para cuando no haya luz: imprima algunas antes y guárdelas donde están las llaves del programa. No nombran a nadie. Lo que se escriba en una se anota después, con el número de la hoja. Luego destruya la hoja.
in-out-paper-call = Una llamada
in-out-paper-mark = Caso:
in-out-paper-person = Persona:
in-out-paper-when = Día y hora:
in-out-paper-plan = Llame solo a un número que usted sepa que es seguro, y no deje mensaje. Diga quién es según lo acordado.
in-out-paper-by = Cómo lo intentó
in-out-paper-went = Cómo fue
in-out-paper-told = Qué se le dijo
in-out-paper-declined = no quiso oírlo
in-out-paper-want = Qué quiere
in-out-paper-receive = Saber de sesiones, de la salida, de peligro:
in-out-paper-provide = Contarnos lo que pasa:
in-out-paper-every = Que se le llame cada tantos días:
in-out-paper-back = Pidió que se le llame el:
in-out-paper-danger = Un peligro
in-out-paper-phone = Llame ahora, a uno tras otro, hasta que alguien conteste
in-out-paper-police = Policía y ambulancia
in-out-paper-on-call = De guardia: { $name }
in-out-paper-safeline = Safeline de Oklahoma, día y noche
in-out-paper-at = a las
in-out-paper-answered = contestó
in-out-paper-toward = Quién está en peligro
in-out-paper-said = Qué se dijo o se hizo: las mismas palabras
in-out-paper-tries = A quién se le dijo
in-out-paper-reached = se le encontró

## Un calendario de cantidades
in-out-calendar-title = Un calendario de cantidades
in-out-calendar-lead = Una dirección para el calendario de su teléfono: muestra en qué día cuántas cosas vencen, de toda la mesa, y nada más. Quien tenga la dirección ve estos números.
in-out-calendar-off = El programa no ha permitido calendarios. Quien lo dirige los permite en la mesa del programa: “Calendarios de cantidades”.
in-out-calendar-once = Esta es la dirección, detrás de aquella por la que usted llegó aquí. Se muestra esta única vez.
in-out-calendar-made = Hecha el { $day }
in-out-calendar-end = Terminarla
in-out-calendar-go = Hacer una dirección
in-out-calendar-before = Este formulario ya se había enviado: la dirección se mostró entonces. Termínela y haga otra.
in-out-calendar-many = Usted tiene cinco. Termine una primero.
in-out-calendar-items = { $count ->
    [one] Leeward: 1 asunto
   *[other] Leeward: { $count } asuntos
}
in-out-calendars-title = Calendarios de cantidades
in-out-calendars-lead = Con su permiso, cada cuenta de la mesa de víctimas puede tener una dirección para un calendario: en qué día cuántas cosas vencen, y nada más. El calendario de un teléfono lo ven muchos, y quien lo opera guarda una copia; por eso no los hay hasta que usted los permita.
in-out-calendars-on = Los calendarios están permitidos.
in-out-calendars-off = No hay calendarios.
in-out-calendars-allow = Permitir calendarios
in-out-calendars-switch-off = Terminar todos los calendarios
in-out-calendars-allowed = Se permitieron calendarios de cantidades: { $why }
in-out-calendars-ended = Se terminaron los calendarios de cantidades: { $why }
