# Palabras de la mesa del programa sobre su propia gente: quién trabaja aquí, con qué funciones, quién está de guardia.

program-done-staff = Guardado: { $name }
program-people-follows = Las páginas de peligro de la mesa de participantes y de la mesa de víctimas la muestran desde ahora.
program-people-not-on-call = Elija a alguien que trabaje aquí y pueda estar de guardia.

program-people-nav = Personal
program-people-title = Personas y funciones
program-people-lead = Quién trabaja aquí, qué hace, y a quién se llama cuando no hay nadie en la mesa de víctimas.
program-people-list = Personas
program-people-none = Todavía no hay nadie anotado.
program-people-left = Ya no trabajan aquí
program-people-add = Añadir a alguien
program-people-change-one = Cambiar
program-change = Cambiar
program-people-name = Nombre
program-people-hats = Funciones
program-people-telephone = Teléfono
program-people-mail = Dirección de correo, si la hay
program-people-ended = Ya no trabaja aquí
program-people-ended-hint = Así sale de la lista de guardia. Su cuenta no termina con esto.
program-people-go = Guardar
program-people-no-name = Escriba el nombre.
program-people-no-hat = Marque al menos una función.
program-people-no-number = Escriba el número: a quien está de guardia se le llama por teléfono.
program-people-no-mail = Corrija la dirección de correo, como nell@example.org, o déjela vacía.
program-long = Como mucho { $count } signos.
program-hat-director = Dirección
program-hat-facilitator = Facilita grupos
program-hat-liaison = Enlace con las víctimas
program-hat-on-call = Puede estar de guardia para la mesa de víctimas
program-hat-review = A quien pregunta quien revisa
program-people-on-call = De guardia
program-people-on-call-said = Para la mesa de víctimas, en el orden en que se les llama. Primero a quien le toca; después los demás.
program-people-nobody-may = Aquí nadie tiene esa función. Márquela primero para alguien.
program-people-place = Lugar { $number }
program-people-nobody-here = Nadie
program-people-when = Días y horas
program-people-always = Siempre
program-people-every-day = Todos los días
program-people-hours = { $days }, de { $from } a { $until }
program-people-days = Días en que empieza; ninguno marcado es todos los días
program-people-from = Desde
program-people-until = Hasta
program-people-no-time = Escriba una hora como 5:00 p.m. en las dos, o deje las dos vacías.
program-people-same-time = Desde y hasta son iguales. Deje las dos vacías para todo el día.
program-people-on-call-go = Poner quién está de guardia
program-people-nobody = No hay nadie de guardia.
program-people-gap = No le toca a nadie de { $from-day } { $from } a { $until-day } { $until }. Entonces se llama a toda la lista.
program-people-gaps-more = { $count ->
    [one] Hay 1 parte más de la semana así.
   *[other] Hay { $count } partes más de la semana así.
}
program-people-unmailed = { $name } está de guardia y no tiene dirección de correo: ninguna alarma le llega por correo.
program-people-unlisted = Alguien de guardia está solo con nombre y número. Añádalo a Personas y elíjalo allí.
program-people-both = { $name } facilita grupos y abre el otro expediente: lo que un expediente no debe saber, esa persona lo sabe. Está permitido. Nada de aquí puede separarlo.
program-danger-title = Peligro ahora
program-danger-lead = Sin caso ni persona
program-danger-since = Se sabe desde { $when }
program-danger-persons = { $count ->
    [one] 1 persona
   *[other] { $count } personas
}
program-danger-both = { $count ->
    [one] 1 persona y el proveedor
   *[other] { $count } personas y el proveedor
}
program-danger-provider = El proveedor
program-danger-are = Hay que avisar antes de { $time }: { $who }
program-danger-is = Hay que avisar antes de { $time }: { $who }
program-danger-were = Había que avisar antes de { $time }: { $who }
program-danger-was = Había que avisar antes de { $time }: { $who }
program-danger-untaken = Nadie se ha hecho cargo.
program-danger-told = Se ha avisado a todos; no ha terminado.
