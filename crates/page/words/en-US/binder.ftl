# Words of the review binder: on the review desk’s pages and in its files. Keys begin with `binder-`.

binder-heading = Review binder
binder-period = { $from } to { $to }
binder-as-of = As known on { $when }
binder-for-review = For the review alone: not to be handed on. Cases have labels that are new in each binder.
binder-for-outside = For handing on: figures alone. A dash is a number that is held back: it is under five, or it would give such a number away.
binder-no-name = No name, number or address is in this binder. Days are counted in { $zone } by { $pack } { $version }.
binder-cases = { $count ->
    [one] 1 case of the period
   *[other] { $count } cases of the period
}
binder-cases-withheld = Fewer than five cases of the period
binder-drawn-all = All of them are looked at.
binder-drawn-seed = { $count } drawn by the seed { $seed }.
binder-drawn-seed-outside = The figures are of a sample drawn by the seed { $seed }.
binder-drawn-state = { $count } chosen: { $state }.
binder-drawn-state-outside = The figures are of the cases chosen: { $state }.
binder-drawn-rest = { $count ->
    [one] 1 was not drawn; it is counted under “All”.
   *[other] { $count } were not drawn; they are counted under “All”.
}
binder-drawn-how = How it was drawn: the label of each case in the ledgers is put behind the seed and a line feed; the cases are sorted by the SHA-256 of that, and the first { $most } are taken. The key sheet has the labels; whoever made the binder can redo it.
binder-history = { $count ->
    [0] Nothing was due in the period before the program went live.
    [one] 1 duty of the period was due before the program went live: it is counted nowhere.
   *[other] { $count } duties of the period were due before the program went live: they are counted nowhere.
}
binder-history-withheld = What was due before the program went live is counted nowhere.
binder-state-late = something was late
binder-state-tried = something ended with nobody told
binder-state-overdue = something is overdue
binder-state-danger = there was a danger
binder-state-undecided = assessed and not decided for long

## The clauses
binder-clause-a = Safety first
binder-clause-b = Provider agreements
binder-clause-c = First notice
binder-clause-d = Contact as they wish
binder-clause-e = Began, ended, danger
binder-clause-f = Efforts written down
binder-clause-g = Records for review
binder-verdict-met = Met
binder-verdict-not-met = Not met
binder-verdict-not-applicable = Does not apply
binder-verdict-whole = Over all cases: { $verdict }
binder-decided = How that is decided
binder-decided-a = Met where each session’s note answers the risk question within a business day and each yes opened a danger. Does not apply where no session was held.
binder-decided-b = Met where an agreement with a certified provider was in force on each day, also in each county that the program serves. No warning to a provider, or to somebody else in danger, was left undone. Told later than the program’s own hour, or a number not tried in its own beat, is a finding.
binder-decided-c = Met where each first notice was in the law’s time and nothing is owed that should have been told. What was found of a separate file in a participant’s is gone from there. The rule sets no hour for what is told on contact: later than the program’s own day is a finding.
binder-decided-d = Met where nobody is left unwarned and no call that they asked for is overdue. The rule sets no hour: later than the program’s own is a finding.
binder-decided-e = Met where nobody who asked to hear is still to be told, and everybody who was in contact was asked what they want.
binder-decided-f = Met where each try was written down by the next business day.
binder-decided-g = The rule determines compliance by review of policy and procedures, client records, service agreements, and other documentation. Met where those papers are there. Each policy that the chapter wants was in writing on the last day, nobody’s training was short, and each report of a critical incident was in time. Service agreements are under (b), client records under (a), (c) and (f). Does not apply where the pack does not say what the chapter wants.

## What is counted. A line stands above its parts.
binder-evidence = Evidence
binder-column-number = Figure
binder-column-what = What
binder-column-all = All
binder-column-sample = Sample
binder-column-share = Share
binder-column-share-sample = Share of sample
binder-group-sessions = Sessions attended
binder-group-agreement = Days of the period
binder-group-counties = Days of the period, for each county that the program serves
binder-group-drills = Drills of the day-and-night numbers; nobody was in danger
binder-group-provider = Warnings to the certified provider
binder-group-others = Warnings to others in danger
binder-group-decisions = Decisions
binder-group-notice = First notices of a decision
binder-group-disclosure = What must be told on contact
binder-group-tries = Tries for the first notices
binder-group-undecided = Cases assessed more than 30 days ago and not decided
binder-group-warning = Warnings of a danger, whatever they chose
binder-group-check-in = Calls that they asked for
binder-group-began = News that the participant began
binder-group-left = News that the participant left
binder-group-danger = Warnings of a danger to who chose to hear
binder-group-choice = People in contact
binder-group-written = Tries of the period: when they were written down, as was said
binder-group-kept = Tries of the period: when the ledger took them
binder-group-corrected-client = Entries taken back in participants’ files
binder-group-corrected-separate = Entries taken back in separate files
binder-group-closed = How what was owed came to its end
binder-group-looks = Looks into separate files
binder-group-destroyed = Destroyed letters and entries
binder-group-policies = Policies that the chapter wants in writing, on the last day
binder-group-training = Staff and volunteers, on the last day
binder-group-incidents = Reports of critical incidents
binder-group-offenses = Reports of new offenses to the court
binder-group-places = Places where records lie, on the last day
binder-group-contract = First sessions in the period, one for each time in the program
binder-group-own-releases = Releases given by participants
binder-group-court-records = Records of participants’ files made for a court
binder-group-file-demands = Legal demands for participants’ files alone
binder-group-releases = Releases given by protected people
binder-group-outside = Times something of a protected person was told outside
binder-group-copies = Copies given to protected people of what is held about them
binder-group-shown = Separate files shown to a reviewer, masked
binder-group-leaks = Entries of participants’ files found to hold what only a separate file should
binder-group-leak-age = Of these, not to stand: how long the words stood there
binder-part-leak-stands = weighed, and it may stand
binder-part-leak-out = the words are gone
binder-part-leak-ordered = ordered to go, and still there
binder-part-leak-asked = asked to go, and nobody has ordered it
binder-part-leak-week = a week at most
binder-part-leak-month = a month at most
binder-part-leak-longer = longer
binder-group-demands = Legal demands for separate files
binder-part-contract-before = the contract was signed by that day
binder-part-contract-after = the contract was signed later
binder-part-no-contract = no contract is entered
binder-part-release-stands = not taken back
binder-part-release-back = taken back since
binder-part-outside-release = a release of theirs was there
binder-part-outside-law = no release was there: by law alone
binder-part-answered = answered
binder-part-waits = waits for an answer
binder-part-heard = everybody heard of it, or why not is written down
binder-part-unheard = somebody is still to hear of it
binder-part-quiet = nobody is to be told, or nobody is known
binder-part-no-case = no case bears its label
binder-group-plans = Plans of correction
binder-part-plan-done = done by its day
binder-part-plan-done-late = done after its day
binder-part-plan-overdue = overdue
binder-part-plan-open = its day is still to come
binder-finding-plan-overdue = Plans of correction past their day, not done
binder-finding-plan-late = Plans of correction done after their day
binder-plan = A correction was planned by { $day }: { $stood }
binder-plan-owner = staff number { $number } sees to it
binder-plan-put-off = put off to { $day }
binder-plan-done = done on { $day }
binder-plans-other = Planned about what is not found now
binder-part-told = told in time
binder-part-tried = tried in time, not told
binder-part-told-late = told late
binder-part-tried-late = tried late, not told
binder-part-overdue = overdue
binder-part-open = not due yet
binder-part-ended = no longer owed, in time
binder-part-ended-late = no longer owed, after its time had passed
binder-part-no-risk = the note says: no sign of risk
binder-part-risk = the note says: a sign of risk, and a danger was opened
binder-part-risk-alone = the note says: a sign of risk, and no danger was opened
binder-part-no-answer = no note, and so no answer to the risk question
binder-part-answer-due = no note yet, still in time
binder-part-in-force = an agreement with a certified provider was in force
binder-part-none-in-force = no agreement was in force
binder-part-county-agreed = an agreement with a provider that serves the county was in force
binder-part-county-bare = no agreement for the county was in force
binder-part-drill-in-beat = tried in the program’s beat, and answered
binder-part-drill-late = tried later than the program’s beat, and answered
binder-part-drill-unanswered = tried, and nobody answered who could have taken a warning
binder-part-drill-missing = not tried, and its day had passed
binder-part-accepted = accepted
binder-part-denied = denied
binder-part-counted = counted
binder-part-too-soon = not counted: too soon after the one before
binder-part-other-way = not counted: not by telephone
binder-part-dead-number = not counted: a number that reaches nobody
binder-part-asked = asked what they want
binder-part-not-asked = not asked what they want
binder-part-same-day = the same day
binder-part-next-day = by the next business day
binder-part-later = later
binder-part-as-said = on the day that was said
binder-part-after-said = on a later day than was said
binder-part-contact = by contact
binder-part-misses = without contact: tried as often as is owed
binder-part-choice = without contact: their choice
binder-part-over = without contact: it ended
binder-part-merged = owed to somebody by a duty of their own
binder-part-retention = their time in the program’s schedule was over
binder-part-in-writing = a policy in force was there
binder-part-not-in-writing = no policy in force was there
binder-part-trained = trained as the chapter wants
binder-part-training-short = something of their training was missing
binder-part-since-unknown = since when they serve is not entered
binder-part-place-may = a certified location, or authorized in writing
binder-part-place-may-not = neither certified nor authorized
binder-part-report-in-time = in time
binder-part-report-late = late
binder-part-report-overdue = not done, and late
binder-part-report-open = not due yet
binder-part-court-order = a court ordered it
binder-part-wrong-file = in a file where they did not belong
binder-part-redaction = the privacy officer ordered it
binder-reached = Standard reached: { $reached } of { $of } ({ $share })
binder-reached-sample = In the sample: { $reached } of { $of } ({ $share })
binder-percent = { $count } %
binder-behind = The cases
binder-behind-program = What was counted
binder-behind-nothing = Nothing stands behind this figure.
binder-fact-part = { $part }: { $fact }
binder-fact-county = { $county }: { $days }
binder-fact-drill = Agreement { $number }: { $day }
binder-fact-destroyed = { $day }: { $count }
binder-fact-looked = Account { $number } of the victim desk: { $count }
binder-fact-policy = { $policy }: in force since { $day }
binder-fact-staff = Staff number { $number }
binder-fact-incident = Incident of { $day }, { $step }: due { $due }
binder-fact-offense = Known on { $day }: due { $due }
binder-fact-done = done on { $day }
binder-fact-place = Place { $number }, where records lie since { $day }: { $may }
binder-fact-plan = { $finding }: by { $day }, staff number { $number }
binder-step-told = told by telephone
binder-step-written = the written report
binder-step-resolved = what was done about it, signed
binder-may-certified = certified location
binder-may-authorized = authorized in writing
binder-may-not = by nothing

## Findings
binder-findings = Findings
binder-findings-none = Nothing was found in the entries.
binder-findings-sample = in the sample: { $count }
binder-severity-severe = Severe
binder-severity-serious = Serious
binder-severity-slight = Slight
binder-finding-danger-untold = Danger, and somebody was not warned
binder-finding-danger-chosen-untold = Danger, and somebody who chose to hear was not warned
binder-finding-others-untold = Danger, and somebody else in danger was not warned
binder-finding-provider-untold = Danger, and the certified provider was not warned
binder-finding-risk-alone = A note saw a sign of risk and no danger was opened
binder-finding-no-agreement = Days without an agreement in force
binder-finding-county-bare = Days on which a county that the program serves had no agreement
binder-finding-counties = { $text } ({ $counties })
binder-finding-number-untried = Day-and-night numbers that were not tried, or where nobody answered the drill
binder-finding-number-late = Day-and-night numbers tried later than the program’s own beat
binder-finding-policy-missing = Policies missing in writing
binder-finding-place-may-not = Records lie where nothing allows it
binder-finding-contract-late = First sessions without a signed contract of that time in the program
binder-finding-demand-untold = Legal demands of which somebody is still to hear
binder-finding-incident-late = Reports of critical incidents late or not done
binder-finding-offense-unreported = New offenses not reported to the court
binder-finding-offense-late = New offenses reported later than the program’s policy
binder-finding-training-short = Staff whose training is short or cannot be counted
binder-finding-notice-overdue = First notices past the law’s time, not done
binder-finding-notice-late = First notices done after the law’s time
binder-finding-leak-left = Words of a separate file still stand in a participant’s file
binder-finding-disclosure-overdue = In contact, and still to be told what the rule lists
binder-finding-began-overdue = Still to be told that the participant began
binder-finding-left-overdue = Still to be told that the participant left
binder-finding-check-in-overdue = Calls that they asked for, overdue
binder-finding-not-asked = In contact, and not asked what they want
binder-finding-no-answer = Sessions without an answer to the risk question
binder-finding-undecided = Cases without a decision for more than 30 days after the assessment
binder-finding-danger-late = Danger, warned after the program’s own hour
binder-finding-danger-chosen-late = Danger, who chose to hear was warned after the program’s own hour
binder-finding-others-late = Danger, others warned after the program’s own hour
binder-finding-provider-late = Danger, the provider warned after the program’s own hour
binder-finding-written-later = Tries written down later than the next business day
binder-finding-disclosure-late = Told on contact, later than the program’s own day
binder-finding-began-late = News that the participant began, later than the program’s own day
binder-finding-left-late = News that the participant left, later than the program’s own day
binder-finding-check-in-late = Calls that they asked for, later than their day
binder-finding-kept-later = Tries that the ledger took on a later day than was said
binder-finding-too-soon = Tries that do not count: too soon after the one before
binder-finding-not-told = Tried as often as the rule asks, and nobody was told

## What entries cannot show
binder-paper = To be seen on paper
binder-paper-a-1 = The policy that victim safety comes first, and its version in force in the period.
binder-paper-a-2 = The contract itself: that it says toward whom confidentiality is limited. Entries show the day on which it was signed, and not the hour.
binder-paper-b-1 = The signed agreements, the counties that they serve, and each provider’s certificate.
binder-paper-c-1 = For a case that you choose: the separate file itself, in its own place, looked at with the director.
binder-paper-c-2 = The words in which people are told; whether an advocate was truly named by them.
binder-paper-d-1 = How it is found out what somebody wishes, and how that is changed.
binder-paper-e-1 = The form or the words by which people choose.
binder-paper-f-1 = Paper that stands behind entries that were brought in or written down later.
binder-paper-g-1 = Policies and procedures, staff records, service agreements and other documentation.
binder-paper-g-2 = The releases themselves: who signed, for what, to whom and until when. What was told outside, to whom, and what allowed it.
binder-paper-g-3 = What each legal demand asked for, what was given, and whether each person was told of it or why not.

## Holidays and what pins it
binder-holidays = Days that the governor proclaimed
binder-holidays-none = None in this period. The other holidays are those of the rule pack.
binder-holiday = { $day }: order { $order }
binder-holiday-no-order = { $day }: no order’s number was entered
binder-pinned = What pins it
binder-pinned-said = These lines pin what the binder was made of, as far as they may be told here. How many entries the separate files have is told nowhere.
binder-pinned-code = The same lines as a code for a telephone’s camera

## One case
binder-case-owed = What was owed
binder-separate = Separate files
binder-separate-said = Days are numbered from the day on which something began to be owed. A number with a plus is a day that does not count, after the day of that number.
binder-participants = Participants’ files
binder-case-separate = Separate file { $label }
binder-case-participant = Participant’s file { $label }
binder-case-none = Nothing of it was due in the period.
binder-duty = { $number }. { $duty }, clause { $clause }
binder-person = Person { $number }
binder-person-unknown = The victim not yet known
binder-person-provider = The certified provider
binder-day = day { $day }
binder-due = Due: { $day }
binder-due-minutes = Due within the program’s own time
binder-closed = Ended: { $day }
binder-closed-minutes = { $count ->
    [one] Ended after 1 minute
   *[other] Ended after { $count } minutes
}
binder-strip-off = not counted
binder-strip-hit = try
binder-strip-told = told
binder-why = Why
binder-evidence-one = { $day }: { $what }
binder-evidence-reached = in contact
binder-evidence-told = told, or declined to hear
binder-evidence-asked = asked what they want
binder-evidence-missed = try { $by }: { $ending }
binder-evidence-written = { $count ->
    [0] written down the same day
    [one] written down 1 business day later
   *[other] written down { $count } business days later
}
binder-evidence-kept = { $count ->
    [0] taken by the ledger on the day that was said
    [one] taken by the ledger 1 business day after the day that was said
   *[other] taken by the ledger { $count } business days after the day that was said
}
binder-corrected = Entries taken back: { $count }
binder-participant-assessed = Assessed: { $days }
binder-participant-decided = { $outcome } on { $day }
binder-participant-sessions = Sessions: { $count }; notes with a sign of risk: { $risk }
binder-participant-no-answer = No answer to the risk question: { $days }
binder-participant-risk-alone = A sign of risk and no danger opened: { $days }
binder-participant-undecided = Assessed { $count } days ago and not decided
binder-participant-left = Left on { $day }: { $reason }
binder-participant-contract = Contract signed on { $signed }; first session on { $session }
binder-participant-no-contract = No contract is entered; first session on { $session }
binder-participant-court-records = Records made for a court: { $days }
binder-papers = { $group }: { $all }
binder-leaving-completed = finished the sessions
binder-leaving-noncompliance = did not keep to the program’s rules
binder-leaving-other = other reasons

## Why something was owed, without a date
binder-open-decision = It began to be owed with a decision: that day is day 0.
binder-open-known-later = This person came to be owed notice after the decision: that day is day 0.
binder-open-nobody-known = No victim was known: that day is day 0.
binder-open-contact = They were in contact: that day is day 0.
binder-open-new-finding = An assessment found something that they had not heard: that day is day 0.
binder-open-began = The participant began to attend: that day is day 0.
binder-open-left = The participant left the program: that day is day 0.
binder-open-chose = They chose to hear of it: that day is day 0.
binder-open-danger = A danger became known: that is minute 0.
binder-open-danger-lives = A danger that had not ended came to concern them: that is minute 0.
binder-open-asked-to-be-called = They asked to be called every so many days: that day is day 0.
binder-open-next-call = The last such call was over: that day is day 0.
binder-why-due-business = { $days ->
    [one] Counted from { $from }, the next business day is the last in time.
   *[other] Counted from { $from }, business day { $days } is the last in time.
} { $skipped ->
    [0] No day between is left out.
    [one] One day between does not count.
   *[other] { $skipped } days between do not count.
}
binder-why-due-calendar = { $days ->
    [one] It is due the day after.
   *[other] It is due { $days } days later.
} { $moved ->
    [0] That is a business day.
    [one] That is no business day, so it moves by one day.
   *[other] That is no business day, so it moves by { $moved } days.
}
binder-why-due-minutes = It is due { $minutes } minutes later.
binder-why-due-decision = It is due together with the decision’s own first notice.
binder-why-law = The time is the law’s.
binder-why-policy = The time is the program’s own policy.
binder-why-taken-over = It was owed to a victim not yet known, and from { $day } on to this person.
binder-why-their-day = They asked to be called on { $day }. Their day stands.
binder-why-counts = The try of { $day } counts: number { $number }.
binder-why-other-way = The try of { $day } does not count: it was not by telephone.
binder-why-dead-number = The try of { $day } does not count: the number reaches nobody.
binder-why-too-soon = The try of { $day } does not count: it was { $minutes } minutes after the one before.
binder-why-missed = Not reached on { $day }: different day { $number }.
binder-why-same-day = The tries that count are all of one day; one on another day is needed.
binder-why-new = An assessment of { $day } found something that is owed again.
binder-why-heard = Something of it was told or declined on { $day }.
binder-why-left = { $count ->
    [one] One thing is left to tell.
   *[other] { $count } things are left to tell.
}
binder-why-told = Told on { $day }.
binder-why-tried = Tried as often as is owed, not told; the last try on { $day }.
binder-why-chose = No longer owed from { $day } on: their choice.
binder-why-ended = No longer owed from { $day } on: it ended.
binder-why-merged = No longer owed from { $day } on: owed to somebody by a duty of their own.
binder-why-written-later = { $count ->
    [one] What happened on { $day } was written down 1 business day later.
   *[other] What happened on { $day } was written down { $count } business days later.
}


## Choosing
binder-title = Binder
binder-said = What a compliance review counts, clause by clause, for a period and a sample that you draw. Read only: nothing is changed by it.
binder-from = First day of the period
binder-to = Last day of the period
binder-which = Which cases
binder-which-all = All of the period
binder-which-seed = A sample, drawn by a seed of yours
binder-which-state = Those in a state
binder-most = How many (for a sample)
binder-seed = Seed (for a sample)
binder-seed-hint = Any text that only you know until now. The same seed draws the same cases again.
binder-state = State
binder-make = Make the binder
binder-kept = Made before
binder-kept-none = None yet.
binder-day-wrong = Enter a month, a day and a year, such as 11, 18, 2026.
binder-period-backwards = The last day lies before the first.
binder-most-wrong = Enter how many cases to draw, such as 12.
binder-seed-wrong = Enter a seed of one to 64 signs, such as 4471.
binder-state-wrong = Choose a state.
binder-short-all = All cases
binder-short-seed = Sample of { $count }, seed { $seed }
binder-short-state = Cases chosen: { $state }

## Its pages
binder-clauses = Clauses
binder-clause-title = Clause { $clause }
binder-about = What this is
binder-label = Label
binder-figure = { $number }: { $text }
binder-behind-none = No case drawn stands behind this figure.
binder-column-due = Due in the period
binder-column-stood = How it stood
binder-stood-count = { $count } { $text }
binder-before = Earlier ones
binder-after = Further ones
binder-one-separate = Separate file
binder-one-participant = Participant’s file
binder-files = Take it along
binder-files-for = For whom
binder-files-outside = For handing on: figures alone, small ones held back
binder-files-review = For the review alone: with the cases
binder-files-format = As
binder-files-go = Save the file
