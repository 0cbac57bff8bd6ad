"""The editors' lists of one repository, read once for all that reads them in a process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from smartspec.model.files import FileKind
from smartspec.read import lists, repository
from smartspec.read.lists import ListFile, Lists
from smartspec.read.repository import Memory
from smartspec.read.tree import OnDisk, Tree


@contextmanager
def lists_remembered(root: Path) -> Iterator[None]:
    """Meanwhile each reading that remembers nothing begins with those lists, as if it were the second one.

    A list that is another in the repository that is read is read anew.
    """
    first, all_lists, one_file = Memory(), repository._lists, lists._read_file
    all_lists(OnDisk(root), first)

    def begun(tree: Tree, memory: Memory) -> Lists:
        memory.lists = memory.lists or first.lists
        memory.list_files = memory.list_files or dict(first.list_files)
        return all_lists(tree, memory)

    def read(kind: FileKind, path: str, content: bytes) -> ListFile:
        known = first.list_files.get(path)
        return known if known and known.content == content else one_file(kind, path, content)

    with mock.patch.object(repository, "_lists", begun), mock.patch.object(lists, "_read_file", read):
        yield
