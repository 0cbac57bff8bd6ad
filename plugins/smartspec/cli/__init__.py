"""The command line: ``main`` has the parser; each command is the function that its module is named after.

Only these modules print. They are loaded when their command is given.
"""


def folder_name(text: str) -> str:
    """A territory's folder, which may be written with or without ``regions/``."""
    return text.removeprefix("regions/").rstrip("/")
