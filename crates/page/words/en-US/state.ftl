# Words of what a state sees of many programs’ binders. Keys begin with `state-`.

state-heading = Programs together
state-programs = { $count ->
    [one] 1 program, by { $pack } { $version }.
   *[other] { $count } programs, by { $pack } { $version }.
}
state-made = Made of the binders that these programs handed on, each over all its cases. No case, label or name of anybody is in it.
state-sums = A sum is of the numbers that were handed on. A program may hold a number back, because it is under five or would give such a number away: beside each sum stands how many do. So a sum is what there is at least.
state-table = Program by program
state-findings = Findings
state-findings-none = No program has a finding.
state-pinned = What pins the ledgers
state-pinned-said = A program’s own texts, by which it can be asked later whether its ledgers still begin so.
state-column-severe = Severe findings
state-column-program = Program
state-column-number = No.
state-column-what = What
state-column-sum = Sum
state-column-held = Held back by
state-column-finding = Finding
state-column-severity = How bad
state-column-clause = Clause
state-column-programs = Programs
state-short-met = met
state-short-not-met = not met
state-short-not-applicable = none
state-verdicts = Met in { $met }, not met in { $not_met }, does not apply in { $none }.
state-reached = { $title }: standard reached in { $reached } of { $of } ({ $share }), as { $programs } of the programs say.
