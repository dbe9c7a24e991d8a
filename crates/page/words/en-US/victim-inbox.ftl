# The victim desk: what was handed over, and bringing in a log.

victim-inbox-title = Inbox
victim-inbox-lead = What the client desk handed over. It cannot open it any more.
victim-inbox-empty = Nothing is waiting.
victim-inbox-what = What came
victim-inbox-kind-number = A number
victim-inbox-kind-address = An address
victim-inbox-kind-words = Words
victim-inbox-kind-danger = A danger
victim-inbox-kind-roster = From the roster
victim-inbox-kind-paper = A scanned paper
victim-inbox-save = Save the paper ({ $kind }, { $size } kB)
victim-inbox-source = Learned from
victim-inbox-source-participant = The participant. Check who answers before you say anything.
victim-inbox-source-court = The court
victim-inbox-source-police = The police
victim-inbox-source-dhs = DHS
victim-inbox-source-roster = The old roster
victim-inbox-source-other = Somebody else
victim-inbox-source-unknown = Nobody wrote it down
victim-inbox-name = Name
victim-inbox-number = Number
victim-inbox-address = Address
victim-inbox-words = Words
victim-inbox-add = Add a person
victim-inbox-case = See the case
victim-inbox-done-title = Dealt with?
victim-inbox-done-words = What you did with it
victim-inbox-done-go = Dealt with
victim-inbox-dealt-with = This was dealt with.
victim-inbox-too-long = That is too long to keep. Say it in fewer words.

victim-today-begin = Nothing is written at this desk yet. Bring in the log of calls that you kept before, or begin with the inbox.
victim-history-show = Show what was due before
victim-import-title = Bring in a log
victim-import-lead = CSV or XLSX, as you keep it. The file is kept nowhere, so it is asked for twice: to look at it, and to bring it in.
victim-import-file = The log of calls
victim-import-file-hint = One victim a row. Bring in the roster at the client desk first.
victim-import-would-new = { $count ->
    [one] One person would be new.
   *[other] { $count } people would be new.
}
victim-import-would-before = { $count ->
    [one] One is here already.
   *[other] { $count } are here already.
}
victim-import-would-tries = { $count ->
    [one] With one try.
   *[other] With { $count } tries.
}
victim-import-done-new = { $count ->
    [one] One person is new.
   *[other] { $count } people are new.
}
victim-import-done-before = { $count ->
    [one] One was here already.
   *[other] { $count } were here already.
}
victim-import-done-tries = { $count ->
    [one] With one try.
   *[other] With { $count } tries.
}
victim-import-field-client = Participant
victim-import-field-victim = Victim
victim-import-field-relation = Relationship
victim-import-field-phones = Numbers
victim-import-field-leave-message = May a message be left?
victim-import-field-best-time = When to call
victim-import-field-tries = Tries
victim-import-field-services = Told of services
victim-import-field-results = Told what the assessment found
victim-import-field-concerns = Told of concerns
victim-import-field-lethality = Told of signs of danger
victim-import-field-wants-info = Wants to hear
victim-import-field-letter = Letter sent
victim-import-field-danger = Danger told of
victim-import-field-notes = Notes
victim-import-field-skip = Leave out

victim-danger-import-title = Bring in a binder of dangers
victim-danger-import-lead = CSV or XLSX, as you keep it. Each row that is a danger becomes words of its day in the separate file; it opens no warning and counts as none. If one lives still, write it down on Danger. Incidents are brought in at the program desk.
victim-danger-import-file = The binder of dangers
victim-danger-import-file-hint = One danger a row. The file is kept nowhere, so it is asked for twice.
victim-danger-import-would-new = { $count ->
    [one] One danger would be new.
   *[other] { $count } dangers would be new.
}
victim-danger-import-done-new = { $count ->
    [one] One danger is new.
   *[other] { $count } dangers are new.
}
victim-danger-import-before = { $count ->
    [one] One is here already.
   *[other] { $count } are here already.
}
victim-danger-import-others = { $count ->
    [one] One row is no danger and is left to the program desk.
   *[other] { $count } rows are no danger and are left to the program desk.
}
victim-danger-import-field-occurred-on = Day
victim-danger-import-field-row-kind = Danger or incident
victim-danger-import-field-client = Participant
victim-danger-import-field-said = What was said or seen
victim-danger-import-field-called = Who called whom, and when
victim-danger-import-field-police = Number of the police
victim-danger-import-field-spoke = Spoke to at the provider
victim-danger-import-field-skip = Leave out
