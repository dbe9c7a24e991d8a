# La mesa de víctimas: lo que se entregó, y traer un registro.

victim-inbox-title = Bandeja
victim-inbox-lead = Lo que entregó la mesa de participantes. Ya no puede abrirlo.
victim-inbox-empty = Nada espera.
victim-inbox-what = Lo que llegó
victim-inbox-kind-number = Un número
victim-inbox-kind-address = Un domicilio
victim-inbox-kind-words = Palabras
victim-inbox-kind-danger = Un peligro
victim-inbox-kind-roster = De la lista
victim-inbox-kind-paper = Un papel escaneado
victim-inbox-save = Guardar el papel ({ $kind }, { $size } kB)
victim-inbox-source = Cómo se supo
victim-inbox-source-participant = Por la persona participante. Compruebe quién contesta antes de decir nada.
victim-inbox-source-court = Por el tribunal
victim-inbox-source-police = Por la policía
victim-inbox-source-dhs = Por el DHS
victim-inbox-source-roster = Por la lista anterior
victim-inbox-source-other = Por otra persona
victim-inbox-source-unknown = Nadie lo anotó
victim-inbox-name = Nombre
victim-inbox-number = Número
victim-inbox-address = Domicilio
victim-inbox-words = Palabras
victim-inbox-add = Añadir una persona
victim-inbox-case = Ver el caso
victim-inbox-done-title = ¿Atendido?
victim-inbox-done-words = Qué hizo con esto
victim-inbox-done-go = Atendido
victim-inbox-dealt-with = Esto se atendió.
victim-inbox-too-long = Es demasiado largo para guardarlo. Dígalo en menos palabras.

victim-today-begin = Todavía no hay nada escrito en esta mesa. Traiga el registro de llamadas que llevaba antes, o empiece por la bandeja.
victim-history-show = Mostrar lo que se debía antes
victim-import-title = Traer un registro
victim-import-lead = CSV o XLSX, tal como lo lleva. El archivo no se guarda en ningún lugar, por eso se pide dos veces: para mirarlo y para traerlo.
victim-import-file = El registro de llamadas
victim-import-file-hint = Una víctima por fila. Traiga primero la lista en la mesa de participantes.
victim-import-would-new = { $count ->
    [one] Una persona sería nueva.
   *[other] { $count } personas serían nuevas.
}
victim-import-would-before = { $count ->
    [one] Una ya está aquí.
   *[other] { $count } ya están aquí.
}
victim-import-would-tries = { $count ->
    [one] Con un intento.
   *[other] Con { $count } intentos.
}
victim-import-done-new = { $count ->
    [one] Una persona es nueva.
   *[other] { $count } personas son nuevas.
}
victim-import-done-before = { $count ->
    [one] Una ya estaba aquí.
   *[other] { $count } ya estaban aquí.
}
victim-import-done-tries = { $count ->
    [one] Con un intento.
   *[other] Con { $count } intentos.
}
victim-import-field-client = Participante
victim-import-field-victim = Víctima
victim-import-field-relation = Relación
victim-import-field-phones = Números
victim-import-field-leave-message = ¿Se puede dejar un mensaje?
victim-import-field-best-time = Cuándo llamar
victim-import-field-tries = Intentos
victim-import-field-services = Se le habló de los servicios
victim-import-field-results = Se le dijo lo que encontró la evaluación
victim-import-field-concerns = Se le dijeron las preocupaciones
victim-import-field-lethality = Se le dijeron las señales de peligro
victim-import-field-wants-info = Quiere saber
victim-import-field-letter = Carta enviada
victim-import-field-danger = Se le dijo del peligro
victim-import-field-notes = Notas
victim-import-field-skip = Omitir
