# The program desk: policies in writing, and what the pages of the office have in common.

## Of every page of the office
office-saved = Saved.
office-error = Recorded in error?
office-error-why = Why it is wrong
office-error-go = It was recorded in error
office-gone-title = Recorded in error
office-gone = { $what }: { $why }
office-when-who = { $when }, { $who }
office-kind-policy = A version of a policy
office-kind-reading = That somebody read a policy
office-kind-service = What somebody does here
office-kind-credential = A credential
office-kind-training = A training
office-kind-incident = An incident
office-kind-told = That an incident was told by telephone
office-kind-written = That a report was delivered
office-kind-resolved = That what was done is signed
office-kind-offense = A new offense
office-kind-reported = That a new offense was reported
office-ahead = Check the day and the time: that is later than now.
office-early = That is earlier than what it follows. Check the day and the time.
office-before = That was written down before. Look at it again above.
office-choose = Choose somebody who is entered under People and hats.
office-hours-most = { $count ->
    [one] Write how long it was, at most one hour.
   *[other] Write how long it was, at most { $count } hours.
}

## Policies
policy-title = Policies
policy-one = Policy
policy-lead = What stands in writing, since when, and who has read it. A reviewer reads this first.
policy-wanted = What the chapter wants in writing
policy-wanted-said = Compare each with the rule itself.
policy-wanted-none = For this state nobody has entered what must be in writing.
policy-start = A text to start from
policy-start-said = This is only a text to start from. It becomes a policy when the program has completed it and puts it in force. What still says “to be completed” is not taken.
policy-left-open = Complete it first: the text still says of something that it is to be completed.
policy-missing = Missing
policy-wanted-safety = Victim safety and confidentiality
policy-wanted-program = How the program works, with its staff and its places
policy-wanted-records = How records are stored, how long, and how they are destroyed
policy-wanted-incidents = Critical incidents: how they are recorded and reported
policy-wanted-training = Yearly training of the staff
policy-wanted-volunteer = Yearly training of volunteers
policy-list = The program’s policies
policy-none = No policy is entered.
policy-in-force = In force since { $day }
policy-begins = Begins on { $day }
policy-ended = No longer in force since { $day }
policy-unread = { $count ->
    [one] One person has not read it yet.
   *[other] { $count } people have not read it yet.
}
policy-need-missing = Missing in writing: { $policies }.
policy-need-unread = { $count ->
    [one] One of the staff has a policy in force still to read.
   *[other] { $count } of the staff have a policy in force still to read.
}

## A version
policy-new = Write a policy
policy-new-version = Write another version
policy-new-version-said = The version before stays in the history, with who has read it.
policy-name = What it is called
policy-answers = Which of the policies in writing it is
policy-from = First day on which it is in force
policy-text = Its text
policy-text-hint = Or put it here as a file below. It is not sealed: name no participant and nobody to be warned.
policy-file = Its text as a file
policy-ends = From that day on the program no longer has this policy
policy-go = Save this version
policy-shown-now = In force since { $day }
policy-shown = Version from { $day }
policy-version-from = From { $day }
policy-version-ended = Ended on { $day }
policy-versions = Versions

## Who has read it
policy-readers = Who has read this version
policy-read-go = I have read this version
policy-mine = You read this version on { $day }.
policy-read-on = Read on { $day }
policy-read-by = { $name }, on { $day }
policy-not-read = Not read yet
policy-paper-read = Somebody signed on paper that they read it
policy-reader = Who
policy-read-day = Day of the signature
policy-paper-go = Save that they read it
policy-as-of = What was in force on another day
policy-as-of-day = The day
policy-as-of-go = Show that day
policy-as-of-said = As of { $day }, by the versions that are entered now.
policy-as-of-today = Back to today
