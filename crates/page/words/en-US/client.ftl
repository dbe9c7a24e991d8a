# Words of the client desk. Keys begin with `client-`.
# A key that ends in `-room` is said in place of the other while the participant is in the room.

client-foot = This desk never shows what the other desk did.

## Navigation
client-nav-people = Participants
client-nav-referral = New referral
client-nav-room = Room view
client-file-nav = File
client-hand-over-nav = Hand over

## The participant is in the room
client-room-title = Room view
client-room-lead = For when a participant sees your screen. While it is on, no page shows anybody else’s name, notes, or what is not for them to read.
client-room-every = The same button is on every page. With the keyboard: the access key R.
client-room-on = Room view is on.
client-room-now-on = No page shows anybody else’s name, or notes. It stays on until you turn it off.
client-room-on-go = Participant in the room
client-room-off-go = Turn it off
client-room-choose = Choose whether the view is on or off.

## Everybody
client-people-title = Participants
client-people-in-room = The list is not shown now. Open a file before you turn on the room view.
client-people-undecided = { $count ->
    [0] Nobody waits for a decision.
    [one] One person waits for a decision.
   *[other] { $count } people wait for a decision.
}
client-people-empty = Nobody is here yet.
client-people-empty-next = Begin with a new referral. Everybody you record is listed here, who waits for a decision first.
client-people-found = { $count ->
    [0] Nobody found.
    [one] One found.
   *[other] { $count } found.
}
client-people-list = Everybody
client-people-others = Everybody else
client-people-before = The 50 before
client-people-next = The next 50
client-search = Search
client-search-hint = Name, cause number, or the four signs of a file.
client-search-go = Search
client-search-all = Show everybody
client-search-none-next = Try part of the name, or the cause number. Or record a new referral.
client-filters = Which are listed
client-filter-all = in all
client-filter-open = not decided
client-filter-decided = decided
client-filter-left = left
client-filter-empty = Nobody in this list.
client-waits-title = Wait for a decision
client-waits-lead = Longest first
client-waits-days = { $count ->
    [0] Since today
    [one] 1 day
   *[other] { $count } days
}
client-col-name = Name, file
client-col-status = How far
client-no-name = No name recorded

## How far somebody has come
client-status-unassessed = Waits for assessment
client-status-undecided = { $count ->
    [0] Waits for a decision since today
    [one] Waits for a decision, 1 day
   *[other] Waits for a decision, { $count } days
}
client-status-accepted = Accepted, not started
client-status-attending = { $count ->
    [one] Attending, 1 session
   *[other] Attending, { $count } sessions
}
client-status-denied = Denied
client-status-left = Left
client-since = since { $when }
client-since-referred = referred { $when }
client-since-assessed = assessed { $when }
client-since-first = first session { $when }
client-standing-jail = In jail
client-standing-released = Released from jail
client-standing-transferred = Moved to another program
client-standing-leave = On leave
client-standing-back = Back from leave
client-leaving-completed = Completed
client-leaving-noncompliance = Noncompliance
client-leaving-other = Another reason

## A participant's file
client-file-title = File
client-next-referral = New referral
client-next-assessment = Record assessment
client-next-decision = Decide
client-next-session = Attended a session
client-next-first-session = Attended the first session
client-next-termination = Record leaving
client-next-standing = Jail, leave or transfer
client-next-hand-over = Hand over
client-about-title = Intake
client-about-change = Change
client-about-none = Nothing more was asked at intake.
client-line-title = What happened
client-line-lead = Newest first
client-line-intake = Referral and intake
client-line-intake-again = Intake changed
client-line-assessment = Assessed
client-line-accepted = Accepted
client-line-denied = Denied
client-line-first-session = Attended the first session
client-line-session = Attended a session
client-line-left = Left
client-line-void = Taken back
client-line-other = Another entry
client-line-taken-back = taken back
client-line-correct = Take back
client-line-written = written { $when }
client-line-gone = The words of this entry are no longer kept.
client-line-concerns = Concerns: { $names }
client-line-lethality = Lethality indicators: { $names }
client-by-nobody = recorded by a command
client-recorded = { $what }, recorded { $time }
client-then-assessment = Assessment comes next.
client-then-decision = A decision comes next; the days are counted until there is one.
client-undone = Undone at once.

## Forms
client-month = Month
client-day = Day
client-year = Year
client-stale = Somebody else wrote in this file since you opened this page.
client-stale-next = Nothing was recorded. What you typed is still here: look at what is new, then send it again.
client-kept = Filled in with what you typed and did not send, { $time }.
client-kept-discard = Throw that away
client-problem-missing = { $field }: fill this in.
client-problem-too-long = { $field }: at most { $most } characters.
client-problem-not-a-day = { $field }: give a day that there is, such as 11 23 2026. The year has four digits.
client-problem-not-a-time = { $field }: give a time such as 6:00 p.m., or leave it empty.
client-problem-future = { $field }: this day or time has not come yet.
client-problem-too-long-ago = { $field }: look at the year; it is before 1900.
client-problem-before-earlier = { $field }: this is before what came first.
client-problem-too-many = { $field }: at most { $most } different ones in one file.
client-problem-not-chosen = { $field }: choose one.
client-problem-other-language = This now stands in the language you chose. Read it through once, then press the button again.
client-problem-not-to-take-back = This entry cannot be taken back. Record it anew instead.
client-problem-taken-back-before = This entry has been taken back already.
client-problem-looks-theirs = { $field }: this reads like a number or an address. The participant can read this file. If it is of somebody who was harmed, take it out here and hand it over instead.
client-problem-looks-theirs-roll = This reads like a number or an address. If it is of somebody who was harmed, take it out here and hand it over instead.
client-hint = This reads like somebody's number or address. If it is of somebody who was harmed, hand it over instead: the participant can read this file.
client-hint-title = Look once more
client-hint-keep = If what you typed is nobody's who was harmed
client-hint-keep-yes = It is not: keep it as it is

client-when = When
client-when-time = Time
client-when-time-hint = If you know it, such as 6:00 p.m. Leave it empty if you know the day alone.

## Referral and intake
client-referral-title = New referral
client-referral-lead = A name is enough to begin. The rest can be added later.
client-referral-go = Record referral
client-intake-title = Intake
client-intake-lead = What was there before stays in the file as it was.
client-intake-go = Record changes
client-intake-when = When referred
client-when-referred = Day of the referral
client-intake-who = Who
client-first = First name
client-last = Last name
client-born = Date of birth
client-born-hint = Month, day, and a year of four digits. May be left empty.
client-intake-referral = Sent by
client-referred-by = Who sent them?
client-by-court = A court
client-by-district_attorney = A district attorney
client-by-probation = A probation officer
client-by-dhs = Department of Human Services (DHS)
client-by-self = They came themselves
client-by-other = Somebody else
client-by-unknown = Not known
client-cause-numbers = Cause numbers
client-cause-numbers-hint = One a line, such as CF-2026-12.
client-county = County
client-telephone = Telephone
client-language = Language for letters
client-language-hint = In which the participant reads what is signed, and the letters to them.
client-judge-or-po = Judge or probation officer
client-intake-contact = Emergency contact
client-intake-contact-lead = Not the victim or abused partner.
client-intake-contact-lead-room = Whom to call in an emergency.
client-emergency-name = Name of the emergency contact
client-emergency-number = Number of the emergency contact
client-intake-group = Group and notes
client-facilitator = Facilitator
client-group = Group
client-group-hint = Such as Monday 6:00 p.m.
client-intake-words = Notes
client-intake-words-hint = About the participant alone. What concerns a victim or partner is handed over, not written here.
client-intake-words-hint-room = About the participant alone.

## Assessment
client-assessment-title = Assessment
client-assessment-lead = Naming the concerns matters: each is passed on by name where the law says so.
client-assessment-lead-room = What the assessment found.
client-assessment-go = Record assessment
client-when-assessed = Day of the assessment
client-assessment-found = What it found
client-concerns = Areas of concern
client-concerns-hint = One a line, such as alcohol.
client-lethality = Lethality indicators
client-lethality-hint = One a line, such as access to a gun.
client-lethality-room = Indicators
client-lethality-hint-room = One a line.
client-results = Results in words
client-results-hint = About the participant alone.

## Decision
client-decision-title = Decision
client-decision-lead = Accepted or denied. The time matters: days are counted from it.
client-decision-lead-room = Accepted or denied.
client-decision-go = Record decision
client-decision-what = The decision
client-outcome = What was decided?
client-accepted = Accepted
client-denied = Denied
client-reason = Reason
client-reason-hint = Needed for a denial. Write it so that it can be read to somebody.
client-reason-hint-room = Needed for a denial.
client-when-decided = Day of the decision

## A session
client-session-title = Attended a session
client-session-go = Record session
client-when-attended = Day of the session
client-session-note = Note
client-session-words = Note of this session
client-session-words-hint = May be left empty.

## Leaving
client-termination-title = Leaving
client-termination-go = Record leaving
client-leaving-why = Why
client-leaving = Why did they leave?
client-leaving-words = Note
client-leaving-words-hint = May be left empty.
client-when-left = Day they left

## Jail and transfer
client-standing-title = Jail, leave or transfer
client-standing-lead = Kept in the file. Who moves to another program has left this one: that is recorded with it. Nothing else here ends the program.
client-standing-go = Record
client-standing-what = What happened
client-standing = What happened?
client-standing-words = Note
client-standing-words-hint = May be left empty.
client-when-stood = Day it happened

## Taking back
client-correct-title = Take back
client-correct-lead = For what was recorded in error. It stays in the file, struck out, and counts for nothing from now on.
client-correct-label = Case { $case }, entry { $entry }
client-correct-go = Take back
client-why = Why was it an error?
client-why-hint = Such as: wrong file, or the day was the 12th.

## Hand over
client-hand-over-title = Hand over
client-hand-over-lead = A number, an address or words about the victim or a partner, learned here. They go to the victim desk, sealed, and do not belong in this file.
client-hand-over-name = Name
client-hand-over-name-hint = Whose number or address it is, if you know. Fill in what you have.
client-hand-over-number = Number
client-hand-over-address = Address
client-hand-over-words = In words
client-hand-over-words-hint = What they are to the participant, when a call is safe, anything else that was said.
client-learned = Where did you learn it?
client-learned-participant = From the participant
client-learned-court = From a court’s papers
client-learned-police = From the police
client-learned-dhs = From DHS
client-learned-other = From somebody else
client-hand-over-paper = A scanned paper
client-hand-over-paper-hint = A court's packet, a police report: PDF, PNG or JPEG, at most 5 MB. It goes to the victim desk first; at most a copy without names belongs in this file. Delete the scan where you made it. Of a picture only what is drawn is kept, and no place or hour that a camera wrote into it. A PDF is kept as it is: scan it on a machine that puts no name into it.
client-hand-over-no-paper = This file is no PDF, PNG or JPEG by its own first bytes. Scan it anew, or say in words what it says.
client-hand-over-damaged = This picture is damaged: at byte { $count } it cannot be read on. Nothing of it was kept. Scan it anew, or bring it as PDF.
client-hand-over-too-big = This file is too big: at most { $count } MB. Scan it in gray, or in two parts.
client-hand-over-go = Hand over
client-hand-over-unkept = Nothing of this page is kept at this desk, not even while you type. Once it is sent you cannot read it again.
client-hand-over-empty = Fill in a name, a number, an address or words. There is nothing to hand over yet.
client-hand-over-too-long = This is too long: at most { $count } characters in all. Hand over the rest in a second one.
client-receipt-title = Receipt
client-receipt-when = Taken { $when }.
client-receipt-same = Everybody gets the same receipt, every time. Nothing of what you sent is kept at this desk.
client-receipt-again = This page can be opened again at the same address.
client-receipt-home = To the participants
