"""What was published and is no longer there: ``gone.yml`` keeps its address from leading nowhere."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .dialogue import Brief
from .values import N_, Date, Frozen, Labels, period_of

KEY = r"^[a-z0-9-]+(?:/[a-z0-9-]+){0,3}$"
KINDS_OF_GONE = {
    "moved": N_("Moved"),
    "merged": N_("Merged"),
    "split": N_("Split"),
    "withdrawn": N_("Withdrawn"),
}
"""What each way to go is called."""
TARGETS = {"moved": (1, 1), "merged": (1, 1), "split": (2, 99), "withdrawn": (0, 0)}
"""How many targets each of them has, at least and at most."""
GoneKind = Annotated[Literal["moved", "merged", "split", "withdrawn"], Labels(KINDS_OF_GONE)]
Key = Annotated[str, StringConstraints(pattern=KEY, max_length=200)]
"""``2022-2028/energi`` in the folder itself; from elsewhere with the territory's folder before it."""


class GoneEntry(Frozen):
    """One strategy, priority or territory that has no page of its own any more."""

    id: Key = Field(description="Folder and file name without ending, as it was: 2022-2028/energi")
    kind: GoneKind = Field(description="What became of it")
    to: tuple[Key, ...] = Field((), description="Where its content is now: one when moved, several when split")
    date: Date = Field(description="When it was taken away")
    reason: Brief = Field(description="Why, in one or two sentences")


class GoneList(Frozen):
    """``gone.yml``: what the folder no longer holds."""

    gone: tuple[GoneEntry, ...] = Field(description="What the folder no longer holds, and where it went")


@dataclass(frozen=True)
class Gone:
    """An entry of ``file``; ``key`` and ``to`` begin with the territory's folder."""

    key: str
    to: tuple[str, ...]
    file: str
    facts: GoneEntry


def whole_key(folder: str, written: str) -> str:
    """A key as it is written in a territory's folder, with a territory's folder before it in any case."""
    return f"{folder}/{written}" if is_period(written.partition("/")[0]) else written


def is_period(name: str) -> bool:
    """Whether a strategy's folder may have that name."""
    try:
        period_of(name)
    except ValueError:
        return False
    return True
