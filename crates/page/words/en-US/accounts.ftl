# Accounts and keys: what became of them, what somebody must see to.

## What became of an account
account-act-invited = { $user } invited at the { $desk }
account-act-joined = { $user } has set a password at the { $desk }
account-act-ended = Account of { $user } at the { $desk } ended
account-act-reset = { $user } was given a code for a new password at the { $desk }
account-act-factor-reset = Second factor of { $user } at the { $desk } taken away
account-act-sheets = Recovery sheets used: { $user } was given a password at the { $desk }
account-act-renewed = Keys of the { $desk } renewed

## What somebody must see to
finding-sheets = Two recovery sheets were used on this desk: { $user } was given a new password, { $when }. If nobody here knows of it, tell the director today.
program-sheets-unconfirmed = Recovery sheets not yet confirmed. Without them nobody can open the files once every password of a desk is lost. Try them on the machine: leeward recovery check
program-sheets-used = { $said }, { $when }. If nobody here knows of it, end that account today and ask who holds the sheets.
program-done-sheets = Two recovery sheets were tried, and they open.
