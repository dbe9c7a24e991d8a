# Accounts and keys: what became of them, what somebody must see to.

## What became of an account
account-act-invited = { $user } invited at the { $desk }
account-act-joined = { $user } has set a password at the { $desk }
account-act-ended = Account of { $user } at the { $desk } ended
account-act-reset = { $user } was given a code for a new password at the { $desk }
account-act-factor-reset = Second factor of { $user } at the { $desk } taken away
account-act-sheets = Recovery sheets used: { $user } was given a password at the { $desk }
account-act-renewed = Keys of the { $desk } are made anew
account-act-sheets-renewed = New recovery sheets made in place of the old ones
account-act-factor-set = { $user } set up a second factor at the { $desk }
account-act-password = { $user } set another password at the { $desk }
account-act-token-made = { $user } made a token for a program at the { $desk }
account-act-token-ended = { $user } ended a token at the { $desk }
account-act-key-added = { $user } added a security key at the { $desk }
account-act-key-removed = { $user } removed a security key at the { $desk }
account-act-key-copied = A security key of { $user } was refused at the { $desk }: its counter went back
account-act-exported = Everything of the { $desk } was written out, opened, by { $user }

## What somebody must see to
finding-sheets = Two recovery sheets were used on this desk: { $user } was given a new password, { $when }. If nobody here knows of it, tell the director today.
finding-exported = Everything of this desk was written out, opened, into files with the password of { $user }, { $when }. If nobody of you did that, tell the program desk.
finding-sheets-renewed = The program was given new recovery sheets, { $when }. The old ones open nothing that is recorded since. If nobody here knows of it, tell the director today.
program-one-account = Fewer than two people can sign in at the Victim desk. If that one is away, nobody hears of a danger there.
program-sheets-unconfirmed = Recovery sheets not yet confirmed. Without them nobody can open the files once every password of a desk is lost. Try them on the machine: leeward recovery check
program-keys-owed = Somebody’s account has ended, and the keys of the { $desk } are not made anew yet. It is done when the next person signs in there.
program-keys-to-be-asked = Somebody’s account at the Victim desk has ended, who had the keys of the { $desk } as well. Make them anew.
program-sheets-used = { $said }, { $when }. If nobody here knows of it, end that account today and ask who holds the sheets.
program-done-sheets = Two recovery sheets were tried, and they open.
finding-one-account = Fewer than two people can sign in at this desk. If that one is away, nobody hears of a danger here. Invite a second one under the name at the top.

## The code after the password
code-title = Code or security key
code-label = Code
code-hint = The six digits that your telephone shows for Leeward now. Without it: one of your codes on paper.
code-wrong = Name, password and code or key do not fit together, or there were too many tries. Wait for the next code, sign in anew, or wait 15 minutes.
code-again = Type name and password again

## Setting it up
factor-title = Second factor
factor-required = At this desk nobody works with a password alone. Set up a code from your telephone or a security key first.
factor-how = Open the app for codes on your telephone and take this picture with it. Then type your password and the six digits it shows.
factor-picture = Picture for the app on your telephone
factor-text = Or type this into the app:
factor-code = The six digits
factor-go = Set it up
factor-wrong = These are not the digits of now. Look at the telephone’s clock, and type those that it shows.
factor-done = The code from your telephone is set up
factor-codes = Print or write down these ten. Each opens once in place of a code, for the day on which the telephone or the key is gone. They are not shown again.
factor-on = Go on
factor-link-none = Set up a code from your telephone or a security key
factor-link-there = Telephone and security keys: look, add, remove

## Who can sign in
accounts-title = People of this desk
accounts-open = can sign in
accounts-waiting = has a code, good until { $time }
accounts-late = has a code that is too old
accounts-ended = account ended
accounts-factor = second factor
accounts-reset = Code for a new password
accounts-factor-reset = Telephone or key is lost
accounts-end = End this account
accounts-said = To end an account takes effect at once and cannot be undone. A code for a new password ends the old one, and the second factor with it.
accounts-invite = Invite somebody
accounts-name = Name, as it is shown
accounts-user-hint = 1 to 32 of a-z, 0-9, dot, hyphen and underscore.
accounts-invite-go = Invite: show the code
accounts-name-missing = Type the name as it is to be shown.
accounts-user-wrong = A name for signing in has 1 to 32 of a-z, 0-9, dot, hyphen and underscore.
accounts-user-taken = Somebody has that name for signing in, or had it. Choose another one.
accounts-last = Nobody else could open this desk then. Invite somebody first, and wait until they have set a password.
accounts-factor-done = The second factor is taken away.
accounts-end-done = The account is ended. Nothing opens with it any more.

## A one-time code
given-title = Code, shown this once
given-until = Good until { $time }
given-how = Give it to them yourself, not by mail. They make a password of it.
given-place = They type it where one signs in at this desk, under “I have a code for a new password”:
given-back = To the people of this desk
join-link = I have a code for a new password
join-title = A password for your code
join-code = Code
join-hint = Twenty-four letters and digits. Capitals and spaces do not matter.
join-wrong = Name and code do not fit together, or the code is too old. Look at both, or ask for another one.
join-go = Set the password

## The accounts of all desks, at the program desk
doors-title = Accounts
doors-said = An account is ended at once: nothing opens with it any more, and whoever is signed in with it is signed out. It cannot be undone. New people are invited at their own desk.
doors-waiting = has not set a password yet
doors-even-the-last = End it although nobody else can open this desk. Its files then open with two recovery sheets alone.
doors-keys-said = Somebody who had an account at the Victim desk had this desk’s keys as well. With new keys they open nothing that is kept afterwards. Whoever is signed in at this desk will have to sign in again.
doors-keys = Make this desk’s keys anew
doors-keys-done = The keys are made anew when somebody next uses that desk.
doors-last = Nobody else can open that desk. Tick the box beside it if it is to be ended all the same.

## An account that ends by itself (at the review desk)
accounts-last-day = Last day (may stay empty)
accounts-last-day-hint = After that day this account opens nothing. It ends by itself.
accounts-last-day-wrong = Enter the last day as a month, a day and a year, such as 12, 18, 2026, or leave all three empty.
accounts-last-day-past = The last day is over already. Enter one that is not.
accounts-until = open until the end of { $day }
accounts-over = ended by itself after { $day }
door-over = This account ended by itself: its last day is over. Whoever invited you can invite you again, under another name for signing in.
