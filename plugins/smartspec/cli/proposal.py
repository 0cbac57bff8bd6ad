"""``smartspec proposal``: what a maintainer should know of a proposal before anything of it is run."""

import sys
from pathlib import Path

from ..check.proposal import problems_of_proposal
from ..language import words
from ..problems import Format, render, visible
from ..read.git_objects import UnknownCommit, Unreadable
from ..read.proposal import read_proposal
from .check import counted


def proposal(root: Path, base: str, head: str, lang: str, format: Format) -> int:
    """Tell what is flagged. The exit status is 1 when something is refused, 2 when there is nothing to compare."""
    try:
        problems = problems_of_proposal(read_proposal(root, base, head))
    except UnknownCommit as absent:
        print(
            words(lang).gettext("There is no revision “%(name)s”.") % {"name": visible(str(absent.args[0]))},
            file=sys.stderr,
        )
        return 2
    except Unreadable as error:
        problems = error.problems()
    sys.stdout.write(render(problems, lang, format))
    print(counted(problems, lang), file=sys.stderr)
    return 1 if any(problem.level == "error" for problem in problems) else 0
