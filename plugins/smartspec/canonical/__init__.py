"""One way to write a contributed file, so that a change of one fact is a change of one line.

It is what the form editor writes: a file that a person, the form editor or ``smartspec
format`` has written looks the same.
"""
