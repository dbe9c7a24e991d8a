# Words that more than one desk shows. Keys begin with what they belong to.

## The desks
desk-client = Client desk
desk-victim = Victim desk
desk-program = Program desk
desk-review = Review desk
## One letter for each desk: in the box, the title and the tab's picture.
letter-client = C
letter-victim = V
letter-program = P
letter-review = R

## Around every page
page-skip = Skip to the work
page-name = Leeward
page-error-title = Error: { $title }
page-file = Whose file
page-file-parts = This case
page-sign-out = Sign out
page-hide = Hide
page-help = Help
page-signed-in-until = Signed in until { $time } if nothing is done.
page-idle = You will be signed out in two minutes.
page-idle-next = What you typed is kept.
page-idle-stay = Stay signed in

## Errors, notices
problems-title = There is a problem
problems-field = Error:
notice-undo = Undo

## Days and times
day-short = { $weekday }, { $month } { $day }
day-with-year = { $weekday }, { $month } { $day }, { $year }
day-long = { $weekday }, { $month } { $day }, { $year }
day-and-clock = { $day }, { $time }
clock-am = { $time } a.m.
clock-pm = { $time } p.m.
clock-noon = noon
clock-midnight = midnight
day-mon = Mon.
day-monday = Monday
day-tue = Tue.
day-tuesday = Tuesday
day-wed = Wed.
day-wednesday = Wednesday
day-thu = Thu.
day-thursday = Thursday
day-fri = Fri.
day-friday = Friday
day-sat = Sat.
day-saturday = Saturday
day-sun = Sun.
day-sunday = Sunday
month-short-1 = Jan.
month-1 = January
month-short-2 = Feb.
month-2 = February
month-short-3 = March
month-3 = March
month-short-4 = April
month-4 = April
month-short-5 = May
month-5 = May
month-short-6 = June
month-6 = June
month-short-7 = July
month-7 = July
month-short-8 = Aug.
month-8 = August
month-short-9 = Sept.
month-9 = September
month-short-10 = Oct.
month-10 = October
month-short-11 = Nov.
month-11 = November
month-short-12 = Dec.
month-12 = December
by-command = a command

# Languages, by their codes.
language-en-US = English
language-es-US = Spanish
