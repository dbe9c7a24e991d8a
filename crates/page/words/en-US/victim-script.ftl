# The victim desk: what is said in a call, by what it is about, and a plan that nobody has confirmed for long.
# All of it is a draft until the program, its provider and a bilingual advocate have approved it.

## What is said
victim-script-open = First
victim-script-danger = The danger
victim-script-danger-1 = I am calling because you may be in danger. Are you safe right now?
victim-script-danger-2 = If you are not, hang up and call 911. I will try you again.
victim-script-danger-3 = I will tell you what we know. Then we talk about what you want to do.
victim-script-retraction = What was wrong
victim-script-retraction-1 = We told you something that was not so. That was our mistake, and I am sorry.
victim-script-retraction-2 = I will tell you what was wrong, and what holds now.
victim-script-callback = The day they asked for
victim-script-callback-1 = You asked me to call you today.
victim-script-first = The first call
victim-script-first-1 = I work with the program that { $name } was sent to. I am calling for you, not for { $name }.
victim-script-first-2 = You do not have to talk with me. You can stop me at any time.
victim-script-first-3 = May I tell you what we know, and who can help you?
victim-script-rest = The rest
victim-script-rest-1 = We did not finish last time. May I tell you the rest?
victim-script-left = The participant has left
victim-script-left-1 = { $name } is no longer in the program.
victim-script-left-2 = I cannot tell you that you are safe now. People can be in more danger at such a time.
victim-script-left-3 = The victim services program can plan with you. I have their number.
victim-script-began = The participant attends
victim-script-began-1 = { $name } has begun to attend the program.
victim-script-began-2 = To attend is not to change. No program can promise you that you are safe.
victim-script-check-in = How they are
victim-script-check-in-1 = You asked me to call you from time to time. How are you?
victim-script-choice = What they want
victim-script-choice-1 = Do you want to hear from us when { $name } begins, and leaves?
victim-script-choice-2 = You can say no, and you can change it at any time. We call you about a danger in any case.
victim-script-close = To end
victim-script-close-1 = Is this still a good number, and a good time?
victim-script-close-2 = Who may answer, and what shall I say if it is not you?
victim-script-close-3 = You can call us at any time.

## A plan that nobody has confirmed for long
victim-plan-old-title = Ask whether this plan still holds
victim-plan-old-said = Nobody has confirmed how they can be called since { $day }, { $days } days ago.
victim-plan-old-until = Numbers change hands. Until they confirm it: say nothing until it is them, and leave no message.
victim-plan-old-go = Show the numbers; I will ask in this call
victim-plan-old-holds = They have said that it still holds
victim-plan-old-part = Who said so
victim-plan-old-by = Who said that it still holds?
victim-plan-old-by-person = They themselves
victim-plan-old-by-advocate = The advocate they named
victim-case-plan-holds-title = The plan still holds
victim-case-plan-holds-lead = Only if they, or the advocate they named, said so today. Whatever has changed is written in the plan itself.
victim-case-plan-holds-go = Record this
