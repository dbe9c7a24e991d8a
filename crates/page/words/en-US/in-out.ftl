# In and out: exports, paper sheets for a power cut, calendar feeds.

in-out-exported = Everything of this file was written out
