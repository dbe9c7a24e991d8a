# The victim desk: what stands in participants' files that only the separate file should know.

victim-leaks-nav = Leaks
victim-leaks-nav-open = to decide
victim-leaks-title = Leaks
victim-leaks-lead = What stands in a participant's file that only the separate file should hold. The participant, a lawyer or a court may read it there. Only this desk can look for it.
victim-leaks-files = { $count ->
    [one] One file was looked through.
   *[other] { $count } files were looked through.
}
victim-leaks-at = { $files } Last at { $when }.
victim-leaks-again = Look through everything again
victim-leaks-more = Not every file has been looked through yet.
victim-leaks-go-on = Look on
victim-leaks-open = To decide
victim-leaks-none = Nothing was found that nobody has decided about.
victim-leaks-rest = { $count ->
    [one] And one more case. It comes when these are decided.
   *[other] And { $count } more cases. They come when these are decided.
}
victim-leaks-decided = Decided, and still there
victim-leaks-entry = { $what }, { $when }
victim-leaks-words = Why, or what should be known about it
victim-leaks-ask = Ask to take it out
victim-leaks-stand = It may stay
victim-leaks-asked = { $who } asked on { $when } that it be taken out.
victim-leaks-stands = { $who } said on { $when } that it may stay.
victim-leaks-which = Choose one of the two: ask to take it out, or it may stay.
victim-leaks-why = Say in a few words why it may stay.
victim-leaks-line-ask = Asked that an entry be taken out of the participant's file
victim-leaks-line-stand = Said that an entry may stay in the participant's file
victim-leaks-what-number = A number of theirs or their advocate's
victim-leaks-what-mail = Their e-mail
victim-leaks-what-house = Where they live
victim-leaks-what-street = The street where they live
victim-leaks-what-name = Their name or their advocate's
victim-leaks-what-given = Their first name
victim-leaks-what-family = Their last name
victim-leaks-other-number = A number of somebody in another case
victim-leaks-other-mail = An e-mail of somebody in another case
victim-leaks-other-house = Where somebody in another case lives
victim-leaks-other-street = A street where somebody in another case lives
victim-leaks-other-name = The name of somebody in another case
victim-leaks-other-given = The first name of somebody in another case
victim-leaks-other-family = The last name of somebody in another case
victim-leaks-how-short = by a short form
victim-leaks-how-one_off = one letter or digit off
victim-leaks-how-sounds = spelled as it sounds
victim-leaks-how-exchanged = two digits exchanged
victim-leaks-perhaps = perhaps somebody else
