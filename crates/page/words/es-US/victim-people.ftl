# La mesa de víctimas: lo que cambia cómo se llama a alguien, quién habla por la persona, a quién preguntar dónde está.

## Lo que cambia cómo se le llama
victim-case-circumstances-title = Idioma, tutela, correo
victim-case-circumstances-lead = Lo que cambia cómo se le llama. Está primero en la página de la llamada.
victim-case-circumstances-go = Guardar esto
victim-case-act-circumstances = Idioma, tutela, correo
victim-people-edit = Idioma, tutela, correo
victim-people-write = Anotarlo
victim-people-line = Idioma, tutela y correo anotados
victim-people-speak-part = Cómo se habla con la persona
victim-people-interpreter = Intérprete
victim-people-interpreter-hint = De una agencia. Nunca un menor, un familiar o una amistad, ni nadie de la persona participante.
victim-people-interpreter-no = No hace falta
victim-people-interpreter-yes = Hace falta
victim-people-agency = Qué agencia, y su número
victim-people-relay = Servicio de retransmisión
victim-people-relay-no = No hace falta
victim-people-relay-yes = Se le llama por retransmisión, 711
victim-people-guardian-part = Quién habla por la persona
victim-people-guardian-part-lead = Nunca la persona participante, sea lo que sea para ella (28 CFR 94.115(a)(2)).
victim-people-spoken-for = ¿Quién habla por la persona?
victim-people-spoken-for-themselves = Habla por sí misma
victim-people-spoken-for-minor = Es menor de edad
victim-people-spoken-for-ward = Un tribunal le dio tutela
victim-people-guardian-name = Nombre de quien tiene la tutela
victim-people-guardian-name-hint = Déjelo vacío si solo podría ser la persona participante.
victim-people-guardian-number = Número de quien tiene la tutela
victim-people-guardian-relation = Qué es de la persona quien tiene la tutela
victim-people-mail-part = Correo
victim-people-mail = El correo va solo a esta dirección
victim-people-mail-hint = La dirección sustituta del programa de confidencialidad de domicilio. Vacío si no está en él.
victim-people-more = Algo más que cambie cómo se le llama
victim-case-wrong-guardian = Esa es la persona participante, que nunca puede hablar por la persona (28 CFR 94.115(a)(2)). Deje esto vacío y pregunte al programa de servicios para víctimas quién puede.
victim-case-wrong-advocate = Nadie a quien nombró la representa ese día. Anote primero a la intercesora o al intercesor en el plan, si nombró a alguien; si no, es alguien que puede saber dónde está.
victim-case-wrong-advocate-danger = Su intercesora o intercesor no la representa en una emergencia. Quite la marca del peligro: todavía hay que decírselo a la persona.

## En la página de una llamada
victim-people-first-minor = Es menor de edad.
victim-people-first-ward = Un tribunal le dio tutela.
victim-people-guardian = Quien habla por la persona
victim-people-guardian-speak = Llame primero a { $who }. Nunca a la persona participante.
victim-people-guardian-no-number = { $who } habla por la persona; no hay ningún número anotado. Nunca la persona participante.
victim-people-guardian-none = No se conoce a nadie que pueda hablar por la persona. La persona participante nunca puede: pregunte al programa de servicios para víctimas quién lo hace.
victim-people-called-guardian = Quien habla por la persona: { $name }
victim-people-first-interpreter = Hace falta intérprete: { $language }.
victim-people-interpreter-from = Tenga a la persona intérprete en la línea antes de marcar: { $agency }
victim-people-interpreter-find = No hay ninguna agencia anotada: busque una antes de marcar.
victim-people-interpreter-never = Nunca un menor, un familiar o una amistad, ni nadie de la persona participante. Si no se entendió, no se habló con la persona.
victim-people-first-not-understood = La última vez no se entendieron. Busque intérprete antes de volver a llamar.
victim-people-first-relay = Por retransmisión.
victim-people-relay-how = Marque 711 y dé su número a quien opera. Nadie de su casa interpreta.
victim-people-first-mail = Domicilio confidencial.
victim-people-mail-only = El correo va solo a: { $address }. No diga ni escriba otra dirección, ni ningún condado.
victim-people-ways-in-plan = Cómo hacerlo está en el plan.
victim-people-first-words = Además:
victim-people-line-guardian = Intento, con quien habla por la persona: { $ending }, { $by }

## Su intercesora o intercesor
victim-people-advocate-danger = ¿También en una emergencia?
victim-people-advocate-danger-hint = Si no, nadie le dice de un peligro en su lugar.
victim-people-advocate-danger-yes = También en una emergencia
victim-people-advocate-danger-no = No en una emergencia
victim-people-advocate-danger-unknown = Nadie preguntó si también en una emergencia
victim-people-advocate-until = El último día en que la intercesora o el intercesor la representa
victim-people-advocate-until-hint = Vacío si no dijo ninguno.
victim-people-advocate-stands = Hasta { $day }
victim-people-advocate-over = { $name } la representó hasta { $day }. Ahora no lo hace nadie: pregúntele.
victim-people-advocate-take-back = La intercesora o el intercesor ya no la representa
victim-people-line-over = { $name } ya no la representa
victim-case-advocate-over-title = La intercesora o el intercesor ya no la representa
victim-case-advocate-over-lead = Basta una palabra por teléfono. Desde ahora, hablar con la intercesora o el intercesor no es hablar con la persona.
victim-case-advocate-over-go = Anotar esto

## A quién preguntar dónde está alguien
victim-people-ladder = A quién preguntar
victim-people-ladder-lead = Uno tras otro. Solo se pregunta otra vez si hay una razón.
victim-people-who-asked = A quién se preguntó
victim-people-ask-provider = El programa de servicios para víctimas
victim-people-ask-attorney = La oficina para víctimas y testigos de la fiscalía
victim-people-ask-dhs = El Departamento de Servicios Humanos
victim-people-ask-clerk = La secretaría del tribunal
victim-people-ask-orders = Quien lleva las órdenes de protección en el tribunal
victim-people-ask-police = La policía, por el informe de lo que pasó
victim-people-ask-other = Otra persona
victim-people-not-asked = Aún no se preguntó
victim-people-asked = Se preguntó { $at }: { $ending }
victim-people-ask-by-cause = Dé el nombre y el número de causa de la persona participante, y nada más.
victim-people-ask-in-confidence = Pregunte si pueden pasar el número de usted. No pueden decir si conocen a alguien: no insista.
victim-people-ask-nothing = No diga nada de la persona participante.
victim-people-ladder-never = Nunca diga que alguien está en peligro. Nunca diga qué dijo la persona participante, ni que alguien nos contó algo. Nunca deje un mensaje con quien solo puede conocerla.
victim-people-ladder-end = Termina cuando se le encuentra. Si los intentos de la regla no encuentran a nadie, queda como intentado, no dicho: eso no dice que no haya nadie.
victim-people-line-asked = Se preguntó: { $asked }: { $ending }, { $by }

## Sabido en un trabajo en otro lugar
victim-people-learned-part = Primero
victim-people-learned = ¿Cómo lo sabe?
victim-people-learned-here = Por el trabajo de este programa
victim-people-learned-elsewhere = Por mi trabajo en otro lugar
victim-people-elsewhere-refused = No se tomó, y nada de lo que escribió se guarda. Lo que alguien le contó en su trabajo en otro lugar es confidencial allí (34 U.S.C. 12291(b)(2), 42 U.S.C. 10406(c)(5)).
victim-people-elsewhere-instead = En su lugar: pregúntele allí si quiere que este programa lo sepa. Con una autorización que firme allí, se puede anotar aquí.
victim-people-elsewhere-danger = Si alguien está en peligro ahora, llame al 911 y dígaselo a quien esté a cargo allí.
