# La mesa de revisión: lo que anotan quienes revisan junto a una carpeta. Las claves empiezan con `mark-`.

mark-title = Lo que usted encontró
mark-clause-title = Su propio veredicto
mark-question = Este expediente
mark-clause-question = Esta cláusula
mark-said-seen = Revisado
mark-said-question = Una pregunta
mark-said-not-met = No se cumple una norma
mark-note = En sus propias palabras
mark-note-hint = Solo para la revisión. No escriba aquí el nombre de nadie: ni de participantes ni de personas a quienes hay que avisar.
mark-note-missing = Escriba cuál es la pregunta, o qué no se cumple.
mark-note-long = { $count ->
    [one] Escriba un solo signo.
   *[other] Escriba { $count } signos como máximo.
}
mark-said-wrong = Elija una de estas opciones.
mark-go = Guardar lo que encontró
mark-saved = Guardado.
mark-earlier = Anotado antes
mark-before = Antes: { $said }
mark-who = { $name }, { $when }
mark-next = El siguiente sin revisar: { $label }
mark-column = Lo que usted encontró
mark-none = Sin revisar todavía
mark-progress = Hasta dónde llegó
mark-progress-separate = { $done } de { $all } expedientes separados revisados
mark-progress-participants = { $done } de { $all } expedientes de participantes revisados
mark-progress-clauses = { $done } de { $all } cláusulas con su propio veredicto
mark-progress-questions = { $count ->
    [one] 1 expediente con una pregunta
   *[other] { $count } expedientes con una pregunta
}
mark-progress-not-met = { $count ->
    [one] 1 expediente con una norma que no se cumple
   *[other] { $count } expedientes con una norma que no se cumple
}
mark-appendix = Lo que anotaron quienes revisan
mark-appendix-said = Se queda en la revisión y no está en ningún archivo para entregar.
