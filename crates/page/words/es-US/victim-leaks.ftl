# La mesa de víctimas: lo que está en el expediente de participantes y solo debe saber el expediente aparte.

victim-leaks-nav = Filtraciones
victim-leaks-nav-open = por decidir
victim-leaks-title = Filtraciones
victim-leaks-lead = Lo que está en el expediente de una persona participante y solo debe estar en el expediente aparte. Allí puede leerlo esa persona, un abogado o un tribunal. Solo esta mesa puede buscarlo.
victim-leaks-files = { $count ->
    [one] Se revisó un expediente.
   *[other] Se revisaron { $count } expedientes.
}
victim-leaks-at = { $files } La última vez: { $when }.
victim-leaks-again = Revisar todo de nuevo
victim-leaks-more = Todavía no se han revisado todos los expedientes.
victim-leaks-go-on = Seguir revisando
victim-leaks-open = Por decidir
victim-leaks-none = No se encontró nada que falte decidir.
victim-leaks-rest = { $count ->
    [one] Y un caso más. Aparece cuando se decidan estos.
   *[other] Y { $count } casos más. Aparecen cuando se decidan estos.
}
victim-leaks-decided = Decidido, y todavía allí
victim-leaks-entry = { $what }, { $when }
victim-leaks-words = Por qué, o lo que conviene saber
victim-leaks-ask = Pedir que se quite
victim-leaks-stand = Puede quedarse
victim-leaks-asked = { $who } pidió el { $when } que se quite.
victim-leaks-stands = { $who } dijo el { $when } que puede quedarse.
victim-leaks-which = Elija una de las dos: pedir que se quite, o que puede quedarse.
victim-leaks-why = Diga en pocas palabras por qué puede quedarse.
victim-leaks-line-ask = Se pidió quitar una anotación del expediente de la persona participante
victim-leaks-line-stand = Se dijo que una anotación puede quedarse en el expediente de la persona participante
victim-leaks-what-number = Un número suyo o de su intercesora o intercesor
victim-leaks-what-mail = Su correo electrónico
victim-leaks-what-house = Donde vive
victim-leaks-what-street = La calle donde vive
victim-leaks-what-name = Su nombre o el de su intercesora o intercesor
victim-leaks-what-given = Su nombre
victim-leaks-what-family = Su apellido
victim-leaks-other-number = Un número de alguien de otro caso
victim-leaks-other-mail = Un correo electrónico de alguien de otro caso
victim-leaks-other-house = Donde vive alguien de otro caso
victim-leaks-other-street = Una calle donde vive alguien de otro caso
victim-leaks-other-name = El nombre completo de alguien de otro caso
victim-leaks-other-given = El nombre de alguien de otro caso
victim-leaks-other-family = El apellido de alguien de otro caso
victim-leaks-how-short = en forma corta
victim-leaks-how-one_off = con una letra o un dígito distinto
victim-leaks-how-sounds = escrito como suena
victim-leaks-how-exchanged = con dos dígitos cambiados
victim-leaks-perhaps = quizá otra persona
