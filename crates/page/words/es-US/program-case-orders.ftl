# La mesa del programa: expedientes enteros. Órdenes de tribunales sobre un caso, retenciones, el calendario del programa.

case-order-title = Expedientes enteros
case-order-lead = Un tribunal puede ordenar que se destruya un caso entero. Se destruye a las tres de la mañana, lo más temprano treinta días después de la última anotación de la mesa de participantes: ese tiempo queda lo que se dijo de un peligro. Hasta entonces la orden se puede retirar.
case-order-need-second = { $count ->
    [one] Una orden sobre un caso entero espera a una segunda persona.
   *[other] { $count } órdenes sobre casos enteros esperan a una segunda persona.
}
case-order-need-schedule = { $count ->
    [one] En el próximo mes se destruye un expediente según el calendario del programa.
   *[other] En el próximo mes se destruyen { $count } expedientes según el calendario del programa.
}
case-order-said = { $case }, { $files }: orden de { $who }, { $when }
case-order-said-schedule = { $case }, { $files }: según el calendario del programa, { $when }
case-order-court-said = { $court }, { $number }, { $day }
case-order-by-schedule = { $count ->
    [one] Un año después de la última anotación del expediente de la persona participante.
   *[other] { $count } años después de la última anotación del expediente de la persona participante.
}
case-order-files = Cuáles expedientes
case-order-files-both = Los dos expedientes
case-order-files-participant = El expediente de la persona participante
case-order-files-separate = El expediente separado, con lo que se entregó
case-order-files-missing = Elija cuáles expedientes.
case-order-waits-night = Se cumple en la noche del { $day }.
case-order-waits-second = Espera a una segunda persona.
case-order-waits-hold = Espera: hay una retención sobre este caso.
case-order-done = Cumplida, { $when }. Anotaciones del expediente de la persona participante que ya no están: { $count }.
case-order-done-drop = Cumplida, { $when }. Lo que se entregó ya no está.
case-order-separate = El expediente separado se destruye en la noche después de que ya no se deba nada en el caso; a esta mesa no se le dice cuándo. Su certificado se hace en la mesa de víctimas.
case-order-confirm = Confirmar
case-order-same = La debe confirmar una persona distinta de quien la dio.
case-order-before = Ya hay una orden sobre este caso que espera.
case-order-ahead = Ese día aún no ha llegado.
case-order-new = Dar la orden de un tribunal
case-order-second-yes = La debe confirmar otra persona que tenga cuenta en esta mesa.
case-order-second-no = Nadie más tiene cuenta en esta mesa, así que nadie tiene que confirmarla.
case-order-court = Tribunal
case-order-number = Número de la orden
case-order-day = Día de la orden
case-order-text = Lo que ordena, en sus propias palabras
case-order-text-hint = No nombre a nadie: esto no está sellado.
case-order-court-missing = Diga cuál tribunal.
case-order-number-missing = Dé el número de la orden.
case-order-text-missing = Escriba lo que ordena.
case-order-holds = Retenciones
case-order-holds-said = Mientras hay una retención, nada de su caso se destruye: ningún expediente, ninguna anotación, la ordene quien la ordene, y nada por el calendario.
case-order-holds-none = No hay ninguna retención.
case-order-held = { $case }: retenido por { $who }, { $when }
case-order-held-before = Ya hay una retención sobre este caso.
case-order-hold-new = Poner una retención
case-order-hold = Retenerlo
case-order-lift = Levantarla
case-order-lift-ground = Con qué fundamento se levanta
case-order-next-title = Lo que se destruye por sí solo
case-order-schedule-unset = Nada: el programa no ha fijado cuántos años se guardan los expedientes.
case-order-schedule-none = En el próximo mes nada se destruye por el calendario.
case-order-schedule = { $count ->
    [one] En el próximo mes se destruye un expediente por el calendario.
   *[other] En el próximo mes se destruyen { $count } expedientes por el calendario.
}
case-order-next = { $case }, en la noche del { $day }
case-order-next-held = { $case }, { $day }: hay una retención, así que se queda
case-order-one = Certificado de la orden de un tribunal o del calendario
case-order-one-said = La hoja y la raíz prueban que hubo anotaciones y que nada se puso en su lugar. Qué decían ya no lo prueba nada. Del expediente separado esto no dice nada.
case-order-authority = Con qué autoridad
case-order-second = Confirmada por
case-order-second-said = { $who }, { $when }
case-order-entries = Anotaciones del expediente de la persona participante que ya no están
case-order-place = Lugar de la primera en el registro de participantes
case-order-root = El registro de participantes después
case-order-root-said = { $size } anotaciones, raíz { $root }
