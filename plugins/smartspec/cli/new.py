"""``smartspec new``: start a file, from arguments or from what is answered."""

import argparse
import sys
from pathlib import Path
from typing import Any

from ..check.unfinished import MARKS
from ..edit.answers import CALLED, Refused, asked_answers, asked_kind, given_answers
from ..edit.asking import Asker
from ..edit.existing import Repository
from ..edit.lists.table import Unfit as UnfitTable
from ..edit.own_sources import Unfit
from ..edit.places import already_there
from ..edit.questions import Answers, Question
from ..edit.starting_kinds import KINDS, Files, Kind
from ..edit.writing import problems_with, write_all
from ..language import words
from ..model.files import path_of
from ..problems import render
from ..read.vocabularies import BrokenVocabulary


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The kinds, each with its places and an option for each question."""
    kinds = parser.add_subparsers(metavar="WHAT", dest="what")
    _add_common(parser, Path(), "sv")
    for name, kind in KINDS.items():
        own = kinds.add_parser(name, help=CALLED[name])
        for place in kind.places:
            own.add_argument(place.option, nargs="?", metavar=place.option.upper(), help=place.hint)
        for question in kind.questions:
            own.add_argument(f"--{question.option}", dest=question.option, **_option(question))
        _add_common(own, argparse.SUPPRESS, argparse.SUPPRESS)
    parser.set_defaults(run=command)


def _add_common(parser: argparse.ArgumentParser, root: object, lang: object) -> None:
    parser.add_argument("--root", type=Path, default=root, help="the repository (default: this folder)")
    parser.add_argument("--lang", choices=("sv", "en"), default=lang, help="language of questions and messages")


def _option(question: Question) -> dict[str, Any]:
    shown = {"help": question.hint, "metavar": "|".join(question.choices) or "TEXT"}
    return {**shown, "action": "append", "metavar": "ID"} if question.many else shown


def command(options: argparse.Namespace) -> int:
    """Write the files and say which. Exit status 1 when nothing was written, 2 when nothing could start."""
    gettext = words(options.lang).gettext
    try:
        return _command(options)
    except (EOFError, KeyboardInterrupt):
        print(f"\n{gettext('Stopped. Nothing was written.')}", file=sys.stderr)
        return 1
    except Refused as refused:
        print(f"{refused}\n{gettext('Nothing was written.')}", file=sys.stderr)
        return 1
    except BrokenVocabulary as broken:
        sys.stdout.write(render(broken.problems, options.lang))
        return 2


def _command(options: argparse.Namespace) -> int:
    repository = Repository.read(options.root)
    asker = Asker(repository, options.lang, input, print)
    kind = KINDS[options.what or asked_kind(asker)]
    given = {question.option: getattr(options, question.option, None) for question in kind.asked}
    given["region"] = (given.get("region") or "").removeprefix("regions/").rstrip("/")
    asks = not any(given.values())
    answers = asked_answers(kind, asker) if asks else given_answers(kind, given, repository, options.lang)
    new, changed = _files(kind, repository, answers, options.lang)
    if problems := problems_with(options.root, new | changed):
        sys.stdout.write(render(problems, options.lang))
        raise Refused(words(options.lang).gettext("The files would not pass the check."))
    try:
        write_all(options.root, new, changed)
    except FileExistsError as there:
        path = Path(there.filename).relative_to(options.root)
        raise Refused(already_there(str(path), options.lang)) from there
    print("\n".join(["", *summary(new, changed, options.lang)]))
    return 0


def _files(kind: Kind, repository: Repository, answers: Answers, lang: str) -> tuple[Files, Files]:
    gettext = words(lang).gettext
    try:
        return kind.files(kind, repository, answers)
    except Unfit as unfit:
        raise Refused(gettext("%(path)s cannot be added to as it stands.") % {"path": unfit}) from unfit
    except UnfitTable as unfit:
        said = gettext("%(path)s cannot be added to as it stands.")
        path = path_of("initiatives", territory=str(answers["region"]))
        raise Refused(said % {"path": f"{path}:{unfit.line}"}) from unfit


def summary(new: Files, changed: Files, lang: str) -> list[str]:
    """Which files were written, how many texts are left, and what to do next."""
    gettext, ngettext = words(lang).gettext, words(lang).ngettext
    told = [gettext("Written: %(files)s.") % {"files": ", ".join(new)}] if new else []
    told += [gettext("Added to: %(files)s.") % {"files": ", ".join(changed)}] if changed else []
    left = sum(f"{mark} – " in line for text in new.values() for line in text.split("\n") for mark in MARKS.values())
    if left:
        said = ngettext("%(num)s text is left to fill in: it begins with FYLL I or FILL IN.",
                        "%(num)s texts are left to fill in: they begin with FYLL I or FILL IN.", left)  # fmt: skip
        told.append(f"{said % {'num': left}} {gettext('Until then the site is not published with it.')}")
    if any(path.endswith(".en.md") for path in new):
        told.append(gettext("Without an English text: remove the file .en.md. The page then shows the Swedish one."))
    done = gettext("Next: run smartspec check, and propose the change.")
    told.append(gettext("Next: open the files, fill them in, and run smartspec check.") if left else done)
    return told
