"""Rules about needs and offers, events and news.

That a need is old or an event is over depends on the day, so pages show it and no rule does.
"""

import re
from collections.abc import Iterator

from ..model.values import PLAUSIBLE, fault_of_date, fault_of_moment
from ..problems import Mark, Problem, error
from ..read.document import Document
from ..read.file_set import FileSet
from ..read.folders import Folder, NodeFiles
from ..read.lists import Lists
from .references import themes_are_known, unknown

DATED = re.compile(r"(\d{4}-\d{2}-\d{2})-[a-z0-9]+(?:-[a-z0-9]+)*")
STARTS_AND_ENDS = (("date", "valid_until"), ("start", "end"))


error(
    "unknown-form",
    "The list of forms has no “%(value)s”.",
    "Allowed: %(allowed)s.",
    "Choose the one that comes nearest.",
)


def forms_are_known(files: FileSet, lists: Lists) -> Iterator[Problem]:
    """A need or an offer has one of the forms that the node lists."""
    yield from unknown(files, ("form",), "unknown-form", lists.ids("forms"))


def needs_and_offers_say_where_they_come_from(folder: Folder) -> Iterator[Problem]:
    """A need or an offer either has a source or is stated by the region itself."""
    for document, _ in folder.files("exchange"):
        yield from _without_origin(document)


error(
    "exchange-source",
    "The source “%(value)s” is cited here.",
    "The node has no sources.yml: it states its needs and offers itself.",
    "Remove sources, and write “self_stated: true”.",
)


def the_node_states_its_needs_and_offers_itself(node_files: NodeFiles) -> Iterator[Problem]:
    """The node has no list of sources that a need or an offer could cite."""
    for document, _ in node_files.files("node-exchange"):
        yield from _without_origin(document)
        for path, value in document.find("sources"):
            yield document.problem("exchange-source", *path, value=value)


error(
    "ends-before-start",
    "The end, %(value)s, comes before the start, %(start)s.",
    "The end comes last.",
    "Check both days.",
)


def nothing_ends_before_it_starts(files: FileSet) -> Iterator[Problem]:
    """An event ends after its start; a need or an offer holds for a time after it was stated."""
    for document in files.documents.values():
        for first, last in STARTS_AND_ENDS:
            start, end = str(document.get(first)), str(document.get(last))
            if _is_time(start) and _is_time(end) and end < start[: len(end)]:
                yield document.problem("ends-before-start", last, value=end, start=start)


def _is_time(text: str) -> bool:
    return not fault_of_date(text) or not fault_of_moment(text)


error(
    "dated-name",
    "The name “%(name)s” does not start with a day.",
    "Allowed: the day and a short name, as in %(example)s.",
    "Rename the file.",
)
error(
    "name-day",
    "The name of the file begins with %(value)s, and that day cannot be right.",
    "Allowed: days that are in the calendar, in the years %(first)s to %(last)s.",
    "Rename the file.",
)
error(
    "other-day",
    "The event starts %(value)s, but the file is named by %(day)s.",
    "The file is named by the day that the event starts.",
    "Rename the file, or correct the start.",
)


def names_start_with_a_day(node_files: NodeFiles) -> Iterator[Problem]:
    """The file of an event or of news is named by its day; an event starts on it."""
    for document, _ in (*node_files.files("event"), *node_files.files("news")):
        name, ending = document.path.rsplit("/", 1)[1].rsplit(".", 1)
        if not (match := DATED.fullmatch(name)):
            yield Mark(document.path).problem(
                "dated-name", name=f"{name}.{ending}", example=f"2027-03-04-en-dag-om-energi.{ending}"
            )
            continue
        start = document.get("start")
        same = isinstance(start, str) and start[:10] == match[1]
        if fault_of_date(match[1]):
            if not same:  # a malformed start is reported by itself, and must be fixed first
                yield Mark(document.path).problem("name-day", value=match[1], **PLAUSIBLE)
        elif isinstance(start, str) and not same:
            yield document.problem("other-day", "start", value=start, day=match[1])


error(
    "unknown-region",
    "There is no region or programme area “%(value)s”.",
    "Allowed: %(allowed)s.",
    "Write the name of its folder.",
)


def regions_of_events_exist(node_files: NodeFiles, lists: Lists) -> Iterator[Problem]:
    """The region of an event is a county or a programme area."""
    known = list(dict.fromkeys(territory.slug for territory in lists.territories.counties_and_areas))
    yield from unknown(node_files, ("region",), "unknown-region", known)


error(
    "exchange-origin",
    "Nothing says where this need or offer comes from.",
    "Allowed: “self_stated: true” when the region states it itself, else “sources: [source-id]”.",
    "Add one of the two lines.",
)


def _without_origin(document: Document) -> Iterator[Problem]:
    read = document.complete and isinstance(document.values, dict)
    if read and document.get("self_stated") != "true" and not document.get("sources"):
        yield document.mark().problem("exchange-origin")


RULES = (needs_and_offers_say_where_they_come_from, nothing_ends_before_it_starts)
RULES_BY_LISTS = (forms_are_known,)
NODE_RULES = (
    the_node_states_its_needs_and_offers_itself,
    nothing_ends_before_it_starts,
    names_start_with_a_day,
)
NODE_RULES_BY_LISTS = (forms_are_known, themes_are_known, regions_of_events_exist)
