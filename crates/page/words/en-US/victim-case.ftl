# The victim desk: a case, the people in it, what they were told and what they want.
victim-case-title = Case
victim-case-foot = An entry is never changed. A mistake is taken back by a later entry. You opened this file; that is written in it.
victim-case-no-name = Name not known
victim-case-no-participant = Participant not named
victim-case-about = about { $name }
victim-case-whole = the whole case
victim-case-tab-line = Time line
victim-case-tab-call = Call
victim-case-tab-told = Told, and what they want
victim-case-tab-plan = Plan
victim-case-tab-people = Case and people
victim-case-to-line = See the time line
victim-case-back = Back, nothing recorded
victim-case-kept = Filled with what you typed at { $time }.
victim-case-kept-discard = Throw this away and start anew
victim-case-stale = Somebody else wrote in this case since you opened this page. Nothing was recorded. Look at the time line, then send this again if it still holds; what you typed is still here.
victim-case-sure = Nothing is recorded yet. Read this once more, and say below that you are sure.
victim-case-recorded = Recorded: { $what }.
victim-case-tries-next = { $count } of { $most } tries count by now. The next is due by { $day }.
victim-case-tries-not-counted = This try does not count among the { $most }: { $count } by now. The next is due by { $day }.
victim-case-tries-done = All tries that the rule asks for are made: tried, not told.
victim-case-left = Left to tell: { $items }.
victim-case-undo-why = Taken back right after it was recorded

## The page of a case
victim-case-owed = { $what }: due { $day }
victim-case-nothing-owed = Nothing is owed now
victim-case-what-is-owed = What is owed
victim-case-line = Time line
victim-case-newest = Newest first
victim-case-empty = Nothing is written here yet.
victim-case-looks = { $count ->
    [one] Looked at by { $who }
   *[other] Looked at by { $who }, { $count } times
 }
victim-case-taken-back = taken back
victim-case-take-back = Take back
victim-case-to-danger = Minute by minute
victim-case-by-client = Client file
victim-case-by-who = By { $who }
victim-case-written = written { $when }
victim-case-wants = What they want
victim-case-not-asked = Not asked yet. Until they say, they are called for the first notice and for danger.
victim-case-people = People
victim-case-person = Person { $number }: { $roles }, since { $since }
victim-case-others = { $count ->
    [one] 1 other person in this case, on a page of their own
   *[other] { $count } other people in this case, each on a page of their own
 }
victim-case-act-call = Call
victim-case-act-told = What was told
victim-case-act-inbound = They called
victim-case-act-callback = Not now, call me then
victim-case-act-note = Note
victim-case-act-roles = Change roles
victim-case-act-end = Part in the case ended
victim-case-month = Month
victim-case-day = Day
victim-case-year = Year

## What is owed
victim-case-stands-danger = Danger, by { $when }
victim-case-stands-today = Due today
victim-case-stands-over = { $count ->
    [0] Overdue
    [one] Overdue 1 business day
   *[other] Overdue { $count } business days
 }
victim-case-stands-soon = { $count ->
    [0] Before the next business day
    [one] In 1 business day
   *[other] In { $count } business days
 }
victim-case-stood-told = Told, in time
victim-case-stood-told-late = Told, late
victim-case-stood-tried = Tried, not told
victim-case-stood-chose = No longer owed: their choice
victim-case-stood-ended = No longer owed: it ended
victim-case-stood-merged = No longer owed: owed to a known person
victim-case-why = Why { $day }?
victim-case-law = The law: { $clause }
victim-case-policy = The program's policy, beside { $clause }
victim-case-strip-zero = not counted
victim-case-strip-try = { $count ->
   *[other] try { $count }
 }
victim-case-strip-told = told
victim-case-strip-today = today
victim-case-strip-due = due

## The time line
victim-case-line-person = { $name }: { $roles }
victim-case-line-assessment = Assessment
victim-case-line-accepted = Participant accepted
victim-case-line-denied = Participant denied
victim-case-line-session = Participant attended a session
victim-case-line-left = Participant left the program
victim-case-line-danger = Danger became known
victim-case-line-over = Danger ended
victim-case-line-inbound-person = They called or came by
victim-case-line-inbound-advocate = Their advocate called or came by
victim-case-line-try-person = Try: { $ending }, { $by }
victim-case-line-try-advocate = Try to reach their advocate: { $ending }, { $by }
victim-case-line-try-locate = Try to find them: { $ending }, { $by }
victim-case-line-told = Told: { $items }
victim-case-line-declined = Did not want to hear: { $items }
victim-case-line-receive-yes = Wants notices
victim-case-line-receive-no = Does not want notices
victim-case-line-provide-yes = Wants to provide information
victim-case-line-provide-no = Does not want to provide information
victim-case-line-every = { $count ->
    [one] Wants a call every day
   *[other] Wants a call every { $count } days
 }
victim-case-line-notice = Notice: { $ending }
victim-case-line-provider = Victim services program: { $ending }
victim-case-line-callback = Asked to be called on { $day }
victim-case-line-from = From { $time } on
victim-case-line-ended-died = Has died
victim-case-line-ended-mistaken = Was never a person of this case
victim-case-line-ended-merged = Is the same as another person of this case
victim-case-line-void = Taken back: { $what }
victim-case-line-plan = Plan written down
victim-case-line-took = Means to make the next call
victim-case-line-note = Note
victim-case-line-received = Hand-over dealt with
victim-case-line-intake = Intake
victim-case-line-jail = The participant is in jail
victim-case-line-released = The participant was released from jail
victim-case-line-transferred = The participant moved to another program
victim-case-line-note-risk = Note of a session: sign of risk
victim-case-line-note-no-risk = Note of a session: no sign of risk
victim-case-line-absent = The participant was absent
victim-case-line-hand-over = Handed over
victim-case-line-took-danger = Took the danger
victim-case-line-seen-by-second = End of the danger, seen by a second person
victim-case-line-other = Entry
victim-case-line-gone = The words of this entry are no longer kept.
victim-case-line-handed = Handed over by the client desk. The words are in the inbox.

## When it happened
victim-case-when = When
victim-case-when-lead = Leave all of it empty if it was just now. Without a time only the day is written.
victim-case-when-day = Day
victim-case-when-day-hint = For example, 11 23 2026
victim-case-when-time = Time
victim-case-when-time-hint = For example, 9:12 a.m. Empty if nobody knows.

## What was told, what they want
victim-case-told-title = What was told
victim-case-told-go = Record what was told
victim-case-told-part = What they were told
victim-case-told-due = What is left is to be told by { $when }
victim-case-told = This item
victim-case-told-told = Told
victim-case-told-declined = Did not want to hear
victim-case-told-later = Not yet
victim-case-told-left = Still to tell.
victim-case-told-at = Told { $when }
victim-case-declined-at = Did not want to hear it, { $when }
victim-case-told-not-owed = Not owed now.
victim-case-told-fact = { $words } ({ $when })
victim-case-told-new = New: { $words } ({ $when })
victim-case-told-was = It was made
victim-case-receive = Wants to hear when the participant begins and leaves
victim-case-receive-hint = They can change this at any time.
victim-case-receive-yes = Yes
victim-case-receive-no = No
victim-case-provide = Wants to provide information to the program
victim-case-provide-yes = Yes
victim-case-provide-no = No
victim-case-every = Wants a call every so many days
victim-case-every-hint = 1 to 366. Empty for no such calls.
victim-case-words = Note
victim-case-note-part = Note

## Calls that came in, days they asked for
victim-case-inbound-title = They called
victim-case-inbound-go = Record their call
victim-case-inbound-part = Who called
victim-case-by = Who was on the line or came by
victim-case-by-person = They themselves
victim-case-by-advocate = The advocate they named
victim-case-then = What is next
victim-case-then-told = Record what was told
victim-case-then-file = Nothing was told
victim-case-callback-title = Not now, call me then
victim-case-callback-go = Record the day they asked for
victim-case-callback-part = The day they asked for
victim-case-callback-day = Call them on
victim-case-callback-from = From which time on
victim-case-callback-from-hint = For example, 2:00 p.m. Empty if they did not say.
victim-case-note-title = Note
victim-case-note-go = Record this note
victim-case-correct-title = Take back
victim-case-correct-lead = The entry stays on the time line, struck through. It counts for nothing from now on.
victim-case-correct-go = Take this entry back
victim-case-correct-part = The entry
victim-case-correct-client = This entry is of the participant's file. It is taken back at the client desk, not here.
victim-case-correct-why = Why it is taken back

## People
victim-case-add-title = Add a person
victim-case-add-go = Add this person
victim-case-who-part = Who they are
victim-case-name = Name
victim-case-role = What they are to the participant
victim-case-role-hint = Tick all that hold. The victim, and the current partner, are to be told.
victim-case-role-victim = Victim
victim-case-role-current_partner = Current partner
victim-case-role-former_partner = Former partner
victim-case-role-other = Somebody else who may be in danger
victim-case-role-none = No part in the case any more
victim-case-relation = In other words
victim-case-language = Language they speak best
victim-case-numbers = Numbers
victim-case-numbers-lead = The one to be called first comes first. A number from the participant is never the first.
victim-case-number = Number
victim-case-number-row = { $count ->
   *[other] Number { $count }
 }
victim-case-label = Whose or where
victim-case-source = Where it came from
victim-case-source-themselves = From them
victim-case-source-participant = From the participant
victim-case-source-court = Court papers
victim-case-source-police = Police
victim-case-source-dhs = Department of Human Services
victim-case-source-roster = The program's earlier list
victim-case-source-log = The program's earlier call log
victim-case-source-other = Somebody else
victim-case-source-unknown = Not known
victim-case-advocate = Advocate
victim-case-advocate-lead = Only an advocate whom they named.
victim-case-advocate-name = Advocate's name
victim-case-advocate-number = Advocate's number
victim-case-roles-title = Change roles
victim-case-roles-lead = Leaving the participant ends nothing: then they are a former partner.
victim-case-roles-go = Record these roles
victim-case-roles-part = Roles from now on
victim-case-end-title = Part in the case ended
victim-case-end-lead = Moving away or leaving the participant is a change of roles, not this. Nobody calls them any more, for danger either.
victim-case-end-go = End their part in this case
victim-case-end-part = Why it ended
victim-case-end-sure = Are you sure?
victim-case-end-sure-yes = Yes. Nobody is to call them any more.
victim-case-end-how = What happened
victim-case-end-how-died = They have died
victim-case-end-how-mistaken = They were never a person of this case
victim-case-end-how-merged = They are the same as another person of this case
victim-case-end-same = The number of that other person in this case
victim-case-end-same-hint = Only if they are the same. The page of the whole case has the numbers.
victim-case-end-why = How this is known

## The plan
victim-case-plan-title = Plan for safe calls
victim-case-plan-lead = What was not said means: do not.
victim-case-plan-go = Save this plan
victim-case-answers-part = Who answers
victim-case-answers = Who may answer, and what to say to anybody else
victim-case-you-are = Who the caller says they are
victim-case-code = Code words, and what each means
victim-case-message-part = Messages
victim-case-message-part-lead = Leave none unless they said so. The words below are a draft to start from: no program, no reason, nobody else. Ask whether a name and a number may be in it, and write down what they agree to.
victim-case-voicemail = Message
victim-case-voicemail-no = Do not leave a message
victim-case-voicemail-yes = A message may be left, in these words
victim-case-voicemail-words = The exact words
victim-case-hours-part = Safe hours
victim-case-hours = Safe hours, in words
victim-case-days = Days
victim-case-days-row = { $count ->
   *[other] Days, row { $count }
 }
victim-case-days-mon = Monday
victim-case-days-tue = Tuesday
victim-case-days-wed = Wednesday
victim-case-days-thu = Thursday
victim-case-days-fri = Friday
victim-case-days-sat = Saturday
victim-case-days-sun = Sunday
victim-case-from = From
victim-case-to = Until
victim-case-more-part = Advocate, confirmed today
victim-case-confirmed = Confirmed today
victim-case-confirmed-person = By them
victim-case-confirmed-advocate = By their advocate
victim-case-confirmed-no = Not today
victim-case-confirmed-by-person = by them
victim-case-confirmed-by-advocate = by their advocate

## Cases
victim-case-cases-title = Cases
victim-case-find = Name, number or mark
victim-case-find-hint = Four digits of a number are enough.
victim-case-find-go = Find
victim-case-found = { $count ->
    [one] 1 case
   *[other] { $count } cases
 }
victim-case-mark = Case
victim-case-participant = Participant
victim-case-before = Earlier ones
victim-case-after = Next ones

## What is wrong, and what to do
victim-case-wrong-missing = Fill this in.
victim-case-wrong-long = Shorten this to { $count } characters.
victim-case-wrong-many = Keep to { $count } of these.
victim-case-wrong-future = Give a time that is not in the future.
victim-case-wrong-long-ago = Check the year.
victim-case-wrong-before = Give a time not before { $when }: what it is about was not known earlier.
victim-case-wrong-person = Choose another person of this case.
victim-case-wrong-ended = Their part in this case has ended already.
victim-case-wrong-reached = Reached is only the person, or the advocate they named.
victim-case-wrong-owed = Choose something that is still to be told.
victim-case-wrong-danger = Choose a danger that has not ended.
victim-case-wrong-both = Choose told, or did not want to hear; not both.
victim-case-wrong-days = Give 1 to 366 days, and answer both questions above.
victim-case-wrong-between = Choose a day from { $first } to { $last }.
victim-case-wrong-hours = Give an end that is later than the beginning.
victim-case-wrong-correct = This entry cannot be taken back here.
victim-case-wrong-corrected = This entry has been taken back already.
victim-case-wrong-day = Give a month, a day and a year of four digits.
victim-case-wrong-time = Give a time with a.m. or p.m., such as 9:12 a.m.
victim-case-wrong-choose = Choose one.
victim-case-wrong-both-answers = Choose yes or no here as well.
victim-case-wrong-nothing-told = Say of at least one item whether it was told, or what they want.

## The days counted, as a picture
victim-counted-title = The days since the decision
victim-counted-said = Counted from { $from }, day 0. Due on { $due }, business day { $number }.
victim-counted-today = Today is business day { $number }.
victim-counted-today-off = Today does not count.
victim-counted-tries = Tried on { $days }.
victim-counted-talks = On the line on { $days }.
victim-counted-key = The large number is the business day. Hatched: not counted. Thick frame: today. Bar: due. Ring: tried. Dot: they were on the line.
victim-counted-skipped = Not counted besides weekends: { $days }.
victim-counted-month = { $month } { $day }
victim-counted-table = The same as a table
victim-counted-day = Day
victim-counted-number = Business day
victim-counted-happened = What happened
victim-counted-off = not counted
victim-counted-off-name = not counted: { $name }
victim-counted-today-mark = today
victim-counted-due-mark = due
