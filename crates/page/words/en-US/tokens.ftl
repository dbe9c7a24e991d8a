# Tokens for programs, on the account page.

account-token-title = Tokens for programs
account-token-lead = A token lets a program work at this desk in your name. Whoever has it can do what you can do here, without a password. It ends with your password, and when the keys are made anew because somebody left.
account-token-none = There is no token.
account-token-once = Your token is below. Copy it now: it is shown this once and kept nowhere.
account-token-about-read = May look. Ends { $ends }. { $used }
account-token-about-write = May look and record. Ends { $ends }. { $used }
account-token-used = Last used { $when }.
account-token-unused = Not used yet.
account-token-end = End “{ $name }”
account-token-ended = The token is ended.
account-token-new = Make a token
account-token-name = What it is for
account-token-name-hint = Such as: monthly list for the director. No names of participants or of those they harmed.
account-token-days = How many days it lasts, 1 to 366
account-token-scope = What it may do
account-token-read = Look
account-token-write = Look and record
account-token-password = Your password
account-token-go = Make the token
account-token-made = The token is made.
account-token-before = This token was made and shown before. If you did not copy it, end it and make another one.
account-token-many = You have as many tokens as there can be. End one first.
account-token-no-name = Say what the token is for, in at most 100 characters.
account-token-no-days = Say how many days the token lasts: a number from 1 to 366.
account-token-no-password = That is not your password. No token was made.
