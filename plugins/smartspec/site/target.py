"""The folder that a site is put in: tried before the build, and exchanged or filled after it.

A build takes minutes, so an unusable folder is reported before it starts.
"""

import ctypes
import errno
import filecmp
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ..language import words
from ..model.values import N_

AT_FDCWD, RENAME_EXCHANGE, RENAME_SWAP = -100, 2, 2
MARK = "assets/s3.css"
"""What every site has, and no other folder: only a folder that has it is replaced."""
SOURCES = ("docs", "overrides", "plugins", "regions")
REASONS = {
    errno.ENOSPC: N_("The disk is full"),
    errno.EDQUOT: N_("The space that you may use is full"),
    errno.EACCES: N_("You may not write there"),
    errno.EPERM: N_("You may not write there"),
    errno.ENOENT: N_("The folder does not exist, and cannot be made"),
    errno.EROFS: N_("The disk can only be read"),
    errno.ENOTDIR: N_("A part of the path is a file, no folder"),
    errno.EISDIR: N_("A folder lies there, no file"),
    errno.EEXIST: N_("A part of the path is a file, no folder"),
    errno.ENAMETOOLONG: N_("The name is too long"),
    errno.ELOOP: N_("The link leads back to itself"),
}


class Unusable(Exception):
    """No site can be put in the folder; the message says why, and what to do."""


class HalfFilled(Exception):
    """The folder could not be filled to the end; the message says why."""


def reason(error: OSError, lang: str) -> str:
    """Why the system refused, in words, and at which file where that is known."""
    known = REASONS.get(error.errno or 0)
    said = words(lang).gettext(known) if known else error.strerror or str(error)
    return f"{said} ({os.fsdecode(error.filename)})" if isinstance(error.filename, str | bytes) else said


def prepare(root: Path, target: Path, lang: str = "sv") -> Path:
    """A new folder to build in, from where ``put`` brings the site to ``target``. Raises Unusable.

    It lies beside the target where the two can be exchanged, else in the target: on the same file system,
    so that a disk that is full stops the build and not the filling.
    """
    _refuse_what_is_no_site(root.resolve(), target, lang)
    try:
        return _beside(target) or _new_folder(target, target)
    except OSError as error:
        said = words(lang).gettext("The site cannot be put in %(target)s: %(reason)s.")
        raise Unusable(said % {"target": target, "reason": reason(error, lang)}) from None


def _beside(target: Path) -> Path | None:
    """A new folder beside the target; None where the target is there and must be filled instead."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _clear_leftovers(target)
        beside = _new_folder(target, target.parent)
        if _can_swap(beside, target):
            return beside
        beside.rmdir()
    except OSError:
        if not target.is_dir():
            raise
    return None


def _new_folder(target: Path, place: Path) -> Path:
    return Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=place))


def _refuse_what_is_no_site(root: Path, target: Path, lang: str) -> None:
    """All that stands in the folder is replaced, so it must be a site, or empty."""
    gettext, told = words(lang).gettext, {"target": target}
    if target == root or target in root.parents:
        said = gettext(
            "The site cannot be put in %(target)s: the sources are there. Name a folder of its own with --to."
        )
        raise Unusable(said % told)
    if any(target == root / name or root / name in target.parents for name in SOURCES):
        said = gettext("The site cannot be put in %(target)s, among the sources. Name a folder of its own with --to.")
        raise Unusable(said % told)
    if os.path.lexists(target) and not target.is_dir():
        raise Unusable(gettext("%(target)s is no folder. Name another with --to.") % told)
    try:
        others = [name for name in sorted(os.listdir(target)) if not _is_kept(name)]
    except OSError:  # not there yet, or not to be read: the trial says which
        return
    if others and not (target / MARK).is_file():
        said = gettext(
            "%(target)s holds other things than a site, such as %(name)s. Name a folder of its own with --to."
        )
        raise Unusable(said % {"target": target, "name": others[0]})


def _is_kept(name: str) -> bool:
    """Whether it is never removed: no site has names with a dot first, and a file system's root has the other."""
    return name.startswith(".") or name == "lost+found"


def _can_swap(beside: Path, target: Path) -> bool:
    """Whether the folder can be moved away: not a mount point, a folder with dot files or one that others own.

    Tested without moving it: renaming a folder to a non-empty one always fails, and ENOTEMPTY is the
    last error that the system checks for.
    """
    if not target.exists():
        return True
    if os.path.ismount(target) or any(map(_is_kept, os.listdir(target))):
        return False
    trial = beside / "trial"
    (trial / "not-empty").mkdir(parents=True)
    try:
        os.rename(target, trial)
    except OSError as error:
        return error.errno in (errno.ENOTEMPTY, errno.EEXIST)
    else:  # no system should do this
        os.rename(trial, target)
        return False
    finally:
        shutil.rmtree(trial, ignore_errors=True)


def put(new: Path, target: Path, lang: str = "sv") -> None:
    """Bring a finished site to its folder, where files that are as they were keep their time. Raises HalfFilled."""
    os.chmod(new, 0o755)
    _keep_times(new, target)
    if target not in new.parents:
        swap(new, target)
        return
    try:
        _fill(new, target, _is_kept)
    except OSError as error:
        raise HalfFilled(reason(error, lang)) from error


def _keep_times(new: Path, target: Path) -> None:
    """Give each file that has not changed the time of the one that it replaces: publishers upload what is newer."""
    for folder, _, names in os.walk(new):
        before = target / Path(folder).relative_to(new)
        for name in names:
            with suppress(OSError):  # there was none, or the file system keeps no times
                if filecmp.cmp(before / name, Path(folder, name), shallow=False):
                    there = os.stat(before / name)
                    os.utime(Path(folder, name), ns=(there.st_atime_ns, there.st_mtime_ns))


def swap(new: Path, target: Path) -> None:
    """Put ``new`` in the place of ``target`` in one step; what was there ends up at ``new``.

    Exchanges the two names where the system can, so that no moment is without a site.
    """
    if not target.exists():
        os.rename(new, target)
    elif not _exchange(os.fsencode(new), os.fsencode(target)):
        old = new.with_name("old")
        os.rename(target, old)
        try:
            os.rename(new, target)
        except OSError:
            os.rename(old, target)
            raise


def _exchange(one: bytes, other: bytes) -> bool:
    """renameat2(2) on Linux, renamex_np(2) on macOS; False where neither works."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(libc.renamex_np(one, other, RENAME_SWAP) == 0)
        return bool(libc.renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE) == 0)
    except (OSError, AttributeError):
        return False


def _fill(new: Path, target: Path, is_kept: Callable[[str], bool] = lambda _: False) -> None:
    """Move every file of ``new`` to its place below ``target``, then remove what it does not have and is not kept."""
    entries = sorted(new.iterdir(), key=Path.is_file)  # what pages need comes before the pages
    names = {entry.name for entry in entries}
    for entry in entries:
        there = target / entry.name
        if entry.is_dir():
            if there.is_symlink() or there.is_file():
                there.unlink()
            there.mkdir(exist_ok=True)
            _fill(entry, there)
        else:
            _remove(there, only_folder=True)
            os.replace(entry, there)
    for there in target.iterdir():
        if there.name not in names and not is_kept(there.name):
            _remove(there)


def _remove(path: Path, *, only_folder: bool = False) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif not only_folder:
        path.unlink()


def _clear_leftovers(target: Path) -> None:
    """Remove what builds that were killed more than an hour ago left beside the site, or in it."""
    for leftover in (*target.parent.glob(f".{target.name}-*"), *target.glob(f".{target.name}-*")):
        if leftover.is_dir() and time.time() - leftover.stat().st_mtime > 3600:
            shutil.rmtree(leftover, ignore_errors=True)
