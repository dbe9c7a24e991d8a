# Words of the program desk about its own people: who works here, under which hats, who is on call.
# Keys begin with `program-`.

program-people-nav = People and hats
program-people-title = People and hats
program-people-lead = Who works here, what they do, and who is called when nobody sits at the victim desk.
program-people-list = People
program-people-none = Nobody is entered yet.
program-people-left = Do not work here any more
program-people-add = Add somebody
program-people-change-one = Change
program-change = Change
program-people-name = Name
program-people-hats = Hats
program-people-telephone = Telephone
program-people-mail = Mail address, if any
program-people-ended = Does not work here any more
program-people-ended-hint = This takes them off the on-call list. It does not end their account.
program-people-go = Save
program-people-no-name = Fill in the name.
program-people-no-hat = Tick at least one hat.
program-people-no-number = Fill in the number: somebody on call must be reached by telephone.
program-people-no-mail = Put the mail address right, such as nell@example.org, or leave it empty.
program-long = At most { $count } characters.
program-done-staff = Saved: { $name }

## Hats
program-hat-director = Director
program-hat-facilitator = Facilitator
program-hat-liaison = Victim liaison
program-hat-on-call = May be on call for the victim desk
program-hat-review = Whom the reviewer asks

## On call
program-people-on-call = On call
program-people-on-call-said = For the victim desk, in the order in which they are called. Whose turn it is comes first; then the others.
program-people-nobody-may = Nobody here has the hat for it. Tick it for somebody first.
program-people-place = Place { $number }
program-people-nobody-here = Nobody
program-people-when = Days and hours
program-people-always = Always
program-people-every-day = Every day
program-people-hours = { $days }, { $from } to { $until }
program-people-days = Days on which it begins; none ticked is every day
program-people-from = From
program-people-until = Until
program-people-no-time = Write a time such as 5:00 p.m. in both, or leave both empty.
program-people-same-time = From and until are the same. Leave both empty for the whole day.
program-people-on-call-go = Set who is on call
program-people-follows = The pages for a danger at the client desk and the victim desk show it from now on.
program-people-not-on-call = Choose somebody who works here and may be on call.

## What somebody must see to
program-people-nobody = Nobody is on call.
program-people-gap = It is nobody’s turn from { $from-day } { $from } to { $until-day } { $until }. Then the whole list is called.
program-people-gaps-more = { $count ->
    [one] There is 1 more such part of the week.
   *[other] There are { $count } more such parts of the week.
}
program-people-unmailed = { $name } is on call and has no mail address, so no alarm reaches them by mail.
program-people-unlisted = Somebody on call stands there by name and number alone. Add them to People and choose them there.
program-people-both = { $name } leads groups and opens the other file: what one file must not know, they know. It is allowed. Nothing here can keep it apart.

## Dangers that live
program-danger-title = Danger now
program-danger-lead = Without case or person
program-danger-since = Known since { $when }
program-danger-persons = { $count ->
    [one] 1 person
   *[other] { $count } people
}
program-danger-both = { $count ->
    [one] 1 person and the provider
   *[other] { $count } people and the provider
}
program-danger-provider = The provider
program-danger-are = { $who } are to be told by { $time }
program-danger-is = { $who } is to be told by { $time }
program-danger-were = { $who } were to be told by { $time }
program-danger-was = { $who } was to be told by { $time }
program-danger-untaken = Nobody has taken it.
program-danger-told = Everybody has been told; it has not ended.
