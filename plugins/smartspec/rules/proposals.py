"""Rules of a whole proposal, before anything of it is read as content. They speak to whoever reviews it."""

from .rule import _error, _warning

PROPOSALS = {
    "proposal-mixed": _warning(
        "The proposal changes regions/ and also %(name)s (files: %(count)s).",
        "Content and code are judged apart: a proposal changes one of them.",
        "Divide it into two. Whoever reviews it reads these files before anything of it is run.",
    ),
    "proposal-large": _error(
        "The proposal changes more than %(most)s files.",
        "Allowed: at most %(most)s files in one proposal.",
        "Divide it into several.",
    ),
    "proposal-name": _error(
        "The name “%(name)s” holds characters that are not used here.",
        "Allowed: letters a–z and A–Z, digits, dots, hyphens and underscores.",
        "Rename it.",
    ),
    "proposal-unreadable": _error(
        "The list of changed files could not be read within the limits.",
        "Allowed: ordinary files in ordinary folders.",
        "Make the proposal anew from the latest version.",
    ),
}
