# Words of the participant’s program: attendance, leave, transfer. Keys begin with `client-`.

## Attendance
client-attendance-title = Attendance
client-attendance-lead = Since the acceptance of { $since }, up to { $until }.
client-attendance-since = Accepted
client-attendance-attended = Sessions attended
client-attendance-absent = Absences that count
client-attendance-excused = Absences that do not count
client-attendance-none = No roll has been called for them since then.
client-attendance-days = Every day of the roll
client-attendance-day = Day
client-attendance-roll = On the roll
client-attendance-counts = Does it count?
client-attendance-wrong = A day that is wrong is taken back in the file, and counts for nothing then.
client-absences-why = Which days count
client-absences-row = { $count ->
    [0] no absence in a row now
    [one] 1 absence in a row
   *[other] { $count } absences in a row
}
client-absences-weeks = { $count ->
    [0] none in { $weeks } weeks
   *[other] { $count } in { $weeks } weeks
}
client-absences-rule = The program’s rule: { $row ->
    [one] { $row } absence
   *[other] { $row } absences
} in a row, or { $count } within { $weeks } weeks.
client-absences-rule-why = Unexcused ones. This is the program’s own standard; it is set at the program desk.
client-absences-at-rule = The program’s rule for absences is reached.
client-absences-one-more = One more absence reaches the program’s rule.
client-absences-reached = The program’s rule for absences is reached. Nothing ends by itself: you decide.
client-absences-decide = Nothing ends by itself. Talk to them, excuse what can be excused, or decide that they leave.
client-absences-group = { $count ->
    [one] 1 person is at the program’s rule for absences.
   *[other] { $count } people are at the program’s rule for absences.
}
client-counts-attended = No. A row of absences ends here.
client-counts-excused = No: excused. A row does not end by it.
client-counts-leave = No: on leave that day.
client-counts-jail = No: in jail that day.
client-counts-row = Yes: in the row that lasts until now.
client-counts-weeks = Yes: within the weeks, which begin { $from }. The row has ended since.
client-counts-before = Not any more: before { $from }, when the weeks begin.

## Leave and transfer
client-standing-came = Came from another program
client-standing-until = { $what } until { $day }
client-standing-of-leave = If it is a leave
client-last-day = Last day of the leave
client-last-day-hint = Absences up to that day do not count. Leave it empty if nobody knows: it then lasts until you record that they are back.
client-standing-of-transfer = If it is a transfer
client-place = To or from which program
client-sessions-there = Sessions attended there
client-sessions-there-hint = For who came from another program: as that program tells it. It may be left empty.
client-line-last-day = Last day: { $day }
client-line-sessions-there = { $count ->
    [one] 1 session attended there
   *[other] { $count } sessions attended there
}
client-problem-not-a-number = { $field }: give a number such as 12.
