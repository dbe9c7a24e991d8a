# The victim desk: legal demands of which somebody is to be told.

victim-demand-title = Legal demands
victim-demand-lead = Somebody asks by law for what the separate file holds. They are told that it came, so that they can act. Nothing is given out from here.
victim-demand-nav-open = to tell
victim-demand-tell = Tell them that a legal demand came
victim-demand-no-case = No case bears this label, so nobody is told. Ask the program desk to put it right.
victim-demand-empty = Nobody is to be told of a legal demand.
victim-demand-said = { $kind } from { $from }, came { $came }, must be answered by { $due }
victim-demand-kind-subpoena = A subpoena
victim-demand-kind-order = A court's order
victim-demand-kind-lawyer = A lawyer's request
victim-demand-kind-agency = A request of an agency
victim-demand-kind-other = A demand
victim-demand-person = Tell person { $number }
victim-demand-none = Nothing is to be told to them
victim-demand-part = Telling them
victim-demand-which = Of which demand?
victim-demand-heard = Were they told?
victim-demand-heard-told = They were told
victim-demand-heard-tried = Tried, not told
victim-demand-heard-not_safe = It would put them in danger
victim-demand-words = What they want to be done, or why they were not told
victim-demand-words-hint = Needed where they were not told: when and how it was tried, or what the danger is.
victim-case-demand-title = A legal demand came
victim-case-demand-lead = Tell them what is asked for, by whom and by when, and that they can see a lawyer. The safe-contact plan holds for this call too.
victim-case-demand-go = Record it
victim-case-line-demand = Legal demand: told, or why not
