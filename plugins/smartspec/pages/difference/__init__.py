"""A difference in words: for whoever reviews a proposal, for programs, and for the change log."""
