# The program desk: whole files. Courts' orders about a case, holds, the program's own schedule.

case-order-title = Whole files
case-order-lead = A court can order that a whole case be destroyed. It goes at three in the morning, thirty days after the last entry of the client desk at the earliest: what was said of a danger is there so long. Until then the order can be taken back.
case-order-need-second = { $count ->
    [one] An order about a whole case waits for a second person.
   *[other] { $count } orders about whole cases wait for a second person.
}
case-order-need-schedule = { $count ->
    [one] In the next month one file goes by the program's schedule.
   *[other] In the next month { $count } files go by the program's schedule.
}
case-order-said = { $case }, { $files }: ordered by { $who }, { $when }
case-order-said-schedule = { $case }, { $files }: by the program's schedule, { $when }
case-order-court-said = { $court }, { $number }, { $day }
case-order-by-schedule = { $count ->
    [one] One year after the last entry of the participant's file.
   *[other] { $count } years after the last entry of the participant's file.
}
case-order-files = Which files
case-order-files-both = Both files
case-order-files-participant = The participant's file
case-order-files-separate = The separate file, with what was handed over
case-order-files-missing = Choose which files.
case-order-waits-night = Goes in the night of { $day }.
case-order-waits-second = Waits for a second person.
case-order-waits-hold = Waits: a hold on this case stands.
case-order-done = Carried out, { $when }. Entries of the participant's file that are gone: { $count }.
case-order-done-drop = Carried out, { $when }. What was handed over is gone.
case-order-separate = The separate file goes in the night after nothing is owed any more for the case; this desk is not told when. Its certificate is made at the victim desk.
case-order-confirm = Confirm
case-order-same = Somebody else must confirm it than who gave it.
case-order-before = An order about this case waits already.
case-order-ahead = That day has not come yet.
case-order-new = Give a court's order
case-order-second-yes = Somebody else with an account at this desk must confirm it.
case-order-second-no = Nobody else has an account at this desk, so nobody has to confirm it.
case-order-court = Court
case-order-number = Number of the order
case-order-day = Day of the order
case-order-text = What it orders, in its own words
case-order-text-hint = Name nobody: this is not sealed.
case-order-court-missing = Say which court.
case-order-number-missing = Give the order's number.
case-order-text-missing = Write down what it orders.
case-order-holds = Holds
case-order-holds-said = While a hold stands, nothing of its case is destroyed: no file, no single entry, whoever ordered it, and nothing by the schedule.
case-order-holds-none = No hold stands.
case-order-held = { $case }: held by { $who }, { $when }
case-order-held-before = A hold on this case stands already.
case-order-hold-new = Set a hold
case-order-hold = Hold it
case-order-lift = Lift it
case-order-lift-ground = On what ground it is lifted
case-order-next-title = What goes by itself
case-order-schedule-unset = Nothing: the program has not set how many years files are kept.
case-order-schedule-none = Nothing goes by the schedule in the next month.
case-order-schedule = { $count ->
    [one] One file goes by the schedule in the next month.
   *[other] { $count } files go by the schedule in the next month.
}
case-order-next = { $case }, in the night of { $day }
case-order-next-held = { $case }, { $day }: a hold stands, so it stays
case-order-one = Certificate of a court's order or of the schedule
case-order-one-said = The leaf and the root prove that there were entries and that nothing else was put in their place. What they said, nothing proves any more. Of the separate file this says nothing.
case-order-authority = By whose authority
case-order-second = Confirmed by
case-order-second-said = { $who }, { $when }
case-order-entries = Entries of the participant's file that are gone
case-order-place = Place of the first in the participants' ledger
case-order-root = The participants' ledger after it
case-order-root-said = { $size } entries, root { $root }
