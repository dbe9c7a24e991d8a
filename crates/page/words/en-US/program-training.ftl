# The program desk: who serves since when, credentials, and training (OAC 75:25-5-20 and -21).

training-title = Training
training-one = One person’s training
training-lead = Hours by the calendar year, what must come before somebody leads groups, and what ends soon.
training-none-wanted = For this state nobody has entered which training is wanted.
training-people = Staff and volunteers
training-nobody = Nobody is entered under People and hats yet.
training-nothing = Nothing is missing.
training-so-far = This year: { $had } of { $wanted }
training-so-far-free = This year: { $had }. No number of hours is asked.
training-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
training-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
training-hours-minutes = { $hours } and { $minutes }

## What stands out
training-stands = What stands out
training-unknown = Since when they serve is not entered.
training-before = Missing before they lead groups: { $hours } of training.
training-observed = { $count ->
    [one] Missing before they lead groups: one observed session.
   *[other] Missing before they lead groups: { $count } observed sessions.
}
training-last-year = In { $year } they had { $hours } too few.
training-last-topics = In { $year } these topics were missing: { $topics }.
training-orientation-over = The orientation was due by { $day }.
training-orientation = The orientation is due by { $day }.
training-ended = { $name } ended on { $day }.
training-ends = { $name } ends on { $day }.
training-this-year = Until the end of the year: { $hours } more.
training-this-topics = Until the end of the year these topics: { $topics }.
training-need = { $name }: { $said }
training-need-unknown = { $count ->
    [one] Of one of the staff it is not entered since when they serve.
   *[other] Of { $count } of the staff it is not entered since when they serve.
}

## Topics of each year
training-topic-confidentiality = Confidentiality
training-topic-safety = Safety of the facility, and plans for a disaster
training-topic-first-aid = First aid kits and fire extinguishers
training-topic-precautions = Universal precautions
training-topic-ethics = Law and ethics

## One person
training-service = Since when and as what
training-since = First day
training-until = Last day; leave it empty if there is none
training-serves = As what
training-serves-staff = Staff
training-serves-volunteer = Volunteer who serves directly
training-serves-indirect = Volunteer who does not serve directly
training-account = Account at this desk, if they have one
training-no-account = None
training-service-go = Save this
training-service-said = { $serves }, since { $since }
training-service-ended = { $serves }, { $since } to { $until }
training-credentials = Credentials
training-credentials-said = A degree, a license, a certificate. Enter it again by the same name when it is renewed.
training-credentials-none = No credential is entered.
training-credential-name = What it is
training-credential-until = Last day; leave it empty if it does not end
training-credential-go = Save the credential
training-credential-lasting = { $name }, without an end
training-credential-until-said = { $name }, until { $day }
training-list = Trainings
training-list-none = No training is entered.
training-unapproved = Nobody has approved it, so it does not count.
training-said = { $day }: { $title }, { $long }
training-details = Trained by { $trainers }; sponsor { $sponsor }; approved by { $approved }
training-details-bare = Trained by { $trainers }; sponsor { $sponsor }

## A training
training-new = Enter a training
training-new-said = What the chapter wants written down about each: topic, trainers, day, length, sponsor, approval.
training-counts = What it counts for
training-counts-yearly = The hours of the year
training-counts-before = The hours before somebody leads groups
training-counts-observed = One observed group session
training-counts-orientation = The orientation of the Attorney General
training-topics = Topics of the year that it had
training-name = Its topic
training-trainers = Who trained
training-on = Day
training-long = Length in hours, such as 1.5
training-no-length = Write the length in hours, such as 1.5.
training-sponsor = Sponsor
training-approved = Which executive director approved it; leave it empty if nobody has
training-who = Who was there
training-no-who = Tick who was there.
training-go = Save the training
training-sources = Where the numbers come from
training-source-law = The rule, { $clause }
training-source-policy = The program’s policy; beside { $clause }
training-number-staff = Hours a year for staff
training-number-volunteer = Hours a year for volunteers who serve directly
training-number-before = Hours before somebody leads groups
training-number-observed = Observed sessions before somebody leads groups
training-number-orientation = Months until the orientation is done
training-number-ahead = Days from which an end is in view

## Degree and years, 75:25-5-21(a)
training-degree = Degree, for who leads groups
training-degree-hint = 75:25-5-21(a). Leave all of it empty for who leads none.
training-degree-graduate = A graduate degree
training-degree-bachelor = A bachelor’s degree
training-degree-neither = Neither
training-degree-related = In a field related to behavioral health or criminal justice
training-degree-before = Led groups in a certified program before { $day }
training-degree-years = Whole years of related work
training-no-years = Write whole years, such as 2.
training-not-entered = Degree and years are not entered, 75:25-5-21(a).
training-lacks-degree = They lead groups without a graduate or a bachelor’s degree, 75:25-5-21(a).
training-lacks-field = They lead groups, and their degree is in no related field, 75:25-5-21(a).
training-lacks-years = { $count ->
    [one] They lead groups, and one year of related work is missing, 75:25-5-21(a).
   *[other] They lead groups, and { $count } years of related work are missing, 75:25-5-21(a).
}
training-number-graduate = Years of related work beside a graduate degree
training-number-bachelor = Years of related work beside a bachelor’s degree
