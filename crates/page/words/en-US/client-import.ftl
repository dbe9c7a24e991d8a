# The client desk: bringing in a roster.

client-nav-import = Bring in a roster
client-import-title = Bring in a roster
client-import-lead = CSV or XLSX, as you keep it. What is about a victim or a partner goes sealed to the other desk and is kept nowhere here, so the file is asked for twice: to look at it, and to bring it in.
client-import-file = The roster
client-import-file-hint = One participant a row, a header above each column.
client-import-columns = What each column is
client-import-codes = What these codes mean
client-import-code-none = Leave its rows out
client-import-look = Look at it first
client-import-take = Bring it in
client-import-no-file = Choose the file.
client-import-no-table = This file cannot be read: { $why }
client-import-missing = No column is known for: { $names }. Say below which column it is, and choose the file once more.
client-import-would-new = { $count ->
    [one] One participant would be new.
   *[other] { $count } participants would be new.
}
client-import-would-before = { $count ->
    [one] One is here already and would be left as it is.
   *[other] { $count } are here already and would be left as they are.
}
client-import-would-handed = { $count ->
    [one] Of one row, what is about other people would be handed over.
   *[other] Of { $count } rows, what is about other people would be handed over.
}
client-import-done-new = { $count ->
    [one] One participant is new.
   *[other] { $count } participants are new.
}
client-import-done-before = { $count ->
    [one] One was here already.
   *[other] { $count } were here already.
}
client-import-done-handed = { $count ->
    [one] Of one row, what is about other people was handed over.
   *[other] Of { $count } rows, what is about other people was handed over.
}
client-import-none-bad = Every cell could be read.
client-import-bad = { $count ->
    [one] One cell to look at
   *[other] { $count } cells to look at
}
client-import-head-row = Row
client-import-head-column = Column
client-import-head-text = What stands there
client-import-head-reason = Why
client-import-head-then = What becomes of it
client-import-then-row = The row is left out
client-import-then-cell = The cell is left out
client-import-then-look = Taken; look at it
client-import-field-last = Family name
client-import-field-first = Given name
client-import-field-born = Day of birth
client-import-field-cause-numbers = Cause number
client-import-field-county = County
client-import-field-judge-or-po = Judge or probation officer
client-import-field-referred-by = Referred by
client-import-field-referred = Day of intake
client-import-field-assessed = Day of assessment
client-import-field-decision = Accepted or denied
client-import-field-decided = Day of the decision
client-import-field-reason = Reason of a denial
client-import-field-started = First session
client-import-field-group = Group
client-import-field-facilitator = Facilitator
client-import-field-sessions = Sessions done
client-import-field-absences = Absences
client-import-field-status = Status
client-import-field-left = Day of leaving
client-import-field-words = Words about the participant
client-import-field-victim = Handed over: victim
client-import-field-victim-phone = Handed over: victim’s number
client-import-field-partner = Handed over: partner
client-import-field-victim-address = Handed over: address
client-import-field-notes = Handed over: notes
client-import-field-hand-over = Handed over: anything else
client-import-field-skip = Leave out
client-import-code-court = Court
client-import-code-district-attorney = District attorney
client-import-code-probation = Probation
client-import-code-dhs = DHS
client-import-code-self = Came by themselves
client-import-code-other = Other
client-import-code-accepted = Accepted
client-import-code-denied = Denied
client-import-code-undecided = Not decided
client-import-code-active = Active
client-import-code-completed = Completed
client-import-code-noncompliance = Terminated, noncompliance
client-import-code-left-other = Terminated, other
client-import-code-jail = In jail
client-import-code-released = Released from jail
client-import-code-moved = Moved to another program
client-import-code-current-partner = Current partner
client-import-code-former-partner = Former partner
client-import-code-victim-only = Victim, not a partner
client-import-code-reached = Reached
client-import-code-no-answer = No answer
client-import-code-voicemail = Message left
client-import-code-someone-else = Somebody else answered
client-import-code-wrong-number = Wrong number
client-import-code-disconnected = Disconnected
client-import-code-unsafe = Not safe to talk
client-import-code-not-understood = Not understood
client-import-code-hung-up = Hung up
client-import-code-yes = Yes
client-import-code-no = No
client-import-code-not-known = Nobody knows
