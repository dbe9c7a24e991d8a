# La mesa del programa: cada número que decide cuándo vence algo, con su fuente.

number-title = Plazos
number-lead = Cada número que decide cuándo vence algo: lo que fija la ley, lo que es norma propia de este programa y lo que usted puede fijar.
number-pack = { $name }, reglas de la versión { $version }
number-own = Lo que usted puede fijar
number-own-said = De estos no se calcula ningún plazo de una llamada. Un cambio vale desde ahora, con su razón.
number-law = De la ley
number-law-said = Nadie puede cambiarlos aquí.
number-policy = Norma de este programa
number-policy-said = La ley nombra el deber y no fija tiempo. Es igual en todo programa que usa estas reglas y nunca se muestra como ley.
number-may = De { $least } a { $most }. Sin cambio es { $pack }.
number-was = { $number }, lo fijó { $who }, { $when }: { $why }
number-change = Cambiar
number-new = Número nuevo
number-why = Por qué
number-set = Fijar
number-why-missing = Diga por qué, en pocas palabras. Lo lee quien revisa el programa.
number-bounds = Dé un número de { $least } a { $most }.
number-done = { $what } { $why }
number-they-hear-first = { $count ->
    [one] A la persona participante se le dice un rechazo o una salida después de un día hábil.
   *[other] A la persona participante se le dice un rechazo o una salida después de { $count } días hábiles, a las 5 p.m.
}
number-they-hear-first-why = Quien sufrió el daño lo sabe primero. Es igual en cada caso, para que no diga nada.
number-alarm-again = { $count ->
    [one] La alarma de un peligro sale de nuevo después de un minuto.
   *[other] La alarma de un peligro sale de nuevo después de { $count } minutos.
}
number-alarm-again-why = Cada vez a una persona más de guardia, hasta que alguien lo tome.
number-alarm-in-hand = { $count ->
    [one] Un peligro sigue en manos de alguien un minuto después de la última señal de trabajo.
   *[other] Un peligro sigue en manos de alguien { $count } minutos después de la última señal de trabajo.
}
number-alarm-in-hand-why = Quien lo tomó y calló puede haber tenido que irse: entonces siguen las alarmas.
number-number-tried = { $count ->
    [one] El número de día y noche de un proveedor se prueba cada día.
   *[other] El número de día y noche de un proveedor se prueba cada { $count } días.
}
number-number-tried-why = Un número al que nadie llamó en mucho tiempo puede ya no ser de nadie.
number-absences-in-a-row = { $count ->
    [one] Una falta es demasiado.
   *[other] { $count } faltas seguidas son demasiadas.
}
number-absences-in-a-row-why = Sin justificar. Nada ocurre por sí solo: el expediente lo dice y el personal decide.
number-absences-in-weeks = { $count ->
    [one] Una falta en las semanas que se miran hacia atrás es demasiado.
   *[other] { $count } faltas en las semanas que se miran hacia atrás son demasiadas.
}
number-absences-in-weeks-why = Sin justificar y desde la última admisión. En Oklahoma se miran 52 semanas hacia atrás.
number-years-kept = { $count ->
    [one] El expediente de una persona participante se destruye un año después de su última anotación. Eso vale solo cuando el programa mismo ha fijado este número.
   *[other] El expediente de una persona participante se destruye { $count } años después de su última anotación. Eso vale solo cuando el programa mismo ha fijado este número.
}
number-years-kept-why = La regla pide una política escrita y no da un número. Mientras el programa no fije el suyo aquí, nada se destruye por él.
number-first-due = { $count ->
    [one] Primer aviso: hasta el fin del primer día hábil después de la decisión.
   *[other] Primer aviso: hasta el fin del día hábil { $count } después de la decisión.
}
number-first-due-why = El día de la decisión es el día 0.
number-first-tries = { $count ->
    [one] Sin contacto se necesita un intento por teléfono.
   *[other] Sin contacto se necesitan { $count } intentos por teléfono.
}
number-first-tries-why = Un intento a un número equivocado o muerto no cuenta: no llega a nadie.
number-first-days = { $count ->
    [one] Los intentos caen al menos en un día.
   *[other] Los intentos caen al menos en { $count } días distintos.
}
number-first-days-why = Los timbres de una tarde son un solo intento.
number-first-apart = { $count ->
    [one] Entre dos intentos pasa al menos un minuto.
   *[other] Entre dos intentos pasan al menos { $count } minutos.
}
number-first-apart-why = Los timbres seguidos son un solo intento.
number-first-known-within = { $count ->
    [one] Quien se conoce después tiene al menos un día hábil.
   *[other] Quien se conoce después tiene al menos { $count } días hábiles.
}
number-first-known-within-why = A nadie se le llama tres veces en una tarde por haberse conocido tarde.
number-first-known-after = { $count ->
    [one] Quien se conoce después de ese día: un día hábil desde entonces.
   *[other] Quien se conoce después de ese día: { $count } días hábiles desde entonces.
}
number-first-known-after-why = Otra vez tantos días como da la ley.
number-told-due = { $count ->
    [one] Lo que se debe decir al contactar: hasta el siguiente día hábil.
   *[other] Lo que se debe decir al contactar: hasta el día hábil { $count }.
}
number-told-due-why = La ley dice al contactar; una llamada puede cortarse.
number-told-give-up = { $count ->
    [one] Intentos fallidos en un día desde entonces: intentado, no dicho.
   *[other] Intentos fallidos en { $count } días distintos desde entonces: intentado, no dicho.
}
number-told-give-up-why = El siguiente contacto lo abre de nuevo.
number-event-due = { $count ->
    [one] Que la persona participante empezó o salió: hasta el siguiente día hábil.
   *[other] Que la persona participante empezó o salió: hasta el día hábil { $count }.
}
number-event-due-why = La ley nombra los sucesos y no fija tiempo.
number-event-give-up = { $count ->
    [one] Intentos fallidos en un día: intentado, no dicho.
   *[other] Intentos fallidos en { $count } días distintos: intentado, no dicho.
}
number-event-give-up-why = El siguiente contacto lo abre de nuevo.
number-threat-due = { $count ->
    [one] Un peligro: se avisa a quien está en peligro en un minuto.
   *[other] Un peligro: se avisa a quien está en peligro en { $count } minutos.
}
number-threat-due-why = La ley no fija tiempo para un peligro inminente. Solo termina cuando se habla con la persona.
number-provider-due = { $count ->
    [one] Un peligro: se avisa al proveedor certificado en un minuto.
   *[other] Un peligro: se avisa al proveedor certificado en { $count } minutos.
}
number-provider-due-why = Nunca reemplaza avisar a la persona: se deben los dos.
number-check-in-give-up = { $count ->
    [one] Una llamada que pidieron: intentos fallidos en un día y empieza la siguiente.
   *[other] Una llamada que pidieron: intentos fallidos en { $count } días distintos y empieza la siguiente.
}
number-check-in-give-up-why = Cada cuánto se les llama lo deciden ellas y ellos.
number-callback-most = { $count ->
    [one] «Ahora no, llámeme ese día»: a lo más un día después.
   *[other] «Ahora no, llámeme ese día»: a lo más { $count } días después.
}
number-callback-most-why = Vale su día, hábil o no.
