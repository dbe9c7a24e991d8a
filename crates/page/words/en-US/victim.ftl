# The victim desk: Today and the call.

victim-nav-today = Today
victim-nav-cases = Cases
victim-nav-inbox = Inbox
victim-unread-late = { $count ->
    [one] One hand-over has been waiting in the inbox for more than a business day.
   *[other] { $count } hand-overs have been waiting in the inbox for more than a business day.
}
victim-nav-unread = unread
victim-on-this-page = On this page

## Today
victim-today-title = Today
victim-today-now = { $day }, { $time }
victim-pile-danger = Danger, { $count }
victim-pile-danger-empty = No danger is open.
victim-pile-overdue = Overdue, { $count }
victim-pile-overdue-empty = Nothing is overdue.
victim-pile-today = Today, { $count }
victim-pile-today-empty = Nothing is due today.
victim-pile-week = Next seven days, { $count }
victim-pile-week-empty = Nothing is due in the next seven days.
victim-pile-later = Later, { $count }
victim-pile-later-empty = Nothing is due later than that.
victim-pile-history = Before the first day with Leeward, { $count }
victim-pile-history-empty = Nothing is left from before.
victim-pile-order = By the day it is due; who can be called now comes first
victim-pile-order-shown = By the day it is due; of those shown here, who can be called now comes first
victim-pile-above = Everything of this is in a row above.
victim-nothing-until = Nothing is due until { $day }.
victim-pile-more = { $count ->
    [one] Show it
   *[other] Show all { $count }
}
victim-pile-next = Show the next ones
victim-history = { $count ->
    [one] One was due before the first day with Leeward. It is history and not shown as late.
   *[other] { $count } were due before the first day with Leeward. They are history and not shown as late.
}
victim-drafts = { $count ->
    [one] You have one unfinished form. Your name at the top leads to it.
   *[other] You have { $count } unfinished forms. Your name at the top leads to them.
}
victim-call = Call
victim-take = Take it
victim-took-nobody = Nobody has taken it
victim-took-you = You have this since { $time }
victim-took-other = { $who } has this since { $time }
victim-row-no-name = a person without a name
victim-row-no-participant = the participant
victim-row-why = Why this date?
victim-row-number = Number { $place }: { $state }
victim-row-no-number = No number is free to be called: open the call for other ways.
victim-row-also = Also: { $what }, by { $day }
victim-stands-accepted = { $name } was accepted
victim-stands-denied = { $name } was denied
victim-stands-attends = { $name } attends the group
victim-stands-left = { $name } left the program
victim-stands-nothing = About { $name }

## What is to be done
victim-do-call = Call { $name }
victim-do-initial-notification = Call { $name }
victim-do-initial-disclosure = Tell { $name } the rest
victim-do-event-notice = Call { $name }
victim-do-threat-warning = Call { $name } now
victim-do-check-in = Call { $name }
victim-do-locate = Ask where the victim is
victim-do-provider = Call the certified provider now

## When
victim-due-by = By { $time } today
victim-due-danger = Not told yet
victim-due-danger-over = Overdue, not told yet
victim-due-over-now = Overdue
victim-due-over = { $count ->
    [one] Overdue 1 business day
   *[other] Overdue { $count } business days
}
victim-due-today = Due today
victim-due-in = { $count ->
    [0] Before the next business day
    [one] In 1 business day
   *[other] In { $count } business days
}
victim-basis-law = Law, clause { $clause }
victim-basis-policy = Program policy, clause { $clause }
victim-tries-of = { $count } of { $most } tries
victim-tries = { $count ->
    [one] 1 try
   *[other] { $count } tries
}
victim-contacts = { $count ->
    [one] 1 contact
   *[other] { $count } contacts
}
victim-safe-unknown = Safe hours not known
victim-safe-now = Safe now, until { $time }
victim-safe-from = Not before { $time }

## The call
victim-call-title = Call
victim-call-now = It is { $time } now.
victim-call-jump = Go to: how did it go?
victim-call-plan = Before you dial
victim-call-nobody-known = No victim is known. Ask whoever may know where they can be found.
victim-call-no-plan = Nothing is known yet about how they can be called safely.
victim-call-confirmed = Confirmed by { $by }, { $on }
victim-call-not-confirmed = Not confirmed by them yet
victim-call-edit-plan = Change how they can be called
victim-call-say = What to say first
victim-call-say-draft = Draft: the program and its provider have yet to approve these words.
victim-call-tell = What must be told
victim-call-out = How did it go?
victim-call-keys = The keys work once you are on one of these buttons. Each press can be undone.
victim-call-about = The call was about
victim-call-channel = How
victim-call-words = Note of this call
victim-call-earlier = It was earlier than now
victim-call-earlier-day = When it was
victim-call-month = Month
victim-call-day = Day
victim-call-year = Year
victim-call-time = Time
victim-call-callback = They said: call me another day
victim-call-inbound = They called us
victim-call-note = Write a note
victim-call-add = Somebody became known: add a person
victim-call-no-outcome = Choose how it went.
victim-about-one = { $what }, { $at }
victim-number-last = Last try: { $ending }, { $at }
victim-source-participant = From the participant. Check who answers before you say anything.
victim-source-court = From the court
victim-source-police = From the police
victim-source-dhs = From DHS
victim-source-roster = From the old roster
victim-source-log = From the old log
victim-source-other = From somebody else
victim-source-unknown = Nobody wrote down where it came from
victim-plan-who = Who may answer?
victim-plan-who-unknown = Not known. Say nothing until it is them.
victim-plan-message = Leave a message?
victim-plan-message-no = Do not leave a message.
victim-plan-message-words = Yes, in these words: “{ $words }”
victim-plan-you-are = Who do you say you are?
victim-plan-code = Code words
victim-plan-hours = Safe hours
victim-plan-advocate = Their advocate
victim-plan-language = Language
victim-plan-words = Also
victim-say-first = Is this a good time to talk?
victim-say-first-as = This is { $you }. Is this a good time to talk?
victim-say-exit = If you can’t talk, say “wrong number” and hang up. I will not call back today.
victim-say-choice = You decide what you want to hear. You can change that at any time.
victim-say-locate = Ask for the victim’s name and a safe number. Say who you are; say nothing about the participant.
victim-tell-told = Told { $day }
victim-tell-declined = Did not want to hear it, { $day }
victim-tell-fact = { $words } ({ $day })
victim-tell-nothing = None of these is left to tell
victim-tell-left = { $count ->
    [one] 1 thing left to tell
   *[other] { $count } things left to tell
}
victim-to-locate = Somebody who may know where they are

## The provider
victim-provider-title = Warn the provider
victim-provider-what = The danger became known { $at }.
victim-provider-lead = Telephone the certified victim services provider. Say no more than is needed. Leaving a message is not reaching them.
victim-provider-words = Whom you spoke to, and what they will do
