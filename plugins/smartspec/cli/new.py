"""``smartspec new``: start a file, from arguments or from what is answered."""

import argparse
import sys
from pathlib import Path
from typing import Any

from ..check.texts import MARKS
from ..edit.asking import Asker, CannotStart, take_given
from ..edit.places import NEW_REGION, REGION, NotAppendable, already_there
from ..edit.questions import Answers, Question
from ..edit.repository import Repository, problems_with, write_all
from ..edit.starting_kinds import KINDS, Files
from ..language import words
from ..problems import render
from ..read.lists import BrokenVocabulary
from . import folder_name


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The kinds, each with its places and an option for each question."""
    kinds = parser.add_subparsers(metavar="WHAT", dest="what")
    _add_common(parser, Path(), "sv")
    for name, kind in KINDS.items():
        own = kinds.add_parser(name, help=kind.called)
        for place in kind.places:
            kept = folder_name if place is REGION or place is NEW_REGION else str
            own.add_argument(place.option, nargs="?", type=kept, metavar=place.option.upper(), help=place.hint)
        for question in kind.questions:
            own.add_argument(f"--{question.option}", dest=question.option, **_option(question))
        _add_common(own, argparse.SUPPRESS, argparse.SUPPRESS)


def _add_common(parser: argparse.ArgumentParser, root: object, lang: object) -> None:
    parser.add_argument("--root", type=Path, default=root, help="the repository (default: this folder)")
    parser.add_argument("--lang", choices=("sv", "en"), default=lang, help="language of questions and messages")


def _option(question: Question) -> dict[str, Any]:
    shown = {"help": question.hint, "metavar": "|".join(question.choices) or "TEXT"}
    return {**shown, "action": "append", "metavar": "ID"} if question.many else shown


def new(root: Path, lang: str, what: str | None, **given: Any) -> int:
    """Write the files and say which. Exit status 1 when nothing was written, 2 when nothing could start."""
    gettext = words(lang).gettext
    try:
        answers = Answers(Repository.read(root), lang)
        started, changed = _started(answers, what, given)
        if problems := problems_with(root, started | changed):
            sys.stdout.write(render(problems, lang))
            raise CannotStart(gettext("The files would not pass the check."))
        try:
            write_all(root, started, changed)
        except FileExistsError as there:
            raise CannotStart(already_there(str(Path(there.filename).relative_to(root)), answers)) from there
    except (EOFError, KeyboardInterrupt):
        print(f"\n{gettext('Stopped. Nothing was written.')}", file=sys.stderr)
        return 1
    except CannotStart as reason:
        print(f"{reason}\n{gettext('Nothing was written.')}", file=sys.stderr)
        return 1
    except BrokenVocabulary as broken:
        sys.stdout.write(render(broken.problems, lang))
        return 2
    print("\n".join(["", *summary(started, changed, lang)]))
    return 0


def _started(answers: Answers, what: str | None, given: dict[str, Any]) -> tuple[Files, Files]:
    """New files and changed ones, of what was given or, when nothing was, of what is answered. Raises CannotStart."""
    asker = Asker(answers, input, print)
    kind = KINDS[what or asker.ask_kind()]
    if any(given.values()):
        take_given(kind, given, answers)
    else:
        asker.ask_all(kind)
    try:
        return kind.started(answers)
    except NotAppendable as path:
        raise CannotStart(answers.gettext("%(path)s cannot be added to as it stands.") % {"path": path}) from path


def summary(started: Files, changed: Files, lang: str) -> list[str]:
    """Which files were written, how many texts are left, and what to do next."""
    gettext, ngettext = words(lang).gettext, words(lang).ngettext
    told = [gettext("Written: %(files)s.") % {"files": ", ".join(started)}] if started else []
    told += [gettext("Added to: %(files)s.") % {"files": ", ".join(changed)}] if changed else []
    left = sum(
        f"{mark} – " in line for text in started.values() for line in text.split("\n") for mark in MARKS.values()
    )
    if left:
        said = ngettext("%(num)s text is left to fill in: it begins with FYLL I or FILL IN.",
                        "%(num)s texts are left to fill in: they begin with FYLL I or FILL IN.", left)  # fmt: skip
        told.append(f"{said % {'num': left}} {gettext('Until then the site is not published with it.')}")
    if any(path.endswith(".en.md") for path in started):
        told.append(gettext("Without an English text: remove the file .en.md. The page then shows the Swedish one."))
    done = gettext("Next: run smartspec check, and propose the change.")
    told.append(gettext("Next: open the files, fill them in, and run smartspec check.") if left else done)
    return told
