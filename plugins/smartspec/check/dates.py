"""Rules about time. A date that is refused today becomes right by waiting, never the reverse."""

from collections.abc import Iterator

from ..clock import today
from ..model.values import fault_of_date
from ..problems import Problem, error
from ..read.document import Document
from ..read.folders import Folder

error(
    "date-future",
    "The date %(value)s has not come yet.",
    "Allowed: days that have passed; a decision that is planned has none.",
    "Check the year, or tell the plan in adopted_note.",
)


def decisions_have_been_made(folder: Folder) -> Iterator[Problem]:
    """A date of adoption has passed."""
    for document in folder.documents.values():
        yield from _to_come(document, "adopted", "date-future")


error(
    "gone-future",
    "The date %(value)s has not come yet.",
    "Allowed: days that have passed; what is still to be taken away keeps its page until then.",
    "Check the year, or leave the entry out until that day.",
)


def what_has_gone_has_a_day_that_has_passed(folder: Folder) -> Iterator[Problem]:
    """An entry of gone.yml tells of something that has been taken away."""
    for document, _ in folder.files("gone"):
        yield from _to_come(document, "date", "gone-future")


def _to_come(document: Document, key: str, rule: str) -> Iterator[Problem]:
    """Every date under a key that has not come yet."""
    now = today().isoformat()
    for path, value in document.find(key):
        if not fault_of_date(value) and value > now[: len(value)]:
            yield document.problem(rule, *path, value=value)


RULES = (decisions_have_been_made, what_has_gone_has_a_day_that_has_passed)
