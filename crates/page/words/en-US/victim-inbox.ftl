# The victim desk: what was handed over, and bringing in a log.
