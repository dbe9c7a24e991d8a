# La mesa de víctimas: un peligro, desde su primer minuto hasta la segunda persona que mira su fin.
victim-danger-nav = Peligro
victim-danger-nav-open = { $count ->
    [one] { $count } abierto
   *[other] { $count } abiertos
}

## Los peligros
victim-dangers-title = Peligro
victim-dangers-living = Abiertos ahora, { $count }
victim-dangers-unseen = Terminados, por ver por una segunda persona, { $count }
victim-dangers-unseen-lead = Quien termina un peligro detiene sus advertencias. Otra persona lo mira a más tardar el siguiente día hábil.
victim-dangers-alone = Esta mesa tiene una sola cuenta: nadie más puede mirar. Pida una segunda a la mesa del programa.
victim-dangers-row = Peligro conocido desde { $when }
victim-dangers-left = { $count ->
    [0] Ya se le dijo a todas las personas
    [one] Falta hacer 1 llamada
   *[other] Faltan { $count } llamadas
}
victim-dangers-told = Dicho
victim-dangers-lives = No ha terminado
victim-dangers-open = Abierto
victim-dangers-ended = El peligro terminó: { $when }
victim-dangers-ended-by = Terminado por { $who }
victim-dangers-not-you = Usted lo terminó: debe mirarlo otra persona
victim-dangers-look = Mirarlo
victim-dangers-look-over = Aún no visto
victim-dangers-look-later = A más tardar entonces, por una segunda persona

## Un peligro
victim-danger-title = Peligro
victim-danger-foot = Esta página no se actualiza por sí sola.
victim-danger-again = Mirar otra vez
victim-danger-911 = Alguien está herido, o está por estarlo: llame ahora al 911.
victim-danger-tell = { $count ->
    [one] 1 llamada, a más tardar { $time }
   *[other] { $count } llamadas; la primera, a más tardar { $time }
}
victim-danger-tell-late = { $count ->
    [one] Aún no se le ha dicho: 1 llamada debía hacerse a más tardar { $time }
   *[other] Aún no se les ha dicho: { $count } llamadas; la primera debía hacerse a más tardar { $time }
}
victim-danger-all-told = Ya se le dijo a todas las personas
victim-danger-over = Este peligro terminó
victim-danger-since = Conocido desde { $when }
victim-danger-took-nobody = Nadie lo ha tomado
victim-danger-took-you = Lo tiene usted desde { $time }
victim-danger-took-other = Lo tiene { $who } desde { $time }
victim-danger-take = Lo tomo yo
victim-danger-take-over = Me hago cargo
victim-danger-person = Persona { $number }
victim-danger-nobody-known = La víctima, aún no conocida
victim-danger-staff = número { $number } del personal
victim-danger-who = A quién hay que decirle
victim-danger-who-told = Dicho a { $told } de { $all }
victim-danger-who-none = A nadie de este caso hay que decirle.
victim-danger-try = { $time } { $ending }
victim-danger-told-after = { $count ->
    [one] Dicho, tras 1 minuto
   *[other] Dicho, tras { $count } minutos
}
victim-danger-told-late = { $count ->
   *[other] Dicho tarde, tras { $count } minutos
}
victim-danger-stood-tried = Se intentó, no se logró decir
victim-danger-stood-chose = Su decisión
victim-danger-stood-ended = No se había dicho cuando terminó
victim-danger-stood-merged = Se debe a una persona conocida
victim-danger-next-call = Llame ahora. Cómo llamarle de manera segura está en la página de la llamada.
victim-danger-next-others = Aún no se logró hablar. Pruebe con la intercesora o el intercesor que nombró y con sus otros números; la página de la llamada tiene ambos.
victim-danger-next-half = Pasó la mitad del tiempo y no se logró hablar. Pida a la policía que vea si está bien (welfare check, verificación de bienestar). Anote lo que se hizo y siga intentando.
victim-danger-next-asked = Se pidió a la policía. Pregunte qué encontró y siga intentando: solo hablar con la persona es decírselo.
victim-danger-next-late = El tiempo terminó. Se sigue debiendo hasta que se le diga o el peligro termine. Pida a la policía un welfare check (verificación de bienestar) y siga intentando.
victim-danger-next-locate = Pregunte a quien pueda saber quién es y dónde está: el proveedor, la oficina de víctimas y testigos de la fiscalía, el DHS.
victim-danger-next-locate-half = Pasó la mitad del tiempo y no se conoce a nadie. Diga a la policía y al proveedor lo que se dijo, y siga preguntando.
victim-danger-step-link = Qué más se hizo
victim-danger-provider = El proveedor certificado
victim-danger-provider-next = Llame al número que contesta día y noche. Sin respuesta: el siguiente de abajo.
victim-danger-provider-call = Advertir al proveedor
victim-danger-providers = Proveedores certificados
victim-danger-providers-none = No hay ningún convenio con un proveedor certificado anotado en la mesa del programa.
victim-danger-providers-other = de otro condado
victim-danger-ask-first = Esto lo dijo la persona misma. Pregúntele primero si se puede decir al proveedor o a la policía, salvo que alguien esté por resultar herido.
victim-danger-minutes = Minuto a minuto
victim-danger-said = Lo que se dijo
victim-danger-said-nothing = Todavía no se anotaron palabras.
victim-danger-said-note = { $who }, en la nota de la sesión, { $when }
victim-danger-said-handed = { $who }, entregado: { $when }
victim-danger-said-here = { $who }, { $when }
victim-danger-toward = Hacia: { $whom }
victim-danger-toward-victim = la víctima
victim-danger-toward-current_partner = la pareja actual
victim-danger-toward-child = una niña o un niño
victim-danger-toward-other_person = otra persona
victim-danger-toward-participant = la persona participante
victim-danger-toward-staff = alguien que trabaja aquí
victim-danger-toward-animal = un animal

## Minuto a minuto
victim-danger-line-known = Se supo del peligro
victim-danger-line-took = Lo tomó
victim-danger-line-seen = Miró su fin: terminó
victim-danger-line-ended = El peligro terminó, porque { $why }
victim-danger-line-try-person = { $who }: { $ending }, { $by }
victim-danger-line-try-advocate = { $who }, por la intercesora o el intercesor que nombró: { $ending }, { $by }
victim-danger-line-provider = El proveedor: { $ending }
victim-danger-line-locate = Se preguntó a quien puede saber: { $ending }
victim-danger-line-step = { $who }: { $what }
victim-danger-line-alarm = Alarma { $number }, a { $who }
victim-danger-line-unsent = La alarma { $number } no salió

## Qué más se hizo
victim-case-step-title = Qué más se hizo
victim-case-step-lead = Cuando no se logra hablar con alguien. Queda anotado con el peligro; no vale como habérselo dicho.
victim-case-step-go = Anotar lo que se hizo
victim-danger-step-part = Lo que se hizo
victim-danger-step = Qué
victim-danger-step-welfare_check = Se pidió a la policía un welfare check (verificación de bienestar)
victim-danger-step-police = Se dijo el peligro a la policía
victim-danger-step-provider = Se pidió al proveedor que la encuentre
victim-danger-step-visit = Alguien fue allá
victim-danger-step-hotline = Se llamó a la línea de maltrato infantil
victim-danger-step-other = Otra cosa
victim-danger-step-words = A quién se preguntó, qué dijo, y un número para volver a llamar

## El fin
victim-case-over-title = El peligro terminó
victim-case-over-lead = Desde entonces ya no se llama a nadie por este peligro.
victim-case-over-go = Anotar que este peligro terminó
victim-danger-end-title = El peligro pasó
victim-danger-end-lead = Solo con un motivo. Una segunda persona lo mira el siguiente día hábil.
victim-danger-end-go = Este peligro terminó
victim-danger-end-part = Por qué terminó
victim-danger-end = El peligro terminó, porque
victim-danger-end-jail = la persona participante está detenida en la cárcel
victim-danger-end-out_of_reach = quien estaba en peligro está fuera de alcance
victim-danger-end-not_as_reported = no ocurrió como se reportó
victim-danger-end-same_danger = es el mismo peligro que un reporte anterior
victim-danger-end-passed = pasó el tiempo y no queda ninguna señal de él
victim-danger-end-other = de otra cosa
victim-danger-end-why = Cómo se sabe esto: quién lo dijo, y cuándo
victim-danger-end-all-told = Se le dijo a todas las personas.
victim-danger-end-left = { $count ->
    [one] A 1 aún no se le ha dicho. Terminarlo detiene esa advertencia.
   *[other] A { $count } aún no se les ha dicho. Terminarlo detiene sus advertencias.
}
victim-danger-end-second = Una segunda persona lo mira a más tardar { $day }.
victim-danger-ended-by = { $who }, { $when }
victim-danger-over-all-told = Se les había dicho a todas las personas a quienes había que decirles.
victim-danger-over-left = { $count ->
    [one] A 1 no se le había dicho cuando terminó.
   *[other] A { $count } no se les había dicho cuando terminó.
}
victim-danger-seen = { $who } miró esto { $when }: terminó.
victim-danger-second-you = Usted debe mirar esto como segunda persona, a más tardar { $day }.
victim-danger-second-other = Otra persona, no usted, debe mirar esto a más tardar { $day }.
victim-danger-second-alone = Otra persona debe mirar esto a más tardar { $day }, y esta mesa tiene una sola cuenta. Pida una segunda a la mesa del programa.
victim-danger-second-words = Lo que encontró
victim-danger-second-hint = Necesario si estuvo mal.
victim-danger-found-ended = Miré: terminó
victim-danger-found-wrong = Esto estuvo mal: el peligro sigue
victim-danger-wrong-why = Diga por qué estuvo mal terminarlo.
victim-case-wrong-same-person = Debe mirarlo una persona distinta de la que lo terminó.
victim-case-wrong-seen-before = Una segunda persona ya lo miró.

## Dónde está la persona participante
victim-standing-jail = La persona participante está en la cárcel desde { $when }.
victim-standing-released = La persona participante salió de la cárcel, { $when }.
victim-standing-transferred = La persona participante pasó a otro programa, { $when }.
victim-standing-leave = La persona participante tiene permiso de ausencia del programa desde { $when }.
victim-standing-back = La persona participante volvió de su permiso, { $when }.
victim-standing-came = La persona participante vino de otro programa, { $when }.
victim-case-line-leave = Participante: empezó un permiso de ausencia
victim-case-line-back = Participante: volvió de su permiso
victim-case-line-came = Participante: vino de otro programa
victim-case-line-contract = Participante: firmó el contrato
victim-case-line-own-release = Autorización propia de la persona participante
victim-case-line-report = Se hizo una carta o un informe sobre la persona participante
victim-case-line-report-due = Piden un informe sobre la persona participante
victim-case-line-report-answered = Un informe sobre la persona participante se envió o ya no se debe

## En Hoy y en un caso
victim-danger-case-lives = Un peligro conocido desde { $when } no ha terminado
victim-danger-case-unseen = Un peligro terminó { $when }; una segunda persona debe mirarlo
