"""Ask for what a new file needs, one question at a time, in a terminal."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..check.unfinished import MARKS
from ..language import words
from ..problems import visible
from .existing import Repository
from .own_sources import OfSources
from .questions import Answers, Question


@dataclass(frozen=True)
class Asker:
    """Whoever asks: ``read`` gives a line (EOFError at the end of the input), ``say`` shows one."""

    repository: Repository
    lang: str
    read: Callable[[str], str]
    say: Callable[[str], None]

    def ask(self, question: Question, answers: Answers) -> str | list[str] | None:
        """The answer, asked for until there is one that can stand; None where nothing is to be said."""
        offered = self._shown(question, answers)
        default = question.default(self.repository, answers)
        while True:
            answer = self.read(self._prompt(question, default)).strip() or default
            values = [part.strip() for part in answer.split(",")] if question.many and answer else [answer]
            values = [chosen(value, offered) for value in values]
            fault = self._fault(question, values, answers)
            if not fault:
                return (values if question.many else values[0]) if answer else None
            self.say(f"  {fault}")

    def _shown(self, question: Question, answers: Answers) -> Mapping[str, str]:
        """Show what is asked, and the values to choose from with their numbers."""
        gettext = words(self.lang).gettext
        mark = f" ({gettext('in English')})" if question.option.endswith("-en") else ""
        self.say(f"\n{gettext(question.label)}{mark}")
        self.say(f"  {gettext(question.hint)}")
        offered = question.offered(self.repository, answers, self.lang)
        known: Mapping[str, str] = question.known(self.repository, answers) if isinstance(question, OfSources) else {}
        for number, (value, name) in enumerate((offered or known).items(), 1):
            self.say(f"  {number:3} {value}{f'  {visible(name, 90)}' if name and name != value else ''}")
        if question.many:
            self.say(f"  {gettext('Several are divided by commas.')}")
        return offered or known

    def _prompt(self, question: Question, default: str) -> str:
        gettext = words(self.lang).gettext
        if default:
            return f"[{default}] > "
        if question.optional:
            return f"[{gettext('left out')}] > "
        return "> " if question.required else f"[{MARKS[self.lang]} …] > "

    def _fault(self, question: Question, values: list[str], answers: Answers) -> str:
        if values == [""]:
            return words(self.lang).gettext("An answer is needed here.") if question.required else ""
        found = (question.fault(value, self.repository, answers, self.lang) for value in values)
        return next(filter(None, found), "")


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
