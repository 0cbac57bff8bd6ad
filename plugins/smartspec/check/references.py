"""Rules about references: sources, themes, codes and instruments must exist."""

from collections.abc import Iterable, Iterator, Sequence

from ..model import CODE_LISTS
from ..model.files import is_a, original_of
from ..problems import Mark, Problem, error, warning
from ..read.document import Document, Path, leaves
from ..read.file_set import FileSet
from ..read.folders import Folder
from ..read.lists import Lists
from ..read.validate import hint

Found = tuple[Document, Path, str]
"""A value, with where it stands."""


def _citing(folder: Folder) -> Iterator[Found]:
    """Every place where a source id stands in facts or in a table."""
    listed = folder.file("sources")
    for document in (*(d for path, d in folder.documents.items() if path != listed), *folder.table_rows):
        for path, value in document.find("sources", "Sources", "basis"):
            yield document, path, value


error(
    "unknown-source",
    "The source “%(value)s” is not in sources.yml.",
    "Allowed: %(allowed)s.",
    "Add the source to sources.yml, or correct the name.",
)


def sources_are_given(folder: Folder) -> Iterator[Problem]:
    """Each source id that facts cite is in the folder's sources.yml."""
    known = folder.source_ids
    given, allowed = frozenset(known), ", ".join(known[:8]) + (" …" if len(known) > 8 else "") or "–"
    for found in _citing(folder):
        if found[2] not in given and folder.sources_are_known:
            yield unknown_value("unknown-source", found, known, allowed=allowed)


warning(
    "unused-source",
    "Nothing cites the source “%(value)s”.",
    "Each source is cited by at least one fact.",
    "Cite it where it belongs, or remove it.",
)


def sources_are_cited(folder: Folder) -> Iterator[Problem]:
    """Each source in sources.yml is cited by something."""
    cited = {value for _, _, value in _citing(folder)}
    cited |= {source for answer in folder.answers.values() for source in answer["cites"]}
    document = folder.documents.get(folder.file("sources"))
    if document and folder.complete:
        for path, value in document.find("id"):
            if value not in cited:
                yield document.problem("unused-source", *path, value=value)


def source_ids_are_unique(folder: Folder) -> Iterator[Problem]:
    """No two sources of a folder, and no two initiatives, share an id."""
    document = folder.documents.get(folder.file("sources"))
    ids = [(document, path, value) for path, value in document.find("id")] if document else []
    rows = [(row, path, value) for row, _ in folder.rows for path, value in row.find("Operation_Unique_Identifier")]
    yield from same_ids(ids)
    yield from same_ids(rows)


error(
    "same-id",
    "The id “%(value)s” also stands on line %(first)s.",
    "Each id may stand once.",
    "Give one of them another id, or remove it.",
)


def same_ids(found: Iterable[Found]) -> Iterator[Problem]:
    """Every id that has stood before."""
    first: dict[str, Mark] = {}
    for document, path, value in found:
        mark = document.mark(*path)
        if before := first.get(value):
            file = "" if before.path == mark.path else f" ({before.path.rpartition('/')[2]})"
            yield document.problem("same-id", *path, value=value, first=f"{before.line}{file}")
        first.setdefault(value, mark)


error(
    "source-not-listed",
    "The text cites “%(value)s”, which is not in the list of sources in %(file)s.",
    "A source that the text cites also stands in the page's own list.",
    "Add it to sources: in %(file)s.",
)


def cited_sources_are_listed(folder: Folder) -> Iterator[Problem]:
    """A source that a priority's prose cites stands in its list of sources.

    A strategy's list is narrower: it carries the title, the period and the decision.
    """
    for path, answer in folder.answers.items():
        if not is_a("priority", original_of(path)):
            continue
        original = folder.documents.get(original_of(path))
        listed = original.get("sources") if original else None
        for source in answer["cites"]:
            if original and original.complete and listed and isinstance(listed, list) and source not in listed:
                mark = _mark_in_prose(folder.documents[path], f"[^{source}]")
                yield mark.problem("source-not-listed", value=source, file=original.path.rsplit("/", 1)[1])


def _mark_in_prose(document: Document, shown: str) -> Mark:
    before = document.prose[: document.prose.find(shown)]
    return Mark(document.path, document.prose_line + before.count("\n"), len(before) - before.rfind("\n"))


error(
    "same-value",
    "“%(value)s” also stands on line %(first)s in the same list.",
    "Each value of a list stands once.",
    "Remove one of them.",
)


def values_stand_once(folder: FileSet) -> Iterator[Problem]:
    """No list of single values, as of sources or actors, has the same one twice."""
    for document in folder.documents.values():
        first: dict[tuple[Path, str], int] = {}
        for path, value in leaves(document.values if document.complete else None):
            if path and isinstance(path[-1], int) and value.strip():
                mark = document.mark(*path)
                if (path[:-1], value) in first:
                    yield document.problem("same-value", *path, value=value, first=str(first[path[:-1], value]))
                first.setdefault((path[:-1], value), mark.line)


def the_main_theme_is_not_touched_too(folder: FileSet) -> Iterator[Problem]:
    """A priority's own theme is not among the others that it touches."""
    for document in folder.documents.values():
        for path, value in document.find("touches"):
            if value == document.get("theme"):
                yield document.problem("own-theme", *path, value=value)


error(
    "own-theme",
    "“%(value)s” is the theme of the priority itself.",
    "Allowed under touches: other themes.",
    "Remove it.",
)
error("unknown-theme", "The codebook has no theme “%(value)s”.", "Allowed: %(allowed)s.", "Choose one of them.")


def themes_are_known(folder: FileSet, lists: Lists) -> Iterator[Problem]:
    """theme and touches name themes of the codebook."""
    yield from unknown(folder, ("theme", "touches"), "unknown-theme", lists.ids("themes"))


error(
    "unknown-instrument",
    "The instrument “%(value)s” is not in the list.",
    "Allowed: %(allowed)s.",
    "Choose one of them.",
)


def instruments_are_known(folder: Folder, lists: Lists) -> Iterator[Problem]:
    """The instruments of a priority and of an initiative are in the list of instruments."""
    known = lists.ids("instruments")
    for document in (*folder.documents.values(), *folder.table_rows):
        for path, value in document.find("instruments", "Instruments"):
            if len(path) == 2 and value not in known:
                yield unknown_value("unknown-instrument", (document, path, value), known)


error(
    "unknown-code",
    "The code “%(value)s” is in none of the lists.",
    "Allowed: list:code with the lists %(allowed)s, as in nace:C24 or nabs:05.",
    "Look the code up on the page Kodbok.",
)


def codes_are_known(folder: Folder, lists: Lists) -> Iterator[Problem]:
    """Each code is list:code of a list that the node keeps."""
    known = {f"{name}:{id_}" for name in CODE_LISTS for id_ in lists.ids(name)}
    for document in folder.documents.values():
        for path, value in document.find("code"):
            if value not in known:
                yield document.problem("unknown-code", *path, value=value, allowed=", ".join(CODE_LISTS))


def unknown(folder: FileSet, keys: tuple[str, ...], rule: str, known: Sequence[str]) -> Iterator[Problem]:
    """Every value under one of those keys that is not known."""
    for document in folder.documents.values():
        for path, value in document.find(*keys):
            if value not in known:
                yield unknown_value(rule, (document, path, value), known)


def unknown_value(rule: str, found: Found, known: Sequence[str], **also: str) -> Problem:
    """That a value names nothing that is known, with what there is and what comes closest."""
    document, path, value = found
    values = {"value": value, "allowed": ", ".join(known), "hint": hint(value, list(known)), **also}
    return document.problem(rule, *path, **values)


RULES = (
    sources_are_given,
    sources_are_cited,
    source_ids_are_unique,
    cited_sources_are_listed,
    values_stand_once,
    the_main_theme_is_not_touched_too,
)
RULES_BY_LISTS = (themes_are_known, instruments_are_known, codes_are_known)
