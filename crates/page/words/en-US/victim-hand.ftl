# The victim desk: who has which call, what is handed on, and what somebody was told that was taken back since.

## Who has it
victim-hand-give-back = Give it back
victim-hand-line-back = Gave the next call back
victim-hand-link = Hand on what you have

## Handing on
victim-hand-title = Hand on
victim-hand-lead = Before a weekend or a day off. Your colleague has it once they accept it, signed in as themselves; until then it is yours. On the screen only: print nothing of it.
victim-hand-alone = Nobody else can sign in at this desk. The program’s list of who is on call says who carries a danger.
victim-hand-nothing = There is nothing to hand on: no danger is open, and no call is due by the end of the next business day.
victim-hand-whom = To whom?
victim-hand-what = What is handed on
victim-hand-words = What your colleague needs to know
victim-hand-go = Hand it on
victim-hand-call = { $mark }, { $name } (participant: { $participant }): { $what }, by { $day }
victim-hand-call-unknown = { $mark }, whoever the victim is (participant: { $participant }): { $what }, by { $day }
victim-hand-call-done = { $mark }, { $name } (participant: { $participant }): nothing is due any more
victim-hand-call-unknown-done = { $mark }, whoever the victim is (participant: { $participant }): nothing is due any more
victim-hand-danger = { $mark } (participant: { $participant }): danger, since { $when }
victim-hand-danger-over = { $mark } (participant: { $participant }): a danger that has ended
victim-hand-wrong-whom = Choose a colleague.
victim-hand-wrong-conflict = A conflict of interest keeps them from file { $mark }. Choose somebody else, or leave it out.
victim-hand-conflict = A conflict of interest keeps you from one of these files. Decline it, so that it goes to somebody else.
victim-hand-wrong-what = Tick at least one thing.
victim-hand-to-you = { $who } hands this on to you ({ $when }). It is not yours until you accept it.
victim-hand-from-you = You handed this on to { $who } ({ $when }). Not accepted yet: it is still yours. Telephone them.
victim-hand-accept = Accept: I have it now
victim-hand-decline = I cannot take it
victim-hand-withdraw = Take it back

## Told, and taken back since
victim-retract-tell = To be told: it was recorded in error
victim-retract-tell-lead = They were told something that is not so. Call them as soon as it is safe.
victim-retract-since = Taken back
victim-retract-said = They were told { $what } ({ $told }). That was recorded in error, and taken back ({ $since }).
victim-retract-danger = of a danger
victim-retract-session = that the participant attends
victim-retract-left = that the participant left the program
victim-retract-decision = whether the participant was accepted
victim-retract-assessment = what the assessment found
victim-retract-link = Record that they know
victim-retract-line = Recorded in error, and they know: { $what }
victim-retract-part = What was taken back
victim-retract-none = Nothing that they were told was taken back
victim-retract-which = Which
victim-retract-heard = Do they know it now?
victim-retract-heard-told = They were told that it was recorded in error
victim-retract-heard-tried = Tried with reason, not told
victim-retract-heard-not_safe = Telling them would put them in danger
victim-retract-words = What they said, or why they were not told
victim-case-taken-back-title = They know that it was recorded in error
victim-case-taken-back-lead = Say plainly what was wrong, what holds now, and that the mistake was ours. What was told before stays on the time line.
victim-case-taken-back-go = Record this
victim-case-wrong-retract = Choose something that they were told and that was taken back since.
