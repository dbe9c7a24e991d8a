# Words of the program desk. Keys begin with `program-`.

program-home-title = Home
program-cases = { $count ->
    [0] No participant’s file yet.
    [one] 1 participant’s file.
   *[other] { $count } participants’ files.
}

## Counts
program-counts-title = What is owed
program-counts-caption = What is due and late, by kind
program-counts-said = Counts only. This desk never sees whose.
program-counts-none = Nothing is due in the next seven days.
program-counts-kind = To be told
program-counts-overdue = Overdue
program-counts-today = Today
program-counts-week = Next 7 days
program-counts-later = Later
program-unread-late = { $count ->
    [one] One hand-over to the victim desk has not been dealt with for more than a business day.
   *[other] { $count } hand-overs to the victim desk have not been dealt with for more than a business day.
}
program-unread = Handed over to the victim desk, not read yet
program-history = { $count ->
    [one] 1 was due: history, not counted as overdue.
   *[other] { $count } were due: history, not counted as overdue.
}
program-history-label = Before the go-live day

## The go-live day
program-go-live-title = Go-live day
program-go-live-label = Go-live day
program-go-live-said = Before this day nothing is shown as late.
program-go-live-ahead = This day is still ahead: until then nothing is shown as late.
program-go-live-none = No go-live day is set, so everything that was not done in time is shown as overdue, years back. Set the day on which the program began to work with Leeward.
program-go-live-need = No go-live day is set. What is brought in from before it would stand as overdue, years back.
program-go-live-set = Set the go-live day
program-go-live-change = Change the go-live day
program-go-live-keeps = Nothing is deleted by it: what was due before stays in its file.

## A day that is typed
program-day-hint = Month, day, year. For example 12 24 2026.
program-day-month = Month
program-day-day = Day
program-day-year = Year
program-day-missing = Give the month, the day and the year.
program-day-not-a-day = There is no such day. Give it in numbers, such as 12 24 2026.
program-day-other-century = Check the year: it must be from 2000 to 2099.
program-day-same = { $day } is the go-live day already. Give another day, or leave it.
program-day-closed = { $day } is no business day anyway: { $why }. It needs no entry.
program-day-proclaimed-before = { $day } is entered already. Take it back first if its order was wrong.
program-day-not-proclaimed = { $day } is not entered, so it cannot be taken back.
program-stale = Somebody else changed the settings meanwhile. Look at what is set now, then send this again.

## Proclaimed days
program-proclaimed-title = Days proclaimed by the governor
program-proclaimed-said = State holidays are known. A day that the governor adds by order is not, until it is entered here.
program-proclaimed-none = No day is entered. A day that nobody has entered counts as a business day: due dates come out earlier, never later.
program-proclaimed-day = Day
program-proclaimed-moves = Decisions of { $first } to { $last }: the first notice is due one business day later. Other notices due { $day } move to { $next }; a call they asked for on that day stays.
program-proclaimed-take-back = Take back
program-proclaimed-enter = Enter a day
program-proclaimed-go = Enter the day
program-proclaimed-order = Order { $order }
program-order-label = Number of the order
program-order-hint = As it stands on the governor’s order, such as 2026-31.
program-order-missing = Give the number of the order, so that a reviewer finds it.
program-order-long = The number of the order has at most { $count } characters.
program-reminder = Christmas is { $day }. The governor’s order says which day beside it is a holiday too, and none is entered for December.
program-reminder-next = Until it is, that day counts as a business day and due dates come out earlier, which is the safe error.

## What was done
program-done-go-live = Go-live day set to { $day }.
program-done-proclaimed = { $day } entered as proclaimed, order { $order }.
program-done-taken-back = { $day } taken back: it is a business day again.
program-taken-back-next = Due dates were counted again.
program-changes-title = Changes
program-changes-said = The newest first
program-changes-none = Nothing was changed yet.

program-done-roster = { $count ->
    [0] Nobody is on the on-call list any more.
    [one] 1 place is on the on-call list.
   *[other] { $count } places are on the on-call list.
}
