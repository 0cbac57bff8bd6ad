"""The answers that a new file is made from: given on the command line, or asked for."""

from collections.abc import Mapping

from ..language import words
from ..model.values import N_
from .asking import Asker, chosen
from .existing import Repository
from .own_sources import sources_fault
from .places import REGION, OfPeriod, OfRegion
from .questions import Answers, Question
from .starting_kinds import KINDS, Kind

CALLED = {
    "region": N_("a county or a programme area that has nothing here yet"),
    "strategy": N_("a strategy"),
    "priority": N_("a priority"),
    "initiative": N_("a financed initiative"),
    "need": N_("something that a region needs"),
    "offer": N_("something that a region offers"),
    "event": N_("an event"),
    "news": N_("a piece of news"),
}
"""What each kind is, in words."""


class Refused(Exception):
    """What was given cannot be made into files; the argument says why, a line for each reason."""


def given_answers(
    kind: Kind, given: Mapping[str, str | list[str] | None], repository: Repository, lang: str
) -> Answers:
    """What was given, with what holds where nothing was. Raises Refused with every reason."""
    answers: Answers = {}
    faults: list[str] = []
    for question in kind.asked:
        if not question.wanted(repository, answers):
            continue
        answer = given.get(question.option) or question.default(repository, answers)
        if answer:
            answers[question.option] = answer = [answer] if question.many and isinstance(answer, str) else answer
            values = [answer] if isinstance(answer, str) else answer
            found = (question.fault(value, repository, answers, lang) for value in values)
            faults += [f"{_written(question, kind)}: {fault}" for fault in found if fault]
        elif question.required:
            faults.append(_missing(question, kind, repository, answers, lang))
        if faults and isinstance(question, OfRegion | OfPeriod):
            break  # what follows depends on it
    if not faults and REGION in kind.places and (fault := sources_fault(repository, answers, lang)):
        faults.append(f"--source: {fault}")
    if faults:
        raise Refused("\n".join(faults))
    return answers


def asked_answers(kind: Kind, asker: Asker) -> Answers:
    """What is answered, question by question. Raises EOFError or KeyboardInterrupt when the one who is asked leaves.

    Raises Refused where there is nothing to choose from.
    """
    answers: Answers = {}
    for question in kind.asked:
        if isinstance(question, OfRegion) and not question.offered(asker.repository, answers, asker.lang):
            raise Refused(words(asker.lang).gettext("Every county and programme area is here already."))
        if question.wanted(asker.repository, answers):
            answer = asker.ask(question, answers)
            if answer is not None:
                answers[question.option] = answer
    return answers


def asked_kind(asker: Asker) -> str:
    """Which kind of thing is to be started."""
    gettext = words(asker.lang).gettext
    asker.say(gettext("What do you want to add?"))
    called = {kind: gettext(CALLED[kind]) for kind in KINDS}
    for number, (kind, name) in enumerate(called.items(), 1):
        asker.say(f"  {number:3} {kind:10}  {name}")
    while True:
        kind = chosen(asker.read("> ").strip(), called)
        if kind in KINDS:
            return kind
        asker.say("  " + gettext("Answer with one of the numbers or the words."))


def _missing(question: Question, kind: Kind, repository: Repository, answers: Answers, lang: str) -> str:
    gettext = words(lang).gettext
    choices = ", ".join(question.offered(repository, answers, lang))
    said = f"{_written(question, kind)}: {gettext('An answer is needed here.')} {gettext(question.hint)}."
    return said + (f" {gettext('Choose among: %(allowed)s.') % {'allowed': choices}}" if choices else "")


def _written(question: Question, kind: Kind) -> str:
    """How the question is answered on the command line."""
    return question.option.upper() if question in kind.places else f"--{question.option}"
