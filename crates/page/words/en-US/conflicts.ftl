### Who is close to somebody in a file does not work on it.

conflicts-title = Conflicts of interest
conflicts-lead = Who is related or close to somebody in a file does not work on it. Their account does not open the file, and their lists leave its names out.
conflicts-add = Write one down
conflicts-who = Who does not work on this file
conflicts-you = { $name } (you)
conflicts-go = Write it down
conflicts-alone = Nobody else can work on this file. Invite somebody to this desk first: it must not be left without anybody.
conflicts-wrong-who = Choose who it is.
conflicts-there = Written down
conflicts-none = Nobody of this desk has a conflict of interest.
conflicts-line = { $who } does not work on file
conflicts-since = Since { $when }, written down by { $by }.
conflicts-opened = Opened all the same { $when }.
conflicts-left = somebody who has left
conflicts-own = It is yours: somebody else of this desk can end it.
conflicts-end = It is over
conflicts-how = To write one down, open the file and press “Conflict of interest”.
conflicts-link = Conflict of interest
conflicts-kept = { $count ->
    [one] One file is not yours to work on.
   *[other] { $count } files are not yours to work on.
}
conflicts-row = somebody you do not work with: conflict of interest

## In place of the file
conflict-title = You do not work on this file
conflict-lead = A conflict of interest of yours with file { $mark } is written down.
conflict-ask = Ask: { $names }.
conflict-danger = Somebody in this file is in danger.
conflict-danger-said = If you can reach none of your colleagues, open it. It stays open to you for twelve hours, and they see that you opened it.
conflict-open = Open it: nobody else is there
conflict-back = To the first page

finding-conflict-opened = { $user } opened a file from which a conflict of interest keeps them ({ $when }). See Conflicts of interest, below the people of this desk.
