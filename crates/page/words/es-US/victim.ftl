# La mesa de víctimas: Hoy y la llamada.

victim-nav-today = Hoy
victim-nav-cases = Casos
victim-nav-inbox = Bandeja
victim-unread-late = { $count ->
    [one] Una entrega espera en la bandeja desde hace más de un día hábil.
   *[other] { $count } entregas esperan en la bandeja desde hace más de un día hábil.
}
victim-nav-unread = sin leer
victim-on-this-page = En esta página

## Hoy
victim-today-title = Hoy
victim-today-now = { $day }, { $time }
victim-pile-danger = Peligro, { $count }
victim-pile-danger-empty = No hay ningún peligro abierto.
victim-pile-overdue = Atrasado, { $count }
victim-pile-overdue-empty = No hay nada atrasado.
victim-pile-today = Hoy, { $count }
victim-pile-today-empty = Nada vence hoy.
victim-pile-week = Próximos siete días, { $count }
victim-pile-week-empty = Nada vence en los próximos siete días.
victim-pile-later = Después, { $count }
victim-pile-later-empty = Nada vence más tarde.
victim-pile-history = Antes del primer día con Leeward, { $count }
victim-pile-history-empty = No queda nada de antes.
victim-pile-order = Por el día en que vence; primero a quien se puede llamar ahora
victim-pile-order-shown = Por el día en que vence; de lo que se muestra aquí, primero a quien se puede llamar ahora
victim-pile-above = Todo lo de aquí está en una fila de arriba.
victim-nothing-until = Nada vence hasta { $day }.
victim-pile-more = { $count ->
    [one] Mostrarlo
   *[other] Mostrar los { $count }
}
victim-pile-next = Mostrar los siguientes
victim-history = { $count ->
    [one] Uno vencía antes del primer día con Leeward. Es historia y no se muestra como atrasado.
   *[other] { $count } vencían antes del primer día con Leeward. Son historia y no se muestran como atrasados.
}
victim-drafts = { $count ->
    [one] Tiene un formulario sin terminar. Su nombre, arriba, lleva a él.
   *[other] Tiene { $count } formularios sin terminar. Su nombre, arriba, lleva a ellos.
}
victim-call = Llamar
victim-take = Tomarlo
victim-took-nobody = Nadie lo ha tomado
victim-took-you = Lo tiene usted desde { $time }
victim-took-other = { $who } lo tiene desde { $time }
victim-row-no-name = una persona sin nombre
victim-row-no-participant = la persona participante
victim-row-why = ¿Por qué esta fecha?
victim-row-number = Número { $place }: { $state }
victim-row-no-number = Ningún número está libre: abra la llamada para ver otras maneras.
victim-row-also = También: { $what }, a más tardar { $day }
victim-stands-accepted = { $name }: con admisión
victim-stands-denied = { $name }: sin admisión
victim-stands-attends = { $name } asiste al grupo
victim-stands-left = { $name } dejó el programa
victim-stands-nothing = Sobre { $name }

## Lo que hay que hacer
victim-do-call = Llame a { $name }
victim-do-initial-notification = Llame a { $name }
victim-do-initial-disclosure = Dígale el resto a { $name }
victim-do-event-notice = Llame a { $name }
victim-do-threat-warning = Llame ahora a { $name }
victim-do-check-in = Llame a { $name }
victim-do-locate = Pregunte dónde está la víctima
victim-do-provider = Llame ahora al proveedor certificado

## Cuándo
victim-due-by = Hoy, a más tardar { $time }
victim-due-danger = Aún no se le ha dicho
victim-due-danger-over = Atrasado, aún no se le ha dicho
victim-due-over-now = Atrasado
victim-due-over = { $count ->
    [one] Atrasado 1 día hábil
   *[other] Atrasado { $count } días hábiles
}
victim-due-today = Vence hoy
victim-due-in = { $count ->
    [0] Antes del próximo día hábil
    [one] En 1 día hábil
   *[other] En { $count } días hábiles
}
victim-basis-law = Ley, cláusula { $clause }
victim-basis-policy = Norma del programa, cláusula { $clause }
victim-tries-of = { $count } de { $most } intentos
victim-tries = { $count ->
    [one] 1 intento
   *[other] { $count } intentos
}
victim-contacts = { $count ->
    [one] 1 contacto
   *[other] { $count } contactos
}
victim-safe-unknown = No se conocen las horas seguras
victim-safe-now = Seguro ahora, hasta: { $time }
victim-safe-from = No antes de: { $time }

## La llamada
victim-call-title = Llamada
victim-call-now = Hora actual: { $time }.
victim-call-jump = Ir a: ¿cómo fue?
victim-call-plan = Antes de marcar
victim-call-nobody-known = No se conoce a ninguna víctima. Pregunte a quien pueda saber dónde encontrarla.
victim-call-no-plan = Todavía no se sabe cómo llamarle de manera segura.
victim-call-confirmed = Confirmado por { $by }, { $on }
victim-call-not-confirmed = La persona aún no lo ha confirmado
victim-call-edit-plan = Cambiar cómo se le puede llamar
victim-call-say = Lo primero que se dice
victim-call-say-draft = Borrador: falta que lo revise una intercesora bilingüe.
victim-call-tell = Lo que debe decirse
victim-call-out = ¿Cómo fue?
victim-call-keys = Las teclas funcionan cuando usted está en uno de estos botones. Cada pulsación se puede deshacer.
victim-call-about = La llamada fue sobre
victim-call-channel = Cómo
victim-call-words = Nota de esta llamada
victim-call-earlier = Fue antes de ahora
victim-call-earlier-day = Cuándo fue
victim-call-month = Mes
victim-call-day = Día
victim-call-year = Año
victim-call-time = Hora
victim-call-callback = Dijo: llámeme otro día
victim-call-inbound = Nos llamó
victim-call-note = Escribir una nota
victim-call-add = Se supo de alguien: añadir una persona
victim-call-no-outcome = Elija cómo fue.
victim-about-one = { $what }, { $at }
victim-number-last = Último intento: { $ending }, { $at }
victim-source-participant = Lo dio la persona participante. Compruebe quién contesta antes de decir nada.
victim-source-court = Del tribunal
victim-source-police = De la policía
victim-source-dhs = Del DHS
victim-source-roster = De la lista anterior
victim-source-log = Del registro anterior
victim-source-other = De otra persona
victim-source-unknown = Nadie anotó de dónde vino
victim-plan-who = ¿Quién puede contestar?
victim-plan-who-unknown = No se sabe. No diga nada hasta que sea la persona.
victim-plan-message = ¿Dejar mensaje?
victim-plan-message-no = No deje mensaje.
victim-plan-message-words = Sí, con estas palabras: «{ $words }»
victim-plan-you-are = ¿Quién dice usted que es?
victim-plan-code = Palabras clave
victim-plan-hours = Horas seguras
victim-plan-advocate = Su intercesora o intercesor
victim-plan-language = Idioma
victim-plan-words = Además
victim-say-first = ¿Es buen momento para hablar?
victim-say-first-as = Habla { $you }. ¿Es buen momento para hablar?
victim-say-exit = Si no puede hablar, diga «número equivocado» y cuelgue. Hoy no volveré a llamar.
victim-say-choice = Usted decide qué quiere oír. Puede cambiarlo en cualquier momento.
victim-say-locate = Pregunte el nombre de la víctima y un número seguro. Diga quién es usted; no diga nada de la persona participante.
victim-tell-told = Dicho { $day }
victim-tell-declined = No quiso oírlo, { $day }
victim-tell-fact = { $words } ({ $day })
victim-tell-nothing = No falta decir nada de esto
victim-tell-left = { $count ->
    [one] Falta decir 1 cosa
   *[other] Falta decir { $count } cosas
}
victim-to-locate = Alguien que puede saber dónde está

## El proveedor
victim-provider-title = Advertir al proveedor
victim-provider-what = Se supo del peligro: { $at }.
victim-provider-lead = Telefonee al proveedor certificado de servicios para víctimas. No diga más de lo necesario. Dejar un mensaje no es haber hablado con él.
victim-provider-words = Con quién habló y qué va a hacer
