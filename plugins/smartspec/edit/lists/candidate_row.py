"""One row of a list of operations while it is judged."""

from dataclasses import dataclass, field

from ...check.initiatives import faults_in_row
from ...model import InitiativeFacts
from ...problems import Mark, Problem
from ...read.document import Document
from ...read.validate import validated
from .records import Record, RejectedCell


@dataclass(slots=True)
class CandidateRow:
    """A row being validated: its cells, the values that are kept, and its problems."""

    path: str
    record: Record
    given: dict[str, tuple[str, int]]
    """The first cell of each kind that is filled in, with its number from 1."""
    values: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    """Why the row cannot be imported."""
    notes: list[Problem] = field(default_factory=list)
    """Cells left out of the imported row."""

    def said(self, name: str) -> str:
        """The text of a column, or nothing."""
        return self.given[name][0] if name in self.given else ""

    def refuse(self, name: str, refused: RejectedCell) -> None:
        """Record the problem of a cell."""
        self.problems.append(self._problem(name, refused.rule, refused.values))

    def leave_out(self, name: str, rule: str, **values: str) -> None:
        """Record that a cell is dropped, though the row is kept."""
        self.notes.append(self._problem(name, rule, values))

    def _problem(self, name: str, rule: str, values: dict[str, str]) -> Problem:
        at = self.given[name][1] if name in self.given else 1
        return Problem(Mark(self.path, self.record.line, at), rule, name, values)

    def judge_as_contributed(self) -> list[Problem]:
        """Apply the rules for contributed rows to the kept values."""
        lists = {name: [self.values[name]] for name in ("Instruments", "Sources") if name in self.values}
        kept = {name: text for name, text in self.values.items() if text} | lists
        if not _faults(Document(self.path, kept)):
            return []
        marks: dict[tuple[str | int, ...], tuple[int, int]] = {(): (self.record.line, 1)}
        marks |= {(name,): (self.record.line, at) for name, (_, at) in self.given.items()}
        return _faults(Document(self.path, kept, marks, marks))  # places cost time, and most rows need none


def _faults(document: Document) -> list[Problem]:
    return [*validated(document, InitiativeFacts)[1], *faults_in_row(document)]
