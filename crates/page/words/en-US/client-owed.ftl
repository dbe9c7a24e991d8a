# Reports that a court, an officer or somebody else waits for.
client-due-title = Reports due
client-due-lead = Who waits for a report, and by when. The late ones stand first.
client-due-none = Nobody waits for a report.
client-due-late = { $count ->
    [one] One report is late.
   *[other] { $count } reports are late.
}
client-due-within = { $count ->
    [0] No report falls due within 7 days.
    [one] One report falls due within 7 days.
   *[other] { $count } reports fall due within 7 days.
}
client-due-late-days = { $count ->
    [one] One day late
   *[other] { $count } days late
}
client-due-today = Due today
client-due-in-days = { $count ->
    [one] Due tomorrow
   *[other] Due in { $count } days
}
client-due-before = From before Leeward
client-due-by = For { $to }
client-due-each = { $count ->
    [one] Again each day
   *[other] Again every { $count } days
}
client-due-owed = Somebody waits for
client-due-none-here = Nobody waits for a report.
client-due-new = A report is wanted
client-due-answer-open = It was sent, or is no longer owed
client-report-due-title = A report is wanted
client-report-due-lead = It stands among the reports due until it is made or sent.
client-report-due-go = Record it
client-due-what = What is wanted
client-due-report = Which report?
client-due-to = Who wants it?
client-due-to-hint = The court, the judge, the officer.
client-due-day = By which day?
client-due-every = Again after so many days
client-due-every-hint = Such as 30. Leave it empty if it is wanted once.
client-due-words = Anything else
client-due-words-hint = Such as the docket.
client-report-answer-title = What became of a report
client-report-answer-go = Record it
client-due-answer = The report
client-due-of = { $what }, due { $day }
client-due-how = What became of it?
client-due-sent = It was sent
client-due-not-owed = It is no longer owed
client-due-sent-by = Sent by
client-due-sent-by-hint = Who sent it, or how, if it was not you.
client-due-why = Words
client-due-why-hint = If it is no longer owed, say why.
client-due-when = Day it was sent or ended
client-due-sent-by-said = Sent by { $by }
client-due-waits = Somebody waits for it
client-due-answers = Is it this one?
client-due-answers-yes = Yes: this report is then no longer due
client-line-report-due = A report is wanted
client-line-report-sent = A report was sent
client-line-report-not-owed = A report is no longer owed
client-line-due = { $what }, due { $day }

client-court-import-title = Bring in a log of reports
client-court-import-lead = CSV or XLSX, as you keep it: one report a row. It is looked at first. Whose it is, the court’s number says, or the name. What is here already stays as it is.
client-court-import-file = The log of reports to courts
client-court-import-file-hint = A header above each column. Bring in the list of participants first.
client-court-import-would-new = { $count ->
    [one] One report would be new.
   *[other] { $count } reports would be new.
}
client-court-import-done-new = { $count ->
    [one] One report is new.
   *[other] { $count } reports are new.
}
client-court-import-would-sent = { $count ->
    [one] One that is owed here would be marked as sent.
   *[other] { $count } that are owed here would be marked as sent.
}
client-court-import-done-sent = { $count ->
    [one] One that was owed here is marked as sent.
   *[other] { $count } that were owed here are marked as sent.
}
client-court-import-before = { $count ->
    [one] One is here already.
   *[other] { $count } are here already.
}
client-court-import-field-cause-numbers = The court’s number
client-court-import-field-client = Participant
client-court-import-field-last = Last name
client-court-import-field-first = First name
client-court-import-field-court = Who wants it
client-court-import-field-report = Which report
client-court-import-field-due-on = Due
client-court-import-field-sent-on = Sent
client-court-import-field-sent-by = Sent by
client-court-import-field-skip = Leave out
