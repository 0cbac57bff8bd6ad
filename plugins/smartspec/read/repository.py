"""Everything contributed to one repository, read: folders, vocabularies, history."""

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from ..model import Atlas, Territories, Territory, Vocabulary, key_of
from ..model.atlas import AREAS
from ..model.files import FOLDERS, TOP, VOCABULARIES, is_a
from ..model.gone import is_period
from ..model.values import N_
from ..problems import Mark, Problem, error
from .folders import (
    Folder,
    NodeFiles,
    contribution_of,
    front_matter_of_pages,
    read_folder,
    read_node_files,
    walk_node_files,
)
from .git_objects import Unreadable
from .history import ever_published, last_changes, published_tip, published_versions
from .lists import ListFile, Lists, read_lists
from .prose import Converter
from .safe_walk import Walk
from .settings import FILE, Limits, read_limits
from .tree import OnDisk, Tree
from .validate import hint


class Given(NamedTuple):
    """What decides, beside the territories, what is read out of one folder."""

    limits: Limits
    digest: bytes
    """Of its files, see ``digest_of``."""
    refused: tuple[str, ...]


@dataclass
class Memory:
    """What one reading of a repository leaves to the next, so that only what has changed is read again.

    ``converter`` is an open one that is used for all of them; without one each reading has its own.
    """

    converter: Converter | None = None
    folders: dict[str, tuple[Given, Folder]] = field(default_factory=dict)
    node_files: tuple[Given, NodeFiles] | None = None
    lists: tuple[Walk, Lists] | None = None
    """The files that the editors' lists were read from, and the lists."""
    list_files: dict[str, ListFile] = field(default_factory=dict)
    """Each of those files as it was read, by path."""
    recalled: dict[str, tuple[object, tuple[bytes, bytes]]] = field(default_factory=dict)
    """What an earlier run left, each with what it was kept as: by what ``between_runs`` calls it."""


@dataclass
class Reading:
    """What was read, with what could not be."""

    lists: Lists
    folders: dict[str, Folder] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    changed: dict[str, str] = field(default_factory=dict)
    published: frozenset[str] = frozenset()
    """Every contributed file that the published main line has ever had."""
    gone_before: list[tuple[str, bytes]] = field(default_factory=list)
    """Each content that a ``gone.yml`` has had there, with its path."""
    no_history: Problem | None = None
    """Why ``changed`` is empty, where the history cannot be read."""
    node_files: NodeFiles = field(default_factory=NodeFiles)
    limits: Limits = field(default_factory=Limits)

    @property
    def territories(self) -> Territories:
        """The counties and programme areas that there are."""
        return self.lists.territories

    @property
    def vocabularies(self) -> dict[str, Vocabulary]:
        """The vocabularies by name."""
        return self.lists.vocabularies

    def atlas(self, broken: frozenset[str], faulty: frozenset[str] = frozenset()) -> Atlas:
        """The atlas of every folder that is not in ``broken`` and every file of the node that is not in ``faulty``."""
        whole = {key: contribution_of(f) for key, f in self.folders.items() if key not in broken}
        told = self.node_files.dialogue(faulty)
        own, second = (self.territories, self.vocabularies), self.lists.second_tagging
        return Atlas(*own, whole, broken, self.changed, second, dialogue=told, node=self.lists.node)

    def atlas_of_readable(self) -> Atlas:
        """The atlas of every folder whose files could each be read; no rule has been asked."""
        return self.atlas(frozenset(key for key, folder in self.folders.items() if not _readable(folder)))


def _readable(folder: Folder) -> bool:
    strategies = (folder.file("strategy", period=period) for period in folder.periods)
    there = all(path in folder.facts for path in (folder.main, *strategies)) and not folder.unconverted
    faultless = not any(problem.level == "error" for problem in folder.problems)
    return there and faultless and all(map(is_period, folder.periods))


def read_repository(root: Path, memory: Memory | None = None) -> Reading:
    """Read ``regions/`` and the editors' lists as they lie on disk. Raises BrokenVocabulary."""
    return read_tree(OnDisk(root), memory=memory)


def read_tree(tree: Tree, lists: Tree | None = None, memory: Memory | None = None) -> Reading:
    """Read a state of the repository.

    ``lists`` is another state to take the editors' lists from, for one from before they were as they are
    now. ``memory`` is of an earlier reading; folders that are as they were then come from it. Raises BrokenVocabulary.
    """
    lists, memory = lists or tree, memory or Memory()
    reading = Reading(_lists(lists, memory))
    reading.limits, reading.problems = read_limits(lists)
    with _converter(memory, reading.limits.text_in_all) as converter:
        _read_territories(reading, tree, converter, memory=memory)
        reading.node_files = _node_files(tree, reading.limits, converter, memory)
        # This needs no prose, so it is asked for while the workers still convert.
        try:
            root, commit = tree.root, tree.commit
            reading.changed = last_changes(root, TOP, "docs", commit=commit)
            published = published_tip(root, commit)
            reading.published = ever_published(root, published, TOP, "docs")
            lists_of_gone = sorted(path for path in reading.published if is_a("gone", path))
            reading.gone_before = published_versions(root, published, *lists_of_gone)
        except Unreadable as error:
            reading.no_history = error.problem
        _collect(reading, converter)
        reading.node_files.collect()
    if converter.stopped:
        memory.folders.clear()  # some texts were not tried
        memory.node_files = None
    return reading


def _lists(tree: Tree, memory: Memory) -> Lists:
    found = tree.walk(VOCABULARIES)
    if memory.lists is None or memory.lists[0] != found:
        lists = read_lists(tree, memory.list_files)
        if memory.lists and lists.territories == memory.lists[1].territories:
            lists = replace(lists, territories=memory.lists[1].territories)  # the folders know them by identity
        else:
            memory.folders.clear()
        memory.lists = (found, lists)
    return memory.lists[1]


def _converter(memory: Memory, room: int) -> AbstractContextManager[Converter]:
    if memory.converter is None:
        return Converter(room)
    memory.converter.begin(room)
    return nullcontext(memory.converter)


def read_territories(tree: Tree, keys: Collection[str], like: Reading) -> Reading:
    """Read only those territories (by key) of another state, by the lists of ``like``."""
    reading = Reading(like.lists, limits=like.limits)
    with Converter(reading.limits.text_in_all) as converter:
        _read_territories(reading, tree, converter, keys)
        _collect(reading, converter)
    return reading


def _read_territories(
    reading: Reading,
    tree: Tree,
    converter: Converter,
    keys: Collection[str] | None = None,
    memory: Memory | None = None,
) -> None:
    memory = memory or Memory()
    found = tree.walk(TOP)
    reading.problems += found.problems
    known = {f"{TOP}/{key_of(territory)}": territory for territory in reading.territories.all}
    reading.problems += _strangers(found.files, found.folders, known)
    for path, territory in known.items():
        files = {name: content for name, content in found.files.items() if name.startswith(f"{path}/")}
        if path in found.folders and (keys is None or key_of(territory) in keys):
            given = Given(reading.limits, digest_of(files), tuple(_refused(found, path)))
            if path not in memory.folders or memory.folders[path][0] != given:
                memory.folders[path] = (given, _read_territory(territory, path, given, files, converter))
            else:
                converter.passed(memory.folders[path][1].text_size)
            reading.folders[key_of(territory)] = memory.folders[path][1]


def _node_files(tree: Tree, limits: Limits, converter: Converter, memory: Memory) -> NodeFiles:
    """What the node's editors tell, from the memory where nothing of it has changed."""
    found = walk_node_files(tree)
    refused = tuple(str(problem) for walk in found for problem in walk.problems)
    given = Given(limits, digest_of({name: content for walk in found for name, content in walk.files.items()}), refused)
    if memory.node_files is None or memory.node_files[0] != given:
        memory.node_files = (given, read_node_files(found, converter))
    else:
        converter.passed(memory.node_files[1].text_size)
    return memory.node_files[1]


def digest_of(files: Mapping[str, bytes]) -> bytes:
    """Another one for other files: of their paths, their sizes and their bytes."""
    digest = hashlib.blake2b(digest_size=32)
    for path, content in files.items():
        digest.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.digest()


def _read_territory(
    territory: Territory, path: str, given: Given, files: Mapping[str, bytes], converter: Converter
) -> Folder:
    folder = Folder(territory, path, given.limits)
    for refused in given.refused:
        folder.refuse(refused)
    return read_folder(folder, files, converter)


def _refused(found: Walk, path: str) -> Iterator[str]:
    """The places in a folder, or around it, where something was not read; a wrong name is taken for the right one."""
    for problem in found.problems:
        if problem.level == "note":
            continue
        place = problem.mark.path
        if place.startswith(f"{path}/") and place not in found.files:
            yield f"{place.rpartition('/')[0]}/{problem.values.get('suggestion') or place.rpartition('/')[2]}"
        elif f"{path}/".startswith(f"{place}/"):
            yield place
    if found.cut_short:
        yield TOP


def _collect(reading: Reading, converter: Converter) -> None:
    """Wait for all prose of the territories, and tell what concerns more than one of them."""
    for folder in reading.folders.values():
        folder.collect(reading.limits.html_in_region)
    reading.problems += (
        Mark(TOP).problem(rule, problem=value, count=value)
        for rule, value in converter.stopped.items()
        if rule != "prose-all"
    )
    text = {f.path: f.text_size for f in reading.folders.values()}
    html = {f.path: f.html_size for f in reading.folders.values()}
    if "prose-all" in converter.stopped:
        reading.problems.append(_too_much_in_all(text, N_("characters of text"), reading.limits.text_in_all))
    if sum(html.values()) > reading.limits.html_in_all:
        reading.problems.append(_too_much_in_all(html, N_("characters of page"), reading.limits.html_in_all))


error(
    "too-much-in-all",
    "All folders together have more than %(most)s %(kind)s. This one has the most of it, %(size)s.",
    "Allowed: at most %(most)s in all.",
    "Shorten the texts in this folder first.",
)


def _too_much_in_all(sizes: dict[str, int], kind: str, most: int) -> Problem:
    """Told at the largest folder, never at one that is only the last."""
    largest = max(sizes, key=lambda path: sizes[path])
    return Mark(largest).problem("too-much-in-all", kind=kind, most=str(most), size=str(sizes[largest]))


error(
    "unknown-folder",
    "There is no region or programme area called “%(name)s”.",
    "Allowed here: %(allowed)s.",
    "Rename the folder, or move it.",
)


def _strangers(files: dict[str, bytes], folders: list[str], known: dict[str, Territory]) -> list[Problem]:
    """Files and folders that belong to no territory."""
    counties = [name.removeprefix(f"{TOP}/") for name in known if name.count("/") == 1]
    areas = [name.removeprefix(f"{TOP}/{AREAS}/") for name in known if name.count("/") == 2]
    problems = []
    for path in folders:
        parts = path.split("/")
        parent = "/".join(parts[:-1])
        if parent == TOP and path not in known and parts[1] != AREAS:
            allowed = [*counties, AREAS]
        elif parent == f"{TOP}/{AREAS}" and path not in known:
            allowed = areas
        else:
            continue
        problems.append(
            Mark(path).problem(
                "unknown-folder", name=parts[-1], allowed=", ".join(allowed), hint=hint(parts[-1], allowed)
            )
        )
    for path in files:
        folder, name = path.rsplit("/", 1)
        if folder in (TOP, f"{TOP}/{AREAS}"):
            wanted = N_("a folder for each region") if folder == TOP else N_("a folder for each programme area")
            problems.append(Mark(path).problem("unknown-file", name=name, allowed=wanted))
    return problems


def fingerprint(root: Path) -> int:
    """A number that changes when any file that is read changes, comes or goes."""
    seen: list[tuple[str | int | bytes, ...]] = [*front_matter_of_pages(root / "docs")]
    for top in (*FOLDERS, FILE, ".git/HEAD", ".git/logs/HEAD"):
        path = root / top
        if path.is_file():
            seen.append((top, path.stat().st_mtime_ns))
        for folder, _, names in os.walk(path):
            for name in names:
                status = os.lstat(os.path.join(folder, name))
                seen.append((f"{folder}/{name}", status.st_mtime_ns, status.st_size, status.st_ino))
    return hash(tuple(sorted(map(str, seen))))
