# Palabras de la mesa de revisión.

review-home-title = Inicio
review-heading = ¿Está todo como se guardó?
review-said = Solo lectura. Esta página muestra cuánto hay y si se cambió: ningún nombre, ningún caso, ninguna palabra de una carta.

## Los cuatro
review-entries-title = Anotaciones
review-entries-caption = Cuántas anotaciones hay y cuándo se guardó la última
review-column-what = Qué
review-column-entries = Anotaciones
review-column-last = Última guardada
review-column-result = Sellos
review-ledger-client = Expedientes de participantes
review-ledger-drop = Entregado a la mesa de víctimas
review-ledger-victim = Expedientes separados
review-ledger-program = Ajustes del programa
review-no-entry = Todavía ninguna
review-last-unreadable = No se puede leer
review-not-checked = No se comprueba en esta página

## La comprobación
review-verify = Comprobar todos los sellos
review-verify-said = { $count ->
    [0] Todavía no hay nada que comprobar.
    [one] Lee la única anotación que hay y la compara con su sello.
   *[other] Lee las { $count } anotaciones y compara cada una con su sello. Cien mil pueden tardar unos segundos; la página espera.
}
review-all-good = Todo está como se selló.
review-some-bad = { $count ->
    [one] Uno de ellos no está como se selló. Llame a quien cuida la máquina; no cambie nada hasta que lo haya visto.
   *[other] { $count } de ellos no están como se sellaron. Llame a quien cuida la máquina; no cambie nada hasta que los haya visto.
}
review-good = { $count ->
    [0] Nada que comprobar
    [one] 1 anotación como se selló
   *[other] { $count } anotaciones como se sellaron
}
review-took = { $count ->
    [one] Tardó 1 segundo.
   *[other] Tardó { $count } segundos.
}
review-fault-unreadable = { $name }: la anotación { $at } no se puede leer.
review-fault-missing = { $name }: falta la anotación { $at }.
review-fault-changed = { $name }: la anotación { $at } no está como se selló.
review-fault-no-letter = { $name }: falta la carta de la anotación { $at }, y ninguna anotación dice por orden de quién.
review-fault-still-there = { $name }: la anotación { $at } debía destruirse y sigue ahí.
review-fault-root = { $name }: las primeras { $at } anotaciones no tienen el sello que se guardó para ellas.
review-fault-checkpoint = { $name }: las primeras { $at } anotaciones no son las del texto. Algo se cambió o se quitó desde que el texto salió de la casa, o el texto no es de este programa.
review-fault-beside = { $name }: cada anotación está como se selló, pero no lo está lo que se guarda al lado para encontrarlas y contarlas.

## Textos que salieron de la casa
review-texts-title = Un texto para guardar afuera
review-texts-said = Quien es dueño de una máquina puede reemplazar todo lo que hay en ella. Un texto que está en otro lugar fija todas las anotaciones anteriores: copie estas tres líneas en papel o en un mensaje a alguien de afuera, como quien revisa. Dicen cuántas anotaciones hay, y nada de nadie.
review-text-of = Texto de: { $name }
review-compare-title = Comparar un texto de afuera
review-compare-label = Texto
review-compare-hint = Las tres líneas, tal como se copiaron.
review-compare-go = Comparar
review-text-missing = Pegue el texto que se guardó afuera.
review-text-not-one = Esto no es un texto de esos. Tiene tres líneas: el nombre, un número y 44 caracteres que terminan en =.
review-text-no-ledger = La primera línea no nombra nada que se guarde aquí. Empieza con leeward/ y el nombre de lo que se fijó.
review-text-other-program = El texto nombra otro programa: { $program }.
review-begins = { $name }: las primeras { $count } anotaciones son las del texto, cada una como se selló. { $since ->
    [0] Después no vino ninguna.
    [one] Después vino una, como se selló.
   *[other] Después vinieron { $since }, cada una como se selló.
}
