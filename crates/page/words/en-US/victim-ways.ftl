# The victim desk: the ways to somebody, what each number stands at, and a danger that becomes known at this desk.

## What a number stands at
victim-source-themselves = From themselves
victim-ways-burned = Do not call this number: { $why }
victim-ways-held = Not before { $day }: { $why }
victim-ways-why-wrong_number = it is a wrong number ({ $when })
victim-ways-why-disconnected = it is disconnected ({ $when })
victim-ways-why-someone_else = somebody else answered ({ $when })
victim-ways-why-unsafe = it was not safe to talk ({ $when })
victim-ways-why-own = it stands in the participant’s intake
victim-ways-why-contact = it stands in the participant’s intake, as that of somebody who is called for them
victim-ways-why-said-good = { $why } (written { $when })
victim-ways-why-said-wrong = it is a wrong number ({ $when }). { $why }
victim-ways-why-said-dead = it is disconnected ({ $when }). { $why }
victim-ways-why-said-never = { $why } (written { $when })
victim-ways-why-written-good = nobody wrote down why
victim-ways-why-written-wrong = it was written down as a wrong number
victim-ways-why-written-dead = it was written down as disconnected
victim-ways-why-written-never = it was written down that nobody may call it
victim-ways-message-yes = A message may be left here.
victim-ways-message-no = Do not leave a message here.
victim-ways-right = It may be called again
victim-ways-not-right = Hold it, or do not call it

## What was said of a number
victim-case-number-title = What is known of a number
victim-case-number-lead = It says which number is called, never whether somebody is owed a call.
victim-case-number-go = Record this
victim-ways-number-part = The number
victim-ways-which = Which number
victim-ways-said = What is known of it
victim-ways-said-right = It is right, and may be called
victim-ways-said-hold = Not before a day
victim-ways-said-wrong = Do not call it: it is a wrong number
victim-ways-said-dead = Do not call it: it is disconnected
victim-ways-said-never = Do not call it: it is the participant’s, or calls to it are overheard
victim-ways-why = How this is known
victim-ways-until = Hold it until
victim-ways-until-hint = Only to hold it. Empty for the next business day.
victim-ways-line-right = { $number }: right again
victim-ways-line-hold = { $number }: not before { $day }
victim-ways-line-wrong = { $number }: wrong number, not to be called
victim-ways-line-dead = { $number }: disconnected, not to be called
victim-ways-line-never = { $number }: never to be called

## On the page of a call
victim-ways-link = See the other ways
victim-ways-danger-held = Somebody may listen on a held number. This is a danger, so it may be called all the same. Say nothing until it is them.
victim-ways-danger-none = No number may be called. This is a danger: take another way now.
victim-ways-some-held = A number is held. Do not call it today.
victim-ways-none-today = No number is to be called today. Take another way.
victim-ways-if-other = If somebody else answers, or it is not safe
victim-ways-they-said = They said: { $words }
victim-ways-neutral = Sorry, I have the wrong number. Goodbye.
victim-ways-called = Who was called
victim-ways-called-advocate = Their advocate: { $name }
victim-ways-called-other = Another number, or another way
victim-ways-other = Another number, if one was called
victim-plan-scope = What the advocate may be told
victim-plan-other = Other ways

## The ways to somebody
victim-ways-title = Other ways
victim-ways-head = Ways to { $name }
victim-ways-after-someone_else = Somebody else answered
victim-ways-after-unsafe = It was not safe to talk
victim-ways-lead = What is held today is not suggested here. A hold changes nothing that is owed.
victim-ways-lead-danger = This is a danger: held numbers stand here too, after all others. It stays owed until they are told.
victim-ways-danger = They are still to be told of a danger.
victim-ways-to-danger = Back to the danger
victim-ways-say-now = Say this, and hang up
victim-ways-next-title = What to try next
victim-ways-none = No other way is known. Ask whoever may know a safe one.
victim-ways-number = Number { $place }
victim-ways-advocate = The advocate they named
victim-ways-by-text = A text message may be sent
victim-ways-by-email = E-mail may be sent
victim-ways-by-letter = A letter may be sent
victim-ways-by-in_person = Somebody may come by
victim-ways-provider = Ask the victim services program whether they know a safe way
victim-ways-go-held = Call this held number
victim-ways-go-record = Do it, and write it down
victim-ways-kept = Held, or not to be called
victim-ways-to-call = To the page of the call
victim-call-ways = Other ways
victim-case-act-ways = Ways to them

## On the page of a danger
victim-ways-next = Next: { $who }.
victim-ways-next-rest = Everybody has been told of the danger. The rest is still to be told to { $who }.
victim-ways-rest = { $count ->
    [one] Tell the rest, 1 thing
   *[other] Tell the rest, { $count } things
}

## In the plan
victim-ways-answers = Who may answer this number
victim-ways-message = A message on this number
victim-ways-message-hint = Only if messages may be left at all.
victim-ways-by-part = Besides the telephone
victim-ways-by = What may be done
victim-ways-by-hint = What is not ticked is not done.
victim-ways-by-words = Addresses for these, and how
victim-ways-advocate-scope = What the advocate may be told, and until when

## A danger that becomes known here
victim-case-threat-title = A danger became known
victim-case-threat-lead = Someone hurt, or about to be: call 911 first. Whoever must be told is shown next.
victim-case-threat-go = Record this danger
victim-call-threat = They told us of a danger
victim-case-act-threat = A danger became known
victim-case-then-threat = Record a danger that they told us of
victim-inbox-threat = This tells of a danger: record it
victim-threat-part = The danger
victim-threat-toward = Who or what is in danger
victim-threat-words = What was threatened or seen, in their words
victim-threat-words-hint = Only people at this desk can read this.
victim-threat-named = Persons of this case who are in danger
victim-threat-named-hint = Whoever was named or meant. The victim and the partner are told anyway.
victim-threat-by = Who told us
victim-threat-by-hint = They are not warned of what they told us themselves.
victim-threat-by-nobody = Nobody of this case
victim-threat-them = { $who }, whose page you came from: { $roles }
victim-threat-wrong-by = Say who told us. Whoever it was is not warned of it.
