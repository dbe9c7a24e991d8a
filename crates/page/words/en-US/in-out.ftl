# In and out: exports, paper sheets for a power cut, calendar feeds.

in-out-exported = Everything of this file was written out

## Attendance brought in
in-out-attendance-title = Bring in attendance
in-out-attendance-lead = The workbook that the groups were kept in: one sheet a group, a row for each participant, a column for each day. It is looked at first; what is in a participant’s file already is left as it is.
in-out-attendance-file = The workbook
in-out-attendance-file-hint = XLSX or CSV. Days may be without a year: they rise from left to right, and none lies ahead. What was paid is left out.
in-out-attendance-between = The columns were read as the days from { $first } to { $last }.
in-out-attendance-people = { $count ->
    [one] One row is a participant’s.
   *[other] { $count } rows are participants’.
}
in-out-attendance-would-new = { $count ->
    [one] One day would be new.
   *[other] { $count } days would be new.
}
in-out-attendance-done-new = { $count ->
    [one] One day is new.
   *[other] { $count } days are new.
}
in-out-attendance-before = { $count ->
    [one] One was there already.
   *[other] { $count } were there already.
}
in-out-attendance-paid = { $count ->
    [one] In one cell something was paid: that is left out.
   *[other] In { $count } cells something was paid: that is left out.
}
import-code-present = Was there
import-code-late = Was there, late
import-code-made-up = Was there, to make up for another day
import-code-unexcused = Was not there
import-code-excused = Was not there, excused
import-code-no-group = No group met
import-cell-doubtful = is like the name of one participant, and not the same
import-cell-paid-only = says what was paid, and not whether somebody was there
import-cell-nobody-of-staff = is nobody of the staff
import-cell-not-hours = is no number of hours such as 1.5

## Paper sheets for a power cut
in-out-sheet = From a paper sheet: its number
in-out-sheet-hint = Such as C-7K2M or V-7K2M. Leave it empty otherwise.
in-out-sheet-wrong = Write the sheet’s number as it is printed, such as C-7K2M or V-7K2M, or leave it empty.
in-out-from-sheet = from paper sheet { $sheet }
in-out-paper-rolls = Rolls on paper
in-out-paper-lead = For an evening without power: print them before. Whatever is written on one is entered later on the page of its group, with the number of the sheet. Then destroy the sheet.
in-out-paper-all = All groups
in-out-paper-sheet = Sheet { $number }
in-out-paper-time = Hour:
in-out-paper-who = By:
in-out-paper-name = Name
in-out-paper-note = Note
in-out-paper-risk = A sign of risk: telephone first, by the last page. Do not wait for the power.
in-out-paper-blank = Sheets for a power cut
in-out-paper-blank-lead = For a time without power: print some before, and keep them where the program’s keys are. They name nobody. What is written on one is entered later, with the number of the sheet. Then destroy the sheet.
in-out-paper-call = A call
in-out-paper-mark = Case:
in-out-paper-person = Person:
in-out-paper-when = Day and hour:
in-out-paper-plan = Call only a number that you know to be safe, and leave no message. Say who you are as agreed.
in-out-paper-by = How you tried
in-out-paper-went = How it went
in-out-paper-told = What they were told
in-out-paper-declined = did not want to hear it
in-out-paper-want = What they want
in-out-paper-receive = To hear of sessions, of leaving, of danger:
in-out-paper-provide = To tell us what happens:
in-out-paper-every = To be called every so many days:
in-out-paper-back = Asked to be called on:
in-out-paper-danger = A danger
in-out-paper-phone = Telephone now, one after the other until somebody answers
in-out-paper-police = Police and ambulance
in-out-paper-on-call = On call: { $name }
in-out-paper-safeline = Oklahoma Safeline, day and night
in-out-paper-at = at
in-out-paper-answered = answered
in-out-paper-toward = Who is in danger
in-out-paper-said = What was said or done: the very words
in-out-paper-tries = Who was told
in-out-paper-reached = reached

## A calendar of counts
in-out-calendar-title = A calendar of counts
in-out-calendar-lead = An address for the calendar on your telephone: it shows on which day how many things are due, for the whole desk, and nothing else. Whoever has the address sees these numbers.
in-out-calendar-off = The program has not allowed calendars. Whoever leads it does, at the program desk: “Calendars of counts”.
in-out-calendar-once = This is the address, behind the one by which you came here. It is shown this once.
in-out-calendar-made = Made on { $day }
in-out-calendar-end = End it
in-out-calendar-go = Make an address
in-out-calendar-before = This form was sent before: the address was shown then. End it and make another one.
in-out-calendar-many = You have five of them. End one first.
in-out-calendar-items = { $count ->
    [one] Leeward: 1 item
   *[other] Leeward: { $count } items
}
in-out-calendars-title = Calendars of counts
in-out-calendars-lead = With your leave, each account of the victim desk may have an address for a calendar. It says how many things are due on which day, and nothing else. A telephone’s calendar is seen by many, and whoever runs it keeps a copy. So they are off until you allow them.
in-out-calendars-on = Calendars are allowed.
in-out-calendars-off = Calendars are off.
in-out-calendars-allow = Allow calendars
in-out-calendars-switch-off = Switch all calendars off
in-out-calendars-allowed = Calendars of counts were allowed: { $why }
in-out-calendars-ended = Calendars of counts were switched off: { $why }
