# The page on which somebody chooses a desk: what each is for. Anybody may read it.

entrance-client = The participant’s file: intake, groups, notes, letters.
entrance-victim = The separate file: whom to tell, by when and why, and each call.
entrance-program = The office: agreements, policies, who is on call, accounts.
entrance-review = Figures for a compliance review. No file is changed here.
