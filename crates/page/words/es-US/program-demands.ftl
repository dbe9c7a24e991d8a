# La mesa del programa: requerimientos legales.

demand-title = Requerimientos legales
demand-lead = Una citación, una orden, la petición de un abogado. Qué llegó, para cuándo, sobre qué caso por su etiqueta, y cómo se respondió. No escriba aquí el nombre de ninguna persona participante ni de nadie a quien se hizo daño: esta lista no está sellada.
demand-need = { $count ->
    [one] Un requerimiento legal espera respuesta.
   *[other] { $count } requerimientos legales esperan respuesta.
}
demand-saved = Guardado.
demand-list = Qué llegó
demand-none = Todavía no se anotó ningún requerimiento legal.
demand-new = Llegó un requerimiento
demand-new-said = A la persona de quien trata el expediente aparte se lo dice la mesa de víctimas, salvo que un tribunal haya ordenado silencio. Lo que se entrega de ese expediente lo entrega y lo anota la mesa de víctimas. Una retención impide que un expediente se destruya mientras tanto.
demand-choose = Elija uno
demand-kind = ¿Qué llegó?
demand-kind-subpoena = Una citación
demand-kind-order = Una orden de un tribunal
demand-kind-lawyer = La petición de un abogado
demand-kind-agency = Una petición de una oficina
demand-kind-other = Otra cosa
demand-from = De quién: el tribunal, el abogado, la oficina
demand-case = Etiqueta del caso
demand-asks = ¿Qué expediente se pide?
demand-asks-separate = El expediente aparte
demand-asks-participant = El expediente de la persona participante
demand-asks-both = Los dos expedientes
demand-came = Día en que llegó
demand-due = Día hasta el que hay que responder
demand-silent = Si un tribunal ordenó que no se diga a nadie: el número de la orden
demand-go = Anotarlo
demand-said = { $kind } de { $from }, caso { $case }, hasta este día: { $due }
demand-came-said = Llegó este día: { $day }, lo anotó { $who }
demand-silent-said = No se dice a nadie: orden { $order }
demand-how = ¿Cómo se respondió?
demand-how-refused = No se entregó nada
demand-how-fought = Se pidió a un tribunal que lo anule o lo limite
demand-how-compelled = Hasta donde obligó un tribunal, y no más
demand-how-release = Con una autorización de la persona
demand-how-withdrawn = Se retiró
demand-how-mistaken = Se anotó aquí por error
demand-words = Con qué, y quién
demand-answer-go = Anotar la respuesta
demand-answered = { $how }, { $when }: { $words }
demand-missing = Complete esto.
demand-case-missing = Dé la etiqueta del caso, por ejemplo 4F2K. Ningún nombre.
demand-ahead = Ese día todavía no ha llegado.
demand-waits-not = Este requerimiento no espera respuesta.
