# The victim desk: separate files that go, by a court's order or the program's schedule.

victim-goes-title = Whole files that go
victim-goes-lead = What the program desk ordered about separate files, by a court's order or the program's schedule. A file stays while anything is owed for its case. The program desk and the client desk are not told when it goes.
victim-goes-orders = Orders
victim-goes-none = No order is about a separate file.
victim-goes-waits = Ordered. It is not in force yet, or waits for its night.
victim-goes-held = A hold stands: nothing of it is destroyed.
victim-goes-owed = { $count ->
    [one] Stays: one thing is still owed.
   *[other] Stays: { $count } things are still owed.
}
victim-goes-night = Nothing is owed: it goes with the next night.
victim-goes-young = Nothing is owed: it goes once its own last entry is as old as the schedule says.
victim-goes-gone = Gone, { $when }.
victim-goes-case = The case
victim-goes-one = Certificate for the separate file
victim-goes-one-lead = To be printed for whoever ordered it. It never goes to a participant or to anybody who acts for one.
victim-goes-one-said = The leaf proves that there was an entry and that nothing else was put in its place. What it said, nothing proves any more. Of the participant's file this says nothing.
victim-goes-at = Destroyed
victim-goes-what = How much
victim-goes-all = Everything that the separate file had of the case
victim-goes-words = All words of the separate file; when something was done, and of which kind, stays
victim-goes-entries = Entries
victim-goes-leaf = Leaf that stays in place of the first
