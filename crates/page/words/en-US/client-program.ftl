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

## Contract
client-contract-title = Contract
client-contract-lead = Signed upon acceptance, before the first group session (75:25-3-4.1). What is signed here is kept as it stands.
client-contract-lead-room = Please read this, or ask to have it read to you. Then type your name.
client-contract-go = Record the contract
client-contract-text = What is agreed
client-contract-1 = I take part in { $program }. I come to each session of my group, on time, and I say beforehand when I cannot come.
client-contract-2 = What I say here is kept confidential, but not toward everybody. The program may tell the judge, the district attorney or the agency that sent me whether I come, how I take part, and when and why I leave.
client-contract-3 = The program may tell people whom I have harmed or live with, now or before, and whoever speaks for them, what they need for their safety. Their safety comes before my confidentiality.
client-contract-4 = If somebody may be hurt, the program tells whoever can prevent it. It does not ask me first.
client-contract-5 = Nobody tells me what others have said to the program, or whether they have. I do not ask for it.
client-contract-6 = Too many absences, or violence, may end my time in the program. The program decides.
client-sign = Signature
client-signed-way = How was it signed?
client-signed-typed = Typed here, by the participant
client-signed-paper = On paper, which the program keeps
client-signed-language = In which language is it read and signed?
client-signed-language-hint = Preset by what intake says. Choose another, and it is shown once more in that one before it is signed.
client-signed = Name, as signed
client-signed-hint = Typed by the participant: the whole name.
client-when-signed = Day of the signature
client-signed-open = Read what was signed
client-signed-page = What was signed
client-signed-look = As it stood when it was signed. Print it from the PDF for the participant: it is theirs.
client-signed-back = Back to the file
client-signed-how = Signed how
client-signed-text-on-paper = The words stand on the paper that was signed. The program keeps it.
client-signed-text-none = The words that were signed are not kept here.
client-signed-written = Written down
client-signed-written-by = { $when }, { $who }
client-line-contract = Contract signed
client-line-contract-paper = Contract signed on paper
client-line-signed-by = Signed: { $name }
client-contract-none = No contract of this time is recorded. It is signed before the first group session (75:25-3-4.1).
client-contract-late = The contract was signed after the first session. It should come before (75:25-3-4.1).
client-papers-title = Contract and releases
client-papers-contract = Contract
client-papers-signed = signed { $day }
client-papers-not-signed = not signed
client-papers-releases = Releases
client-papers-no-release = None

## Releases
client-release-title = Release
client-release-lead = The participant lets the program tell somebody about them. It is about nobody else, and it ends.
client-release-go = Record the release
client-release-of = What is let go
client-release-to = To whom
client-release-to-hint = Such as the judge, or a probation officer by name.
client-release-what = What about the participant
client-release-what-start = Sessions attended and missed, how they take part, and when and why they leave.
client-release-until = Until which day
client-release-text = What is signed
client-release-1 = I let { $program } tell this, to these, until that day.
client-release-2 = I can take it back at any time by saying so. What was told before stays told.
client-release-3 = It is about me alone. I can refuse to sign it.
client-line-release = Release signed
client-line-release-ended = Release taken back
client-release-until-day = { $to }, until { $day }
client-release-over = { $to }, ended { $day }
client-release-taken-back = { $to }, taken back
client-release-end = Taken back by the participant

## Readmission
client-next-readmission = Decide on readmission
client-next-contract = Contract
client-next-release = Release
client-next-reports = Letters and reports
client-line-accepted-again = Accepted again
client-decision-again = They were in the program before: accepted { $accepted }, left { $left }. A new decision begins a new time: sessions, absences and the contract begin anew.
client-stays-title = Times in the program
client-stay = Accepted { $accepted }, left { $left }: { $why }
client-stay-now = Accepted { $accepted }, until now

## Letters and reports
client-reports-title = Letters and reports
client-reports-lead = Days and counts are filled in from the roll. The words are a draft: change them before you make it.
client-report-language = In which language is it made?
client-report-language-hint = English for a court and probation, for them what intake says. Choose another, and it is shown once more in that one.
client-reports-held = No letter or report is made until then. It is the same for everybody.
client-reports-nothing = There is nothing to report yet.
client-reports-made = Made so far
client-reports-none = None
client-report-warning = Letter about absences
client-report-progress = Progress report
client-report-court = Report to the court
client-report-probation = Report to probation
client-report-completion = Letter of completion
client-report-warning-title = Letter about absences
client-report-progress-title = Progress report
client-report-court-title = Report to the court
client-report-probation-title = Report to probation
client-report-completion-title = Letter of completion
client-report-warning-draft =
    You have missed sessions of your group: { $absences }.
    { $rule }
    Please call the program before your next session.
client-report-progress-draft = This report says what the roll shows up to today.
client-report-court-draft = This report says what the roll shows up to today.
client-report-probation-draft = This report says what the roll shows up to today.
client-report-completion-draft = The sessions of the program were attended as the roll shows.
client-report-court-to = The court
client-report-probation-to = The probation office
client-report-first = First session
client-report-left = Left the program
client-report-times = Times accepted
client-report-elsewhere = Sessions elsewhere
client-report-elsewhere-said = { $place } tells of { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}
client-report-filled = Filled in from the roll
client-report-typed = Typed by you
client-report-to = To
client-report-words = Words
client-report-words-hint = About the participant alone. Say what was attended, not what somebody is like now.
client-report-signer = Signed by
client-report-go = Make it
client-report-made = To { $to }, { $day }
client-line-report-to = To { $to }
client-letter-title = Letter
client-letter-back = Back to letters and reports
client-letter-look = Look through it, then save its PDF and print that.
client-letter-about = About
client-letter-limits = This says what was attended. It is no evidence of how anybody will act.
client-letter-pins = What proves the records
client-letter-pins-said = The program signed these lines before it wrote this letter. They name nobody. Whoever keeps them can show later whether its records of before were changed.
client-letter-pins-code = The same lines as a picture to be photographed
client-letter-signature = Signature: ______________________________
