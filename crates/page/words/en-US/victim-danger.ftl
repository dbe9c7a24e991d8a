# The victim desk: a danger, from its first minute to the second person who looks at its end.
victim-danger-nav = Danger
victim-danger-nav-open = { $count ->
   *[other] { $count } open
}

## The dangers
victim-dangers-title = Danger
victim-dangers-living = Open now, { $count }
victim-dangers-unseen = Ended, to be seen by a second person, { $count }
victim-dangers-unseen-lead = Whoever ends a danger stops its warnings. Somebody else looks at that by the next business day.
victim-dangers-alone = This desk has one account only: nobody else can look. Ask the program desk for a second one.
victim-dangers-row = Danger known since { $when }
victim-dangers-left = { $count ->
    [0] Everybody has been told
    [one] 1 call is still to be made
   *[other] { $count } calls are still to be made
}
victim-dangers-told = Told
victim-dangers-lives = It has not ended
victim-dangers-open = Open
victim-dangers-ended = Danger ended { $when }
victim-dangers-ended-by = Ended by { $who }
victim-dangers-not-you = You ended it: somebody else is to look
victim-dangers-look = Look at it
victim-dangers-look-over = Not seen yet
victim-dangers-look-later = By then, by a second person

## One danger
victim-danger-title = Danger
victim-danger-foot = This page does not refresh by itself.
victim-danger-again = Look again
victim-danger-911 = Someone hurt, or about to be: call 911 now.
victim-danger-tell = { $count ->
    [one] 1 call to make by { $time }
   *[other] { $count } calls to make, the first by { $time }
}
victim-danger-tell-late = { $count ->
    [one] Not told yet: 1 call was to be made by { $time }
   *[other] Not told yet: { $count } calls, the first was to be made by { $time }
}
victim-danger-all-told = Everybody has been told
victim-danger-over = This danger has ended
victim-danger-since = Known since { $when }
victim-danger-took-nobody = Nobody has taken it
victim-danger-took-you = You have it since { $time }
victim-danger-took-other = { $who } has it since { $time }
victim-danger-take = I take this
victim-danger-take-over = I take it over
victim-danger-person = Person { $number }
victim-danger-nobody-known = The victim, not known yet
victim-danger-staff = number { $number } of the staff
victim-danger-who = Who must be told
victim-danger-who-told = { $told } of { $all } told
victim-danger-who-none = Nobody of this case is to be told.
victim-danger-try = { $time } { $ending }
victim-danger-told-after = { $count ->
    [one] Told, after 1 minute
   *[other] Told, after { $count } minutes
}
victim-danger-told-late = { $count ->
   *[other] Told late, after { $count } minutes
}
victim-danger-stood-tried = Tried, not told
victim-danger-stood-chose = Their choice
victim-danger-stood-ended = Not told when it ended
victim-danger-stood-merged = Owed to a known person
victim-danger-next-call = Call now. How they can be called safely is on the page of the call.
victim-danger-next-others = Not reached yet. Try the advocate they named and their other numbers; the page of the call has both.
victim-danger-next-half = Half of the time is over and they were not reached. Ask the police to look whether they are well (welfare check). Write down what was done, and go on trying.
victim-danger-next-asked = The police were asked. Ask what they found, and go on trying: only talking to them is telling them.
victim-danger-next-late = The time is over. It stays owed until they are told or the danger has ended. Ask the police for a welfare check, and go on trying.
victim-danger-next-locate = Ask whoever may know who and where they are: the provider, the district attorney’s victim-witness office, DHS.
victim-danger-next-locate-half = Half of the time is over and nobody is known. Tell the police and the provider what was said, and go on asking.
victim-danger-step-link = What else was done
victim-danger-provider = The certified provider
victim-danger-provider-next = Call the number that answers day and night. No answer: the next one below.
victim-danger-provider-call = Warn the provider
victim-danger-providers = Certified providers
victim-danger-providers-none = No agreement with a certified provider is entered at the program desk.
victim-danger-providers-other = of another county
victim-danger-ask-first = They told us of this themselves. Ask them first whether the provider or the police may be told, unless somebody is about to be hurt.
victim-danger-minutes = Minute by minute
victim-danger-said = What was said
victim-danger-said-nothing = No words were written down yet.
victim-danger-said-note = { $who }, in the note of the session, { $when }
victim-danger-said-handed = { $who }, handed over { $when }
victim-danger-said-here = { $who }, { $when }
victim-danger-toward = Toward: { $whom }
victim-danger-toward-victim = the victim
victim-danger-toward-current_partner = the current partner
victim-danger-toward-child = a child
victim-danger-toward-other_person = another person
victim-danger-toward-participant = the participant
victim-danger-toward-staff = somebody who works here
victim-danger-toward-animal = an animal

## Minute by minute
victim-danger-line-known = The danger became known
victim-danger-line-took = Took it
victim-danger-line-seen = Looked at its end: it has ended
victim-danger-line-ended = Danger ended, because { $why }
victim-danger-line-try-person = { $who }: { $ending }, { $by }
victim-danger-line-try-advocate = { $who }, by the advocate they named: { $ending }, { $by }
victim-danger-line-provider = The provider: { $ending }
victim-danger-line-locate = Asked who may know: { $ending }
victim-danger-line-step = { $who }: { $what }
victim-danger-line-alarm = Alarm { $number }, to { $who }
victim-danger-line-unsent = Alarm { $number } did not go out

## What else was done
victim-case-step-title = What else was done
victim-case-step-lead = When somebody cannot be reached. It is written down with the danger; it does not stand for telling them.
victim-case-step-go = Record what was done
victim-danger-step-part = What was done
victim-danger-step = What
victim-danger-step-welfare_check = The police were asked for a welfare check
victim-danger-step-police = The police were told of the danger
victim-danger-step-provider = The provider was asked to find them
victim-danger-step-visit = Somebody went there
victim-danger-step-hotline = The child abuse hot line was called
victim-danger-step-other = Something else
victim-danger-step-words = Who was asked, what they said, and a number to come back to

## The end
victim-case-over-title = Danger ended
victim-case-over-lead = From then on nobody is called about this danger any more.
victim-case-over-go = Record that this danger ended
victim-danger-end-title = The danger is over
victim-danger-end-lead = Only with a reason. A second person looks at it the next business day.
victim-danger-end-go = This danger has ended
victim-danger-end-part = Why it ended
victim-danger-end = Danger ended, because
victim-danger-end-jail = the participant is held in jail
victim-danger-end-out_of_reach = whoever was in danger is out of reach
victim-danger-end-not_as_reported = it did not happen as reported
victim-danger-end-same_danger = it is the same danger as an earlier report
victim-danger-end-passed = time went by and no sign of it is left
victim-danger-end-other = of something else
victim-danger-end-why = How this is known: who said so, and when
victim-danger-end-all-told = Everybody was told.
victim-danger-end-left = { $count ->
    [one] 1 is still not told. Ending it stops that warning.
   *[other] { $count } are still not told. Ending it stops their warnings.
}
victim-danger-end-second = A second person looks at it by { $day }.
victim-danger-ended-by = { $who }, { $when }
victim-danger-over-all-told = Everybody who was to be told had been told.
victim-danger-over-left = { $count ->
    [one] 1 was not told when it ended.
   *[other] { $count } were not told when it ended.
}
victim-danger-seen = { $who } looked at this { $when }: it has ended.
victim-danger-second-you = You are to look at this as the second person, by { $day }.
victim-danger-second-other = Somebody else than you is to look at this by { $day }.
victim-danger-second-alone = Somebody else is to look at this by { $day }, and this desk has one account only. Ask the program desk for a second one.
victim-danger-second-words = What you found
victim-danger-second-hint = Needed where it was wrong.
victim-danger-found-ended = I looked: it has ended
victim-danger-found-wrong = This was wrong: the danger goes on
victim-danger-wrong-why = Say why it was wrong to end it.
victim-case-wrong-same-person = Somebody else than the one who ended it must look at it.
victim-case-wrong-seen-before = A second person has looked at it already.

## Where the participant stands
victim-standing-jail = The participant is in jail since { $when }.
victim-standing-released = The participant was released from jail, { $when }.
victim-standing-transferred = The participant moved to another program, { $when }.
victim-standing-leave = The participant is on leave from the program since { $when }.
victim-standing-back = The participant is back from leave, { $when }.
victim-standing-came = The participant came from another program, { $when }.
victim-case-line-leave = The participant went on leave
victim-case-line-back = The participant is back from leave
victim-case-line-came = The participant came from another program
victim-case-line-contract = The participant signed the contract
victim-case-line-own-release = The participant’s own release
victim-case-line-report = A letter or report about the participant was made
victim-case-line-report-due = A report about the participant is wanted
victim-case-line-report-answered = A report about the participant was sent, or is no longer owed

## On Today and on a case
victim-danger-case-lives = A danger known since { $when } has not ended
victim-danger-case-unseen = A danger ended { $when }; a second person is to look at that
