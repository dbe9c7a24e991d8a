## Danger: whom to telephone now, then what was said or seen
client-danger-nav = Danger
client-danger-title = Danger
client-danger-phone = Danger: phone now
client-danger-now = Someone is hurt, or about to be
client-danger-911 = Police and ambulance. Say where, who, and whether there is a weapon.
client-danger-on-call = On call for the victim desk
client-danger-next = No answer in 5 minutes
client-danger-nobodys-turn = Nobody is on call at this hour. Phone one after the other until somebody answers.
client-danger-nobody = Nobody is on the roster. Phone the director, then the provider.
client-danger-provider = Provider, day and night
client-danger-counties = Certified for: { $counties }
client-danger-no-provider = The program has entered no certified provider. The Oklahoma Safeline answers day and night: 800-522-7233.
client-danger-write = Then write it down
client-danger-lead = At { $time }: leave empty what you do not know.
client-danger-whose = Whom is it about?
client-danger-whose-choose = Choose the participant
client-danger-whose-none = Choose whom it is about.
client-danger-about = About { $who }.
client-danger-opened = Your answer to the risk question has opened the warnings. What you write here is added to it.
client-danger-toward = Who is in danger?
client-danger-toward-partner = A partner, or somebody harmed before
client-danger-toward-child = A child
client-danger-toward-other = Another person
client-danger-toward-self = The participant
client-danger-toward-staff = Somebody who works here
client-danger-toward-animal = An animal
client-danger-toward-none = Tick who is in danger. If you do not know, tick the first one.
client-danger-words = What was said or done?
client-danger-words-hint = The very words, if you have them. Where, and when.
client-danger-empty = Write what was said or done, or whom you phoned. There is nothing to send yet.
client-danger-too-long = This is too long. Send the first part now and the rest in a second report.
client-danger-rang = Whom did you phone?
client-danger-rang-police = 911
client-danger-rang-oncall = On call
client-danger-rang-provider = Provider
client-danger-went-no = Not yet
client-danger-went-reached = Reached
client-danger-went-no_answer = No answer
client-danger-go = Send to the victim desk
client-danger-same = You get the time and nothing else. Everybody gets the same receipt, every time. Nothing of this page is kept at this desk.
client-danger-sent = Sent
client-danger-saved = Saved { $when }. The victim desk has it.
client-danger-receipt = Go on phoning until you have spoken with somebody. This desk never shows what the other desk did.
client-danger-more = Add to it
client-risk = A sign of which somebody must be warned
client-risk-hint = Did you see or hear one? It must be answered for every session (75:25-3-4.1). If somebody may be hurt now, call 911 first.
client-risk-no = No
client-risk-yes = Yes
client-risk-toward = If yes: who is in danger?
client-risk-toward-hint = Leave all empty for a partner, or somebody harmed before.
client-risk-title = Sign of risk
client-line-note = Note of a session
client-line-risk-no = no sign of risk
client-line-risk-yes = sign of risk: yes
client-line-risk = Danger, by the risk question
client-line-absent = Absent
client-line-absent-excused = Absent, excused

## They hear first
client-held = Do not tell the participant before { $until }.
client-held-why = Not by word, letter, list or report. It is the same for every denial and every leaving.

## Groups and the roll
client-nav-groups = Groups
client-notes-title = Sessions without a note
client-notes-lead = The note of each session must say whether a sign of risk was seen (75:25-3-4.1). These have had none since the next business day passed.
client-notes-none = Every session has its note.
client-notes-owed = { $count ->
    [one] One session has no note yet. Write it.
   *[other] { $count } sessions have no note yet. Write them.
}
client-note-title = Note of a session
client-note-of = The session of { $day }
client-note-go = Record note
client-groups-title = Groups
client-groups-lead = Open a group to call its roll.
client-groups-none = Nobody who attends is in a group. The group stands in the intake of each participant.
client-group-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
client-roll-title = Roll
client-roll-ask = Who was here, and was there a sign of which somebody must be warned?
client-roll-keys = Each note must say so (75:25-3-4.1). On the answers: H, R, E or A chooses and goes to the note; Tab goes to the next person.
client-roll-here = Here, no sign of risk
client-roll-risk = Here, sign of risk
client-roll-excused = Excused
client-roll-absent = Absent
client-roll-note = Note, { $name }
client-roll-go = Save the roll
client-roll-whether = { $name }: choose whether they were here.
client-roll-long = This note is too long.
client-roll-future = The session is in the future. Put its day right.
client-roll-day = Fill in the day of the session, such as 11 23 2026.
client-roll-saved = { $count ->
    [one] Saved, 1 person is on this roll
   *[other] Saved, { $count } people are on this roll
}
client-roll-saved-next = Every risk question is answered.
client-roll-danger = Write down what was said
client-roll-all = The roll of this day is complete.
client-roll-other = Open the roll of the day above
