# Words of the program desk about agreements with certified providers, clause (b), and about what somebody must see to.

## What somebody must see to
needs-title = To see to
needs-order = The worst first
needs-now = Now
needs-soon = Soon
needs-ahead = Ahead

## The register
agreement-title = Agreements
agreement-one = Agreement
agreement-lead = Who is warned in each county, day and night. The client desk and the victim desk show these numbers in a danger.
agreement-clause = The law, { $clause }: “{ $quote }”
agreement-list = Certified providers
agreement-ended-list = Ended agreements
agreement-none = No agreement with a certified provider is entered.
agreement-new = Add an agreement
agreement-new-lead = Everything can be put right later. What stood before stays in the history.
agreement-change = Change or renew
agreement-change-lead = What you save stands from now on. What stood before stays in the history.
agreement-takes-up = This agreement has ended. Saving takes it up again.
agreement-go = Save the agreement
agreement-follows = The client desk and the victim desk show its number from now on, unless it has ended.

## Counties
agreement-served = Counties the program serves
agreement-counties-field = Counties, with commas between
agreement-counties-go = Save the counties
agreement-counties-unset = Enter the counties the program serves, so that one without an agreement is seen.
agreement-no-county = Fill in at least one county.
agreement-bare = Without any agreement: { $counties }.
agreement-bare-label = Without an agreement in force:
agreement-bare-none = Each of them has an agreement in force.
agreement-done-counties = Counties set: { $counties }

## One agreement
agreement-missing = What clause (b) asks
agreement-missing-nothing = Nothing is missing in this agreement.
agreement-parties = Parties and days
agreement-provider = Name of the provider
agreement-program = Program
agreement-number = Number that answers day and night
agreement-counties = Counties
agreement-certified = Last day of its certification
agreement-until = Last day of the agreement
agreement-until-field = Last day of the agreement; leave it empty if it names none
agreement-no-end = none named
agreement-signed-there = Who signed for the provider
agreement-there-on = When they signed for the provider
agreement-signed-here = Who signed for the program
agreement-here-on = When they signed for the program
agreement-signed = { $by }, { $day }
agreement-unsigned = not signed
agreement-no-signer = Fill in who signed on that day.
agreement-lies = Where the signed paper lies
agreement-lies-field = Where the signed paper lies, if it is kept
agreement-fill-in = Fill this in.
agreement-end = End the agreement
agreement-end-said = Its number then stands on no page for a danger any more. A certification that ran out is no reason to end it: a number that answers is better than none.
agreement-end-go = End this agreement

## How it stands
agreement-in-force = In force
agreement-live = In force until { $day }
agreement-ends-today = The agreement ends today
agreement-certified-today = The certification ends today
agreement-ends = { $count ->
    [one] The agreement ends tomorrow
   *[other] The agreement ends in { $count } days
}
agreement-certified-ends = { $count ->
    [one] The certification ends tomorrow
   *[other] The certification ends in { $count } days
}
agreement-named = { $name }: { $said }
agreement-not-in-force = { $name } ({ $counties }): no agreement in force. { $why }
agreement-lack-ended = The agreement has ended.
agreement-lack-unsigned-there = Nobody has signed for the provider.
agreement-lack-unsigned-here = Nobody has signed for the program.
agreement-lack-uncertified = The end of its certification is not entered.
agreement-lack-certified = Its certification ended on { $day }.
agreement-lack-over = The agreement ran out on { $day }.
agreement-lack-paper = The signed document is not here.

## Drills
agreement-drills = Drills of the number
agreement-beat = { $count ->
    [one] Tried each day, by the program’s policy. The law names no beat.
   *[other] Tried at least every { $count } days, by the program’s policy. The law names no beat.
}
agreement-tried-never = This number was never tried.
agreement-tried-unanswered = Nobody answered when it was tried on { $day }.
agreement-tried-due = It was last tried on { $day }: try it again.
agreement-tried-good = Tried on { $day }, and somebody answered.
agreement-drill-new = Enter a drill
agreement-drill-hint = Call the number, say that this is a drill, and name nobody.
agreement-drill-by = Who called
agreement-drill-day = Day of the call
agreement-drill-time = Time of the call
agreement-no-time = Write a time such as 9:00 p.m.
agreement-drill-answered = Did somebody answer who can take a warning?
agreement-no-answered = Say whether somebody answered.
agreement-drill-yes = Yes
agreement-drill-no = No
agreement-drill-heard = Who answered, or what was heard
agreement-drill-go = Enter the drill
agreement-drill-ahead = Check the day and the time: that is later than now.
agreement-drill-follows = Nobody was in danger: it is kept as a drill.
agreement-done-drill-answered = Drill: { $by } called { $number }, answered by { $heard }
agreement-done-drill-unanswered = Drill: { $by } called { $number }, nobody answered ({ $heard })

## The document
agreement-document = The document
agreement-paper-fetch = Save it
agreement-paper-pdf = PDF, { $size } kB
agreement-paper-png = PNG picture, { $size } kB
agreement-paper-jpg = JPEG picture, { $size } kB
agreement-paper-field = The signed agreement as a file
agreement-paper-hint = PDF, PNG or JPEG, at most { $count } MB. Of a picture only what is drawn is kept; a PDF is kept as it is, with whatever it says about itself.
agreement-paper-open = It is not sealed: whoever owns the machine can read it. No participant and nobody to be warned may be named in it.
agreement-paper-go = Put it here
agreement-paper-missing = Choose a file.
agreement-paper-big = The file has more than { $count } MB. Scan it in grey, or with fewer dots, and choose it again.
agreement-paper-none = By its own bytes this is no PDF, PNG or JPEG, whatever its name says. Choose another file.
agreement-paper-damaged = This picture is damaged: at byte { $count } it cannot be read on. Nothing of it was kept. Scan it anew, or bring it as PDF.
agreement-done-paper = Document put to an agreement: { $paper }
agreement-done-paper-gone = A document was put to an agreement; what was said of it is gone

## Its history
agreement-history = History
agreement-done-saved = Agreement saved: { $name }
agreement-was-entered = Entered.
agreement-was-ended = Ended.
agreement-was-taken-up = Taken up again.
agreement-was-same = Saved again without a change.
agreement-was-name = Provider: { $what }.
agreement-was-number = Day-and-night number: { $what }.
agreement-was-counties = Counties: { $what }.
agreement-was-certified = Certified until: { $what }.
agreement-was-until = Last day: { $what }.
agreement-was-signed-there = For the provider: { $what }.
agreement-was-signed-here = For the program: { $what }.
agreement-was-lies = The paper lies: { $what }.
agreement-start = A text to start an agreement from
agreement-start-said = It is no agreement until both have completed and signed it.
