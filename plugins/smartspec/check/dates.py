"""Rules about time. A date that is refused today becomes right by waiting, never the reverse."""

from collections.abc import Iterator

from ..clock import today
from ..model.values import fault_of_date
from ..problems import Problem, error
from ..read.document import key_name
from ..read.folders import Folder

error(
    "date-future",
    "The date %(value)s has not come yet.",
    "Allowed: days that have passed; a decision that is planned has none.",
    "Check the year, or tell the plan in adopted_note.",
)


def decisions_have_been_made(folder: Folder) -> Iterator[Problem]:
    """A date of adoption has passed."""
    now = today().isoformat()
    for document in folder.documents.values():
        for path, value in document.find("adopted"):
            if not fault_of_date(value) and value > now[: len(value)]:
                yield Problem(document.mark(*path), "date-future", key_name(path), {"value": value})


RULES = (decisions_have_been_made,)
