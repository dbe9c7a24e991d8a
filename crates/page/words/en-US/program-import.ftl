# The program desk: bringing in the lists that the office kept before.

agreement-import-title = Bring in a list of agreements
agreement-import-lead = CSV or XLSX, as you keep it: one provider a row. It is looked at first. A provider that is here already stays as it is, and is named where the list says something else.
agreement-import-file = The list of agreements
agreement-import-file-hint = A header above each column. Several counties in one cell are parted by commas.
training-import-title = Bring in a list of trainings
training-import-lead = CSV or XLSX, as you keep it: one training a row. It is looked at first. What is here already stays as it is.
training-import-file = The list of trainings
training-import-file-hint = A header above each column. Several people in one cell are parted by semicolons.
office-import-would-new = { $count ->
    [one] One row would be new.
   *[other] { $count } rows would be new.
}
office-import-would-before = { $count ->
    [one] One is here already and would be left as it is.
   *[other] { $count } are here already and would be left as they are.
}
office-import-done-new = { $count ->
    [one] One row is new.
   *[other] { $count } rows are new.
}
office-import-done-before = { $count ->
    [one] One was here already.
   *[other] { $count } were here already.
}
import-code-counts-yearly = The hours of the year
import-code-counts-before = The hours before somebody leads groups
import-code-counts-observed = One observed group session
import-code-counts-orientation = The orientation of the Attorney General
agreement-import-field-provider = Provider
agreement-import-field-counties = Counties
agreement-import-field-hotline = Day-and-night number
agreement-import-field-signed-by = Signed for the provider by
agreement-import-field-signed-on = Signed on
agreement-import-field-signed-here = Signed for the program by
agreement-import-field-until = Agreement until
agreement-import-field-certified-until = Certified until
agreement-import-field-document = Where the paper lies
agreement-import-field-skip = Leave out
training-import-field-staff = Who was there
training-import-field-title = What it was about
training-import-field-trainers = Who trained
training-import-field-trained-on = Day
training-import-field-hours = Hours
training-import-field-sponsor = Sponsor
training-import-field-approved = Approved by
training-import-field-counts-for = What it counts for
training-import-field-skip = Leave out

incident-import-title = Bring in a binder of incidents
incident-import-lead = CSV or XLSX, as you keep it: one incident a row. Who was in it is not read. A row that is a danger is left to the victim desk. What is here already stays as it is; what was done since is added.
incident-import-file = The binder of critical incidents
incident-import-file-hint = A header above each column. Of each only the day is known, so it counts from the first minute of that day.
incident-import-others = { $count ->
    [one] One row is no incident and is left to the victim desk.
   *[other] { $count } rows are no incident and are left to the victim desk.
}
incident-import-field-occurred-on = Day
incident-import-field-row-kind = Danger or incident
incident-import-field-harm = What kind it was
incident-import-field-place = Where
incident-import-field-told-to = Reported to
incident-import-field-lies = Where the signed record lies
incident-import-field-written-on = Written report delivered
incident-import-field-resolved-on = What was done is signed
incident-import-field-done-by = By whom
incident-import-field-skip = Leave out
