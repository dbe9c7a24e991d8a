# La mesa del programa: políticas por escrito, y lo que tienen en común las páginas de la oficina.

## De todas las páginas de la oficina
office-saved = Guardado.
office-error = ¿Se anotó por error?
office-error-why = Por qué está mal
office-error-go = Se anotó por error
office-gone-title = Anotado por error
office-gone = { $what } — { $why }
office-when-who = { $when }; { $who }
office-kind-policy = Una versión de una política
office-kind-reading = Que alguien leyó una política
office-kind-service = Lo que alguien hace aquí
office-kind-credential = Una acreditación
office-kind-training = Una capacitación
office-kind-incident = Un incidente
office-kind-told = Que un incidente se avisó por teléfono
office-kind-written = Que un informe se entregó
office-kind-resolved = Que lo que se hizo está firmado
office-kind-offense = Un nuevo delito
office-kind-reported = Que un nuevo delito se informó
office-ahead = Revise el día y la hora: son posteriores a ahora.
office-early = Eso es anterior a lo que le da origen. Revise el día y la hora.
office-before = Eso ya se había anotado. Vuelva a mirarlo arriba.
office-choose = Elija a alguien que esté anotado en Personas y funciones.
office-hours-most = { $count ->
    [one] Escriba cuánto duró, una hora como máximo.
   *[other] Escriba cuánto duró, { $count } horas como máximo.
}

## Políticas
policy-title = Políticas
policy-one = Política
policy-lead = Lo que está por escrito, desde cuándo y quién lo ha leído. Es lo primero que lee quien revisa.
policy-wanted = Lo que el capítulo pide por escrito
policy-wanted-said = Compare cada una con la norma misma.
policy-wanted-none = Para este estado nadie ha anotado qué debe estar por escrito.
policy-start = Un texto para empezar
policy-start-said = Este es solo un texto para empezar. Es una política cuando el programa lo ha completado y lo pone en vigor. Lo que sigue «por completar» no se acepta.
policy-left-open = Complételo primero: el texto todavía dice que algo está por completar.
policy-missing = Falta
policy-wanted-safety = Seguridad y confidencialidad de las víctimas
policy-wanted-program = Cómo trabaja el programa, con su personal y sus lugares
policy-wanted-records = Cómo se guardan los expedientes, cuánto tiempo y cómo se destruyen
policy-wanted-incidents = Incidentes críticos: cómo se anotan y se informan
policy-wanted-training = Capacitación anual del personal
policy-wanted-volunteer = Capacitación anual de las personas voluntarias
policy-list = Las políticas del programa
policy-none = No hay ninguna política anotada.
policy-in-force = En vigor desde el { $day }
policy-begins = Comienza el { $day }
policy-ended = Ya no está en vigor desde el { $day }
policy-unread = { $count ->
    [one] Una persona todavía no la ha leído.
   *[other] { $count } personas todavía no la han leído.
}
policy-need-missing = Faltan por escrito: { $policies }.
policy-need-unread = { $count ->
    [one] Una persona del personal tiene por leer una política en vigor.
   *[other] { $count } personas del personal tienen por leer una política en vigor.
}

## Una versión
policy-new = Escribir una política
policy-new-version = Escribir otra versión
policy-new-version-said = La versión anterior queda en el historial, con quién la ha leído.
policy-name = Cómo se llama
policy-answers = Cuál de las políticas por escrito es
policy-from = Primer día en que está en vigor
policy-text = Su texto
policy-text-hint = O póngalo aquí abajo como archivo. No está sellado: no nombre a ninguna persona participante ni a nadie a quien haya que avisar.
policy-file = Su texto como archivo
policy-ends = Desde ese día el programa ya no tiene esta política
policy-go = Guardar esta versión
policy-shown-now = En vigor desde el { $day }
policy-shown = Versión del { $day }
policy-version-from = Desde el { $day }
policy-version-ended = Terminó el { $day }
policy-versions = Versiones

## Quién la ha leído
policy-readers = Quién ha leído esta versión
policy-read-go = He leído esta versión
policy-mine = Usted leyó esta versión el { $day }.
policy-read-on = La leyó el { $day }
policy-read-by = { $name }, el { $day }
policy-not-read = Todavía no la ha leído
policy-paper-read = Alguien firmó en papel que la leyó
policy-reader = Quién
policy-read-day = Día de la firma
policy-paper-go = Guardar que la leyó
policy-as-of = Qué estaba en vigor otro día
policy-as-of-day = El día
policy-as-of-go = Mostrar ese día
policy-as-of-said = Al { $day }, por las versiones que ahora están anotadas.
policy-as-of-today = Volver a hoy
