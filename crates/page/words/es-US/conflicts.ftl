### Quien está cerca de alguien de un expediente no trabaja en él.

conflicts-title = Conflictos de interés
conflicts-lead = Quien es pariente o está cerca de alguien de un expediente no trabaja en él. Su cuenta no lo abre, y sus listas no muestran sus nombres.
conflicts-add = Anotar uno
conflicts-who = Quién no trabaja en este expediente
conflicts-you = { $name } (usted)
conflicts-go = Anotar
conflicts-alone = Nadie más puede trabajar en este expediente. Invite primero a alguien a esta mesa: no debe quedar sin nadie.
conflicts-wrong-who = Elija quién es.
conflicts-there = Anotados
conflicts-none = Nadie de esta mesa tiene un conflicto de interés.
conflicts-line = { $who } no trabaja en el expediente
conflicts-since = Desde { $when }, anotado por { $by }.
conflicts-opened = Abierto de todos modos { $when }.
conflicts-left = alguien que se fue
conflicts-own = Es suyo: otra persona de esta mesa lo puede terminar.
conflicts-end = Ya terminó
conflicts-how = Para anotar uno, abra el expediente y oprima “Conflicto de interés”.
conflicts-link = Conflicto de interés
conflicts-kept = { $count ->
    [one] Un expediente no le toca.
   *[other] { $count } expedientes no le tocan.
}
conflicts-row = alguien con quien usted no trabaja: conflicto de interés

## En lugar del expediente
conflict-title = Usted no trabaja en este expediente
conflict-lead = Está anotado un conflicto de interés suyo con el expediente { $mark }.
conflict-ask = Pregunte a: { $names }.
conflict-danger = Alguien de este expediente está en peligro.
conflict-danger-said = Si no puede hablar con nadie de su mesa, ábralo. Le queda abierto doce horas, y los demás ven que lo abrió.
conflict-open = Abrirlo: no hay nadie más
conflict-back = A la primera página

finding-conflict-opened = { $user } abrió un expediente del que le aparta un conflicto de interés ({ $when }). Vea Conflictos de interés, bajo las personas de esta mesa.
