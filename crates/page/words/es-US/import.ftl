# Palabras que comparten los formularios para traer una hoja de cálculo, y lo que está mal en una celda.

import-head-row = Fila
import-head-column = Columna
import-head-text = Lo que dice
import-head-reason = Por qué
import-head-then = Qué se hace
import-then-row = La fila se omite
import-then-cell = La celda se omite
import-then-look = Se toma; revísela
import-columns = Qué es cada columna
import-codes = Qué significan estos códigos
import-code-none = Omitir sus filas
import-look = Mirarla primero
import-take = Traerla
import-no-file = Elija el archivo.
import-no-table = Este archivo no se puede leer: { $why }
import-missing = No se conoce ninguna columna para: { $names }. Diga abajo cuál columna es y elija el archivo otra vez.
import-none-bad = Todas las celdas se pudieron leer.
import-bad = { $count ->
    [one] Una celda por revisar
   *[other] { $count } celdas por revisar
}

## Por qué un archivo no es una tabla
import-table-empty = el archivo está vacío
import-table-unreadable = no es un archivo CSV ni un libro de Excel (.xlsx)
import-table-too-large = tiene más de 20,000 filas, 200 columnas o 20,000 caracteres en una celda
import-table-no-rows = no hay ninguna fila bajo el encabezado

## Por qué una celda no se puede tomar como está
import-cell-missing = está vacía y no debe estarlo
import-cell-not-a-day = no es un día como 6/20/1995
import-cell-no-such-day = no es un día del calendario
import-cell-future = es un día que aún no llega
import-cell-too-long-ago = es anterior a 1900
import-cell-before-earlier = es anterior a lo que tuvo que ocurrir primero
import-cell-unknown-code = es un código cuyo significado no se conoce
import-cell-not-a-try = no es un intento como 3/2 LVM
import-cell-not-a-number = no es un número de teléfono
import-cell-not-a-name = no es un nombre como Birch, Aldo
import-cell-more-than-all = es más de lo que hay
import-cell-twice = es lo mismo que en la fila { $row }
import-cell-not-left = no concuerda con el día de salida
import-cell-no-day-of-leaving = está vacía, y el estado dice que la persona participante salió
import-cell-nobody-reached = no tiene día: no se logró hablar con nadie
import-cell-no-year = no tiene año, y no hay decisión desde la cual contar
import-cell-nobody-of-that-name = no es participante que se conozca
import-cell-more-than-one = es el nombre de más de una persona participante
import-cell-differs = no es lo que se trajo antes
import-cell-too-long = es demasiado larga
import-cell-kept-as-note = se conserva como nota
import-cell-not-taken = no se puede tomar

## Lo que pueden significar los códigos
import-code-court = Tribunal
import-code-district-attorney = Fiscalía de distrito
import-code-probation = Libertad condicional
import-code-dhs = DHS (servicios humanos)
import-code-self = Vino por su cuenta
import-code-other = Otro
import-code-accepted = Admisión
import-code-denied = Sin admisión
import-code-undecided = Sin decisión
import-code-active = Activo
import-code-completed = Terminó las sesiones
import-code-noncompliance = Salida por incumplimiento
import-code-left-other = Salida por otro motivo
import-code-jail = En la cárcel
import-code-released = Salió de la cárcel
import-code-moved = Pasó a otro programa
import-code-current-partner = Pareja actual
import-code-former-partner = Expareja
import-code-victim-only = Víctima, no pareja
import-code-reached = Se logró hablar
import-code-no-answer = Nadie contestó
import-code-voicemail = Mensaje dejado
import-code-someone-else = Contestó otra persona
import-code-wrong-number = Número equivocado
import-code-disconnected = Número desconectado
import-code-unsafe = No era seguro hablar
import-code-not-understood = No se entendieron
import-code-hung-up = Colgó
import-code-yes = Sí
import-code-no = No
import-code-not-known = Nadie lo sabe
import-cell-no-topic = no es un tema del año, así que cuenta solo como horas
import-cell-no-topic-near = no es un tema del año, así que cuenta solo como horas; el más cercano es «{ $near }»

## Una vez traída
import-count-title = Cuenta para firmar
import-count-when = Traído el { $day } por { $who }.
import-count-rows = { $count ->
    [one] Una fila en el archivo
   *[other] { $count } filas en el archivo
}
import-count-compare = Cuenten ustedes las filas de la hoja. Cuando los números coincidan, dos personas firman aquí.
import-count-head-line = Quién
import-count-head-name = Nombre
import-count-head-signed = Firma
import-count-head-day = Día
import-old-title = Después, la hoja vieja
import-old-print = Imprima esta página y guárdela con los papeles del programa.
import-old-lock = No escriba nada más en la hoja. Pásela de la unidad compartida a un lugar que solo dos personas puedan abrir.
import-old-copies = Busque sus copias: correo, teléfonos, memorias USB, la carpeta de descargas, la papelera. Bórrelas.
import-old-destroy = Destruya la última cuando su política de archivos lo permita. Hasta entonces, quien la lea puede leer lo que dice de una víctima.

## Registros y carpetas
import-left-out = Columnas que se dejan fuera: { $columns }.
import-cell-not-theirs = tiene el número de una persona participante y el nombre de otra
import-cell-no-hour = no tiene hora: anote cuándo se avisó por teléfono
import-code-progress = Un informe de avance
import-code-danger-row = Un peligro
import-code-incident-row = Un incidente crítico
import-code-neither-row = Ninguno de los dos
import-code-harm-on-site = Primeros auxilios en el lugar, o nadie herido
import-code-harm-care = Atención médica o de enfermería
import-code-harm-hospital = Un hospital, o ayuda de afuera
import-code-harm-disaster = Un desastre
import-code-harm-death = Alguien murió
import-code-harm-abuse = Abuso de una persona participante
