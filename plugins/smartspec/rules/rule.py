"""What a rule is: the three sentences that are said when it is broken."""

from typing import Literal, NamedTuple

Level = Literal["error", "unfinished", "warning", "note"]


class Rule(NamedTuple):
    """The words of one rule."""

    level: Level
    seen: str
    allowed: str
    step: str


def _error(seen: str, allowed: str, step: str) -> Rule:
    return Rule("error", seen, allowed, step)


def _warning(seen: str, allowed: str, step: str) -> Rule:
    return Rule("warning", seen, allowed, step)


def _unfinished(seen: str, allowed: str, step: str) -> Rule:
    return Rule("unfinished", seen, allowed, step)


def _note(seen: str, allowed: str, step: str) -> Rule:
    return Rule("note", seen, allowed, step)
