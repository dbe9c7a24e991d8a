# The program desk: every number that decides when something is due, with its source.

number-title = Deadlines
number-lead = Every number that decides when something is due: what the law sets, what is this program's own standard, and what you may set.
number-pack = { $name }, rules of version { $version }
number-own = What you may set
number-own-said = No deadline of a call is computed from these. A change holds from now on, with your reason.
number-law = The law's
number-law-said = Nobody can change these here.
number-policy = This program's standard
number-policy-said = The law names the duty and sets no time. The same for every program that uses these rules, and never shown as law.
number-may = From { $least } to { $most }. Without a change it is { $pack }.
number-was = { $number }, set by { $who }, { $when }: { $why }
number-change = Change
number-new = New number
number-why = Why
number-set = Set
number-why-missing = Say why, in a few words. Who reviews the program reads it.
number-bounds = Give a number from { $least } to { $most }.
number-done = { $what } { $why }
number-they-hear-first = { $count ->
    [one] The participant is told of a denial or a leaving after one business day.
   *[other] The participant is told of a denial or a leaving after { $count } business days, at 5 p.m.
}
number-they-hear-first-why = Whoever was harmed hears first. It is the same for every case, so that it says nothing.
number-alarm-again = { $count ->
    [one] An alarm about a danger goes out again after one minute.
   *[other] An alarm about a danger goes out again after { $count } minutes.
}
number-alarm-again-why = Each time to one more on call, until somebody takes it.
number-alarm-in-hand = { $count ->
    [one] A danger stays in hand for one minute after the last sign of work on it.
   *[other] A danger stays in hand for { $count } minutes after the last sign of work on it.
}
number-alarm-in-hand-why = Somebody who took it and fell silent may have been called away: then the alarms go on.
number-number-tried = { $count ->
    [one] A provider's day-and-night number is tried every day.
   *[other] A provider's day-and-night number is tried every { $count } days.
}
number-number-tried-why = A number that nobody has called for long may have become nobody's.
number-absences-in-a-row = { $count ->
    [one] One absence is too many.
   *[other] { $count } absences in a row are too many.
}
number-absences-in-a-row-why = Unexcused ones. Nothing follows by itself: the file says so, and staff decide.
number-absences-in-weeks = { $count ->
    [one] One absence within the weeks looked back on is too many.
   *[other] { $count } absences within the weeks looked back on are too many.
}
number-absences-in-weeks-why = Unexcused ones since the last acceptance. In Oklahoma 52 weeks are looked back on.
number-years-kept = { $count ->
    [one] A participant's file goes one year after its last entry. That holds only once the program has set this number itself.
   *[other] A participant's file goes { $count } years after its last entry. That holds only once the program has set this number itself.
}
number-years-kept-why = The rule asks for a written policy and names no number. Until the program sets its own here, nothing goes by it.
number-first-due = { $count ->
    [one] First notice: by the end of the first business day after the decision.
   *[other] First notice: by the end of business day { $count } after the decision.
}
number-first-due-why = The day of the decision is day 0.
number-first-tries = { $count ->
    [one] Without a contact, one try by telephone is needed.
   *[other] Without a contact, { $count } tries by telephone are needed.
}
number-first-tries-why = A try to a wrong or dead number does not count: it reaches nobody.
number-first-days = { $count ->
    [one] The tries lie on one day at least.
   *[other] The tries lie on { $count } different days at least.
}
number-first-days-why = Rings of one evening stay one try.
number-first-apart = { $count ->
    [one] Two tries lie at least one minute apart.
   *[other] Two tries lie at least { $count } minutes apart.
}
number-first-apart-why = Rings close together stay one try.
number-first-known-within = { $count ->
    [one] Who becomes known later has one business day at least.
   *[other] Who becomes known later has { $count } business days at least.
}
number-first-known-within-why = Nobody is called three times in one evening because they became known late.
number-first-known-after = { $count ->
    [one] Who becomes known after that day: one business day from then.
   *[other] Who becomes known after that day: { $count } business days from then.
}
number-first-known-after-why = As many days again as the law gives.
number-told-due = { $count ->
    [one] What must be told on contact: by the next business day.
   *[other] What must be told on contact: by business day { $count }.
}
number-told-due-why = The law says upon contact; a call may break off.
number-told-give-up = { $count ->
    [one] Misses on one day from then on: tried, not told.
   *[other] Misses on { $count } different days from then on: tried, not told.
}
number-told-give-up-why = The next contact opens it again.
number-event-due = { $count ->
    [one] That the participant began or left: by the next business day.
   *[other] That the participant began or left: by business day { $count }.
}
number-event-due-why = The law names the events and sets no time.
number-event-give-up = { $count ->
    [one] Misses on one day: tried, not told.
   *[other] Misses on { $count } different days: tried, not told.
}
number-event-give-up-why = The next contact opens it again.
number-threat-due = { $count ->
    [one] A danger: whoever it is toward is told within one minute.
   *[other] A danger: whoever it is toward is told within { $count } minutes.
}
number-threat-due-why = The law sets no time for imminent danger. Only a person reached ends it.
number-provider-due = { $count ->
    [one] A danger: the certified provider is told within one minute.
   *[other] A danger: the certified provider is told within { $count } minutes.
}
number-provider-due-why = It never replaces telling the person: both are owed.
number-check-in-give-up = { $count ->
    [one] A call they asked for: misses on one day, then the next one begins.
   *[other] A call they asked for: misses on { $count } different days, then the next one begins.
}
number-check-in-give-up-why = How often they are called is theirs to say.
number-callback-most = { $count ->
    [one] "Not now, call me then": one day ahead at the most.
   *[other] "Not now, call me then": { $count } days ahead at the most.
}
number-callback-most-why = Their day stands, business day or not.
