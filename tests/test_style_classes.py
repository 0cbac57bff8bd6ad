"""Every class that the style sheet has rules for is written out where it is used, so that a search finds it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import smartspec

PACKAGE = Path(smartspec.__file__).parent
OVERRIDES, DOCS = (PACKAGE.parents[1] / name for name in ("overrides", "docs"))
STYLE = OVERRIDES / "assets" / "s3.css"
CLASS = re.compile(r"(?<![\w-])s3-[a-z0-9-]+")
USES = {".html", ".py", ".js", ".mjs", ".md"}
MADE = {"node_modules", "built"}


def sources() -> Iterator[Path]:
    """Templates, scripts, modules and the editors' pages, without what is bundled of them."""
    for root in (PACKAGE, OVERRIDES, DOCS):
        for folder, inner, names in os.walk(root):
            inner[:] = [name for name in inner if name not in MADE]
            yield from (Path(folder, name) for name in names if Path(name).suffix in USES)


def test_every_class_of_the_style_sheet_is_written_out_where_it_is_used() -> None:
    styled = set(re.findall(r"\.(s3-[a-z0-9-]+)", STYLE.read_text("utf-8")))
    used = {name for path in sources() for name in CLASS.findall(path.read_text("utf-8"))}
    assert len(styled) > 100
    assert sorted(styled - used) == []
