"""Where contributed files are read from: the folder on disk, or one commit of its repository (``git_tree``)."""

from pathlib import Path
from typing import Protocol

from .safe_walk import Walk, walk


class Tree(Protocol):
    """A state of the repository in ``root``; paths are from there, with ``/``."""

    root: Path
    commit: str
    """The commit that its history is told up to."""

    def walk(self, top: str) -> Walk:
        """All ordinary files below ``top``, and what else lies there as problems."""

    def read(self, path: str) -> bytes:
        """The content of one file of the project's own. Raises FileNotFoundError."""


class OnDisk:
    """The files as they lie in the folder now."""

    commit = "HEAD"

    def __init__(self, root: Path) -> None:
        self.root = root

    def walk(self, top: str) -> Walk:
        """See Tree."""
        return walk(self.root, top)

    def read(self, path: str) -> bytes:
        """See Tree."""
        return (self.root / path).read_bytes()
