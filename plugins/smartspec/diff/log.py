"""The change log: what each day's merged changes meant, from the repository's own history.

A day that has been read is kept in the user's own cache, so that a log without end costs each build no more than
the days that are new.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Set
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from ..analysis.remembered import once
from ..cache import code_of, keep, kept
from ..model import LANGUAGES, Atlas, Contribution, Frozen, Territory, key_of
from ..model.files import TOP
from ..problems import Problem
from ..read.document import leaves
from ..read.git_objects import Unreadable
from ..read.history import DayOfChange, days_of_change, files_changed
from ..read.lists import Lists
from ..read.repository import Reading, read_territories
from ..read.tree import InCommit
from . import territory_changes
from .messages import ChangeMessage, Wording
from .territory_messages import name_of, territory_messages

CACHE = user_cache_path("smartspec") / "days"
CODE = code_of(("diff", "read", "model", "text"))
"""What the words about a day depend on, beside the day and the codebook."""


@dataclass(frozen=True)
class LoggedTerritory:
    """What changed about one territory; ``messages`` by language."""

    territory: Territory
    messages: Mapping[str, tuple[ChangeMessage, ...]]


@dataclass(frozen=True)
class LoggedDay:
    """One day (YYYY-MM-DD, UTC) and what it changed, territory by territory.

    ``unreadable`` changed too, but in a form that cannot be read by today's rules.
    """

    day: str
    territories: tuple[LoggedTerritory, ...]
    unreadable: tuple[Territory, ...]


@dataclass(frozen=True)
class ChangeLog:
    """The days on which something that the pages say changed, latest first, back to the first.

    ``unknown`` is why there are none, where the history cannot be read.
    """

    days: tuple[LoggedDay, ...] = ()
    unknown: Problem | None = None


@once
def change_log(atlas: Atlas, root: Path) -> ChangeLog:
    """The change log of a repository. Earlier states are read by today's codebook."""
    reader = _DayReader(root, atlas)
    try:
        days = tuple(reader.logged(day) for day in days_of_change(root, TOP))
    except Unreadable as error:
        return ChangeLog(unknown=error.problem)
    return ChangeLog(tuple(day for day in days if day.territories or day.unreadable))


def logged_days(atlas: Atlas, root: Path | None) -> tuple[LoggedDay, ...]:
    """The days of the change log; none without a repository or a history."""
    return change_log(atlas, root).days if root else ()


@once
def last_logged(atlas: Atlas, root: Path | None) -> Mapping[str, str]:
    """By territory, as its folder is named, the latest day that the log has messages about it.

    A change of form only, such as another order of fields, has no messages.
    """
    latest: dict[str, str] = {}
    for day in logged_days(atlas, root):
        for logged in day.territories:
            if any(logged.messages.values()):
                latest.setdefault(key_of(logged.territory), day.day)
    return latest


class _DayReader:
    """Reads days of a repository by today's codebook."""

    def __init__(self, root: Path, atlas: Atlas) -> None:
        self.root, self.atlas = root, atlas
        self.by_key = {key_of(t): t for t in atlas.territories.counties_and_areas}
        self.texts: dict[str, Set[str]] = {}
        lists = [atlas.territories, *atlas.vocabularies.values()]
        self.digest = hashlib.sha256(CODE + "\n".join(it.model_dump_json() for it in lists).encode())

    def logged(self, day: DayOfChange) -> LoggedDay:
        """That day, as it was kept or as its two states give it. Raises Unreadable."""
        digest = self.digest.copy()
        digest.update(f"{day.before} {day.after}".encode())
        file = CACHE / digest.hexdigest()
        record = kept(file)
        if record is None:
            record = json.loads(json.dumps(self._read(day)))
            keep(file, record)
        territories = (self._territory(key, messages) for key, messages in record["territories"].items())
        return LoggedDay(day.day, tuple(territories), tuple(self.by_key[key] for key in record["unreadable"]))

    def _territory(self, key: str, records: dict[str, list[dict[str, Any]]]) -> LoggedTerritory:
        if key not in self.texts:
            self.texts[key] = frozenset(_texts(self.atlas.contributions.get(key)))
        texts = self.texts[key]
        messages = {
            lang: tuple(ChangeMessage(**record).quoting_only(texts) for record in records[lang]) for lang in LANGUAGES
        }
        return LoggedTerritory(self.by_key[key], messages)

    def _read(self, day: DayOfChange) -> dict[str, Any]:
        files = files_changed(self.root, TOP, day)
        keys = {key for key in self.by_key if any(file.startswith(f"{TOP}/{key}/") for file in files)}
        before, after = (self._atlas(commit, keys) for commit in (day.before, day.after))
        wordings = [Wording(self.atlas, lang) for lang in LANGUAGES]
        changes = territory_changes(before, after)
        return {
            "territories": {
                key_of(change.territory): {
                    wording.lang: [asdict(message) for message in territory_messages(change, wording)]
                    for wording in wordings
                }
                for change in changes
            },
            "unreadable": [key for key in self.by_key if key in before.broken | after.broken],
        }

    def _atlas(self, commit: str | None, keys: set[str]) -> Atlas:
        reading = Reading(Lists(self.atlas.territories, dict(self.atlas.vocabularies)))
        if commit is None:
            return Reading(Lists(self.atlas.territories, {})).atlas(frozenset())
        return read_territories(InCommit(self.root, commit), keys, reading).atlas_of_readable()


def _texts(contribution: Contribution | None) -> Iterator[str]:
    """Every text that stands in a territory's files now."""
    if contribution is None:
        return
    facts: list[Frozen] = [contribution.facts]
    for strategy in contribution.strategies:
        facts += [strategy.facts, *(priority.facts for priority in strategy.priorities)]
        facts += [strategy.english.facts] if strategy.english else []
        facts += [priority.english.facts for priority in strategy.priorities if priority.english]
    for stated in facts:
        yield from (text for _, text in leaves(stated.model_dump()))
    for rows in (contribution.initiatives, contribution.links, contribution.exchange):
        yield from map(name_of, rows)
