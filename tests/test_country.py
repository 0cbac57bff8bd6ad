"""The small country uses everything that can be contributed: each field, each choice and each kind of file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import smartspec.model
from small_country import COUNTRY, ROOT
from smartspec.check import checked_atlas
from smartspec.model import Atlas, Frozen, Prose

NAVIGATION = re.compile(r"(?m)^nav:\n(?: .*\n)+")
NOT_READ = {"Frozen", "NodeLists", "SourceList", "GoneList", "TerritoryFacts", "Organised", "Sourced", "Translatable"}
NOT_READ |= {"ColumnMapping", "MappedColumn", "Meaning", "FixedValue", "WrittenPageFacts"}
"""Bases of models, collections whose parts are kept in another way, and what only imports or the engine read."""


def models(base: type[Frozen] = Frozen) -> Iterator[type[Frozen]]:
    """Every model of a file, or of a part of one."""
    for model in base.__subclasses__():
        if model.__module__.startswith(smartspec.model.__name__):
            yield from (model,) if model.__name__ not in NOT_READ else ()
            yield from models(model)


def choices(annotation: Any) -> Iterator[Any]:
    """What a field offers: the values of its literals, and both of a flag."""
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif annotation is bool:
        yield from (True, False)
    else:
        for part in get_args(annotation):
            yield from choices(part)


def used(item: Any) -> Iterator[tuple[str, str, Any]]:
    """Model, field and value of everything that is set, however deep; the value None stands for one of any kind."""
    if isinstance(item, Frozen):
        for name in type(item).model_fields:
            value = getattr(item, name)
            if value not in (None, ()):
                yield type(item).__name__, name, None
                yield from ((type(item).__name__, name, v) for v in [value] if isinstance(value, str | bool))
                yield from used(value)
    elif is_dataclass(item):
        for field in fields(item):
            if field.init:  # what analysis has remembered is not contributed
                yield from used(getattr(item, field.name))
    elif isinstance(item, Mapping):
        yield from used(tuple(item.values()))
    elif isinstance(item, tuple):
        for part in item:
            yield from used(part)


def test_it_is_right_and_has_its_settings_from_the_real_site(country: Path) -> None:
    """What it leaves out is the navigation, which names pages of ``docs/``."""
    assert [problem for problem in checked_atlas(country)[1] if problem.level == "error"] == []
    real, own = ((root / "mkdocs.yml").read_text("utf-8") for root in (ROOT, COUNTRY))
    assert NAVIGATION.sub("", own) == NAVIGATION.sub("", real), "copy the setting into tests/country/mkdocs.yml"
    assert len(NAVIGATION.findall(own)) == 1


def test_every_field_of_every_model_is_used(atlas: Atlas) -> None:
    found = {(model, field) for model, field, _ in used(atlas)}
    wanted = {(model.__name__, name) for model in models() for name in model.model_fields}
    assert len(wanted) > 150
    assert sorted(wanted - found) == []


def test_every_choice_of_every_field_is_used(atlas: Atlas) -> None:
    found = set(used(atlas))
    wanted = {
        (model.__name__, name, value)
        for model in models()
        for name, field in model.model_fields.items()
        for value in choices(field.annotation)
    }
    assert len(wanted) > 50
    assert sorted(map(str, wanted - found)) == []


def test_every_state_of_a_territory_and_of_a_text_is_there(atlas: Atlas) -> None:
    counties = [atlas.contribution(county) for county in atlas.territories.counties]
    assert None in counties, "a county without material"
    there = [contribution for contribution in counties if contribution]
    assert any(all(s.period is None for s in c.strategies) for c in there), "only an undated list"
    assert any(len(c.strategies) > 1 and len(c.current) == 1 for c in there), "an earlier and a current strategy"
    assert any(len(c.current) > 1 for c in there), "two current lists"
    every = [strategy for contribution in atlas.contributions.values() for strategy in contribution.strategies]
    assert any(strategy.period and strategy.period.end is None for strategy in every), "an open period"
    assert any("/" in key for key in atlas.contributions), "a programme area"
    for texts in (every, [priority for _, _, priority in atlas.priorities()]):
        assert {text.english is None for text in texts} == {True, False}
        assert {text.prose == Prose() for text in texts} == {True, False}
    assert {item.prose == Prose() for item in atlas.dialogue.news} == {True, False}
    assert {item.english == Prose() for item in atlas.dialogue.news} == {True, False}


def test_the_map_shows_the_counties_that_there_are_and_no_others(built: Path, atlas: Atlas) -> None:
    shown = re.findall(r'<a href="[^"]+" tabindex="-1" data-s3-region="([a-z-]+)">', (built / "index.html").read_text())
    assert sorted(shown) == sorted(county.slug for county in atlas.territories.counties)


REAL = re.compile(
    r'\b(?:ROOT|TESTS\.parent) / "(?:regions|docs/(?!decisions)|docs" / "(?!decisions))'
    r"|\((?:ROOT|TESTS\.parent|Path\(__file__\)\.parents\[\d\])\)(?:\[0\]|\.folders)"
)
"""How a test would read what is contributed to the real site."""


def test_only_the_tests_of_content_read_what_is_contributed() -> None:
    folder = ROOT / "tests"
    files = [f for part in folder.iterdir() if part.name != "node_modules" for f in [part, *part.rglob("*.py")]]
    own = {folder / "test_country.py", *(folder / "content").iterdir()}
    code = {file for file in files if file.suffix == ".py"} - own
    assert len(code) > 80
    assert [str(file) for file in sorted(code) if REAL.search(file.read_text("utf-8"))] == []
    planted_ones = (
        'ROOT / "regions"',
        "checked_atlas(ROOT)[0]",
        'TESTS.parent / "docs" / "vocabularies"',
        "(ROOT).folders",
    )
    for planted in planted_ones:
        assert REAL.search(planted)
