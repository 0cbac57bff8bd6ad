"""``smartspec new``: start a file, from arguments or from what is answered in a terminal."""

import argparse
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..check.texts import MARKS
from ..edit.places import NEW_REGION, REGION, NotAppendable, already_there, sources_fault
from ..edit.questions import Answers, Question
from ..edit.repository import Repository, problems_with, write_all
from ..edit.starting_kinds import KINDS, Files, Kind
from ..language import words
from ..problems import render, visible
from ..read.lists import BrokenVocabulary
from . import folder_name


class CannotStart(Exception):
    """What was given cannot be made into files; the argument says why, a line for each reason."""


def take_given(kind: Kind, given: Mapping[str, str | list[str] | None], answers: Answers) -> None:
    """Take what was given, with what holds where nothing was. Raises CannotStart with every reason."""
    faults: list[str] = []
    for question in kind.wanted(answers):
        answer = given.get(question.option) or question.default(answers)
        values = [answer] if isinstance(answer, str) and answer else list(answer)
        answers.take(question, values)
        name = question.option.upper() if question in kind.places else f"--{question.option}"
        found = question.faults(values, answers)
        if found and not values:
            found = [found[0] + _what_to_answer(question, answers)]
        faults += [f"{name}: {fault}" for fault in found]
        if faults and question.option in ("region", "period"):
            break  # what follows depends on it
    if not faults and REGION in kind.places and (fault := sources_fault(answers)):
        faults.append(f"--source: {fault}")
    if faults:
        raise CannotStart("\n".join(faults))


def _what_to_answer(question: Question, answers: Answers) -> str:
    choices = "" if question.or_new else ", ".join(question.offered(answers))
    allowed = answers.gettext("Choose among: %(allowed)s.") % {"allowed": choices} if choices else ""
    return f" {answers.gettext(question.hint)}. {allowed}".rstrip()


@dataclass(frozen=True)
class Asker:
    """Whoever asks: ``read`` gives a line (EOFError at the end of the input), ``say`` shows one."""

    answers: Answers
    read: Callable[[str], str]
    say: Callable[[str], None]

    def ask_kind(self) -> str:
        """Which kind of thing is to be started."""
        gettext = self.answers.gettext
        self.say(gettext("What do you want to add?"))
        called = {name: gettext(kind.called) for name, kind in KINDS.items()}
        for number, (name, said) in enumerate(called.items(), 1):
            self.say(f"  {number:3} {name:10}  {said}")
        while (kind := chosen(self.read("> ").strip(), called)) not in KINDS:
            self.say("  " + gettext("Answer with one of the numbers or the words."))
        return kind

    def ask_all(self, kind: Kind) -> None:
        """Ask question by question. Raises EOFError or KeyboardInterrupt when the one who is asked leaves.

        Raises CannotStart where there is no territory to choose.
        """
        for question in kind.wanted(self.answers):
            if question.option == "region" and not question.offered(self.answers):
                raise CannotStart(self.answers.gettext("Every county and programme area is here already."))
            self.answers.take(question, self._ask(question))

    def _ask(self, question: Question) -> list[str]:
        """Prompts until the answer is valid; empty where nothing is to be said."""
        offered = self._shown(question)
        default = question.default(self.answers)
        while True:
            answer = self.read(self._prompt(question, default)).strip() or default
            parts = answer.split(",") if question.many else [answer]
            values = [chosen(part.strip(), offered) for part in parts] if answer else []
            faults = question.faults(values, self.answers)
            if not faults:
                return values
            self.say(f"  {faults[0]}")

    def _shown(self, question: Question) -> Mapping[str, str]:
        """Show what is asked, and the values to choose from with their numbers."""
        gettext = self.answers.gettext
        mark = f" ({gettext('in English')})" if question.option.endswith("-en") else ""
        self.say(f"\n{gettext(question.label)}{mark}")
        self.say(f"  {gettext(question.hint)}")
        offered = question.offered(self.answers)
        for number, (value, name) in enumerate(offered.items(), 1):
            self.say(f"  {number:3} {value}{f'  {visible(name, 90)}' if name and name != value else ''}")
        if question.many:
            self.say(f"  {gettext('Several are divided by commas.')}")
        return offered

    def _prompt(self, question: Question, default: str) -> str:
        if default:
            return f"[{default}] > "
        if question.optional:
            return f"[{self.answers.gettext('left out')}] > "
        return "> " if question.required else f"[{MARKS[self.answers.lang]} …] > "


def chosen(answer: str, offered: Mapping[str, str]) -> str:
    """What was meant by an answer: one of the values, its number, or what it is called; else the answer itself.

    ``offered`` gives the name of each value. Names may begin with an article, which nobody needs to write.
    """
    if answer in offered:
        return answer
    values = list(offered)
    number = int(answer) if answer.isascii() and answer.isdecimal() and len(answer) < 4 else 0
    if 0 < number <= len(values):
        return values[number - 1]
    said = _bare(answer)
    return next((value for value, name in offered.items() if said and said in (_bare(name), _bare(value))), answer)


def _bare(name: str) -> str:
    return re.sub(r"^(an?|en|ett) ", "", name.strip().casefold())


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
