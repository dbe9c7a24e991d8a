# Words of the review desk. Keys begin with `review-`.

review-home-title = Home
review-heading = Is everything as it was kept?
review-said = Read only. This page shows how much there is and whether it was changed: no name, no case, no word of a letter.

## The four
review-entries-title = Entries
review-entries-caption = How many entries there are, and when the last was kept
review-column-what = What
review-column-entries = Entries
review-column-last = Last kept
review-column-result = Seals
review-ledger-client = Participants’ files
review-ledger-drop = Handed over to the victim desk
review-ledger-victim = Separate files
review-ledger-program = The program’s settings
review-no-entry = None yet
review-last-unreadable = Cannot be read
review-not-checked = Not checked on this page

## Checking
review-verify = Check every seal
review-verify-said = { $count ->
    [0] There is nothing to check yet.
    [one] Reads the only entry there is and compares it with its seal.
   *[other] Reads all { $count } entries and compares each with its seal. A hundred thousand may take some seconds; the page waits for them.
}
review-all-good = Everything is as it was sealed.
review-some-bad = { $count ->
    [one] One of them is not as it was sealed. Call whoever looks after the machine; change nothing until they have seen it.
   *[other] { $count } of them are not as they were sealed. Call whoever looks after the machine; change nothing until they have seen it.
}
review-good = { $count ->
    [0] Nothing to check
    [one] 1 entry as it was sealed
   *[other] { $count } entries as they were sealed
}
review-took = { $count ->
    [one] It took 1 second.
   *[other] It took { $count } seconds.
}
review-fault-unreadable = { $name }: entry { $at } cannot be read.
review-fault-missing = { $name }: entry { $at } is missing.
review-fault-changed = { $name }: entry { $at } is not as it was sealed.
review-fault-no-letter = { $name }: the letter of entry { $at } is gone, and no entry says by what order.
review-fault-still-there = { $name }: entry { $at } was to be destroyed, and is still there.
review-fault-root = { $name }: the first { $at } entries do not have the seal that was kept for them.
review-fault-checkpoint = { $name }: the first { $at } entries are not those of the text. Something was changed or taken out since the text left the house, or the text is not of this program.
review-fault-beside = { $name }: each entry is as it was sealed, but what is kept beside them to find and count them is not.

## Texts that left the house
review-texts-title = A text to keep outside
review-texts-said = Who owns a machine can replace everything on it. A text that lies elsewhere pins all entries before it: copy these three lines onto paper or into a message to somebody outside, such as the reviewer. They tell how many entries there are and nothing about anybody.
review-text-of = Text of: { $name }
review-compare-title = Compare a text from outside
review-compare-label = Text
review-compare-hint = All three lines, as they were copied.
review-compare-go = Compare
review-text-missing = Paste the text that was kept outside.
review-text-not-one = This is not such a text. It has three lines: the name, a number, and 44 characters that end with =.
review-text-no-ledger = The first line names nothing that is kept here. It begins with leeward/ and the name of what was pinned.
review-text-other-program = The text names another program: { $program }.
review-begins = { $name }: the first { $count } entries are those of the text, each as it was sealed. { $since ->
    [0] None came after.
    [one] One came after, as it was sealed.
   *[other] { $since } came after, each as it was sealed.
}
