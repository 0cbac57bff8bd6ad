"""What the theme's style sheets must not say: rules that make a browser style the whole page again on every visit."""

import re
from pathlib import Path

from smartspec.site.theme import SWITCHING, TABLE_OF_MARKDOWN

TABLE = re.compile(r"<table( class=\"([^\"]*)\")?")


def test_no_change_of_a_class_or_of_the_colours_asks_for_a_new_look_at_everything(built: Path) -> None:
    sheets = {file.name: file.read_text("utf-8") for file in (built / "assets").rglob("*.css")}
    assert any(TABLE_OF_MARKDOWN in css for css in sheets.values())
    assert [name for name, css in sheets.items() if ":not([class])" in css or SWITCHING.search(css)] == []


def test_scripts_of_the_search_that_ours_replaces_are_not_published(built: Path) -> None:
    scripts = built / "assets" / "javascripts"
    assert [path.name.split(".")[0] for path in scripts.glob("*.js")] == ["bundle"]
    assert [path.name for path in scripts.iterdir() if path.is_dir()] == []


def test_each_table_with_a_class_has_one_of_those_that_tell_it_from_a_table_of_markdown(built: Path) -> None:
    told = set(re.findall(r"\.([\w-]+)", TABLE_OF_MARKDOWN))
    pages = [file.read_text("utf-8") for file in built.rglob("index.html")]
    classes = {match[2] for page in pages for match in TABLE.finditer(page) if match[1]}
    assert len(classes) > 1
    assert [names for names in classes if not told & set(names.split())] == []
