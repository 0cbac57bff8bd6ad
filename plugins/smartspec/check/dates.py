"""Rules about time. A date that is refused today becomes right by waiting, never the reverse."""

import datetime
import os
from collections.abc import Iterator, Mapping

from ..model import Vocabulary
from ..model.values import fault_of_date
from ..problems import Problem, error
from ..read.document import key_name
from ..read.folders import Folder


def today() -> str:
    """Today's date as YYYY-MM-DD; SOURCE_DATE_EPOCH sets another one, so that a build can be made again."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date().isoformat()
    return datetime.date.today().isoformat()


error(
    "date-future",
    "The date %(value)s has not come yet.",
    "Allowed: days that have passed; a decision that is planned has none.",
    "Check the year, or tell the plan in adopted_note.",
)


def decisions_have_been_made(folder: Folder, lists: Mapping[str, Vocabulary]) -> Iterator[Problem]:
    """A date of adoption has passed."""
    for document in folder.documents.values():
        for path, value in document.find("adopted"):
            if not fault_of_date(value) and value > today()[: len(value)]:
                yield Problem(document.mark(*path), "date-future", key_name(path), {"value": value})


RULES = (decisions_have_been_made,)
