# Words of the program desk about its own people: who works here, under which hats, who is on call.
# Keys begin with `program-`.

program-done-staff = Saved: { $name }
program-people-not-on-call = Choose somebody who works here and may be on call.
