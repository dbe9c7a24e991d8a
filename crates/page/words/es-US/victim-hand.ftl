# La mesa de víctimas: quién tiene qué llamada, lo que se pasa a otra persona, y lo que se dijo y después se anuló.

## Quién la tiene
victim-hand-give-back = Devolverla
victim-hand-line-back = Devolvió la próxima llamada
victim-hand-link = Pasar lo que usted tiene

## Pasar a otra persona
victim-hand-title = Pasar
victim-hand-lead = Antes de un fin de semana o de un día libre. Su colega lo tiene cuando lo acepta, con su propia sesión; hasta entonces es de usted. Solo en la pantalla: no imprima nada de esto.
victim-hand-alone = Nadie más puede iniciar sesión en esta mesa. La lista de guardia del programa dice quién atiende un peligro.
victim-hand-nothing = No hay nada que pasar: no hay ningún peligro abierto y ninguna llamada vence hasta el fin del próximo día hábil.
victim-hand-whom = ¿A quién?
victim-hand-what = Lo que se pasa
victim-hand-words = Lo que su colega debe saber
victim-hand-go = Pasarlo
victim-hand-call = { $mark }, { $name } (participante: { $participant }): { $what }, a más tardar { $day }
victim-hand-call-unknown = { $mark }, quien sea la víctima (participante: { $participant }): { $what }, a más tardar { $day }
victim-hand-call-done = { $mark }, { $name } (participante: { $participant }): ya no vence nada
victim-hand-call-unknown-done = { $mark }, quien sea la víctima (participante: { $participant }): ya no vence nada
victim-hand-danger = { $mark } (participante: { $participant }): peligro, desde { $when }
victim-hand-danger-over = { $mark } (participante: { $participant }): un peligro que terminó
victim-hand-wrong-whom = Elija a una persona.
victim-hand-wrong-conflict = Un conflicto de interés aparta a esa persona del expediente { $mark }. Elija a otra, o déjelo fuera.
victim-hand-conflict = Un conflicto de interés le aparta a usted de uno de estos expedientes. No lo acepte, para que pase a otra persona.
victim-hand-wrong-what = Marque al menos una cosa.
victim-hand-to-you = { $who } le pasa esto ({ $when }). No es de usted hasta que lo acepte.
victim-hand-from-you = Usted pasó esto a { $who } ({ $when }). Aún no está aceptado: sigue siendo de usted. Telefonéele.
victim-hand-accept = Aceptar: ahora lo tengo yo
victim-hand-decline = No puedo tomarlo
victim-hand-withdraw = Recuperarlo

## Dicho, y anulado después
victim-retract-tell = Hay que decirle: se anotó por error
victim-retract-tell-lead = Se le dijo algo que no es así. Llámele en cuanto sea seguro.
victim-retract-since = Anulado
victim-retract-said = Se le dijo { $what } ({ $told }). Eso se anotó por error y se anuló ({ $since }).
victim-retract-danger = de un peligro
victim-retract-session = que la persona participante asiste
victim-retract-left = que la persona participante dejó el programa
victim-retract-decision = si la persona participante fue admitida
victim-retract-assessment = lo que encontró la evaluación
victim-retract-link = Anotar que lo sabe
victim-retract-line = Anotado por error, y lo sabe: { $what }
victim-retract-part = Lo que se anuló
victim-retract-none = Nada de lo que se le dijo se anuló
victim-retract-which = Cuál
victim-retract-heard = ¿Lo sabe ahora?
victim-retract-heard-told = Se le dijo que se anotó por error
victim-retract-heard-tried = Se intentó con motivo, no se le dijo
victim-retract-heard-not_safe = Decírselo la pondría en peligro
victim-retract-words = Qué dijo, o por qué no se le dijo
victim-case-taken-back-title = Sabe que se anotó por error
victim-case-taken-back-lead = Diga con claridad qué estaba mal, qué vale ahora, y que el error fue nuestro. Lo que se dijo antes queda en la línea de tiempo.
victim-case-taken-back-go = Anotar esto
victim-case-wrong-retract = Elija algo que se le dijo y que después se anuló.
