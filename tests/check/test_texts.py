"""One rule for all contributed files: what is left of a merge, what hides, and contact data, wherever they stand."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from smartspec.problems import Problem
from smartspec.read.lists import BrokenVocabulary, read_lists
from smartspec.read.tree import OnDisk

Problems = Callable[[], list[Problem]]
DALARNA = "regions/dalarna"
DAY = datetime.date(2027, 3, 4).isoformat()
FILES = {
    f"{DALARNA}/region.yml": "organisation: {}\nsummary: a\n",
    f"{DALARNA}/sources.yml": "sources:\n  - {{id: a, title: {}, publisher: b}}\n",
    f"{DALARNA}/initiatives.csv": "Operation_Unique_Identifier,Operation_Name_Programme_Language,Sources\na,{},run\n",
    f"{DALARNA}/2022-2028/energi.en.md": "---\nname: {}\nsummary: a\n---\nText.\n",
    f"{DALARNA}/2022-2028/strategy.en.md": "---\ntitle: a\nsummary: a\n---\n{}\n",
    f"{DALARNA}/exchange/a.yml": "kind: need\ntext: {}\n",
    "docs/exchange/a.yml": "kind: need\ntext: {}\n",
    f"docs/calendar/{DAY}-a.yml": "title: {}\n",
    f"docs/news/{DAY}-a.md": "---\ntitle: a\n---\nText.\n\n## In English\n\n{}\n",
}
"""A file of each kind; where its text goes."""


def lay_all(repository: Path, text: str) -> None:
    for path, holder in FILES.items():
        lay(repository, path, holder.format(text))


def lay(repository: Path, path: str, text: str) -> None:
    (repository / path).parent.mkdir(parents=True, exist_ok=True)
    (repository / path).write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Se &#x202E;här", "forbidden-character"),
        ("Se&ZeroWidthSpace; här", "forbidden-character"),
        ("Se&#xE0041; här", "forbidden-character"),
        ("Ring 0701234567", "personal-data"),
        ("Ring +46 (0)70 123 45 67", "personal-data"),
        ("Skriv till namn&#64;exempel.se", "personal-data"),
        ("Skriv till namn (at) exempel.se", "personal-data"),
        ("Firman har 811218-9876", "personal-number"),
        ("Firman har 19811218&#8211;9876", "personal-number"),
        ("Se Z&#x301;&#x302;&#x303;&#x304;", "piled-marks"),
    ],
)
def test_what_no_text_may_hold_is_told_in_each_kind_of_file(
    repository: Path, problems: Problems, text: str, rule: str
) -> None:
    lay_all(repository, text)
    assert sorted((p.mark.path, p.mark.line) for p in problems() if p.rule == rule) == sorted(
        (path, holder.split("{}")[0].count("\n") + 1) for path, holder in FILES.items()
    )


@pytest.mark.parametrize("text", ["Čađđi ŋ, ﬁn re\xadgi\xadon ❤\ufe0f", "dnr 2020/1234, 1 234 567 kr 0001-01-01"])
def test_what_only_looks_alike_is_let_through_in_each_kind_of_file(
    repository: Path, problems: Problems, text: str
) -> None:
    lay_all(repository, f'"{text}"')
    assert {problem.rule for problem in problems()}.isdisjoint(
        {"forbidden-character", "personal-data", "shows-nothing"}
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("<<<<<<< HEAD\nEn rad.\n\n=======\nEn annan rad.\n\n>>>>>>> gren", [0, 3, 6]),
        ("<<<<<<< HEAD\nEn rad.\n=======\nEn annan rad.\n>>>>>>> gren", [0, 2, 4]),
        ("<<<<<<<\na\n|||||||\nb\n=======\nc\n>>>>>>>", [0, 2, 4, 6]),
        ("En rad.\n>>>>>>> 1a2b3c4 (En rad)", [1]),
        ("<<<<<<< Updated upstream", [0]),
        ("En rad.\n||||||| 1a2b3c4", [1]),
        ("\n=======\n", [1]),
    ],
)
def test_what_is_left_of_a_merge_is_all_that_is_told_of_each_kind_of_file(
    repository: Path, problems: Problems, text: str, lines: list[int]
) -> None:
    lay_all(repository, f"\n{text}\n")
    told = sorted((p.mark.path, p.rule, p.mark.line) for p in problems() if p.mark.path in FILES)
    assert told == sorted(
        (path, "merge", holder.split("{}")[0].count("\n") + 2 + line)
        for path, holder in FILES.items()
        for line in lines
    )


def test_a_merge_that_is_left_in_a_vocabulary_is_told(repository: Path) -> None:
    path = "docs/vocabularies/themes.yml"
    lay(repository, path, (repository / path).read_text("utf-8") + "<<<<<<< HEAD\n=======\n>>>>>>> gren\n")
    with pytest.raises(BrokenVocabulary) as broken:
        read_lists(OnDisk(repository))
    assert [(problem.mark.path, problem.rule) for problem in broken.value.problems[:3]] == [(path, "merge")] * 3


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        (r"\xAD", "shows-nothing"),
        (r"\u2003\xAD\u0301", "shows-nothing"),
        (r"\u0301\u0308", "shows-nothing"),
        (r"\u2003\u3000\xA0", "empty"),
        (" ", "empty"),
        ("", "empty"),
    ],
)
@pytest.mark.parametrize("path", [f"{DALARNA}/region.yml", f"docs/calendar/{DAY}-a.yml", "docs/exchange/a.yml"])
def test_a_name_that_shows_nothing_is_told(
    repository: Path, problems: Problems, path: str, name: str, rule: str
) -> None:
    lay(repository, path, FILES[path].format(f'"{name}"'))
    told = [p.rule for p in problems() if p.mark.path == path and p.rule in ("shows-nothing", "empty")]
    assert told == [rule]


def test_an_event_in_a_year_with_zeros_holds_no_telephone_number(repository: Path, problems: Problems) -> None:
    lay(repository, "docs/calendar/0001-01-02-a.yml", "title: a\nstart: 0001-01-02 09:30\nend: 0001-01-03 16:00\n")
    assert "personal-data" not in {problem.rule for problem in problems()}


@pytest.mark.parametrize(
    ("address", "rules"),
    [
        ("https://www.scb.se/?till=namn%40exempel.se", {"personal-data"}),
        ("https://www.scb.se/namn@exempel.se", {"personal-data"}),
        ("https://namn@exempel.se/", {"web-address"}),
        ("https://www.scb.se/0701234567", set()),
    ],
)
def test_an_address_holds_no_email_address(repository: Path, problems: Problems, address: str, rules: set[str]) -> None:
    lay(repository, f"{DALARNA}/region.yml", f"organisation: a\nwebsite: {address}\nsummary: {{sv: a, en: a}}\n")
    told = {problem.rule for problem in problems() if problem.mark.line == 2}
    assert told == rules
