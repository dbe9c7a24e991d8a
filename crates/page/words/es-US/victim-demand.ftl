# La mesa de víctimas: requerimientos legales de los que hay que decir a alguien.

victim-demand-title = Requerimientos legales
victim-demand-lead = Alguien pide por la ley lo que tiene el expediente aparte. Se le dice a la persona que llegó, para que pueda actuar. Desde aquí no se entrega nada.
victim-demand-nav-open = por decir
victim-demand-tell = Dígales que llegó un requerimiento legal
victim-demand-no-case = Ningún caso lleva esta etiqueta, así que no se le dice a nadie. Pida a la mesa del programa que lo corrija.
victim-demand-empty = No hay que decir a nadie que llegó un requerimiento legal.
victim-demand-said = { $kind } de { $from }, llegó este día: { $came }; hay que responder antes de que termine este: { $due }
victim-demand-kind-subpoena = Una citación
victim-demand-kind-order = Una orden de un tribunal
victim-demand-kind-lawyer = Una petición de un abogado
victim-demand-kind-agency = Una petición de una oficina
victim-demand-kind-other = Un requerimiento
victim-demand-person = Decir a la persona { $number }
victim-demand-none = No hay que decirle nada
victim-demand-part = Decírselo
victim-demand-which = ¿De qué requerimiento?
victim-demand-heard = ¿Se le dijo?
victim-demand-heard-told = Se le dijo
victim-demand-heard-tried = Se intentó, no se le dijo
victim-demand-heard-not_safe = Le pondría en peligro
victim-demand-words = Qué quiere que se haga, o por qué no se le dijo
victim-demand-words-hint = Hace falta si no se le dijo: cuándo y cómo se intentó, o qué peligro habría.
victim-case-demand-title = Llegó un requerimiento legal
victim-case-demand-lead = Dígale qué se pide, quién y hasta cuándo, y que puede ver a un abogado. El plan de contacto seguro vale también para esta llamada.
victim-case-demand-go = Anotarlo
victim-case-line-demand = Requerimiento legal: se le dijo, o por qué no
