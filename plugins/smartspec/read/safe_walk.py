"""Find contributed files without following anything they point to.

Folders are opened by descriptor with O_NOFOLLOW, so a link cannot be slipped in between
looking and opening; pipes and devices are never opened for reading.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..problems import Mark, Problem

FOLDER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*-?")
FILE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.en\.md|\.md|\.yml|\.csv)")
LARGEST = 1024 * 1024
MOST_FILES = 5_000
MOST_BYTES = 64 * 1024 * 1024
DEEPEST = 4
NOT_CONTRIBUTED = "regions/.schema"
"""The one folder that is passed by: what lies there is for editors, made by the project, and never read."""
KINDS = ((stat.S_ISLNK, "a symbolic link"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))


@dataclass
class Walk:
    """The files below one folder: path → content, with what was refused."""

    files: dict[str, bytes] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    size: int = 0

    @property
    def full(self) -> bool:
        """Whether it holds as much as one repository may contribute."""
        return len(self.files) >= MOST_FILES or self.size > MOST_BYTES


def walk(root: str | os.PathLike[str], top: str) -> Walk:
    """All regular files below ``root/top``, keyed by path from ``root`` with ``/``; nothing else.

    Reads at most 1 MiB a file, 5,000 files and four folder levels.
    """
    found = Walk()
    try:
        descriptor = os.open(os.path.join(root, top), os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except FileNotFoundError:
        return found
    except OSError:
        found.problems.append(not_a_file(top, top, _kind(os.lstat(os.path.join(root, top)).st_mode)))
        return found
    try:
        _walk_folder(descriptor, top, 1, found)
    finally:
        os.close(descriptor)
    return found


def _walk_folder(descriptor: int, path: str, depth: int, found: Walk) -> None:
    with os.scandir(descriptor) as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    found.problems += collisions(path, [entry.name for entry in listed])
    for entry in listed:
        if found.full:
            found.problems.append(Problem(Mark(path), "too-many-files", values={"most": str(MOST_FILES)}))
            return
        try:
            _walk_entry(descriptor, entry, f"{path}/{entry.name}", depth, found)
        except OSError:
            found.problems.append(not_a_file(f"{path}/{entry.name}", entry.name, "unreadable"))


def _walk_entry(descriptor: int, entry: os.DirEntry[str], path: str, depth: int, found: Walk) -> None:
    mode = entry.stat(follow_symlinks=False).st_mode
    if stat.S_ISDIR(mode):
        if path == NOT_CONTRIBUTED:
            return
        if not FOLDER.fullmatch(entry.name):
            found.problems.append(bad_name(path, entry.name))
        elif depth >= DEEPEST:
            found.problems.append(Problem(Mark(path), "too-deep"))
        else:
            _enter(descriptor, entry.name, path, depth, found)
    elif not stat.S_ISREG(mode):
        found.problems.append(not_a_file(path, entry.name, _kind(mode)))
    elif not FILE.fullmatch(entry.name):
        found.problems.append(bad_file_name(path, entry.name))
    else:
        _read(descriptor, entry.name, path, found)


def _kind(mode: int) -> str:
    return next((words for test, words in KINDS if test(mode)), "unreadable" if stat.S_ISREG(mode) else "a device")


def _enter(descriptor: int, name: str, path: str, depth: int, found: Walk) -> None:
    inner = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=descriptor)
    try:
        found.folders.append(path)
        _walk_folder(inner, path, depth + 1, found)
    finally:
        os.close(inner)


def _read(descriptor: int, name: str, path: str, found: Walk) -> None:
    opened = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=descriptor)
    with os.fdopen(opened, "rb") as stream:
        status = os.fstat(opened)
        if not stat.S_ISREG(status.st_mode):
            found.problems.append(not_a_file(path, name, "a device"))
            return
        content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        values = {"size": str(max(status.st_size, len(content))), "most": str(LARGEST)}
        found.problems.append(Problem(Mark(path), "too-big", values=values))
        return
    found.files[path] = content
    found.size += len(content)


def collisions(folder: str, names: list[str]) -> Iterator[Problem]:
    """The names in one folder that some computers cannot tell apart."""
    seen: dict[str, str] = {}
    for name in names:
        folded = unicodedata.normalize("NFC", name).casefold()
        if folded in seen:
            values = {"name": name, "other": seen[folded]}
            yield Problem(Mark(f"{folder}/{name}"), "name-collision", values=values)
        seen.setdefault(folded, name)


def bad_name(path: str, name: str) -> Problem:
    """A name that cannot be part of an address."""
    return _badly_named(path, name, suggested_name(name))


def bad_file_name(path: str, name: str) -> Problem:
    """The same for a file: what is suggested also has an ending that is used."""
    suggestion = suggested_name(name)
    return _badly_named(path, name, suggestion if FILE.fullmatch(suggestion) else f"{suggestion}.md")


def _badly_named(path: str, name: str, suggestion: str) -> Problem:
    return Problem(Mark(path), "file-name", values={"name": name, "suggestion": suggestion})


def not_a_file(path: str, name: str, kind: str) -> Problem:
    """Something in the place of an ordinary file."""
    return Problem(Mark(path), "not-a-file", values={"name": name, "kind": kind})


def suggested_name(name: str) -> str:
    """A lower-case ASCII slug near to the name, its ending kept when it is an allowed one."""
    stem, ending = re.fullmatch(r"(.*?)((?:\.en)?\.(?:md|yml|csv))?", name, re.DOTALL | re.IGNORECASE).groups()  # type: ignore[union-attr]
    plain = unicodedata.normalize("NFD", stem).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "namn"
    return slug + (ending or "").lower()
