"""The editors' lists of one repository, read once for all that is checked in a process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from smartspec.read import repository
from smartspec.read.lists import Lists
from smartspec.read.repository import Memory
from smartspec.read.tree import OnDisk, Tree


@contextmanager
def lists_remembered(root: Path) -> Iterator[None]:
    """Meanwhile each reading that remembers nothing begins with those lists, as if it were the second one.

    A list that is another in the repository that is read is read anew.
    """
    first, real = Memory(), repository._lists
    real(OnDisk(root), first)

    def lists(tree: Tree, memory: Memory) -> Lists:
        memory.lists = memory.lists or first.lists
        memory.list_files = memory.list_files or dict(first.list_files)
        return real(tree, memory)

    with mock.patch.object(repository, "_lists", lists):
        yield
