# The victim desk: a separate file that a reviewer is shown, masked.

## Allowing it
victim-shown-part = For a review
victim-case-show-title = Show this file to a reviewer
victim-case-show-lead = A reviewer may ask for the file itself. It is shown here, on your screen, with names, numbers, addresses and all that the people said taken out; you stay beside. Until you end it this sign-in shows nothing else, and ending it signs you out. If all the reviewer has is a label of a binder, a label sheet (leeward review --key-sheet) leads from it to the case.
victim-case-show-go = Show it now
victim-shown-danger = A danger is open in this case
victim-shown-danger-lead = While the file is shown, this screen says nothing of it: no warning, no page. See first that a colleague has it.
victim-shown-who = Who sees it
victim-shown-reviewer = Name of the reviewer
victim-shown-office = Which office they come from
victim-shown-authority = By what authority?
victim-shown-authority-rule = The review of all applicable records (OAC 75:1-7-6(a)(3))
victim-shown-authority-other = Another order or law, named below
victim-shown-law = Which order or law
victim-shown-law-hint = Its number. Leave it empty for a review by the rule above.
victim-shown-what = What they want to see, and why
victim-shown-how = How
victim-shown-minutes = For how many minutes
victim-shown-minutes-hint = From 10 to 60. Then it ends by itself.
victim-shown-beside = Who stays beside?
victim-shown-beside-yes = I stay beside the screen the whole time, and nothing is photographed or copied
victim-shown-wrong-beside = Somebody of this desk must stay beside. Without that it is not shown.
victim-shown-wrong-oneself = That is you. A colleague must show it: nobody reviews a file by their own sign-in.
victim-case-wrong-minutes = Give a number of minutes from 10 to 60.
victim-case-wrong-shown = Choose a showing of which they are still to be told.

## What is shown
victim-shown-title = A separate file, masked
victim-shown-clock = Shown until { $until }. { $who } of this desk stays beside.
victim-shown-end = End and sign out
victim-shown-lead = People are told apart by a number. Names, numbers, addresses and plans are not shown, nor any word that one of them said or may have said. Of the staff’s notes of tries in which nobody was talked to, only everyday words stay; whatever else stood there is one mark, however long it was.
victim-shown-out = taken out
victim-shown-kept-back = Words are kept back.
victim-shown-nobody = Nobody is known.
victim-shown-asked = Asked what they want: { $day }
victim-shown-plan = It is written down how to call them safely, last confirmed or saved { $day }
victim-shown-plan-none = It is not written down how to call them safely
victim-shown-part-ended = Their part ended { $day }
victim-shown-line-inbound = They called or came by, or somebody for them
victim-shown-over = This file is not shown any more
victim-shown-over-lead = The time is over, or it was ended. To go on working, sign out here and sign in again with your password.

## What the file says of it
victim-shown-line = Shown to a reviewer, masked
victim-shown-line-told = Told that a reviewer was shown their file, or why not
victim-shown-to = { $who }, { $office }
victim-shown-pages = { $count ->
    [one] { $count } page was shown.
   *[other] { $count } pages were shown.
}
victim-shown-ended = Ended { $when }.
victim-shown-ran-out = Ran out { $when }.
victim-shown-runs = Runs until { $when }.

## Telling them
victim-shown-hear = When somebody from outside looks at their file
victim-shown-hear-yes = Tell me when somebody from outside was shown my file
victim-shown-tell = To be told: a reviewer was shown their file
victim-shown-tell-lead = They asked for it in their plan.
victim-shown-said = It was shown to a reviewer, masked ({ $when }).
victim-shown-link = Record that they know
victim-case-shown-told-title = A reviewer was shown their file
victim-case-shown-told-lead = Say who it was, by what authority, and that no name, number or word of theirs stood there.
victim-case-shown-told-go = Record this
victim-shown-told-none = There is nothing of the kind to tell them
victim-shown-told-which = Which time
victim-shown-told-part = Telling them
victim-shown-told-words = What they said, or why they were not told
