"""Rules over everything that was read. Each module is a group of rules; each function one rule.

A rule takes a territory's folder and yields problems; one that asks the editors' lists takes these too, and stands in
``RULES_BY_LISTS``. It touches neither disk nor screen.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import chain, islice
from pathlib import Path

from ..model import Atlas
from ..model.files import VOCABULARIES
from ..problems import NothingDone, Problem, render
from ..read.file_set import FileSet
from ..read.folders import Folder
from ..read.lists import BrokenVocabulary, Lists
from ..read.prose import Converter
from ..read.repository import Memory, Reading, fingerprint, read_repository
from ..read.validate import MOST_FAULTS
from . import dates, dialogue, files, gone, initiatives, lists, references, strategies, texts
from .age import age_problems
from .between_runs import recall, remember
from .texts import canonical_problems

RULES = (
    *files.RULES,
    *references.RULES,
    *strategies.RULES,
    *initiatives.RULES,
    *dates.RULES,
    *texts.RULES,
    *dialogue.RULES,
)
RULES_BY_LISTS = (*references.RULES_BY_LISTS, *initiatives.RULES_BY_LISTS, *dialogue.RULES_BY_LISTS)

ECHOES = ("form", "too-long", "unfinished")
"""Rules that say nothing more of a value that is not among those to choose from, or no day."""
MOST_ALIKE = 50
"""Problems of one rule that are reported for one file."""


def problems_of(reading: Reading) -> list[Problem]:
    """Everything that reading and the rules found, sorted by place."""
    told = (*reading.problems, *_found(reading))
    files = {problem.mark.path for problem in told}
    formal = (problem for folder in reading.folders.values() for problem in _found_in_form(folder, files))
    found = {(p, *sorted(p.values.items())): p for p in (*told, *formal)}
    return _shortened(_without_echoes([found[key] for key in sorted(found)]))


def _without_echoes(problems: list[Problem]) -> list[Problem]:
    """Without what else is wrong with a value that is not among those to choose from: that is the better message."""
    unlisted = {(p.mark, p.key) for p in problems if p.rule in ("choice", "date-form") or p.rule.startswith("unknown-")}
    return [p for p in problems if p.rule not in ECHOES or (p.mark, p.key) not in unlisted]


def _shortened(problems: list[Problem]) -> list[Problem]:
    """The first of each rule in each file; the last of them says how many more there are."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.mark.path, problem.rule), []).append(problem)
    shown: list[Problem] = []
    for group in alike.values():
        shown += group[:MOST_ALIKE]
        if (more := len(group) - MOST_ALIKE) > 0:
            shown[-1] = replace(shown[-1], values={**shown[-1].values, "more": str(more)})
    return sorted(shown)


def _found(reading: Reading) -> Iterator[Problem]:
    known = reading.lists
    for folder in reading.folders.values():
        yield from folder.problems
        yield from _once(folder, "rules", None, _asked(RULES, folder))
        yield from _once(folder, "lists", known, _asked(RULES_BY_LISTS, folder, known))
    yield from gone.problems_of_addresses(reading)
    yield from _once(known, "rules", None, _asked(lists.RULES, lists.Places(known)))
    told = reading.node_files
    yield from told.problems
    yield from _once(told, "rules", None, _asked((*dialogue.NODE_RULES, *texts.RULES), told))
    yield from _once(told, "lists", known, _asked(dialogue.NODE_RULES_BY_LISTS, told, known))


def _asked(rules: Iterable[Callable[..., Iterator[Problem]]], *given: object) -> Iterator[Problem]:
    return chain.from_iterable(islice(rule(*given), MOST_FAULTS) for rule in rules)


def _once(owner: FileSet | Lists, what: str, depends_on: object, found: Iterator[Problem]) -> list[Problem]:
    """What is found in a folder or in the lists, remembered with them until what it also depends on is another.

    Nothing is taken from ``found`` where it is remembered.
    """
    if what not in owner.remembered or owner.remembered[what][0] != depends_on:
        owner.remembered[what] = (depends_on, [*found])
    told: list[Problem] = owner.remembered[what][1]
    return told


def _found_in_form(folder: Folder, told: set[str]) -> list[Problem]:
    """``told``: the files that have other problems."""
    silent = told & set(folder.paths)
    return _once(folder, "form", silent, islice(canonical_problems(folder, silent), MOST_FAULTS))


class _Checked:
    """One repository as it was read last, and what that leaves to the next reading."""

    def __init__(self, state: int, reading: Reading, problems: list[Problem], memory: Memory) -> None:
        self.state, self.problems, self.memory, self.no_history = state, problems, memory, reading.no_history
        self._reading: Reading | None = reading

    @cached_property
    def atlas(self) -> Atlas:
        """Made when it is asked for: a check shows problems only."""
        reading, self._reading = self._reading, None  # which takes much room
        assert reading
        return _atlas(reading, self.problems)


MOST_REPOSITORIES = 2
"""Repositories that are remembered: a process that reads many has no use for the earlier ones."""
_remembered: dict[Path, _Checked] = {}
_converters: dict[Path, Converter] = {}
_between_runs: set[Path] = set()


def checked_atlas(root: Path) -> tuple[Atlas, list[Problem]]:
    """The atlas without territories that have errors, and all problems.

    Remembered until a file that is read changes. Raises BrokenVocabulary.
    """
    found = _checked(root)
    return found.atlas, found.problems


def checked_problems(root: Path) -> list[Problem]:
    """All problems, for less than the atlas too. Raises BrokenVocabulary."""
    return _checked(root).problems


def missing_history(root: Path) -> Problem | None:
    """Why the days of changes are not known, where the history cannot be read. Raises BrokenVocabulary."""
    return _checked(root).no_history


def _checked(root: Path) -> _Checked:
    root = root.resolve()
    now, before = fingerprint(root), _remembered.get(root)
    if before and before.state == now:
        return before
    memory = before.memory if before else recall(root) if root in _between_runs else Memory()
    memory.converter = _converters.get(root)
    reading = read_repository(root, memory)
    while root not in _remembered and len(_remembered) >= MOST_REPOSITORIES:
        del _remembered[next(iter(_remembered))]
    problems = _judged(reading)
    if root in _between_runs and not before:
        remember(root, memory)
    if root not in _converters:
        memory = Memory()  # a build reads once, and has better use for the room that all texts and places take
    _remembered[root] = _Checked(now, reading, problems, memory)
    return _remembered[root]


def keep_between_runs(root: Path) -> None:
    """From now on, what is read first of that repository comes from the last run where it has not changed."""
    _between_runs.add(root.resolve())


@contextmanager
def converters_kept(root: Path) -> Iterator[None]:
    """Meanwhile, one set of worker processes converts what is written in that repository, however often it is read."""
    with Converter() as converter:
        _converters[root.resolve()] = converter
        try:
            yield
        finally:
            del _converters[root.resolve()]


def problems_with_age(root: Path, oldest: date, today: date) -> list[Problem]:
    """All problems, and a warning for all that is older than ``oldest`` or cannot be known. Raises BrokenVocabulary."""
    reading = read_repository(root)
    atlas, problems = judged(reading)
    unknown = [reading.no_history] if reading.no_history else []
    return [*problems, *unknown, *age_problems(reading, atlas, oldest, today)]


def publishable_atlas(root: Path, lang: str) -> Atlas:
    """The atlas of a repository in which nothing blocks publishing.

    Raises NothingDone, with all that does as text in that language, otherwise; and BrokenVocabulary.
    """
    atlas, problems = checked_atlas(root)
    if errors := [problem for problem in problems if problem.stops_the_build]:
        raise NothingDone(render(errors, lang))
    return atlas


def judged(reading: Reading) -> tuple[Atlas, list[Problem]]:
    """The atlas without what has errors, and all problems.

    Raises BrokenVocabulary, with all problems, where one of the editors' lists has an error.
    """
    problems = _judged(reading)
    return _atlas(reading, problems), problems


def _judged(reading: Reading) -> list[Problem]:
    problems = problems_of(reading)
    if _has_errors(VOCABULARIES, problems):
        raise BrokenVocabulary(problems)
    return problems


def _atlas(reading: Reading, problems: list[Problem]) -> Atlas:
    broken = frozenset(key for key, f in reading.folders.items() if f.unconverted or _has_errors(f.path, problems))
    faulty = frozenset(problem.mark.path for problem in problems if problem.level == "error")
    return reading.atlas(broken, faulty)


def _has_errors(path: str, problems: list[Problem]) -> bool:
    return any(p.level == "error" and f"{p.mark.path}/".startswith(f"{path}/") for p in problems)
