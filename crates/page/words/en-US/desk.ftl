# Words of the pages that every desk has: the door, what is kept, the account, refusals.

## The door
door-title = Sign in
door-user = Name for signing in
door-password = Password
door-go = Sign in
door-desks = All desks
door-away = You were signed out after 15 minutes without work. Nothing you typed is lost.
door-out = You are signed out.
door-joined = Your password is set. Sign in with it.
door-wrong = Name and password do not fit together, or there were too many tries. Look at both, or wait 15 minutes.
door-old = This page had been open for a long time. Please sign in once more.
door-stranger = You are not signed in at this desk. Nothing was recorded.
door-carried = You are not signed in at this desk any more. What you typed is still on this page: sign in, and it is shown to you before anything is sent.

## In place of the page that was open
hide-title = Paused
hide-text = Nothing is shown here.
hide-back = Go on

## What was kept
kept-title = What you typed is kept
kept-not-sent = It has not been sent. Read it, then send it or throw it away.
kept-only-typed = It was being typed and has not been sent. Open its page to go on.
kept-at = Kept { $time }
kept-send = Send it now
kept-discard = Throw it away
kept-back = Open its page
kept-files = These files are not kept. Choose them again on the page itself: { $names }
kept-typed = What you typed
kept-nothing = (nothing)

## The account
account-title = Your account
account-who = { $name }, signing in as { $user }
account-unfinished = Unfinished
account-unfinished-none = Nothing is unfinished.
account-draft = { $form }, kept { $time }
account-language = Language
account-language-now = Pages are shown in: { $name }. The choice is for this account at this desk.
account-password-title = Change your password
account-password-now = Password now
account-password-new = New password
account-password-hint = At least 8 characters. A few words in a row are good.
account-password-short = The new password is too short: at least 8 characters.
account-password-again = New password once more
account-password-go = Change password
account-password-done = Your password is changed.
account-password-differ = The two new passwords are not the same. Type the new one twice.
account-password-wrong = The password you have now is another one. Type it again.
account-sign-out = Sign out

## Refusals
refused-404-title = There is no such page
refused-404 = It may have been moved, or typed with a mistake.
refused-405-title = There is no such page
refused-405 = This address takes forms only, or shows pages only. Open the page from the desk itself.
refused-stale = Somebody else wrote in this file since you opened it. Look at it again before you send this.
refused-incomplete = This form is not complete. Open its page again.
refused-unnamed-form = This form cannot be kept: it has no name of its own.
refused-stale-title = Somebody else was here first
refused-unusable-title = This could not be taken
refused-failed-title = Something went wrong here
refused-failed = We’re sorry: it is our fault, not yours. Look whether what you sent is there before you send it again.
refused-foreign-title = Nothing was recorded
refused-foreign = This form was sent from a page that is not ours. Open the page at this desk and send it from there.
refused-old-title = Nothing was recorded
refused-old = This form is from before you signed in. Open its page again and send it from there.
refused-old-kept = This form is from before you signed in. What you typed is kept.
refused-old-link = Look at it and send it
refused-413-title = That was too much at once
refused-413 = A form takes 64 kB, files together 20 MB. Nothing was recorded.
refused-400-title = This could not be read
refused-400 = What came was not a form of ours. Nothing was recorded.
refused-home = To the first page

# What keeps an alarm from reaching somebody; on first pages.
finding-alarms-stand = Nobody has looked since { $when } whether an alarm is due, so nobody is woken. If there is danger, telephone whoever is on call. Start Leeward again.
finding-mail-down = Since { $when } no mail goes out. If there is danger, telephone whoever is on call: an alarm does not reach them.
finding-mail-unset = No mail server is set, so an alarm reaches nobody. Whoever runs the machine names one in leeward.toml, as [mail] with host and from, and serves anew. Until then: if there is danger, telephone whoever is on call.
finding-mail-unsent = An alarm of { $when } did not reach everybody by mail. Telephone whoever is on call.
