# Words of the program desk about what has left the house so that nothing before it can be changed unnoticed.
# Keys begin with `proof-`.

proof-title = Proof
proof-lead = Each week Leeward makes four short texts, one for each of its books. Once somebody outside keeps them, nobody can change, remove or reorder what was recorded before, not even whoever runs this machine. They hold no name and no word of a file.
proof-need = What was recorded since { $when } can still be changed unnoticed: no later week’s texts have left the house. Give this week’s to somebody outside, and write here who has them.
proof-week = The week’s texts
proof-left-nobody = Nobody outside has them yet.
proof-left-count = { $count ->
    [one] 1 outside has them.
   *[other] { $count } outside have them.
 }
proof-left-said = { $to } has them since { $when }; written down by { $who }.
proof-left-mailed = Mailed to { $to } at { $when }.
proof-to = Who outside has them now
proof-to-hint = For example an attorney, a partner agency, a court. Somebody who cannot sign in here and does not run this machine.
proof-to-missing = Write who has them.
proof-go = They have left the house
proof-done = It is written down.
proof-print = Print this page and give the texts away, or let somebody take a picture of the squares. Two of the four do not say how many entries their book has.
proof-text-of = Text of { $name }
proof-picture-of = Picture of the same text: { $name }
proof-none = None were made yet. Leeward makes them while it is served.
proof-where = Where they go by themselves
proof-place = Folder
proof-mail = Mail
proof-nowhere = Nowhere
proof-where-said = What the mail server took has left the house. What lies in a folder has left it only once somebody outside has a copy: write that down here.
proof-key = Key
proof-key-said = Who checks a text later needs this. Let them keep it with the first text.
proof-weeks = All weeks
