# Palabras de la mesa del programa.

program-home-title = Inicio
program-cases = { $count ->
    [0] Todavía ningún expediente de participante.
    [one] 1 expediente de participante.
   *[other] { $count } expedientes de participantes.
}

## Cuentas
program-counts-title = Lo que se debe
program-counts-caption = Lo que vence y lo atrasado, por clase
program-counts-said = Solo números. Esta mesa nunca ve de quién.
program-counts-none = Nada vence en los próximos siete días.
program-counts-kind = Por decir
program-counts-overdue = Atrasado
program-counts-today = Hoy
program-counts-week = Próximos 7 días
program-counts-later = Después
program-unread-late = { $count ->
    [one] Una entrega a la mesa de víctimas no se atendió en más de un día hábil.
   *[other] { $count } entregas a la mesa de víctimas no se atendieron en más de un día hábil.
}
program-unread = Entregado a la mesa de víctimas, sin leer
program-history = { $count ->
    [one] 1 vencía: es historia, no se cuenta como atrasado.
   *[other] { $count } vencían: son historia, no se cuentan como atrasados.
}
program-history-label = Antes del día de inicio

## El día de inicio
program-go-live-title = Día de inicio
program-go-live-label = Día de inicio
program-go-live-said = Antes de este día nada se muestra como atrasado.
program-go-live-ahead = Este día aún no llega: hasta entonces nada se muestra como atrasado.
program-go-live-none = No hay día de inicio, así que todo lo que no se hizo a tiempo se muestra como atrasado, de años atrás. Ponga el día en que el programa empezó a trabajar con Leeward.
program-go-live-need = No hay día de inicio. Lo que se traiga de antes aparecería como atrasado, de años atrás.
program-go-live-set = Poner el día de inicio
program-go-live-change = Cambiar el día de inicio
program-go-live-keeps = No se borra nada: lo que vencía antes queda en su expediente.

## Un día escrito
program-day-hint = Mes, día, año. Por ejemplo, 12 24 2026.
program-day-month = Mes
program-day-day = Día
program-day-year = Año
program-day-missing = Dé el mes, el día y el año.
program-day-not-a-day = Ese día no existe. Délo en números, como 12 24 2026.
program-day-other-century = Revise el año: debe ser de 2000 a 2099.
program-day-same = { $day } ya es el día de inicio. Dé otro día o déjelo así.
program-day-closed = { $day } de todos modos no es día hábil: { $why }. No hace falta anotarlo.
program-day-proclaimed-before = { $day } ya está anotado. Retírelo primero si su orden estaba mal.
program-day-not-proclaimed = { $day } no está anotado, así que no se puede retirar.
program-stale = Alguien más cambió los ajustes entretanto. Mire lo que hay ahora y envíe esto otra vez.

## Días proclamados
program-proclaimed-title = Días proclamados por el gobernador
program-proclaimed-said = Los feriados estatales ya se conocen. Un día que el gobernador añade por orden no, hasta que se anote aquí.
program-proclaimed-none = No hay ningún día anotado. Un día que nadie anotó cuenta como hábil: los plazos salen antes, nunca después.
program-proclaimed-day = Día
program-proclaimed-moves = Decisiones de { $first } a { $last }: el primer aviso vence un día hábil después. Otros avisos que vencen el { $day } pasan a { $next }; una llamada que se pidió para ese día queda.
program-proclaimed-take-back = Retirar
program-proclaimed-enter = Anotar un día
program-proclaimed-go = Anotar el día
program-proclaimed-order = Orden { $order }
program-order-label = Número de la orden
program-order-hint = Como está en la orden del gobernador, por ejemplo 2026-31.
program-order-missing = Dé el número de la orden, para que quien revisa la encuentre.
program-order-long = El número de la orden tiene a lo más { $count } caracteres.
program-reminder = Navidad es el { $day }. La orden del gobernador dice qué otro día junto a ella es feriado, y no hay ninguno anotado para diciembre.
program-reminder-next = Hasta que se anote, ese día cuenta como hábil y los plazos salen antes, que es el error seguro.

## Lo que se hizo
program-done-go-live = Día de inicio: { $day }.
program-done-proclaimed = { $day } anotado como proclamado, orden { $order }.
program-done-taken-back = { $day } retirado: es día hábil otra vez.
program-taken-back-next = Los plazos se contaron de nuevo.
program-changes-title = Cambios
program-changes-said = Primero lo más reciente
program-changes-none = Todavía no se ha cambiado nada.

program-done-roster = { $count ->
    [0] Ya no hay nadie de guardia.
    [one] 1 persona está de guardia.
   *[other] { $count } personas están de guardia.
}
