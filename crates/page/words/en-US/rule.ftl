# What the rule speaks of: duties, tries, what is told, and why something is due when it is. Every desk uses these
# words and no others for it. They stand in the middle of a sentence; a title begins with a capital by itself.

## The six duties
duty-initial_notification = first call about the decision
duty-initial_disclosure = what must be told on contact
duty-event_notice = news of the participant
duty-threat_warning = warning of a danger
duty-provider_warning = warning to the certified provider
duty-check_in = the call they asked for

## How a try ends
ending-reached = reached
ending-reached-hint = It was they, and they could talk
ending-no_answer = no answer
ending-voicemail = message left
ending-someone_else = somebody else answered
ending-someone_else-hint = Say: sorry, wrong number
ending-wrong_number = wrong number
ending-disconnected = disconnected
ending-unsafe = not safe to talk
ending-not_understood = not understood
ending-hung_up = hung up

## By which way
channel-telephone = by telephone
channel-text = by text message
channel-email = by e-mail
channel-letter = by letter
channel-in_person = in person
channel-other = another way

## What is told
item-services = certified victim services
item-assessment_results = what the assessment found
item-rejection_reason = why the participant was denied
item-concerns = areas of concern
item-lethality = signs of danger to life
item-choice = asked what they want

## Why it is owed
why-open-accepted = The participant was accepted to the program on { $when }.
why-open-denied = The participant was denied on { $when }.
why-open-known-later = This person came to be owed notice after the decision, on { $when }.
why-open-nobody-known = From { $when } on no victim is known any more: they must be found.
why-open-nobody-known-danger = There is danger toward a person and no victim is known: they must be found, from { $when } on.
why-open-contact = They were in contact on { $when }: what the law lists must be told on contact.
why-open-contact-event = They were in contact on { $when } and have not heard of this yet.
why-open-new-finding = An assessment of { $when } found something that they have not heard.
why-open-began = The participant began to attend on { $when }, and this person asked to hear of it.
why-open-left = The participant left the program on { $when }, and this person asked to hear of it.
why-open-chose = They chose on { $when } to hear of it.
why-open-danger = Danger became known on { $when }.
why-open-danger-lives = This danger has not ended and concerns this person from { $when } on.
why-open-every = { $count ->
    [one] They asked on { $when } for a call every day.
   *[other] They asked on { $when } for a call every { $count } days.
}
why-open-next = { $count ->
    [one] The last such call was over on { $when }, and they asked for one every day.
   *[other] The last such call was over on { $when }, and they asked for one every { $count } days.
}
why-taken-over = It was owed to a victim not yet known. From { $when } on it is owed to this person, with the calls made to find them.
why-late-entry = What happened on { $when } was written down only on { $written }.

## How its time was found
why-due-business = { $count ->
    [one] Day 0 is { $from } and does not count. The next business day is { $to }.
   *[other] Day 0 is { $from } and does not count. Business day { $count } is { $to }.
}
why-due-decision = It is due with the first notice of the decision. Day 0 is { $from } and does not count; the last day is { $to }.
why-due-calendar = { $count ->
    [one] The day after { $from } is { $to }.
   *[other] { $count } days after { $from } is { $to }.
}
why-due-moved = { $day } is no business day, so it moves to { $to }.
why-due-minutes = { $count ->
    [one] 1 minute later is { $to }.
   *[other] { $count } minutes later is { $to }.
}
why-skipped = Not counted: { $days }.
why-skipped-day = { $day } ({ $name })
why-law = That time is the law’s.
why-policy = That time is the program’s own policy.
why-their-day = They asked to be called on { $day }. Their day stands, business day or not.

## What was done about it
why-try-counts = The try of { $day } counts, number { $number } of { $most }.
why-try-channel = The try of { $when } does not count: it was { $by }, and only those { $only } do.
why-try-ending = The try of { $when } does not count: { $ending }.
why-try-soon = The try of { $when } does not count: it was { $minutes } minutes after the one before, and { $least } are needed.
why-same-day = The tries that count are all of one day; one on another day is needed.
why-missed = Not reached on { $day }, different day { $number } of { $most }.
why-new = The assessment of { $when } found something new, to be told again by the program’s policy: { $items }.
why-heard = Done on { $when }: { $items }.
why-left = Still to tell: { $items }.
why-told = Told on { $when }.
why-tried = Tried as often as is owed, not told. The last try was on { $when }.
why-chose = No longer owed from { $when } on: their choice.
why-ended = No longer owed from { $when } on: it ended.
why-merged = No longer owed from { $when } on: a victim is known, and it is owed to them.

## Days that do not count. A key is the name in the pack: small letters, with hyphens for the rest.
holiday-new-years-day = New Year’s Day
holiday-martin-luther-king-jr-day = Martin Luther King Jr. Day
holiday-presidents-day = Presidents’ Day
holiday-memorial-day = Memorial Day
holiday-independence-day = Independence Day
holiday-labor-day = Labor Day
holiday-veterans-day = Veterans Day
holiday-thanksgiving-day = Thanksgiving Day
holiday-the-day-after-thanksgiving = the day after Thanksgiving
holiday-christmas = Christmas
holiday-proclaimed-by-the-governor = proclaimed by the governor
