# La mesa del programa: quién presta servicio desde cuándo, acreditaciones y capacitación (OAC 75:25-5-20 y -21).

training-title = Capacitación
training-one = Capacitación de una persona
training-lead = Horas por año calendario, lo que debe venir antes de dirigir grupos y lo que termina pronto.
training-none-wanted = Para este estado nadie ha anotado qué capacitación se pide.
training-people = Personal y personas voluntarias
training-nobody = Todavía no hay nadie anotado en Personas y funciones.
training-nothing = No falta nada.
training-so-far = Este año: { $had } de { $wanted }
training-so-far-free = Este año: { $had }. No se pide un número de horas.
training-hours = { $count ->
    [one] 1 hora
   *[other] { $count } horas
}
training-minutes = { $count ->
    [one] 1 minuto
   *[other] { $count } minutos
}
training-hours-minutes = { $hours } y { $minutes }

## Lo que resalta
training-stands = Lo que resalta
training-unknown = No está anotado desde cuándo presta servicio.
training-before = Falta antes de dirigir grupos: { $hours } de capacitación.
training-observed = { $count ->
    [one] Falta antes de dirigir grupos: una sesión observada.
   *[other] Falta antes de dirigir grupos: { $count } sesiones observadas.
}
training-last-year = En { $year } le faltaron { $hours }.
training-last-topics = En { $year } le faltaron estos temas: { $topics }.
training-orientation-over = La orientación debía hacerse hasta el { $day }.
training-orientation = La orientación debe hacerse hasta el { $day }.
training-ended = { $name } terminó el { $day }.
training-ends = { $name } termina el { $day }.
training-this-year = Hasta el fin del año: { $hours } más.
training-this-topics = Hasta el fin del año estos temas: { $topics }.
training-need = { $name } — { $said }
training-need-unknown = { $count ->
    [one] De una persona del personal no está anotado desde cuándo presta servicio.
   *[other] De { $count } personas del personal no está anotado desde cuándo prestan servicio.
}

## Temas de cada año
training-topic-confidentiality = Confidencialidad
training-topic-safety = Seguridad del local y planes para un desastre
training-topic-first-aid = Botiquines y extintores
training-topic-precautions = Precauciones universales
training-topic-ethics = Ley y ética

## Una persona
training-service = Desde cuándo y como qué
training-since = Primer día
training-until = Último día; déjelo vacío si no lo hay
training-serves = Como qué
training-serves-staff = Personal
training-serves-volunteer = Persona voluntaria con servicio directo
training-serves-indirect = Persona voluntaria sin servicio directo
training-account = Cuenta en esta mesa, si la tiene
training-no-account = Ninguna
training-service-go = Guardar esto
training-service-said = { $serves }, desde el { $since }
training-service-ended = { $serves }, del { $since } al { $until }
training-credentials = Acreditaciones
training-credentials-said = Un título, una licencia, un certificado. Anótelo otra vez con el mismo nombre cuando se renueve.
training-credentials-none = No hay ninguna acreditación anotada.
training-credential-name = Qué es
training-credential-until = Último día; déjelo vacío si no termina
training-credential-go = Guardar la acreditación
training-credential-lasting = { $name }, sin fin
training-credential-until-said = { $name }, hasta el { $day }
training-list = Capacitaciones
training-list-none = No hay ninguna capacitación anotada.
training-unapproved = Nadie la ha aprobado, así que no cuenta.
training-said = { $day } — { $title }, { $long }
training-details = Capacitó { $trainers }; patrocinó { $sponsor }; aprobó { $approved }
training-details-bare = Capacitó { $trainers }; patrocinó { $sponsor }

## Una capacitación
training-new = Anotar una capacitación
training-new-said = Lo que el capítulo pide anotar de cada una: tema, quién capacitó, día, duración, quién patrocinó, aprobación.
training-counts = Para qué cuenta
training-counts-yearly = Las horas del año
training-counts-before = Las horas antes de dirigir grupos
training-counts-observed = Una sesión de grupo observada
training-counts-orientation = La orientación de la Procuraduría General
training-topics = Temas del año que tuvo
training-name = Su tema
training-trainers = Quién capacitó
training-on = Día
training-long = Duración en horas, como 1.5
training-no-length = Escriba la duración en horas, como 1.5.
training-sponsor = Quién patrocinó
training-approved = Qué dirección ejecutiva la aprobó; déjelo vacío si nadie lo ha hecho
training-who = Quién estuvo
training-no-who = Marque quién estuvo.
training-go = Guardar la capacitación
training-sources = De dónde vienen los números
training-source-law = La norma, { $clause }
training-source-policy = La política del programa; junto a { $clause }
training-number-staff = Horas al año para el personal
training-number-volunteer = Horas al año para personas voluntarias con servicio directo
training-number-before = Horas antes de dirigir grupos
training-number-observed = Sesiones observadas antes de dirigir grupos
training-number-orientation = Meses hasta que se haga la orientación
training-number-ahead = Días desde los que un fin está a la vista

## Estudios y años, 75:25-5-21(a)
training-degree = Estudios, para quien dirige grupos
training-degree-hint = 75:25-5-21(a). Déjelo todo vacío para quien no dirige ninguno.
training-degree-graduate = Un posgrado
training-degree-bachelor = Una licenciatura
training-degree-neither = Ninguno de los dos
training-degree-related = En un campo relacionado con la salud mental o la justicia penal
training-degree-before = Dirigió grupos en un programa certificado antes del { $day }
training-degree-years = Años completos de trabajo relacionado
training-no-years = Escriba años completos, como 2.
training-not-entered = No están anotados los estudios ni los años, 75:25-5-21(a).
training-lacks-degree = Dirige grupos sin posgrado ni licenciatura, 75:25-5-21(a).
training-lacks-field = Dirige grupos y sus estudios no son de un campo relacionado, 75:25-5-21(a).
training-lacks-years = { $count ->
    [one] Dirige grupos y le falta un año de trabajo relacionado, 75:25-5-21(a).
   *[other] Dirige grupos y le faltan { $count } años de trabajo relacionado, 75:25-5-21(a).
}
training-number-graduate = Años de trabajo relacionado con un posgrado
training-number-bachelor = Años de trabajo relacionado con una licenciatura
