# Palabras de la mesa del programa sobre los convenios con proveedores certificados, cláusula (b), y sobre lo que alguien debe atender.

## Lo que alguien debe atender
needs-title = Por atender
needs-order = Lo peor primero
needs-now = Ahora
needs-soon = Pronto
needs-ahead = Más adelante

## El registro
agreement-title = Convenios
agreement-one = Convenio
agreement-lead = A quién se avisa en cada condado, de día y de noche. La mesa de clientes y la mesa de víctimas muestran estos números en un peligro.
agreement-clause = La ley, { $clause }, en inglés: “{ $quote }”
agreement-list = Proveedores certificados
agreement-ended-list = Convenios terminados
agreement-none = No hay ningún convenio con un proveedor certificado anotado.
agreement-new = Agregar un convenio
agreement-new-lead = Todo se puede corregir después. Lo anterior queda en el historial.
agreement-change = Cambiar o renovar
agreement-change-lead = Lo que guarde vale desde ahora. Lo anterior queda en el historial.
agreement-takes-up = Este convenio ha terminado. Si lo guarda, vuelve a valer.
agreement-go = Guardar el convenio
agreement-follows = La mesa de clientes y la mesa de víctimas muestran su número desde ahora, salvo que haya terminado.

## Condados
agreement-served = Condados que atiende el programa
agreement-counties-field = Condados, separados por comas
agreement-counties-go = Guardar los condados
agreement-counties-unset = Anote los condados que atiende el programa, para que se vea cuál no tiene convenio.
agreement-no-county = Anote al menos un condado.
agreement-bare = Sin ningún convenio: { $counties }.
agreement-bare-label = Sin convenio vigente:
agreement-bare-none = Cada uno tiene un convenio vigente.
agreement-done-counties = Condados anotados: { $counties }

## Un convenio
agreement-missing = Lo que pide la cláusula (b)
agreement-missing-nothing = No falta nada en este convenio.
agreement-parties = Partes y fechas
agreement-provider = Nombre del proveedor
agreement-program = Programa
agreement-number = Número que contesta de día y de noche
agreement-counties = Condados
agreement-certified = Último día de su certificación
agreement-until = Último día del convenio
agreement-until-field = Último día del convenio; déjelo vacío si no tiene
agreement-no-end = no se indica
agreement-signed-there = Quién firmó por el proveedor
agreement-there-on = Cuándo firmó por el proveedor
agreement-signed-here = Quién firmó por el programa
agreement-here-on = Cuándo firmó por el programa
agreement-signed = { $by }, { $day }
agreement-unsigned = sin firma
agreement-no-signer = Anote quién firmó ese día.
agreement-lies = Dónde está el papel firmado
agreement-lies-field = Dónde está el papel firmado, si se guarda
agreement-fill-in = Llene este campo.
agreement-end = Terminar el convenio
agreement-end-said = Su número ya no aparece en ninguna página de peligro. Que la certificación haya vencido no es motivo para terminarlo: un número que contesta es mejor que ninguno.
agreement-end-go = Terminar este convenio

## Cómo está
agreement-in-force = Vigente
agreement-live = Vigente hasta el { $day }
agreement-ends-today = El convenio termina hoy
agreement-certified-today = La certificación termina hoy
agreement-ends = { $count ->
    [one] El convenio termina mañana
   *[other] El convenio termina en { $count } días
}
agreement-certified-ends = { $count ->
    [one] La certificación termina mañana
   *[other] La certificación termina en { $count } días
}
agreement-named = { $name }: { $said }
agreement-not-in-force = { $name } ({ $counties }): ningún convenio vigente. { $why }
agreement-lack-ended = El convenio ha terminado.
agreement-lack-unsigned-there = Nadie ha firmado por el proveedor.
agreement-lack-unsigned-here = Nadie ha firmado por el programa.
agreement-lack-uncertified = No está anotado hasta cuándo está certificado.
agreement-lack-certified = Su certificación terminó el { $day }.
agreement-lack-over = El convenio venció el { $day }.
agreement-lack-paper = El documento firmado no está aquí.

## Simulacros
agreement-drills = Simulacros del número
agreement-beat = { $count ->
    [one] Se prueba cada día, por norma del programa. La ley no fija plazo.
   *[other] Se prueba al menos cada { $count } días, por norma del programa. La ley no fija plazo.
}
agreement-tried-never = Este número nunca se ha probado.
agreement-tried-unanswered = Nadie contestó cuando se probó el { $day }.
agreement-tried-due = Se probó por última vez el { $day }: pruébelo otra vez.
agreement-tried-good = Se probó el { $day } y alguien contestó.
agreement-drill-new = Anotar un simulacro
agreement-drill-hint = Llame al número, diga que es un simulacro y no nombre a nadie.
agreement-drill-by = Quién llamó
agreement-drill-day = Día de la llamada
agreement-drill-time = Hora de la llamada
agreement-no-time = Escriba una hora, como 9:00 p.m.
agreement-drill-answered = ¿Contestó alguien que puede recibir un aviso?
agreement-no-answered = Diga si alguien contestó.
agreement-drill-yes = Sí
agreement-drill-no = No
agreement-drill-heard = Quién contestó, o qué se oyó
agreement-drill-go = Anotar el simulacro
agreement-drill-ahead = Revise el día y la hora: es más tarde que ahora.
agreement-drill-follows = Nadie estaba en peligro: queda como simulacro.
agreement-done-drill-answered = Simulacro: { $by } llamó al { $number }; contestó { $heard }
agreement-done-drill-unanswered = Simulacro: { $by } llamó al { $number }; nadie contestó ({ $heard })

## El documento
agreement-document = El documento
agreement-paper-fetch = Guardarlo
agreement-paper-pdf = PDF, { $size } kB
agreement-paper-png = Imagen PNG, { $size } kB
agreement-paper-jpg = Imagen JPEG, { $size } kB
agreement-paper-field = El convenio firmado como archivo
agreement-paper-hint = PDF, PNG o JPEG, de { $count } MB como máximo. De una imagen se guarda solo lo que se ve; un PDF se guarda como está, con lo que diga de sí mismo.
agreement-paper-open = No está sellado: quien tiene la máquina puede leerlo. No debe nombrar a ningún participante ni a nadie a quien haya que avisar.
agreement-paper-go = Ponerlo aquí
agreement-paper-missing = Elija un archivo.
agreement-paper-big = El archivo tiene más de { $count } MB. Escanéelo en gris o con menos puntos y elíjalo otra vez.
agreement-paper-none = Por sus propios bytes esto no es PDF, PNG ni JPEG, diga lo que diga su nombre. Elija otro archivo.
agreement-paper-damaged = Esta imagen está dañada: en el byte { $count } ya no se puede leer. No se guardó nada de ella. Escanéela de nuevo, o tráigala como PDF.
agreement-done-paper = Documento puesto en un convenio: { $paper }
agreement-done-paper-gone = Se puso un documento en un convenio; lo que se dijo de él ya no está

## Su historial
agreement-history = Historial
agreement-done-saved = Convenio guardado: { $name }
agreement-was-entered = Anotado.
agreement-was-ended = Terminado.
agreement-was-taken-up = Vuelve a valer.
agreement-was-same = Guardado otra vez sin cambios.
agreement-was-name = Proveedor: { $what }.
agreement-was-number = Número de día y de noche: { $what }.
agreement-was-counties = Condados: { $what }.
agreement-was-certified = Certificado hasta: { $what }.
agreement-was-until = Último día: { $what }.
agreement-was-signed-there = Por el proveedor: { $what }.
agreement-was-signed-here = Por el programa: { $what }.
agreement-was-lies = El papel está: { $what }.
agreement-start = Un texto para empezar un convenio
agreement-start-said = No es un convenio hasta que las dos partes lo hayan completado y firmado.
