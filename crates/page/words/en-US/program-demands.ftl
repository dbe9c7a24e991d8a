# The program desk: legal demands.

demand-title = Legal demands
demand-lead = A subpoena, an order, a lawyer's request. What came, by when, about which case by its label, and how it was answered. Write no name of a participant or of anybody harmed here: this list is not sealed.
demand-need = { $count ->
    [one] One legal demand waits for an answer.
   *[other] { $count } legal demands wait for an answer.
}
demand-saved = Saved.
demand-list = What came
demand-none = No legal demand was written down yet.
demand-new = A demand came
demand-new-said = Whoever the separate file is about is told by the victim desk that it came, unless a court ordered silence. What is given of that file, the victim desk gives and writes down. A hold keeps a file from being destroyed meanwhile.
demand-choose = Choose one
demand-kind = What came?
demand-kind-subpoena = A subpoena
demand-kind-order = A court's order
demand-kind-lawyer = A lawyer's request for records
demand-kind-agency = A request of an agency
demand-kind-other = Something else
demand-from = From whom: the court, the lawyer, the agency
demand-case = Label of the case
demand-asks = Which file is asked for?
demand-asks-separate = The separate file
demand-asks-participant = The participant's file
demand-asks-both = Both files
demand-came = Day on which it came
demand-due = Day by which it must be answered
demand-silent = If a court ordered that nobody be told: the order's number
demand-go = Write it down
demand-said = { $kind } from { $from }, case { $case }, by { $due }
demand-came-said = Came { $day }, written down by { $who }
demand-silent-said = Nobody is told of it: order { $order }
demand-how = How was it answered?
demand-how-refused = Nothing was given
demand-how-fought = A court was asked to set it aside or narrow it
demand-how-compelled = As far as a court compelled, and no further
demand-how-release = Under a release of the person
demand-how-withdrawn = It was withdrawn
demand-how-mistaken = It was written down here in error
demand-words = By what, and by whom
demand-answer-go = Record the answer
demand-answered = { $how }, { $when }: { $words }
demand-missing = Fill this in.
demand-case-missing = Give the label of the case, such as 4F2K. No name.
demand-ahead = This day has not come yet.
demand-waits-not = This demand does not wait for an answer.
