# Backups, on first pages.
upkeep-restored = Restored at { $at } from the backup of { $from }. What was recorded between the two is not here: enter it again from paper.
upkeep-no-place = No backups are written: the settings file names no second place for them. If this machine is lost, everything on it is. Tell whoever looks after the machine.
upkeep-failed = The last backup did not come about. Tell whoever looks after the machine today.
upkeep-old = The last backup is of { $when }. One is due each hour. Tell whoever looks after the machine today.
upkeep-stands = What Leeward does by itself, backups and the week’s texts, has not gone through since { $when }. Tell whoever looks after the machine today.
upkeep-rehearsal-never = No backup was ever restored to see whether it comes back. Tell whoever looks after the machine.
upkeep-rehearsal-in-vain = On { $when } a backup was restored to see whether it comes back, and it did not. Tell whoever looks after the machine today.
upkeep-rehearsal-old = A backup was last restored to see whether it comes back on { $when }, more than 35 days ago. Tell whoever looks after the machine.
upkeep-certificate-ends = The certificate by which browsers of other machines know this program ends on { $when }. Tell whoever looks after the machine.
upkeep-certificate-over = The certificate by which browsers of other machines know this program ended on { $when }: they refuse it. Tell whoever looks after the machine today.
