"""Rules about identifiers that last: what was once published is still there, or stands in ``gone.yml``.

What was published is known from the names of the files that the main line has ever had.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import chain, islice

from ..clock import today
from ..model import (
    SLUG,
    GoneList,
    PriorityFacts,
    ProgrammeAreaFacts,
    RegionFacts,
    StrategyFacts,
    key_of,
    whole_key,
)
from ..model.atlas import AREAS, COUNTRY
from ..model.files import TOP, kind_of, parts_of, path_of
from ..model.gone import KINDS_OF_GONE, TARGETS, is_period
from ..problems import Mark, Problem, error
from ..read.document import Document, Path, decoded
from ..read.folders import Folder
from ..read.repository import Reading
from ..read.validate import MOST_FAULTS, hint
from ..read.yaml_events import read_yaml

WITHOUT_A_PLACE = (
    "file-name", "windows-name", "name-collision", "unknown-file", "unknown-folder", "too-deep", "not-a-file",
    "not-a-folder",
)  # fmt: skip
"""Rules that tell of something that was not read, and so may be what is missed in the same folder."""
WITH_A_PAGE = (RegionFacts, ProgrammeAreaFacts, StrategyFacts, PriorityFacts)
"""What is told in files that have an address of their own."""


def problems_of_addresses(reading: Reading) -> Iterator[Problem]:
    """Every address that was lost, and every faulty entry of a ``gone.yml``."""
    addresses = _Addresses(reading)
    for folder in reading.folders.values():
        yield from islice(_faulty_entries(folder, addresses), MOST_FAULTS)
    yield from _lost(addresses)
    yield from _back(addresses)


class _Addresses:
    """The keys of one state of the repository."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.folders = reading.folders
        self.territories = {key_of(territory) for territory in reading.territories.all}
        self.country = COUNTRY if COUNTRY in self.folders else ""
        """The country's folder, which tells of territories that are no longer there."""

    @cached_property
    def there(self) -> set[str]:
        """What has a page: territories that are listed, strategies, priorities."""
        found = set(self.territories)
        for key, folder in self.folders.items():
            for period, names in folder.priorities().items():
                found |= {f"{key}/{period}", *(f"{key}/{period}/{name}" for name in names)}
        return found

    @cached_property
    def published(self) -> set[str]:
        """What has ever had one."""
        return {key for path in self.reading.published if (key := key_of_file(path))}

    @cached_property
    def gone_before(self) -> dict[str, str]:
        """What a published ``gone.yml`` has named, with its path: no one can be asked to take that back."""
        found = {}
        for path, content in self.reading.gone_before:
            text, problems = decoded(path, content)
            document = None if problems else read_yaml(path, text)[0]
            for place, value in document.find("id") if document else ():
                if len(place) == 3:
                    found[whole_key(parts_of(path)["territory"], value)] = path
        return found

    @cached_property
    def unclear(self) -> set[str]:
        """Folders that hold something without a right name or place, which may be what is missed there."""
        problems = chain(self.reading.problems, *(folder.problems for folder in self.folders.values()))
        found = [problem.mark.path for problem in problems if problem.rule in WITHOUT_A_PLACE]
        found += [f"{f.path}/{period}" for f in self.folders.values() for period in f.periods if not is_period(period)]
        return {path.rpartition("/")[0] for path in found}

    @cached_property
    def open_folders(self) -> set[str]:
        """The folders that were read."""
        found = {TOP}
        for folder in self.folders.values():
            found |= {*_upwards(folder.path), *(f"{folder.path}/{period}" for period in folder.periods)}
        return found

    def may_lie_elsewhere(self, key: str) -> bool:
        """Whether what is missed may only have got a wrong name, which is told in the folder where it would lie."""
        nearest = next(path for path in _upwards(f"{TOP}/{key}") if path in self.open_folders)
        return nearest in self.unclear or "" in self.unclear

    @cached_property
    def gone(self) -> set[str]:
        """What some ``gone.yml`` names, faulty or not."""
        return {whole_key(key_of(f.territory), value) for f in self.folders.values() for _, _, value in _ids(f)}


def key_of_file(path: str) -> str:
    """The key of what a file is about; empty where it has no address of its own."""
    kind, parts = kind_of(path), parts_of(path)
    if not kind or kind.model not in WITH_A_PAGE:
        return ""
    below = [parts[name] for name in ("period", "priority") if name in parts]
    named = all(SLUG.fullmatch(name) for name in (*parts["territory"].split("/"), *below[1:]))
    return "/".join([parts["territory"], *below]) if named and all(map(is_period, below[:1])) else ""


def _ids(folder: Folder) -> Iterator[tuple[Document, Path, str]]:
    if (file := folder.file("gone")) not in folder.paths:
        return  # most have none, and what the others hold need not be fetched
    document = folder.documents[file]
    for path, value in document.find("id"):
        if len(path) == 3:
            yield document, path, value


error(
    "address-lost",
    "“%(key)s” has been published, and is no longer there.",
    "An address that has been published leads somewhere for ever.",
    "Put the file back, or add below “gone:” in %(file)s: %(add)s. kind is one of %(allowed)s.",
)


def _upwards(path: str) -> Iterator[str]:
    """The path, and each folder around it, the innermost first."""
    while path:
        yield path
        path = path.rpartition("/")[0]


def _lost(addresses: _Addresses) -> Iterator[Problem]:
    new, country = addresses.there - addresses.published, addresses.country
    for key in sorted(addresses.published - addresses.there - addresses.gone):
        own = max((k for k in addresses.folders if f"{key}/".startswith(f"{k}/")), default="")
        home = own or country or territory_of(key)
        folder, file = addresses.folders.get(home), path_of("gone", territory=home)
        document = folder.documents.get(file) if folder else None
        if folder and (folder.cut_short or (document and file not in folder.facts)):
            continue  # what stands in it is not known before its own faults are mended
        if addresses.may_lie_elsewhere(key):
            continue
        target = _successor(key, new)
        written, to = (k.removeprefix(f"{home}/") for k in (key, target))
        kind = "moved" if to else "withdrawn"
        line = f"- {{id: {written}, kind: {kind}, to: [{to}], date: {today()}, reason: {{sv: …}}}}"
        values = {"key": key, "file": file, "add": line, "allowed": ", ".join(KINDS_OF_GONE)}
        yield Problem(document.mark("gone") if document else Mark(file), "address-lost", values=values)


error(
    "address-back",
    "“%(key)s” was gone by %(file)s, and is there again.",
    "What has gone does not come back under the same name.",
    "Give the new file another name, and put the entry back.",
)


def _back(addresses: _Addresses) -> Iterator[Problem]:
    """What is there although it was gone, and nothing says so any more."""
    for key in sorted(addresses.gone_before.keys() & addresses.there - addresses.gone):
        file = addresses.gone_before[key]
        yield Mark(file).problem("address-back", key=key, file=file)


def territory_of(key: str) -> str:
    """The territory's folder that a key begins with."""
    return "/".join(key.split("/")[: 2 if key.startswith(f"{AREAS}/") else 1])


def _successor(key: str, new: set[str]) -> str:
    """What seems to have taken the place of ``key`` among what is new, or nothing."""
    above, _, name = key.rpartition("/")
    alike = sorted(k for k in new if k.count("/") == key.count("/"))
    same_name = [k for k in alike if k.rpartition("/")[2] == name]
    beside = [k for k in alike if k.rpartition("/")[0] == above]
    if len(same_name) == 1 and is_period(above.rpartition("/")[2]):
        return same_name[0]
    return hint(key, beside) or (beside[0] if len(beside) == 1 else "")


error(
    "gone-elsewhere",
    "“%(value)s” is not of this folder.",
    "Allowed: what has been in this folder, and territories that are no longer there.",
    "Move the entry to the folder that it is about.",
)
error(
    "gone-there",
    "“%(value)s” is there.",
    "What has gone does not come back under the same name.",
    "Remove the entry, or give the new file another name.",
)
error(
    "gone-targets",
    "Here stand %(count)s targets for %(kind)s.",
    "Allowed: one for moved and merged, at least two for split, none for withdrawn.",
    "Change to, or kind.",
)
error(
    "gone-target",
    "There is no “%(value)s” to lead to.",
    "Allowed: a strategy, a priority or a territory that is there.",
    "Correct the name.",
)
error(
    "gone-chain",
    "“%(value)s” has gone too.",
    "Nobody is led on twice.",
    "Write where “%(value)s” leads instead.",
)


def _faulty_entries(folder: Folder, addresses: _Addresses) -> Iterator[Problem]:
    own, listed = key_of(folder.territory), folder.file("gone")
    facts = folder.facts.get(listed) if listed in folder.paths else None
    first: dict[str, int] = {}
    for document, path, value in _ids(folder):
        key = whole_key(own, value)
        if key in first:
            yield document.problem("same-id", *path, value=value, first=str(first[key]))
        elif key in addresses.there:
            yield document.problem("gone-there", *path, value=value)
        elif not key.startswith(f"{own}/") and any(f"{key}/".startswith(f"{k}/") for k in addresses.territories):
            yield document.problem("gone-elsewhere", *path, value=value)
        first.setdefault(key, document.mark(*path).line)
    for number, entry in enumerate(facts.gone if isinstance(facts, GoneList) else ()):
        document, place = folder.documents[listed], ("gone", number)
        fewest, most = TARGETS[entry.kind]
        if not fewest <= len(entry.to) <= most:
            yield document.problem("gone-targets", *place, "to", count=str(len(entry.to)), kind=entry.kind)
        for index, value in enumerate(entry.to):
            target, at = whole_key(own, value), (*place, "to", index)
            rule = "gone-chain" if target in addresses.gone else "gone-target"
            if target not in addresses.there and not addresses.may_lie_elsewhere(target):
                values = {"value": value}
                if rule == "gone-target":
                    values["hint"] = hint(target, sorted(addresses.there)).removeprefix(f"{own}/")
                yield document.problem(rule, *at, **values)
