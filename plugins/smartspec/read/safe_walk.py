"""Find contributed files without following anything they point to.

Folders are opened by descriptor with O_NOFOLLOW, so a link cannot be slipped in between
looking and opening; pipes and devices are never opened for reading.
"""

import os
import stat
from collections import Counter
from dataclasses import dataclass, field

from ..model.files import SCHEMAS
from ..model.values import N_
from ..problems import Mark, Problem, error, note
from .file_names import LEFT_BEHIND, collisions, name_problem, not_a_file, taken_names

LARGEST = 1024 * 1024
MOST_FILES = 5_000
MOST_BYTES = 64 * 1024 * 1024
DEEPEST = 4
FILE_TYPES = (
    (stat.S_ISLNK, N_("a symbolic link")),
    (stat.S_ISFIFO, N_("a pipe")),
    (stat.S_ISSOCK, N_("a socket")),
    (stat.S_ISDIR, N_("a folder")),
)


note(
    "left-behind",
    "“%(name)s” is of the kind that editors and systems leave behind.",
    "It is passed by: neither read nor published.",
    "It may be removed.",
)
error(
    "too-many-files",
    "All folders together hold more than %(most)s %(kind)s, and this one the most of them.",
    "Allowed: at most %(most)s %(kind)s in all.",
    "Remove what is not needed.",
)


@dataclass
class Walk:
    """The files below one folder: path → content, with what was refused."""

    files: dict[str, bytes] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    size: int = 0
    cut_short: bool = False
    """Whether there was more than one repository may contribute, so that the rest is not known."""
    passed: int = 0
    """Files that editors and systems left there."""

    @property
    def full(self) -> bool:
        """Whether it holds as much as one repository may contribute."""
        return len(self.files) + self.passed >= MOST_FILES or self.size > MOST_BYTES

    def admits(self, path: str, taken: Counter[str], depth: int, *, folder: bool, other: str) -> bool:
        """Whether what lies at a path is read or entered; what is refused, or skipped by its name, is recorded.

        ``taken`` are the names beside it, ``depth`` how deep it lies; ``other`` says what it is, if it is neither an
        ordinary file nor a folder.
        """
        name = path.rpartition("/")[2]
        if path == SCHEMAS and folder:
            return False
        if LEFT_BEHIND.fullmatch(name):
            self.passed += 1
            problem: Problem | None = Mark(path).problem("left-behind", name=name)
        elif other:
            problem = not_a_file(path, name, other)
        else:
            problem = name_problem(path, name, taken, folder=folder)
            if not problem and folder and depth >= DEEPEST:
                problem = Mark(path).problem("too-deep")
        if problem:
            self.problems.append(problem)
        return problem is None

    def report_excess(self) -> None:
        """Report once that reading stopped at a limit: at the largest folder, not where it stopped."""
        if not self.cut_short:
            return
        much = self.size > MOST_BYTES
        held: Counter[str] = Counter()
        for path, content in self.files.items():
            held[path.rpartition("/")[0]] += len(content) if much else 1
        for problem in self.problems:
            if problem.rule == "left-behind" and not much:
                held[problem.mark.path.rpartition("/")[0]] += 1
        most, kind = (MOST_BYTES, N_("bytes")) if much else (MOST_FILES, N_("files"))
        largest = held.most_common(1)[0][0]
        self.problems.append(Mark(largest).problem("too-many-files", most=str(most), kind=kind))


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
        found.problems.append(_no_folder(top, os.lstat(os.path.join(root, top)).st_mode))
        return found
    try:
        _walk_folder(descriptor, top, 1, found)
    finally:
        os.close(descriptor)
    found.report_excess()
    return found


error(
    "not-a-folder",
    "“%(name)s” is a file.",
    "Allowed here: a folder.",
    "Move the file away, and put the folder back.",
)


def _no_folder(path: str, mode: int) -> Problem:
    """Why a folder that is always read cannot be."""
    if stat.S_ISREG(mode):
        return Mark(path).problem("not-a-folder", name=path)
    return not_a_file(path, path, N_("unreadable") if stat.S_ISDIR(mode) else _kind(mode))


def _walk_folder(descriptor: int, path: str, depth: int, found: Walk) -> None:
    with os.scandir(descriptor) as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    names = [entry.name for entry in listed]
    found.problems += collisions(path, names)
    taken = taken_names(names)
    for entry in listed:
        if found.full:
            found.cut_short = True
            return
        try:
            _walk_entry(descriptor, entry, f"{path}/{entry.name}", depth, found, taken)
        except OSError:
            found.problems.append(not_a_file(f"{path}/{entry.name}", entry.name, N_("unreadable")))


error(
    "too-big",
    "The file has %(size)s bytes.",
    "Allowed: at most %(most)s bytes.",
    "Shorten it, or divide it into several.",
)


def too_big(path: str, size: int, most: int = LARGEST) -> Problem:
    """A file of more bytes than are read."""
    return Mark(path).problem("too-big", size=str(size), most=str(most))


def _walk_entry(
    descriptor: int, entry: os.DirEntry[str], path: str, depth: int, found: Walk, taken: Counter[str]
) -> None:
    mode = entry.stat(follow_symlinks=False).st_mode
    folder = stat.S_ISDIR(mode)
    other = "" if folder or stat.S_ISREG(mode) else _kind(mode)
    if found.admits(path, taken, depth, folder=folder, other=other):
        (_enter if folder else _read)(descriptor, entry.name, path, depth, found)


def _kind(mode: int) -> str:
    return next(
        (words for test, words in FILE_TYPES if test(mode)), N_("unreadable") if stat.S_ISREG(mode) else N_("a device")
    )


def _enter(descriptor: int, name: str, path: str, depth: int, found: Walk) -> None:
    inner = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=descriptor)
    try:
        found.folders.append(path)
        _walk_folder(inner, path, depth + 1, found)
    finally:
        os.close(inner)


def _read(descriptor: int, name: str, path: str, depth: int, found: Walk) -> None:
    opened = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=descriptor)
    content, problems = _content(opened, path, name, LARGEST)
    found.problems += problems
    if not problems:
        found.files[path] = content
        found.size += len(content)


def read_file(path: str, most: int) -> tuple[bytes, list[Problem]]:
    """One file that the user names, or why it is not read: links are followed, pipes and devices are not opened.

    Raises FileNotFoundError.
    """
    name = os.path.basename(path.rstrip("/"))
    try:
        if not stat.S_ISREG(mode := os.stat(path).st_mode):
            return b"", [not_a_file(path, name, _kind(mode))]
        return _content(os.open(path, os.O_RDONLY | os.O_NONBLOCK), path, name, most)
    except PermissionError:
        return b"", [not_a_file(path, name, N_("unreadable"))]


def _content(opened: int, path: str, name: str, most: int) -> tuple[bytes, list[Problem]]:
    with os.fdopen(opened, "rb") as stream:
        status = os.fstat(opened)
        if not stat.S_ISREG(status.st_mode):
            return b"", [not_a_file(path, name, N_("a device"))]
        content = stream.read(most + 1)
    if len(content) > most:
        return b"", [too_big(path, max(status.st_size, len(content)), most)]
    return content, []
