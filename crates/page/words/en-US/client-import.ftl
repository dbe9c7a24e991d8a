# The client desk: bringing in a roster.
