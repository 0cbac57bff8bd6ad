"""What a maintainer should know about a proposal before any of it is read or run.

Judged by names, kinds and sizes alone. Whether the contributed files are right is another question, answered by
``smartspec check``.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from ..model.files import SCHEMAS, TOP, kind_of, path_of
from ..problems import Mark, Problem, error, warning
from ..read.file_names import FILE, FOLDER, ON_WINDOWS, name_problem, not_a_file, taken_names
from ..read.proposal import MOST_CHANGES, REMOVED, ChangedFile, Proposal
from ..read.safe_walk import LARGEST, too_big
from ..read.tree import NOT_FILES
from .gone import key_of_file, territory_of

PLAIN = re.compile(r"[A-Za-z0-9._-]+")
MOST_REPORTED = 20
"""Problems that are reported for each rule; the rest follow when these are fixed."""


error(
    "proposal-large",
    "The proposal changes more than %(most)s files.",
    "Allowed: at most %(most)s files in one proposal.",
    "Divide it into several.",
)


def problems_of_proposal(proposal: Proposal) -> list[Problem]:
    """Everything to flag, each rule's first ones."""
    kept = [change for change in proposal.changes if change.mode != REMOVED]
    found = [
        *islice(_mixed(proposal.changes), MOST_REPORTED),
        *islice(_published(kept), MOST_REPORTED),
        *islice(_irregular(kept), MOST_REPORTED),
        *islice((too_big(change.path, change.size) for change in kept if change.size > LARGEST), MOST_REPORTED),
        *islice(_misnamed(proposal, kept), MOST_REPORTED),
        *islice(_taken_away(proposal.changes), MOST_REPORTED),
    ]
    if proposal.more:
        found.append(Mark(".").problem("proposal-large", most=str(MOST_CHANGES)))
    return found


warning(
    "proposal-mixed",
    "The proposal changes regions/ and also %(name)s (files: %(count)s).",
    "Content and code are judged apart: a proposal changes one of them.",
    "Divide it into two. Whoever reviews it reads these files before anything of it is run.",
)


def _mixed(changes: tuple[ChangedFile, ...]) -> Iterator[Problem]:
    """One problem for each top folder that is changed together with ``regions/``. Schemas are code."""
    first: dict[str, str] = {}
    count: Counter[str] = Counter()
    for change in changes:
        name, slash, _ = change.path.partition("/")
        top = f"{SCHEMAS}/" if change.path.startswith(f"{SCHEMAS}/") else name + slash
        first.setdefault(top, change.path)
        count[top] += 1
    if f"{TOP}/" in first:
        for name in sorted(set(first) - {f"{TOP}/"}):
            yield Mark(first[name]).problem("proposal-mixed", name=name, count=str(count[name]))


warning(
    "proposal-published",
    "The file in docs/ is published as it is.",
    "A script, a style sheet or a page of that kind runs with every visitor, and may take the place of one of ours.",
    "Whoever reviews the proposal reads the file first.",
)


def _published(changes: list[ChangedFile]) -> Iterator[Problem]:
    for change in changes:
        if change.path.startswith("docs/") and not (change.path.endswith(".md") or kind_of(change.path)):
            yield Mark(change.path).problem("proposal-published")


def _irregular(changes: list[ChangedFile]) -> Iterator[Problem]:
    for change in changes:
        if kind := NOT_FILES.get(change.mode):
            yield not_a_file(change.path, change.path.rpartition("/")[2], kind)


warning(
    "proposal-takes-away",
    "The proposal takes away a file that has an address of its own, and leaves %(file)s as it is.",
    "An address that has been published leads somewhere for ever.",
    "Say in %(file)s where it went; the check tells the line to add.",
)


def _taken_away(changes: tuple[ChangedFile, ...]) -> Iterator[Problem]:
    """Files with a page that are removed or renamed, where no ``gone.yml`` beside them is changed."""
    kept = {change.path for change in changes if change.mode != REMOVED}
    for change in changes:
        if change.mode == REMOVED and (key := key_of_file(change.path)):
            file = path_of("gone", territory=territory_of(key))
            if file not in kept:
                yield Mark(change.path).problem("proposal-takes-away", file=file)


error(
    "proposal-name",
    "The name “%(name)s” holds characters that are not used here.",
    "Allowed: letters a–z and A–Z, digits, dots, hyphens and underscores.",
    "Rename it.",
)


def _misnamed(proposal: Proposal, changes: list[ChangedFile]) -> Iterator[Problem]:
    for change in changes:
        *folders, name = change.path.split("/")
        if bad := next((part for part in (*folders, name) if not PLAIN.fullmatch(part)), None):
            yield Mark(change.path).problem("proposal-name", name=bad)
        elif device := next((part for part in (*folders, name) if not ON_WINDOWS.fullmatch(part)), None):
            yield Mark(change.path).problem("windows-name", name=device)
        elif folders[:1] == [TOP] and not change.path.startswith(f"{SCHEMAS}/"):
            yield from _misnamed_content(change.path, proposal.there)


def _misnamed_content(path: str, there: frozenset[str]) -> Iterator[Problem]:
    """The first part of the path that cannot stand in the contributed files, told as the check tells it."""
    parts = path.split("/")
    for number, part in enumerate(parts):
        above = "".join(f"{folder}/" for folder in parts[:number])
        folder = number < len(parts) - 1
        if not (FOLDER if folder else FILE).fullmatch(part):
            beside = {other.removeprefix(above).split("/")[0] for other in there if other.startswith(above)}
            yield from filter(None, [name_problem(path, part, taken_names(beside), folder=folder)])
            return
