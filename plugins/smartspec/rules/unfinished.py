"""The rule of a file that was started and is not done: it may be checked and shown, never published."""

from .rule import _unfinished

UNFINISHED = {
    "unfinished": _unfinished(
        "“%(value)s” is still to be filled in.",
        "The site is not published while it stands there.",
        "Write what the source says, or remove the line if it may be left out.",
    ),
    "unfinished-name": _unfinished(
        "The name “%(name)s” is still to be filled in.",
        "The name is part of the page's address.",
        "Rename the file after what it is about.",
    ),
}
