# La mesa de participantes: traer una lista.

client-nav-import = Traer lista
client-import-title = Traer una lista
client-import-lead = CSV o XLSX, tal como la lleva. Lo que se refiere a una víctima o pareja pasa sellado a la otra mesa y no se guarda en ningún lugar de aquí; por eso el archivo se pide dos veces: para mirarlo y para traerlo.
client-import-file = La lista
client-import-file-hint = Una persona participante por fila, un encabezado sobre cada columna.
client-import-would-new = { $count ->
    [one] Una persona participante sería nueva.
   *[other] { $count } personas participantes serían nuevas.
}
client-import-would-before = { $count ->
    [one] Una ya está aquí y se dejaría como está.
   *[other] { $count } ya están aquí y se dejarían como están.
}
client-import-would-handed = { $count ->
    [one] De una fila se entregaría lo que se refiere a otras personas.
   *[other] De { $count } filas se entregaría lo que se refiere a otras personas.
}
client-import-done-new = { $count ->
    [one] Una persona participante es nueva.
   *[other] { $count } personas participantes son nuevas.
}
client-import-done-before = { $count ->
    [one] Una ya estaba aquí.
   *[other] { $count } ya estaban aquí.
}
client-import-done-handed = { $count ->
    [one] De una fila se entregó lo que se refiere a otras personas.
   *[other] De { $count } filas se entregó lo que se refiere a otras personas.
}
client-import-field-last = Apellido
client-import-field-first = Nombre
client-import-field-born = Día de nacimiento
client-import-field-cause-numbers = Número de causa
client-import-field-county = Condado
client-import-field-judge-or-po = Juez u oficial de libertad condicional
client-import-field-referred-by = Quién la envió
client-import-field-referred = Día de ingreso
client-import-field-assessed = Día de la evaluación
client-import-field-decision = Si fue admitida
client-import-field-decided = Día de la decisión
client-import-field-reason = Motivo de una negativa
client-import-field-started = Primera sesión
client-import-field-group = Grupo
client-import-field-facilitator = Quién facilita
client-import-field-sessions = Sesiones hechas
client-import-field-absences = Faltas
client-import-field-status = Estado
client-import-field-left = Día de salida
client-import-field-words = Palabras sobre la persona participante
client-import-field-victim = Entregado: víctima
client-import-field-victim-phone = Entregado: número de la víctima
client-import-field-partner = Entregado: pareja
client-import-field-victim-address = Entregado: domicilio
client-import-field-notes = Entregado: notas
client-import-field-hand-over = Entregado: cualquier otra cosa
client-import-field-skip = Omitir
client-import-only = Omitir a quien salió hace más de 30 días
client-import-would-gone = { $count ->
    [one] Una salió hace más de 30 días y se omitiría.
   *[other] { $count } salieron hace más de 30 días y se omitirían.
}
client-import-done-gone = { $count ->
    [one] Una salió hace más de 30 días y se omitió.
   *[other] { $count } salieron hace más de 30 días y se omitieron.
}
