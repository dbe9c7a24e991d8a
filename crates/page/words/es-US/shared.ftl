# Palabras que muestra más de una mesa. Las claves son las de en-US.

## Las mesas
desk-client = Mesa de participantes
desk-victim = Mesa de víctimas
desk-program = Mesa del programa
desk-review = Mesa de revisión
## Una letra para cada mesa, la misma en todos los idiomas: en el recuadro, el título y el icono.
letter-client = C
letter-victim = V
letter-program = P
letter-review = R

## Alrededor de cada página
page-skip = Ir al trabajo
page-name = Leeward
page-error-title = Error: { $title }
page-file = De quién es el expediente
page-file-parts = Este caso
page-sign-out = Cerrar sesión
page-hide = Ocultar
page-help = Ayuda
page-signed-in-until = Sesión abierta hasta: { $time }, si no se hace nada.
page-idle = Su sesión se cerrará en dos minutos.
page-idle-next = Lo que escribió se conserva.
page-idle-stay = Seguir con la sesión

## Errores, avisos
problems-title = Hay un problema
problems-field = Error:
notice-undo = Deshacer

## Días y horas
day-short = { $weekday } { $day } { $month }
day-with-year = { $weekday } { $day } { $month } { $year }
day-long = { $weekday }, { $day } de { $month } de { $year }
day-and-clock = { $day }, { $time }
clock-am = { $time } a. m.
clock-pm = { $time } p. m.
clock-noon = mediodía
clock-midnight = medianoche
day-mon = lun
day-monday = lunes
day-tue = mar
day-tuesday = martes
day-wed = mié
day-wednesday = miércoles
day-thu = jue
day-thursday = jueves
day-fri = vie
day-friday = viernes
day-sat = sáb
day-saturday = sábado
day-sun = dom
day-sunday = domingo
month-short-1 = ene
month-1 = enero
month-short-2 = feb
month-2 = febrero
month-short-3 = mar
month-3 = marzo
month-short-4 = abr
month-4 = abril
month-short-5 = may
month-5 = mayo
month-short-6 = jun
month-6 = junio
month-short-7 = jul
month-7 = julio
month-short-8 = ago
month-8 = agosto
month-short-9 = sept
month-9 = septiembre
month-short-10 = oct
month-10 = octubre
month-short-11 = nov
month-11 = noviembre
month-short-12 = dic
month-12 = diciembre
by-command = un comando

# Languages, by their codes.
language-en-US = Inglés
language-es-US = Español
