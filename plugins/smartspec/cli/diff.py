"""``smartspec diff``: what a change means, read from git's own objects; nothing is checked out."""

import sys
from pathlib import Path

from ..check import judged
from ..diff import difference
from ..diff.report import FORMATS, report_of
from ..language import words
from ..model import Atlas
from ..problems import render, visible
from ..read.git_objects import UnknownCommit, Unreadable, start_of
from ..read.lists import BrokenVocabulary
from ..read.repository import read_tree
from ..read.tree import InCommit, OnDisk, Tree


def diff(root: Path, base: str, head: str | None, format: str, lang: str, site: str) -> int:
    """Print what differs between where ``head`` left ``base`` and ``head`` (the files on disk when it is None).

    The exit status is 2 when there is no such commit or its vocabularies cannot be read.
    """
    gettext = words(lang).gettext
    try:
        earlier, later = states(root, base, head)
        after, before = atlas_of(later, later), atlas_of(earlier, later)
    except UnknownCommit as unknown:
        print(f"{gettext('No such commit')}: {visible(str(unknown))}", file=sys.stderr)
        return 2
    except Unreadable as error:
        sys.stderr.write(render(error.problems(), lang))
        return 2
    except BrokenVocabulary as broken:
        sys.stderr.write(render(broken.problems, lang))
        return 2
    sys.stdout.write(FORMATS[format](report_of(difference(before, after), after, lang), lang, site))
    return 0


def states(root: Path, base: str, head: str | None) -> tuple[Tree, Tree]:
    """The earlier and the later state. Raises UnknownCommit.

    The earlier one is where the later left ``base``, as far as the history that is here can tell: what
    has come to ``base`` since is no part of the change.
    """
    started, later = InCommit(root, base), InCommit(root, head or "HEAD")
    return InCommit(root, start_of(root, started.commit, later.commit)), later if head else OnDisk(root)


def atlas_of(tree: Tree, later: Tree) -> Atlas:
    """What a state holds without what has errors. Lists that it lacks, being older, are taken from ``later``.

    Raises BrokenVocabulary.
    """
    try:
        return judged(read_tree(tree))[0]
    except BrokenVocabulary:
        if tree is later:
            raise
        return judged(read_tree(tree, lists=later))[0]
