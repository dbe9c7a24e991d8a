# The client desk: bringing in a roster.

client-nav-import = Bring in a roster
client-import-title = Bring in a roster
client-import-lead = CSV or XLSX, as you keep it. What is about a victim or a partner goes sealed to the other desk and is kept nowhere here, so the file is asked for twice: to look at it, and to bring it in.
client-import-file = The roster
client-import-file-hint = One participant a row, a header above each column.
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
client-import-only = Leave out who left more than 30 days ago
client-import-would-gone = { $count ->
    [one] One left more than 30 days ago and would be left out.
   *[other] { $count } left more than 30 days ago and would be left out.
}
client-import-done-gone = { $count ->
    [one] One left more than 30 days ago and was left out.
   *[other] { $count } left more than 30 days ago and were left out.
}
