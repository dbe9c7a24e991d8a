# The review desk: what reviewers write beside a binder. Keys begin with `mark-`.

mark-title = What you found
mark-clause-title = Your own verdict
mark-question = This file
mark-clause-question = This clause
mark-said-seen = Looked at
mark-said-question = A question
mark-said-not-met = A standard is not met
mark-note = In your own words
mark-note-hint = For the review alone. Name nobody here: no participant, nobody to be warned.
mark-note-missing = Write what the question is, or what is not met.
mark-note-long = { $count ->
    [one] Write at most one sign.
   *[other] Write at most { $count } signs.
}
mark-said-wrong = Choose one of these.
mark-go = Save what you found
mark-saved = Saved.
mark-earlier = Written before
mark-before = Before: { $said }
mark-who = { $name }, { $when }
mark-next = Next one not looked at yet: { $label }
mark-column = What you found
mark-none = Not looked at yet
mark-progress = How far you have come
mark-progress-separate = { $done } of { $all } separate files looked at
mark-progress-participants = { $done } of { $all } participants’ files looked at
mark-progress-clauses = { $done } of { $all } clauses with your own verdict
mark-progress-questions = { $count ->
    [one] 1 file with a question
   *[other] { $count } files with a question
}
mark-progress-not-met = { $count ->
    [one] 1 file with a standard that is not met
   *[other] { $count } files with a standard that is not met
}
mark-appendix = What the reviewers wrote
mark-appendix-said = It stays at the review, and is in no file for handing on.
