"""``smartspec import initiatives``: a list of operations into the tables of the folders that its rows belong to."""

from dataclasses import dataclass, field
from pathlib import Path

from ...check.initiatives import ID, NAME, PERSON
from ...model.files import TOP, path_of, tables_of_initiatives
from ...problems import Mark, Problem, error, warning
from ...read.csv_rows import MOST_ROWS
from ...read.document import decoded
from ...read.folders import source_ids_in
from ...read.lists import read_lists
from ...read.safe_walk import LARGEST, too_big, walk
from ...read.tree import OnDisk
from ...read.validate import hint
from ...read.yaml_events import read_yaml
from ..repository import replace_text
from .columns import Names
from .conventions import conventions_of
from .list_file import laid_out, text_of
from .operations import Judge, Operation
from .places import Places
from .records import Record
from .table import NotAppendable, Table

LARGEST_ROW = 16 * 1024
"""Bytes of one row, with room to spare: a table that has fewer left is full."""


@dataclass
class Outcome:
    """The result of an import. ``problems`` are rejected rows (errors) and differences (warnings)."""

    problems: list[Problem] = field(default_factory=list)
    rows: int = 0
    new: int = 0
    same: int = 0
    different: int = 0
    updated: int = 0
    refused: int = 0
    left: tuple[str, ...] = ()
    """Columns of the list that are not imported."""
    encoding: str = ""
    """How the list was saved, where that is not UTF-8."""
    written: list[str] = field(default_factory=list)


class UnknownColumns(Exception):
    """There is no mapping of that name; ``known`` are those that there are."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name, self.known = name, known


def import_initiatives(
    root: Path, file: Path, source: str, to: str | None = None, *, columns: str | None = None, update: bool = False
) -> Outcome:
    """Take in what can be taken in of the list in ``file``.

    ``source`` is its id in the sources.yml of every folder that gets rows, and ``to`` a folder below ``regions/`` for
    all of them; without it each row's NUTS code decides. ``columns`` is the mapping to read it by; without it the
    header decides. With ``update`` rows that are there and differ are replaced.

    Raises FileNotFoundError, BrokenVocabulary, and KeyError when ``to`` is no folder or ``columns`` no mapping.
    """
    lists = read_lists(OnDisk(root))
    places, names = Places(lists.territories), Names(lists.mappings)
    if columns is not None and columns not in names.mappings:
        raise UnknownColumns(columns, tuple(names.mappings))
    if to is not None and to not in places.keys:
        raise KeyError(to)
    path, outcome = str(file), Outcome()
    text, outcome.encoding, outcome.problems = text_of(path)
    if outcome.problems:
        return outcome
    layout, records, outcome.problems = laid_out(path, text, names, columns, anywhere=to is not None)
    if layout is None:
        return outcome
    outcome.left = layout.left
    judge = Judge(path, layout, places, conventions_of(layout, records), source, to)
    by_folder: dict[str, list[Operation]] = {}
    for operation in _taken(judge, records, outcome):
        by_folder.setdefault(operation.key, []).append(operation)
    files = walk(root, TOP).files
    for key in sorted(by_folder):
        _into_folder(root, key, files, by_folder[key], source, outcome, update=update)
    outcome.problems.sort()
    return outcome


def _taken(judge: Judge, records: list[Record], outcome: Outcome) -> list[Operation]:
    taken: list[Operation] = []
    for record in records:
        operation, problems = judge.judged(record)
        outcome.rows += 1
        outcome.problems += problems
        if operation:
            taken.append(operation)
    withdrawn = list(judge.withdrawn(taken))
    outcome.problems += [problem for _, problem in withdrawn]
    kept = [one for one in taken if one.values[ID] not in judge.contested] if withdrawn else taken
    outcome.refused += outcome.rows - len(kept)
    return kept


error(
    "table-broken",
    "The table cannot be added to, because this row cannot be read.",
    "Allowed: a table that smartspec check accepts.",
    "Run smartspec check, correct what it says, and import again.",
)


def _into_folder(
    root: Path, key: str, files: dict[str, bytes], rows: list[Operation], source: str, outcome: Outcome, *, update: bool
) -> None:
    if problem := _source_is_missing(key, files, source):
        outcome.problems.append(problem)
        outcome.refused += len(rows)
        return
    tables: dict[str, Table] = {}
    for path in tables_of_initiatives(key, files):
        try:
            tables[path] = Table(files.get(path, b"").decode("utf-8"))
        except (UnicodeDecodeError, NotAppendable) as error:
            line = error.line if isinstance(error, NotAppendable) else 1
            outcome.problems.append(Mark(path, line).problem("table-broken"))
            outcome.refused += len(rows)
            return
    counts = Outcome()
    for row in rows:
        _into_tables(tables, key, row, counts, update=update)
    after = {path: tables[path].text() for path in dict.fromkeys(counts.written)}
    if problems := [problem for path, text in after.items() if (problem := _too_much(path, tables[path], text))]:
        outcome.problems += problems
        outcome.refused += len(rows)
        return
    for name in ("new", "same", "different", "updated"):
        setattr(outcome, name, getattr(outcome, name) + getattr(counts, name))
    outcome.problems += counts.problems
    for path, text in after.items():
        replace_text(root / path, text)
        outcome.written.append(path)


warning(
    "import-differs",
    "Here stands “%(old)s”, and “%(new)s” in %(place)s.",
    "What is here is left as it is.",
    "Run again with --update if the list is right.",
)


def _into_tables(tables: dict[str, Table], key: str, row: Operation, counts: Outcome, *, update: bool) -> None:
    """Into the table where the row stands already; a new one into the last, or into another where that is full."""
    path = next((path for path, table in tables.items() if row.values[ID] in table), "")
    if not path:
        path = list(tables)[-1]
        if len(tables[path]) >= MOST_ROWS or tables[path].size > LARGEST - LARGEST_ROW:
            path = path_of("more-initiatives", territory=key, number=str(len(tables) + 1))
            tables[path] = Table("")
        tables[path].add(row.values)
        counts.new += 1
        counts.written.append(path)
        return
    table = tables[path]
    differences = list(table.differences(row.values))
    if not differences:
        counts.same += 1
    elif update:
        table.replace(row.values)
        counts.updated += 1
        counts.written.append(path)
    else:
        counts.different += 1
        private = row.values.get(PERSON) == "true"
        for found in differences:
            hidden = private and found.name == NAME
            place = f"{row.mark.path}:{row.mark.line}"
            values = {"old": "…" if hidden else found.old, "new": found.new, "place": place}
            mark = Mark(path, found.line, max(found.column, 1))
            counts.problems.append(Problem(mark, "import-differs", found.name, values))


def _source_is_missing(key: str, files: dict[str, bytes], source: str) -> Problem | None:
    path = path_of("sources", territory=key)
    text, _ = decoded(path, files.get(path, b""))
    known = source_ids_in(read_yaml(path, text)[0])
    if source in known:
        return None
    values = {"value": source, "allowed": ", ".join(known), "hint": hint(source, known)}
    return Problem(Mark(path), "unknown-source", "--source", values)


def _too_much(path: str, table: Table, text: str) -> Problem | None:
    """The limit that the table would exceed."""
    if len(table) > MOST_ROWS:
        return Mark(path, MOST_ROWS + 2).problem("csv-rows", most=str(MOST_ROWS))
    if (size := len(text.encode())) > LARGEST:
        return too_big(path, size)
    return None
