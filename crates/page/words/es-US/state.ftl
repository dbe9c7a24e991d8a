# Palabras de lo que un estado ve de las carpetas de muchos programas. Las claves empiezan con `state-`.

state-heading = Programas en conjunto
state-programs = { $count ->
    [one] 1 programa, según { $pack } { $version }.
   *[other] { $count } programas, según { $pack } { $version }.
}
state-made = Hecho con las carpetas que estos programas entregaron, cada una sobre todos sus casos. No contiene ningún caso, ninguna etiqueta y ningún nombre.
state-sums = Una suma es de los números que se entregaron. Un programa puede reservar un número porque es menor que cinco o porque dejaría ver uno que lo es: junto a cada suma está cuántos lo hacen. Una suma es, pues, lo que hay como mínimo.
state-table = Programa por programa
state-findings = Hallazgos
state-findings-none = Ningún programa tiene hallazgos.
state-pinned = Lo que fija los registros
state-pinned-said = Textos del propio programa, con los que se puede preguntar más tarde si sus registros todavía empiezan así.
state-column-severe = Hallazgos graves
state-column-program = Programa
state-column-number = N.º
state-column-what = Qué
state-column-sum = Suma
state-column-held = Reservan
state-column-finding = Hallazgo
state-column-severity = Gravedad
state-column-clause = Cláusula
state-column-programs = Programas
state-short-met = cumple
state-short-not-met = no cumple
state-short-not-applicable = nada
state-verdicts = Cumplida en { $met }, no cumplida en { $not_met }, no corresponde en { $none }.
state-reached = { $title }: norma alcanzada en { $reached } de { $of } ({ $share }), según { $programs } de los programas.
