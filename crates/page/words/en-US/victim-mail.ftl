# The victim desk: a plain letter that asks to be called back.

victim-mail-act = A plain letter to them
victim-case-mail-title = A plain letter
victim-case-mail-lead = It asks them to call, and says nothing else: not the program, not the participant, not why. It counts as none of the tries by telephone.
victim-case-mail-go = Make the letter
victim-mail-not-allowed = Their plan allows no letter. Ask them first, and write it into the plan.
victim-mail-part = What stands in it
victim-mail-signer = Who signs
victim-mail-signer-hint = As they know you. Never the program’s name.
victim-mail-back = Number to call
victim-mail-back-hint = One that is answered without the program’s name.
victim-mail-plain = The envelope
victim-mail-plain-yes = It goes where they said, in a plain envelope without a sender that tells anything
victim-mail-wrong-plain = Tick this once it is so.
victim-mail-wrong-tells = Whoever opens the letter could tell from this what it is about. Write it without the program’s or the participant’s name.
victim-mail-line = A plain letter was made
victim-mail-look = Look through it, print its PDF, and send that. What stands on a page of this desk never goes into an envelope.
victim-mail-document = Please call
victim-mail-call = Please call me when it suits you, at { $back }.
victim-mail-when = You need not call, and you need not say why you call. If now is not a good time, put this letter away.
