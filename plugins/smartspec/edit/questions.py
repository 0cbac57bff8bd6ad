"""What is asked to start a file, one question a value: also the options of the command."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..language import words
from ..model import Frozen
from ..read.document import Document
from ..read.validate import validated
from .existing import Repository
from .fields import FieldForm, fields_of
from .starters import in_two_languages

SHORTER = {
    "Operation_Unique_Identifier": "id",
    "Operation_Name_Programme_Language": "name",
    "Operation_Name_English": "name-en",
    "Sources": "source",
    "sources": "source",
}
"""Options that are called something else than their field."""
OWN_LISTS = ("sources", "strategies", "priorities", "codes")
"""Lists that are no vocabulary to choose from."""
Answers = dict[str, str | list[str]]


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
    suggested: str = ""

    def offered(self, repository: Repository, answers: Answers, lang: str) -> Mapping[str, str]:
        """Values to choose from, and what each is called; empty where any text may be written."""
        gettext = words(lang).gettext
        if self.choices:
            return {value: gettext(label) for value, label in self.choices.items()}
        return repository.listed(self.listed_in) if self.listed_in and self.listed_in not in OWN_LISTS else {}

    def default(self, repository: Repository, answers: Answers) -> str:
        """What holds where nothing is answered; empty where nothing does."""
        return self.suggested

    def wanted(self, repository: Repository, answers: Answers) -> bool:
        """Whether the question is to be asked, given the answers so far."""
        return True

    def fault(self, answer: str, repository: Repository, answers: Answers, lang: str) -> str:
        """Why the answer cannot stand there, in words, or nothing."""
        offered = self.offered(repository, answers, lang)
        return not_offered(answer, offered, lang) if offered else self._form_fault(answer, lang)

    def _form_fault(self, answer: str, lang: str) -> str:
        value: Any = [answer] if self.many else answer
        for part in reversed(self.path):
            value = [value] if isinstance(part, int) else {part: value}
        _, problems = validated(Document("", value), self.model)
        own = [part for part in self.path if isinstance(part, str)]
        told = (p for p in problems if _names(p.key) == own and p.rule != "missing-key")
        return next((problem.message(lang) for problem in told), "")


def not_offered(answer: str, offered: Mapping[str, str], lang: str) -> str:
    """The same for a value that must be one of those."""
    if answer in offered:
        return ""
    said = words(lang).gettext("“%(value)s” is not one of them. Choose among: %(allowed)s.")
    return said % {"value": answer, "allowed": ", ".join(offered)}


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
        yield Question(f"{option}{suffix}", model, (field.name,), *told)


def given(questions: Iterator[Question], answers: Answers, model: type[Frozen]) -> dict[str, Any]:
    """The answers as values of the model."""
    values: dict[str, Any] = {}
    for question in questions:
        if question.model is model and (answer := answers.get(question.option)):
            first, *rest = question.path
            if not rest:
                values[str(first)] = answer
            elif rest[0] == 0:
                values.setdefault(str(first), [{}])[0][rest[1]] = answer
            else:
                values.setdefault(str(first), {})[rest[0]] = answer
    return values


def _names(key: str) -> list[str]:
    """The names on a key's path, without the numbers in lists."""
    return [part.split("[")[0] for part in key.split(".")]
