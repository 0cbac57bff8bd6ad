"""The answers that a new file is made from: given on the command line, or asked for one at a time in a terminal."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..check.texts import MARKS
from ..problems import visible
from .places import REGION, sources_fault
from .questions import Answers, Question
from .starting_kinds import KINDS, Kind


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
