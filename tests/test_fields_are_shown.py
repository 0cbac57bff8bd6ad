"""A text that is contributed is shown, on a page or in a data file, whichever field it stands in."""

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from small_country import NOON, lay_out
from smartspec.edit.fields import fields_of
from smartspec.model import Frozen
from smartspec.model.files import FILES
from smartspec.read.canonical import file_text
from smartspec.read.repository import read_repository
from smartspec.site.build import build_site

MARK = re.compile(r"zqx(\d+)zqx")
NOT_WORDS = {
    "InitiativeLink.priority",
    "InitiativeFacts.Location_Indicator_NUTS_code",
    "InitiativeFacts.Total_Eligible_Expenditure_amount",
    "InitiativeFacts.Project_EU_Budget",
    "InitiativeFacts.Paid_Amount",
    "InitiativeFacts.Support_Amount",
    "InitiativeFacts.Cofinancing_Rate",
}
"""Texts that must be an amount or the name of something else, so that no word can be added to them."""
NOT_SHOWN: Mapping[str, str] = {
    "EventFacts.sources.accessed": "the calendar names the source of an event without the day it was read",
}
"""Fields that are shown nowhere, each with the reason."""


class Marked:
    """Puts a word of its own into every text that may hold any words; ``fields`` says where each stands."""

    def __init__(self) -> None:
        self.fields: list[str] = []

    def facts(self, facts: Frozen, within: str = "") -> dict[str, Any]:
        """The facts as they are written, with the words in them."""
        model = type(facts)
        free = {f.name for f in fields_of(model) if f.kind in ("line", "paragraph", "web") and not f.pattern}
        return {
            name: self._value(getattr(facts, name), f"{within or model.__name__}.{name}", free=name in free)
            for name in facts.model_fields_set
        }

    def _value(self, value: Any, field: str, *, free: bool) -> Any:
        if isinstance(value, Frozen):
            return self.facts(value, field)
        if isinstance(value, tuple):
            return tuple(self._value(one, field, free=free) for one in value)
        if not free or field in NOT_WORDS or not isinstance(value, str):
            return value
        self.fields.append(field)
        joint = "?" if value.startswith("http") else " "
        return f"{value[:250]}{joint}zqx{len(self.fields) - 1}zqx"


def mark(root: Path) -> list[str]:
    """Mark every text of the repository; the fields in the order of the numbers in the words."""
    reading, marked = read_repository(root), Marked()
    for holder in (*reading.folders.values(), reading.node_files):
        for path, facts in holder.facts.items():
            changed = type(facts).model_validate(marked.facts(facts))
            prose = holder.documents[path].prose if path.endswith(".md") else None
            (root / path).write_text(file_text(changed, prose), "utf-8")
    for folder in reading.folders.values():
        for name, rows in (("initiatives", folder.rows), ("links", folder.links)):
            if rows:
                written = io.StringIO()
                table = csv.DictWriter(written, list(FILES[name].model.model_fields), lineterminator="\n")
                table.writeheader()
                for _, row in rows:
                    assert row
                    values = marked.facts(row).items()
                    table.writerow({n: cell(v) for n, v in values})
                (root / folder.file(name)).write_text(written.getvalue(), "utf-8")
        for further, _ in folder.files("more-initiatives"):
            (root / further.path).unlink()  # its rows stand in the first now
    return marked.fields


def cell(value: Any) -> str:
    """A value as it is written in a table."""
    return "; ".join(value) if isinstance(value, tuple) else str(value).lower() if value is True else str(value or "")


def shown(site: Path) -> set[int]:
    """The numbers of the words that stand in any file of the site that people read; documents hold every field."""
    own = (f for f in site.rglob("*") if f.suffix in TEXT_FILES and f.relative_to(site).parts[0] != "data")
    texts = (f.read_text("utf-8", "replace").lower() for f in own)
    return {int(number) for text in texts for number in MARK.findall(text)}


TEXT_FILES = (".html", ".csv", ".json", ".xml", ".ics")


def test_every_text_is_shown_on_a_page_or_in_a_data_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    fields = mark(lay_out(tmp_path / "country"))
    build_site(tmp_path / "country", tmp_path / "site", print)
    numbers = shown(tmp_path / "site")
    assert len(set(fields)) > 80
    hidden = set(fields) - {fields[number] for number in numbers}
    assert sorted(hidden) == sorted(NOT_SHOWN)
