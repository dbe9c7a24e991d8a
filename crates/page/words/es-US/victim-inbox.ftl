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

victim-danger-import-title = Traer una carpeta de peligros
victim-danger-import-lead = CSV o XLSX, como la lleva. Cada fila que es un peligro pasa a ser palabras de su día en el expediente aparte; no abre ningún aviso ni cuenta como uno. Si un peligro sigue, anótelo en Peligro. Los incidentes se traen en la mesa del programa.
victim-danger-import-file = La carpeta de peligros
victim-danger-import-file-hint = Un peligro por fila. El archivo no se guarda en ningún lugar, por eso se pide dos veces.
victim-danger-import-would-new = { $count ->
    [one] Un peligro sería nuevo.
   *[other] { $count } peligros serían nuevos.
}
victim-danger-import-done-new = { $count ->
    [one] Un peligro es nuevo.
   *[other] { $count } peligros son nuevos.
}
victim-danger-import-before = { $count ->
    [one] Uno ya está aquí.
   *[other] { $count } ya están aquí.
}
victim-danger-import-others = { $count ->
    [one] Una fila no es un peligro y se deja a la mesa del programa.
   *[other] { $count } filas no son peligros y se dejan a la mesa del programa.
}
victim-danger-import-field-occurred-on = Día
victim-danger-import-field-row-kind = Peligro o incidente
victim-danger-import-field-client = Participante
victim-danger-import-field-said = Lo que se dijo o se vio
victim-danger-import-field-called = Quién llamó a quién, y cuándo
victim-danger-import-field-police = Número de la policía
victim-danger-import-field-spoke = Con quién se habló en el proveedor
victim-danger-import-field-skip = Dejar fuera
