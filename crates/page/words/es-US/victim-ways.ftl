# La mesa de víctimas: las maneras de llegar a alguien, cómo está cada número, y un peligro que se conoce en esta mesa.

## Cómo está un número
victim-source-themselves = De la persona misma
victim-ways-burned = No llame a este número: { $why }
victim-ways-held = No antes del { $day }: { $why }
victim-ways-why-wrong_number = es un número equivocado ({ $when })
victim-ways-why-disconnected = está desconectado ({ $when })
victim-ways-why-someone_else = contestó otra persona ({ $when })
victim-ways-why-unsafe = no era seguro hablar ({ $when })
victim-ways-why-own = está en el ingreso de la persona participante
victim-ways-why-contact = está en el ingreso de la persona participante, como el de alguien a quien se llama por ella
victim-ways-why-said-good = { $why } (anotado: { $when })
victim-ways-why-said-wrong = es un número equivocado ({ $when }). { $why }
victim-ways-why-said-dead = está desconectado ({ $when }). { $why }
victim-ways-why-said-never = { $why } (anotado: { $when })
victim-ways-why-written-good = nadie anotó por qué
victim-ways-why-written-wrong = se anotó como número equivocado
victim-ways-why-written-dead = se anotó como desconectado
victim-ways-why-written-never = se anotó que nadie debe llamarlo
victim-ways-message-yes = Aquí se puede dejar un mensaje.
victim-ways-message-no = Aquí no deje mensaje.
victim-ways-right = Se puede volver a llamar
victim-ways-not-right = Esperar, o no llamarlo

## Lo que se dijo de un número
victim-case-number-title = Lo que se sabe de un número
victim-case-number-lead = Dice a qué número se llama, nunca si se debe una llamada.
victim-case-number-go = Anotar esto
victim-ways-number-part = El número
victim-ways-which = Qué número
victim-ways-said = Lo que se sabe de él
victim-ways-said-right = Es correcto y se puede llamar
victim-ways-said-hold = No antes de un día
victim-ways-said-wrong = No llamarlo: es un número equivocado
victim-ways-said-dead = No llamarlo: está desconectado
victim-ways-said-never = No llamarlo: es de la persona participante, o alguien oye las llamadas
victim-ways-why = Cómo se sabe
victim-ways-until = Esperar hasta
victim-ways-until-hint = Solo para esperar. Vacío: el siguiente día hábil.
victim-ways-line-right = { $number }: vuelve a servir
victim-ways-line-hold = { $number }: no antes del { $day }
victim-ways-line-wrong = { $number }: número equivocado, no se llama
victim-ways-line-dead = { $number }: desconectado, no se llama
victim-ways-line-never = { $number }: no se llama nunca

## En la página de una llamada
victim-ways-link = Ver las otras maneras
victim-ways-danger-held = En un número en espera puede oír otra persona. Esto es un peligro, así que se puede llamar de todos modos. No diga nada hasta que sea la persona.
victim-ways-danger-none = No se puede llamar a ningún número. Esto es un peligro: busque ahora otra manera.
victim-ways-some-held = Un número está en espera. No lo llame hoy.
victim-ways-none-today = Hoy no se llama a ningún número. Busque otra manera.
victim-ways-if-other = Si contesta otra persona, o no es seguro
victim-ways-they-said = La persona dijo: { $words }
victim-ways-neutral = Disculpe, me equivoqué de número. Hasta luego.
victim-ways-called = A quién se llamó
victim-ways-called-advocate = Su intercesora o intercesor: { $name }
victim-ways-called-other = Otro número, u otra manera
victim-ways-other = Otro número, si se llamó a uno
victim-plan-scope = Lo que se le puede decir a la intercesora o al intercesor
victim-plan-other = Otras maneras

## Las maneras de llegar a alguien
victim-ways-title = Otras maneras
victim-ways-head = Maneras de llegar a { $name }
victim-ways-after-someone_else = Contestó otra persona
victim-ways-after-unsafe = No era seguro hablar
victim-ways-lead = Lo que hoy está en espera no se propone aquí. Una espera no cambia nada de lo que se debe.
victim-ways-lead-danger = Esto es un peligro: los números en espera también están aquí, después de los demás. Se debe hasta que se le diga.
victim-ways-danger = Todavía hay que decirle de un peligro.
victim-ways-to-danger = Volver al peligro
victim-ways-say-now = Diga esto y cuelgue
victim-ways-next-title = Qué probar ahora
victim-ways-none = No se conoce otra manera. Pregunte a quien pueda saber una segura.
victim-ways-number = Número { $place }
victim-ways-advocate = La intercesora o el intercesor que nombró
victim-ways-by-text = Se puede enviar un mensaje de texto
victim-ways-by-email = Se puede enviar un correo electrónico
victim-ways-by-letter = Se puede enviar una carta
victim-ways-by-in_person = Alguien puede ir a verle
victim-ways-provider = Pregunte al programa de servicios para víctimas si conoce una manera segura
victim-ways-go-held = Llamar a este número en espera
victim-ways-go-record = Hacerlo y anotarlo
victim-ways-kept = En espera, o que no se llaman
victim-ways-to-call = A la página de la llamada
victim-call-ways = Otras maneras
victim-case-act-ways = Maneras de llegar

## En la página de un peligro
victim-ways-next = Sigue: { $who }.
victim-ways-next-rest = A todas las personas se les dijo del peligro. Falta decir lo demás: { $who }.
victim-ways-rest = { $count ->
    [one] Decir lo demás, 1 cosa
   *[other] Decir lo demás, { $count } cosas
}

## En el plan
victim-ways-answers = Quién puede contestar este número
victim-ways-message = Un mensaje en este número
victim-ways-message-hint = Solo si se pueden dejar mensajes.
victim-ways-by-part = Además del teléfono
victim-ways-by = Lo que se puede hacer
victim-ways-by-hint = Lo que no está marcado no se hace.
victim-ways-by-words = Direcciones para esto, y cómo
victim-ways-advocate-scope = Lo que se le puede decir a la intercesora o al intercesor, y hasta cuándo

## Un peligro que se conoce aquí
victim-case-threat-title = Se supo de un peligro
victim-case-threat-lead = Si alguien está o va a resultar herido: llame primero al 911. Después se muestra a quién hay que decírselo.
victim-case-threat-go = Anotar este peligro
victim-call-threat = Nos habló de un peligro
victim-case-act-threat = Se supo de un peligro
victim-case-then-threat = Anotar un peligro del que nos habló
victim-inbox-threat = Esto habla de un peligro: anotarlo
victim-threat-part = El peligro
victim-threat-toward = Quién o qué está en peligro
victim-threat-words = Con qué se amenazó o qué se vio, en sus palabras
victim-threat-words-hint = Solo las personas de esta mesa pueden leerlo.
victim-threat-named = Personas de este caso en peligro
victim-threat-named-hint = Quien fue nombrado o a quien se refería. A la víctima y a la pareja se les dice de todos modos.
victim-threat-by = Quién nos lo dijo
victim-threat-by-hint = A quien nos lo dijo no se le advierte de lo mismo.
victim-threat-by-nobody = Nadie de este caso
victim-threat-them = { $who }, de cuya página viene usted: { $roles }
victim-threat-wrong-by = Diga quién nos lo dijo. A esa persona no se le advierte de ello.
