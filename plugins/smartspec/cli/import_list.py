"""What ``smartspec import initiatives`` says: each problem on a line, then what was done."""

import sys
from pathlib import Path

from ..edit.lists.initiatives import Outcome, UnknownColumns, import_initiatives
from ..language import words
from ..problems import render, visible


def import_list(
    root: Path, file: Path, source: str, to: str | None, update: bool, columns: str | None, lang: str
) -> int:
    """Import and say how it went. The exit status is 1 when something was refused, 2 when nothing could start.

    Raises BrokenVocabulary.
    """
    gettext = words(lang).gettext
    try:
        outcome = import_initiatives(root, file, source, to or None, columns=columns, update=update)
    except OSError as error:
        print(f"{gettext('No such file or folder')}: {visible(str(error.filename))}", file=sys.stderr)
        return 2
    except UnknownColumns as unknown:
        said = gettext("There is no mapping %(name)s. Known: %(known)s.")
        print(said % {"name": visible(unknown.name), "known": ", ".join(unknown.known)}, file=sys.stderr)
        return 2
    except KeyError as unknown:
        print(f"{gettext('No such file or folder')}: regions/{visible(str(unknown.args[0]))}", file=sys.stderr)
        return 2
    sys.stdout.write(render(outcome.problems, lang))
    print("\n".join(summary(outcome, lang)), file=sys.stderr)
    return 1 if any(problem.level == "error" for problem in outcome.problems) else 0


def summary(outcome: Outcome, lang: str) -> list[str]:
    """The last lines: how many rows, what became of them, which files changed."""
    gettext, ngettext = words(lang).gettext, words(lang).ngettext
    read = ngettext("%(rows)s row read", "%(rows)s rows read", outcome.rows)
    became = gettext(
        "new: %(new)s, updated: %(updated)s, already here: %(same)s, here but different: %(different)s, "
        "refused: %(refused)s"
    )
    said = [f"{read}; {became}." % vars(outcome)]
    if outcome.encoding:
        said.append(gettext("Read as %(name)s, not UTF-8.") % {"name": outcome.encoding})
    if outcome.left:
        said.append(gettext("Columns not taken in: %(names)s.") % {"names": visible(", ".join(outcome.left), 600)})
    if outcome.different:
        said.append(gettext("Rows that differ were left as they are. --update replaces them."))
    if outcome.written:
        said.append(gettext("Written: %(files)s.") % {"files": ", ".join(outcome.written)})
    else:
        said.append(gettext("Nothing was changed."))
    return said
