# Words that the forms for bringing in a spreadsheet share at both desks, and what is wrong with a cell.

import-head-row = Row
import-head-column = Column
import-head-text = What stands there
import-head-reason = Why
import-head-then = What becomes of it
import-then-row = The row is left out
import-then-cell = The cell is left out
import-then-look = Taken; look at it
import-columns = What each column is
import-codes = What these codes mean
import-code-none = Leave its rows out
import-look = Look at it first
import-take = Bring it in
import-no-file = Choose the file.
import-no-table = This file cannot be read: { $why }
import-missing = No column is known for: { $names }. Say below which column it is, and choose the file once more.
import-none-bad = Every cell could be read.
import-bad = { $count ->
    [one] One cell to look at
   *[other] { $count } cells to look at
}

## Why a file is no table
import-table-empty = the file is empty
import-table-unreadable = it is neither a CSV file nor an Excel workbook (.xlsx)
import-table-too-large = it has more than 20,000 rows, 200 columns, or 20,000 characters in one cell
import-table-no-rows = there is no row under the header

## Why a cell cannot be taken as it stands
import-cell-missing = is empty and must not be
import-cell-not-a-day = is no day such as 6/20/1995
import-cell-no-such-day = is no day of the calendar
import-cell-future = is a day that has not come yet
import-cell-too-long-ago = is before 1900
import-cell-before-earlier = is before what must have come first
import-cell-unknown-code = is a code whose meaning is not known
import-cell-not-a-try = is not a try such as 3/2 LVM
import-cell-not-a-number = is no telephone number
import-cell-not-a-name = is no name such as Birch, Aldo
import-cell-more-than-all = is more than there are
import-cell-twice = is the same as in row { $row }
import-cell-not-left = does not go with the day of leaving
import-cell-no-day-of-leaving = is empty, and the status says that the participant left
import-cell-nobody-reached = has no day: nobody was reached
import-cell-no-year = has no year, and nothing was decided from which to count
import-cell-nobody-of-that-name = is no participant that is known
import-cell-more-than-one = is the name of more than one participant
import-cell-differs = is not what was brought in before
import-cell-too-long = is too long
import-cell-kept-as-note = is kept as a note
import-cell-not-taken = cannot be taken

## What codes may mean
import-code-court = Court
import-code-district-attorney = District attorney
import-code-probation = Probation
import-code-dhs = DHS
import-code-self = Came by themselves
import-code-other = Other
import-code-accepted = Accepted
import-code-denied = Denied
import-code-undecided = Not decided
import-code-active = Active
import-code-completed = Completed
import-code-noncompliance = Terminated, noncompliance
import-code-left-other = Terminated, other
import-code-jail = In jail
import-code-released = Released from jail
import-code-moved = Moved to another program
import-code-current-partner = Current partner
import-code-former-partner = Former partner
import-code-victim-only = Victim, not a partner
import-code-reached = Reached
import-code-no-answer = No answer
import-code-voicemail = Message left
import-code-someone-else = Somebody else answered
import-code-wrong-number = Wrong number
import-code-disconnected = Disconnected
import-code-unsafe = Not safe to talk
import-code-not-understood = Not understood
import-code-hung-up = Hung up
import-code-yes = Yes
import-code-no = No
import-code-not-known = Nobody knows
import-cell-no-topic = is no topic of the year, so it counts for hours alone
import-cell-no-topic-near = is no topic of the year, so it counts for hours alone; the nearest is “{ $near }”

## Once it is brought in
import-count-title = Count to sign
import-count-when = Brought in on { $day } by { $who }.
import-count-rows = { $count ->
    [one] One row in the file
   *[other] { $count } rows in the file
}
import-count-compare = Count the rows of the sheet yourselves. When the numbers agree, two people sign here.
import-count-head-line = Who
import-count-head-name = Name
import-count-head-signed = Signed
import-count-head-day = Day
import-old-title = Then, the old sheet
import-old-print = Print this page, and keep it where the program’s papers are.
import-old-lock = Write nothing into the sheet any more. Move it off the shared drive to a place that two people can open.
import-old-copies = Look for its copies: mail, telephones, memory sticks, the folder for downloads, the recycle bin. Delete them.
import-old-destroy = Destroy the last one when your record policy allows it. Until then, who may read it may read what it says of a victim.

## Logs and binders
import-left-out = Columns left out: { $columns }.
import-cell-not-theirs = has the number of one participant and the name of another
import-cell-no-hour = has no hour: write down when it was told by telephone
import-code-progress = A progress report
import-code-danger-row = A danger
import-code-incident-row = A critical incident
import-code-neither-row = Neither
import-code-harm-on-site = First aid on the spot, or nobody hurt
import-code-harm-care = Care by a doctor or a nurse
import-code-harm-hospital = A hospital, or help from outside
import-code-harm-disaster = A disaster
import-code-harm-death = Somebody died
import-code-harm-abuse = A client was abused
