# The program desk: orders to take the words of an entry out of a participant's file.

order-title = Take out
order-lead = An order takes the words of one entry out of a participant's file, for good. That there was an entry, and when, stays. It is carried out at three in the morning; until then it can be taken back.
order-need = { $count ->
    [one] The victim desk asks that one entry be taken out of a participant's file.
   *[other] The victim desk asks that { $count } entries be taken out of participants' files.
}
order-saved = Saved.
order-asked = Asked by the victim desk
order-asked-none = Nothing is asked for.
order-given = Orders
order-none = No order was given yet.
order-new = Give an order
order-new-said = For an entry in the wrong file, or by a court's order. The page that takes an entry back shows its label.
order-case = Case
order-entry = Entry
order-ground = On what ground
order-go = Order it
order-back = Take back
order-said = { $case }, entry { $entry }: ordered by { $who }, { $when }
order-waits = Waits for the night.
order-taken-back = Taken back, { $when }.
order-done = Carried out, { $when }. The words are gone.
order-nothing = Carried out, { $when }. There was no such entry in that file.
order-before = An order about this entry stands already.
order-waits-not = This order was carried out or taken back meanwhile.
order-case-missing = Give the label of the case, as its file shows it.
order-entry-missing = Give the label of the entry, as its file shows it.
order-ground-missing = Say on what ground, in a few words. Name nobody: this is not sealed.
order-one = Certificate of an order
order-one-lead = To be printed for whoever asked, and for whoever reviews.
order-one-said = The leaf proves that there was an entry and that nothing else was put in its place. What its words were, nothing proves any more.
order-pins = What proves it
order-pins-said = The state of the program’s own ledger when this page was made, signed. Whoever keeps it can show later that what it says of this order was not changed. It names nobody.
order-pins-code = The signed lines, as a picture to be photographed
order-by = Ordered by
order-at = Ordered on
order-became = What became of it
order-place = Place in the participants' ledger
order-leaf = Leaf that stays there
order-gone = The last backup that may hold the words is gone by
