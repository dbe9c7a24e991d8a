# Backups, on first pages.
upkeep-restored = Restored at { $at } from the backup of { $from }. What was recorded between the two is not here: enter it again from paper.
upkeep-no-place = No backups are written: the settings file names no second place for them. If this machine is lost, everything on it is. Tell whoever looks after the machine.
upkeep-failed = The last backup did not come about. Tell whoever looks after the machine today.
upkeep-old = The last backup is of { $when }. One is due each hour. Tell whoever looks after the machine today.
upkeep-stands = What Leeward does by itself, backups and the week’s texts, has not gone through since { $when }. Tell whoever looks after the machine today.
