# The victim desk: what changes how somebody is called, who stands for them, whom to ask where they are.

## What changes how they are called
victim-case-circumstances-title = Language, guardian, mail
victim-case-circumstances-lead = What changes how they are called. It stands first on the page of the call.
victim-case-circumstances-go = Save this
victim-case-act-circumstances = Language, guardian, mail
victim-people-edit = Language, guardian, mail
victim-people-write = Write it down
victim-people-line = Language, guardian, mail written down
victim-people-speak-part = How you talk with them
victim-people-interpreter = Interpreter
victim-people-interpreter-hint = From an agency. Never a child, a relative or a friend, and nobody of the participant’s.
victim-people-interpreter-no = None is needed
victim-people-interpreter-yes = One is needed
victim-people-agency = Which agency, and its number
victim-people-relay = Relay service
victim-people-relay-no = Not needed
victim-people-relay-yes = They are called by relay, 711
victim-people-guardian-part = Who speaks for them
victim-people-guardian-part-lead = Never the participant, whoever the participant is to them (28 CFR 94.115(a)(2)).
victim-people-spoken-for = Who speaks for them?
victim-people-spoken-for-themselves = They speak for themselves
victim-people-spoken-for-minor = They are a minor
victim-people-spoken-for-ward = A court has given them a guardian
victim-people-guardian-name = Guardian’s name
victim-people-guardian-name-hint = Leave it empty where nobody but the participant could be it.
victim-people-guardian-number = Guardian’s number
victim-people-guardian-relation = What the guardian is to them
victim-people-mail-part = Mail
victim-people-mail = Mail goes only to this address
victim-people-mail-hint = The substitute address of the address confidentiality program. Empty where they are not in it.
victim-people-more = Anything else that changes how they are called
victim-case-wrong-guardian = That is the participant, who can never speak for them (28 CFR 94.115(a)(2)). Leave this empty, and ask the victim services program who may.
victim-case-wrong-advocate = Nobody whom they named stands for them on that day. Name the advocate in the plan first, if they did; else it is somebody who may know where they are.
victim-case-wrong-advocate-danger = Their advocate does not stand for them in an emergency. Take the tick away from the danger: it is still to be told to them.

## On the page of a call
victim-people-first-minor = They are a minor.
victim-people-first-ward = A court has given them a guardian.
victim-people-guardian = Whoever speaks for them
victim-people-guardian-speak = Call { $who } first. Never the participant.
victim-people-guardian-no-number = { $who } speaks for them; no number is written down. Never the participant.
victim-people-guardian-none = Nobody who may speak for them is known. The participant never may: ask the victim services program who does.
victim-people-called-guardian = Who speaks for them: { $name }
victim-people-first-interpreter = Interpreter needed: { $language }.
victim-people-interpreter-from = Have the interpreter on the line before you dial: { $agency }
victim-people-interpreter-find = No agency is written down: find one before you dial.
victim-people-interpreter-never = Never a child, a relative or a friend, and nobody of the participant’s. Could not be understood is not reached.
victim-people-first-not-understood = They could not be understood last time. Find an interpreter before you call again.
victim-people-first-relay = By relay.
victim-people-relay-how = Dial 711 and give their number to the operator. Nobody in their house interprets.
victim-people-first-mail = Address kept confidential.
victim-people-mail-only = Mail goes only to: { $address }. Say and write no other address, and no county.
victim-people-ways-in-plan = How is written in the plan.
victim-people-first-words = Also:
victim-people-line-guardian = Try, to whoever speaks for them: { $ending }, { $by }

## Their advocate
victim-people-advocate-danger = In an emergency too?
victim-people-advocate-danger-hint = If not, nobody tells the advocate of a danger in their place.
victim-people-advocate-danger-yes = In an emergency too
victim-people-advocate-danger-no = Not in an emergency
victim-people-advocate-danger-unknown = Nobody asked whether in an emergency too
victim-people-advocate-until = The last day on which the advocate stands for them
victim-people-advocate-until-hint = Empty where they named none.
victim-people-advocate-stands = Until { $day }
victim-people-advocate-over = { $name } stood for them until { $day }. Nobody does now: ask them.
victim-people-advocate-take-back = The advocate does not stand for them any more
victim-people-line-over = { $name } does not stand for them any more
victim-case-advocate-over-title = The advocate does not stand for them any more
victim-case-advocate-over-lead = A word by telephone is enough. From now on reaching the advocate is not reaching them.
victim-case-advocate-over-go = Record this

## Whom to ask where somebody is
victim-people-ladder = Whom to ask
victim-people-ladder-lead = One after the other. Each is asked once more only if there is a reason.
victim-people-who-asked = Who was asked
victim-people-ask-provider = The victim services program
victim-people-ask-attorney = The district attorney’s victim-witness office
victim-people-ask-dhs = The Department of Human Services
victim-people-ask-clerk = The court clerk
victim-people-ask-orders = Whoever keeps protective orders at the court
victim-people-ask-police = The police, for the report of what happened
victim-people-ask-other = Somebody else
victim-people-not-asked = Not asked yet
victim-people-asked = Asked { $at }: { $ending }
victim-people-ask-by-cause = Give the participant’s name and cause number, and no more.
victim-people-ask-in-confidence = Ask whether they can pass your number on. They may not say whether they know somebody: do not press.
victim-people-ask-nothing = Say nothing about the participant.
victim-people-ladder-never = Never say that somebody is in danger. Never say what the participant said, or that we were told something. Leave no message with somebody who only may know them.
victim-people-ladder-end = It ends when they are found. If the tries of the rule find nobody, that is written as tried, not told: it does not say that there is nobody.
victim-people-line-asked = Asked: { $asked }: { $ending }, { $by }

## Learned in work elsewhere
victim-people-learned-part = First
victim-people-learned = How do you know this?
victim-people-learned-here = From the work of this program
victim-people-learned-elsewhere = From my work elsewhere
victim-people-elsewhere-refused = Not taken, and nothing of what you typed is kept. What somebody told you in your work elsewhere is confidential there (34 U.S.C. 12291(b)(2), 42 U.S.C. 10406(c)(5)).
victim-people-elsewhere-instead = Instead: ask them there whether they want this program to know it. With a release that they sign there, it can be written here.
victim-people-elsewhere-danger = If somebody is in danger now, call 911, and tell whoever is in charge there.
