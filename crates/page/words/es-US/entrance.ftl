# The page on which somebody chooses a desk: what each is for. Anybody may read it.

entrance-client = El expediente del participante: ingreso, grupos, notas, cartas.
entrance-victim = El expediente separado: a quién informar, para cuándo y por qué, y cada llamada.
entrance-program = La oficina: convenios, políticas, quién está de guardia, cuentas.
entrance-review = Cifras para una revisión de cumplimiento. Aquí no se cambia ningún expediente.
