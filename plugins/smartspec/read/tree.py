"""Where contributed files are read from: the folder on disk, or one commit of its repository."""

from pathlib import Path
from typing import Protocol

from .git_tree import InCommit
from .history import ever_published, last_changes
from .safe_walk import Walk, walk


class Tree(Protocol):
    """A state of the repository; paths are from its root, with ``/``."""

    def walk(self, top: str) -> Walk:
        """All ordinary files below ``top``, and what else lies there as problems."""

    def read(self, path: str) -> bytes:
        """The content of one file of the project's own. Raises FileNotFoundError."""

    def changes(self, *tops: str) -> dict[str, str]:
        """Day on which each file below ``tops`` last changed; see ``last_changes``. Raises Unreadable."""

    def published(self, *tops: str) -> frozenset[str]:
        """Every file below ``tops`` that was ever published; see ``ever_published``. Raises Unreadable."""

    def versions(self, *paths: str) -> list[tuple[str, bytes]]:
        """Each content that those files have had on the published main line, with its path. Raises Unreadable."""


class OnDisk:
    """The files as they lie in the folder now."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def walk(self, top: str) -> Walk:
        """See Tree."""
        return walk(self.root, top)

    def read(self, path: str) -> bytes:
        """See Tree."""
        return (self.root / path).read_bytes()

    def changes(self, *tops: str) -> dict[str, str]:
        """See Tree."""
        return last_changes(self.root, *tops)

    def published(self, *tops: str) -> frozenset[str]:
        """See Tree."""
        return ever_published(self.root, *tops)

    def versions(self, *paths: str) -> list[tuple[str, bytes]]:
        """See Tree."""
        return InCommit(self.root, "HEAD").versions(*paths)
