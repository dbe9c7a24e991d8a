# Informes que espera un tribunal, un oficial u otra persona.
client-due-title = Informes pendientes
client-due-lead = Quién espera un informe, y para cuándo. Primero los atrasados.
client-due-none = Nadie espera un informe.
client-due-late = { $count ->
    [one] Un informe está atrasado.
   *[other] { $count } informes están atrasados.
}
client-due-within = { $count ->
    [0] Ningún informe vence en 7 días.
    [one] Un informe vence en 7 días.
   *[other] { $count } informes vencen en 7 días.
}
client-due-late-days = { $count ->
    [one] Un día de atraso
   *[other] { $count } días de atraso
}
client-due-today = Vence hoy
client-due-in-days = { $count ->
    [one] Vence mañana
   *[other] Vence en { $count } días
}
client-due-before = De antes de Leeward
client-due-by = Para { $to }
client-due-each = { $count ->
    [one] Otra vez cada día
   *[other] Otra vez cada { $count } días
}
client-due-owed = Alguien espera
client-due-none-here = Nadie espera un informe.
client-due-new = Piden un informe
client-due-answer-open = Se envió, o ya no se debe
client-report-due-title = Piden un informe
client-report-due-lead = Está entre los informes pendientes hasta que se hace o se envía.
client-report-due-go = Anotarlo
client-due-what = Lo que piden
client-due-report = ¿Qué informe?
client-due-to = ¿Quién lo pide?
client-due-to-hint = El tribunal, el juez o la jueza, el oficial.
client-due-day = ¿Para qué día?
client-due-every = Otra vez después de tantos días
client-due-every-hint = Como 30. Déjelo vacío si lo piden una vez.
client-due-words = Algo más
client-due-words-hint = Como el número del expediente.
client-report-answer-title = Qué fue de un informe
client-report-answer-go = Anotarlo
client-due-answer = El informe
client-due-of = { $what }, vence { $day }
client-due-how = ¿Qué fue del informe?
client-due-sent = Se envió
client-due-not-owed = Ya no se debe
client-due-sent-by = Enviado por
client-due-sent-by-hint = Quién lo envió, o cómo, si no fue usted.
client-due-why = Palabras
client-due-why-hint = Si ya no se debe, diga por qué.
client-due-when = Día en que se envió o terminó
client-due-sent-by-said = Enviado por { $by }
client-due-waits = Alguien lo espera
client-due-answers = ¿Es este?
client-due-answers-yes = Sí: entonces este informe ya no está pendiente
client-line-report-due = Piden un informe
client-line-report-sent = Se envió un informe
client-line-report-not-owed = Un informe ya no se debe
client-line-due = { $what }, vence { $day }

client-court-import-title = Traer un registro de informes
client-court-import-lead = CSV o XLSX, como lo lleva: un informe por fila. Primero se mira. De quién es lo dice el número del tribunal, o el nombre. Lo que ya está aquí se queda como está.
client-court-import-file = El registro de informes a tribunales
client-court-import-file-hint = Un título sobre cada columna. Traiga antes la lista de participantes.
client-court-import-would-new = { $count ->
    [one] Un informe sería nuevo.
   *[other] { $count } informes serían nuevos.
}
client-court-import-done-new = { $count ->
    [one] Un informe es nuevo.
   *[other] { $count } informes son nuevos.
}
client-court-import-would-sent = { $count ->
    [one] Uno que se debe aquí se marcaría como enviado.
   *[other] { $count } que se deben aquí se marcarían como enviados.
}
client-court-import-done-sent = { $count ->
    [one] Uno que se debía aquí está marcado como enviado.
   *[other] { $count } que se debían aquí están marcados como enviados.
}
client-court-import-before = { $count ->
    [one] Uno ya está aquí.
   *[other] { $count } ya están aquí.
}
client-court-import-field-cause-numbers = Número del tribunal
client-court-import-field-client = Participante
client-court-import-field-last = Apellido
client-court-import-field-first = Nombre
client-court-import-field-court = Quién lo pide
client-court-import-field-report = Qué informe
client-court-import-field-due-on = Para cuándo
client-court-import-field-sent-on = Enviado
client-court-import-field-sent-by = Enviado por
client-court-import-field-skip = Dejar fuera
