"""What is asked to start a file, one question a value: also the options of the command."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..language import words
from ..model import Frozen
from ..read.document import Document
from ..read.validate import validated
from .fields import FieldForm, fields_of
from .repository import Repository
from .starting_files import SUGGESTED, in_two_languages

SHORTER = {
    "Operation_Unique_Identifier": "id",
    "Operation_Name_Programme_Language": "name",
    "Operation_Name_English": "name-en",
    "Sources": "source",
    "sources": "source",
}
"""Options that are called something else than their field."""


@dataclass
class Answers:
    """What has been answered so far, in which language it was asked, and the repository that the file is for."""

    repository: Repository
    lang: str
    values: dict[str, str | list[str]] = field(default_factory=dict)

    def take(self, question: "Question", values: Sequence[str]) -> None:
        """Keep the answer to a question, if there is any."""
        if values:
            self.values[question.option] = list(values) if question.many else values[0]

    def text(self, option: str) -> str:
        """One answer; empty where there is none."""
        return str(self.values.get(option, ""))

    def gettext(self, text: str) -> str:
        """The text in the language of the questions."""
        return words(self.lang).gettext(text)


@dataclass(frozen=True)
class Question:
    """One value of a new file. ``option`` is its name on the command line, ``path`` its place in the facts."""

    option: str
    model: type[Frozen]
    path: tuple[str | int, ...]
    label: str
    hint: str
    choices: Mapping[str, str] = field(default_factory=dict)
    listed_in: str = ""
    many: bool = False
    required: bool = False
    """Whether there must be an answer: nothing can stand for it until somebody fills it in."""
    optional: bool = False
    """Whether the value is left out where there is no answer."""
    default: Callable[[Answers], str] = lambda answers: ""
    """What holds where nothing is answered; empty where nothing does."""
    wanted: Callable[[Answers], bool] = lambda answers: True
    """Whether the question is to be asked, given the answers so far."""
    known: Callable[[Answers], Mapping[str, str]] | None = None
    """What there is to choose from in the repository, and what each is called."""
    or_new: bool = False
    """Whether another value than the known ones may be given."""
    check: Callable[[str, Answers], str] | None = None
    """Why an answer cannot stand, in words, or nothing; where the form of the value says too little."""

    def offered(self, answers: Answers) -> Mapping[str, str]:
        """Values to choose from, and what each is called; empty where any text may be written."""
        if self.known:
            return self.known(answers)
        if self.choices:
            return {value: answers.gettext(label) for value, label in self.choices.items()}
        return answers.repository.listed(self.listed_in)

    def faults(self, values: Sequence[str], answers: Answers) -> list[str]:
        """Why the values cannot be the answer, in words; no values are no answer."""
        if not values:
            return [answers.gettext("An answer is needed here.")] if self.required else []
        return [fault for value in values if (fault := self.fault(value, answers))]

    def fault(self, answer: str, answers: Answers) -> str:
        """Why the answer cannot stand there, in words, or nothing."""
        if self.check:
            return self.check(answer, answers)
        offered = self.offered(answers)
        if self.or_new or not (offered or self.known):
            return self.form_fault(answer, answers.lang)
        if answer in offered:
            return ""
        said = answers.gettext("“%(value)s” is not one of them. Choose among: %(allowed)s.")
        return said % {"value": answer, "allowed": ", ".join(offered)}

    def form_fault(self, answer: str, lang: str) -> str:
        """Why the model does not take the value, in words, or nothing."""
        value: Any = [answer] if self.many else answer
        for part in reversed(self.path):
            value = [value] if isinstance(part, int) else {part: value}
        _, problems = validated(Document("", value), self.model)
        own = ".".join(part for part in self.path if isinstance(part, str))
        told = (p for p in problems if re.sub(r"\[\d+\]", "", p.key) == own and p.rule != "missing-key")
        return next((problem.message(lang) for problem in told), "")


def questions_of(model: type[Frozen], *also: str, suffix: str = "") -> Iterator[Question]:
    """The model's required fields, and the optional ones that are named. ``suffix`` ends each option."""
    for one in fields_of(model):
        if one.required or one.name in also:
            for question in _asked(model, one, suffix):
                yield replace(question, optional=question.optional or not one.required)


def _asked(model: type[Frozen], field: FieldForm, suffix: str) -> Iterator[Question]:
    option = SHORTER.get(field.name, field.name.replace("_", "-"))
    if in_two_languages(field):
        for lang, end in (("sv", ""), ("en", "-en")):
            yield Question(f"{option}{end}", model, (field.name, lang), field.label, field.hint)
    elif field.kind == "group":
        for part in field.inner:
            if part.required or part.name == "url":
                place, optional = (field.name, 0, part.name), not part.required
                yield Question(f"{option}-{part.name}", model, place, part.label, part.hint, optional=optional)
    else:
        must = field.required and (field.kind not in ("line", "paragraph") or bool(field.pattern))
        told = (field.label, field.hint, field.choices, field.listed_in, field.many, must)
        suggested = SUGGESTED.get(field.name, "")
        yield Question(f"{option}{suffix}", model, (field.name,), *told, default=lambda answers: suggested)


def given(questions: Iterable[Question], answers: Answers, model: type[Frozen]) -> dict[str, Any]:
    """The answers as values of the model."""
    values: dict[str, Any] = {}
    for question in questions:
        if question.model is model and (answer := answers.values.get(question.option)):
            first, *rest = question.path
            if not rest:
                values[str(first)] = answer
            elif rest[0] == 0:
                values.setdefault(str(first), [{}])[0][rest[1]] = answer
            else:
                values.setdefault(str(first), {})[rest[0]] = answer
    return values
