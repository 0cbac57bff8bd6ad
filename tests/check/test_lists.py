"""The editors' lists, one by one: missing, empty, broken, with an id twice, naming what is not there."""

import os
import shutil
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from commands import called, check
from small_country import put
from smartspec.check import judged
from smartspec.check.lists import RULES, Places
from smartspec.model import Atlas
from smartspec.model.files import LISTS
from smartspec.pages.page import Settings
from smartspec.pages.writer import Draft, Writer
from smartspec.problems import Problem, render
from smartspec.read.lists import BrokenVocabulary, read_lists
from smartspec.read.repository import read_repository
from smartspec.read.tree import OnDisk
from smartspec.site.families import FAMILIES

FILES = tuple(kind.file for kind in LISTS.values())
NEEDED = tuple(kind.file for kind in LISTS.values() if kind.needed)
NAMED_BY_OTHERS = ("national.yml", "enabling-condition.yml", "guidance.yml")
LEFT_OUT = tuple(name for name in FILES if name not in (*NEEDED, *NAMED_BY_OTHERS) and "{" not in name)
TABLES = tuple(name for name in FILES if name.endswith(".csv"))
SETTINGS = Settings("https://s3.example/", {"sv": "S3", "en": "S3"}, "https://forge.example/edit/")


@pytest.fixture
def folder(repository: Path) -> Path:
    return repository / "docs/vocabularies"


@pytest.fixture
def told(repository: Path) -> Callable[[], list[Problem]]:
    """What is wrong with the lists."""

    def problems() -> list[Problem]:
        try:
            lists = read_lists(OnDisk(repository))
        except BrokenVocabulary as broken:
            return broken.problems
        return sorted({problem for rule in RULES for problem in rule(Places(lists))})

    return problems


@pytest.fixture
def changed(folder: Path) -> Callable[[str, Callable[[Any], object]], None]:
    """Changes the values of a YAML list."""

    def change(name: str, how: Callable[[Any], object]) -> None:
        file = folder / name
        values = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)
        how(values)
        file.write_text(yaml.dump(values, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), "utf-8")

    return change


def places(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.rule, problem.mark.path) for problem in problems]


@pytest.mark.parametrize("name", [*NEEDED, *NAMED_BY_OTHERS])
def test_a_list_that_is_needed_and_missing_is_told_once_and_nothing_that_follows(
    folder: Path, told: Callable[[], list[Problem]], name: str
) -> None:
    (folder / name).unlink()
    assert places(told()) == [("missing-list", f"docs/vocabularies/{name}")]


def test_without_the_lists_that_may_be_missing_every_page_can_be_made(folder: Path, repository: Path) -> None:
    shutil.rmtree(folder / "lists")  # of which there may be any number
    for name in LEFT_OUT:
        (folder / name).unlink()
    for name in NAMED_BY_OTHERS:
        (folder / name).unlink()
    atlas, problems = judged(read_repository(repository))
    assert problems == []
    for lang in ("sv", "en"):
        pages = [page for family in FAMILIES for page in family().make(Writer(atlas, SETTINGS, lang))]
        data = [found for family in FAMILIES for found in family().data(Writer(atlas, SETTINGS, lang))]
        assert pages
        assert data


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (name, text)
        for name in FILES
        if name not in TABLES
        for text in ("", "[]\n", "terms\n", "terms: [\n", "a: b\n---\n")
    ]
    + [(name, text) for name in TABLES for text in ('a,"b\n', "x,y\n1\n", "\x00\n")],
)
def test_a_list_that_cannot_be_read_is_told_in_that_file_only(
    folder: Path, told: Callable[[], list[Problem]], name: str, text: str
) -> None:
    (folder / name).write_text(text, "utf-8")
    assert {problem.mark.path for problem in told()} == {f"docs/vocabularies/{name}"}


@pytest.mark.parametrize("name", NEEDED[:3])
def test_what_stands_in_the_place_of_a_list_is_not_read(
    folder: Path, told: Callable[[], list[Problem]], name: str
) -> None:
    places_of = [("not-a-file", f"docs/vocabularies/{name}")]
    (folder / name).rename(folder.parent / "annat.yml")
    (folder / name).symlink_to("../annat.yml")
    assert places(told()) == places_of
    (folder / name).unlink()
    os.mkfifo(folder / name)
    assert places(told()) == places_of


def test_a_link_in_the_place_of_the_folder_is_told_once(folder: Path, told: Callable[[], list[Problem]]) -> None:
    folder.rename(folder.with_name("annat"))
    folder.symlink_to("annat")
    assert places(told()) == [("not-a-file", "docs/vocabularies")]


@pytest.mark.parametrize("name", NEEDED)
def test_a_list_without_entries_is_told(
    changed: Callable[[str, Callable[[Any], object]], None], told: Callable[[], list[Problem]], name: str
) -> None:
    group = "counties" if name == "territories.yml" else "terms"
    changed(name, lambda values: values.update({group: []}))
    assert places(told()) == [("too-few", f"docs/vocabularies/{name}")]


@pytest.mark.parametrize("name", ["theme.yml", "themes.csv", "kalender/themes.yml"])
def test_a_file_that_no_list_is_read_from_is_told(folder: Path, told: Callable[[], list[Problem]], name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("", "utf-8")
    assert places(told()) == [("unknown-file", f"docs/vocabularies/{name}")]


GROUPS = [
    *((name, "terms", "id") for name in NEEDED[1:]),
    *((name, "sources", "id") for name in ("tasks.yml", "guidance.yml", "national.yml", "glossary.yml")),
    *(("territories.yml", group, "slug") for group in ("counties", "areas")),
    ("tasks.yml", "tasks", "id"),
    ("guidance.yml", "steps", "id"),
    ("enabling-condition.yml", "criteria", "id"),
    ("national.yml", "areas", "id"),
    ("glossary.yml", "words", "id"),
    ("memberships.yml", "networks", "id"),
    ("crosswalk.yml", "crossings", "id"),
    ("page-search-terms.yml", "pages", "page"),
]


@pytest.mark.parametrize(("name", "group", "key"), GROUPS)
def test_an_id_that_stands_twice_is_told_at_the_second(
    changed: Callable[[str, Callable[[Any], object]], None],
    told: Callable[[], list[Problem]],
    name: str,
    group: str,
    key: str,
) -> None:
    changed(name, lambda values: values[group].append(deepcopy(values[group][0])))
    found = [problem for problem in told() if problem.key.endswith(f".{key}")]
    assert places(found) == [("same-id", f"docs/vocabularies/{name}")]
    assert found[0].mark.line > int(found[0].values["first"])


@pytest.mark.parametrize("address", ["nod/", "/nod", "/Nod/", "/en//nod/", "https://a.example/nod/", "/../nod/"])
def test_what_is_no_address_of_a_page_is_told_with_how_one_is_written(
    changed: Callable[[str, Callable[[Any], object]], None], told: Callable[[], list[Problem]], address: str
) -> None:
    changed("page-search-terms.yml", lambda values: values["pages"][0].update(page=address))
    (problem,) = told()
    assert (problem.rule, problem.mark.path) == ("form", "docs/vocabularies/page-search-terms.yml")
    assert "/jamfor/perioder/" in problem.line("sv")


@pytest.mark.parametrize("term", ["../../utanfor", "ny/x", "åäö", "Food", ".."])
def test_what_becomes_a_folder_is_no_path(
    changed: Callable[[str, Callable[[Any], object]], None], told: Callable[[], list[Problem]], term: str
) -> None:
    changed("forms.yml", lambda values: values["terms"][0].update(id=term))
    assert ("form", "docs/vocabularies/forms.yml") in places(told())


def test_no_page_is_written_outside_the_site(atlas: Atlas) -> None:
    with pytest.raises(ValueError, match="utanfor"):
        Writer(atlas, SETTINGS, "sv").write(Draft("regions", "", address="regioner/../../utanfor/"))


def test_a_priority_that_the_second_tagger_has_twice_is_told(folder: Path, told: Callable[[], list[Problem]]) -> None:
    file = folder / "second-tagging.csv"
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([*lines, lines[1], ""]), "utf-8")
    assert places(told()) == [("same-id", "docs/vocabularies/second-tagging.csv")]


def first(values: Any, *path: str | int) -> None:
    """Let what stands on a path name nothing that is there."""
    *before, last = path
    for part in before:
        values = values[part]
    values[last] = ["ingenting"] if isinstance(values.get(last), list) else "ingenting"


NAMES_NOTHING: list[tuple[str, tuple[str | int, ...]]] = [
    ("territories.yml", ("counties", 0, "area")),
    ("territories.yml", ("counties", 0, "neighbours")),
    ("programmes.yml", ("terms", 0, "counties")),
    ("interreg.yml", ("terms", 0, "counties")),
    ("nace.yml", ("terms", 1, "parent")),
    ("tasks.yml", ("tasks", 0, "sources")),
    ("guidance.yml", ("steps", 0, "said", 0, "sources")),
    ("national.yml", ("areas", 0, "sources")),
    ("enabling-condition.yml", ("said", 0, "sources")),
    ("glossary.yml", ("words", 0, "sources")),
    ("crosswalk.yml", ("crossings", 0, "id")),
    ("crosswalk.yml", ("crossings", 0, "themes")),
    ("memberships.yml", ("networks", 0, "platform")),
    ("memberships.yml", ("members", 0, "region")),
    ("memberships.yml", ("members", 0, "network")),
    ("memberships.yml", ("members", 0, "told_by")),
]


@pytest.mark.parametrize(("name", "path"), NAMES_NOTHING)
def test_what_names_nothing_is_told_at_its_line(
    changed: Callable[[str, Callable[[Any], object]], None],
    told: Callable[[], list[Problem]],
    name: str,
    path: tuple[str | int, ...],
) -> None:
    changed(name, lambda values: first(values, *path))
    (found,) = told()
    assert (found.rule, found.mark.path) == ("unknown-term", f"docs/vocabularies/{name}")
    assert found.values["value"] == "ingenting"
    assert found.mark.line > 1


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("evidence.csv", "ingenting,Här står,,"),
        ("evidence.csv", "dalarna,Här står,ingenting,"),
        ("evidence.csv", "dalarna,Här står,,ingenting"),
        ("second-tagging.csv", "dalarna/2022-/a,ingenting,,,,,,"),
        ("second-tagging.csv", "dalarna/2022-/a,energy,food; ingenting,,,,,"),
        ("second-tagging.csv", "dalarna/2022-/a,energy,,ingenting,,,,"),
        ("second-tagging.csv", "dalarna/2022-/a,energy,,,ingenting,,,"),
        ("second-tagging.csv", "dalarna/2022-/a,energy,,,,ingenting,,"),
    ],
)
def test_a_row_that_names_nothing_is_told_at_its_cell(
    folder: Path, told: Callable[[], list[Problem]], name: str, row: str
) -> None:
    with (folder / name).open("a", encoding="utf-8") as table:
        table.write(f"{row}\n")
    (found,) = told()
    line = len((folder / name).read_text("utf-8").splitlines())
    assert (found.rule, found.mark.path, found.mark.line) == ("unknown-term", f"docs/vocabularies/{name}", line)


def test_a_county_that_the_list_lacks_is_told_wherever_it_is_named(
    changed: Callable[[str, Callable[[Any], object]], None], told: Callable[[], list[Problem]]
) -> None:
    gone: list[str] = []
    changed("territories.yml", lambda values: gone.append(values["counties"].pop(2)["slug"]))
    found = [problem for problem in told() if problem.rule == "unknown-term"]
    assert {problem.values["value"] for problem in found} == set(gone)
    assert {"docs/vocabularies/programmes.yml", "docs/vocabularies/territories.yml"} <= {p.mark.path for p in found}


@pytest.mark.parametrize("key", ["area", "county_code", "county_name"])
def test_a_county_has_what_pages_say_of_it(
    changed: Callable[[str, Callable[[Any], object]], None], told: Callable[[], list[Problem]], key: str
) -> None:
    changed("territories.yml", lambda values: values["counties"][0].pop(key))
    assert [(p.rule, p.key) for p in told()] == [("missing-key", f"counties[1].{key}")]


@pytest.mark.parametrize(
    "number", ["811218-9876", "19811218-9876", "811278 9873", "SE811218987601", "８１１２１８９８７６", "811218-9875"]
)
def test_the_number_of_a_sole_trader_is_told_and_not_repeated(
    changed: Callable[[str, Callable[[Any], object]], None], told: Callable[[], list[Problem]], number: str
) -> None:
    changed("organisations.yml", lambda values: values["organisations"][0].update(number=number))
    (problem,) = told()
    assert (problem.rule, problem.mark.path) == ("number-of-a-person", "docs/vocabularies/organisations.yml")
    assert number not in problem.line("sv")


@pytest.mark.parametrize("number", ["232100-0180", "16232100-0180", "SE232100018001", "556036-0793", "802012-3456"])
def test_the_number_of_an_organisation_is_let_through(
    changed: Callable[[str, Callable[[Any], object]], None], told: Callable[[], list[Problem]], number: str
) -> None:
    changed("organisations.yml", lambda values: values["organisations"][0].update(number=number))
    assert told() == []


@pytest.mark.parametrize(
    ("name", "change", "rule"),
    [
        ("organisations.yml", lambda v: v["organisations"][0]["also"].append("anna@exempel.se"), "personal-data"),
        ("themes.yml", lambda v: v["terms"][0]["definition"].update(sv="Ring 070-123 45 67."), "personal-data"),
        ("forms.yml", lambda v: v["terms"][0]["name"].update(sv="811218-9876"), "personal-number"),
        ("territories.yml", lambda v: v["counties"][0].update(seat="Se &#x202E;här"), "forbidden-character"),
    ],
)
def test_the_lists_hold_no_contact_data_and_nothing_hidden(
    changed: Callable[[str, Callable[[Any], object]], None],
    told: Callable[[], list[Problem]],
    name: str,
    change: Callable[[Any], object],
    rule: str,
) -> None:
    changed(name, change)
    assert [(p.rule, p.mark.path) for p in told()] == [(rule, f"docs/vocabularies/{name}")]


def test_an_area_among_the_counties_is_told(
    changed: Callable[[str, Callable[[Any], object]], None], told: Callable[[], list[Problem]]
) -> None:
    changed("territories.yml", lambda values: values["counties"][0].update(kind="area"))
    assert [(p.rule, p.key, p.values["allowed"]) for p in told()] == [("choice", "counties[1].kind", "county")]


def test_faults_of_lists_and_of_regions_are_told_together(
    changed: Callable[[str, Callable[[Any], object]], None], repository: Path
) -> None:
    changed("themes.yml", lambda values: values["terms"].append(deepcopy(values["terms"][0])))
    put(repository, "regions/dalarna/2022-2028/energi.md", "status: adopted", "status: klar")
    done = check(repository)
    assert done.returncode == 1
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [
        "docs/vocabularies/themes.yml",
        "regions/dalarna/2022-2028/energi.md",
    ]


def test_paths_are_from_the_repository_wherever_the_command_is_run(folder: Path, repository: Path) -> None:
    (folder / "nabs.yml").unlink()
    (folder / "nace.yml").write_text("", "utf-8")
    lines = check(repository).stdout.splitlines()
    assert lines == [
        "docs/vocabularies/nabs.yml:1:1: fel: Listan nabs.yml saknas. Utan den går det inte att kontrollera eller "
        "bygga något. Lägg tillbaka den. Om du står i en annan mapp: gå till den med regions/ och docs/, eller ange "
        "den med --root.",
        "docs/vocabularies/nace.yml:1:1: fel: Här står ingenting. Tillåtet: rader av formen nyckel: värde. Skriv "
        "värdet som rader av formen nyckel: värde; se CONTRIBUTING.md.",
    ]


@pytest.mark.parametrize(
    "command",
    [["check"], ["format"], ["owners"], ["schema", "ut"], ["write", "ut"], ["new", "need", "dalarna"]],
    ids=lambda command: command[0],
)
def test_every_command_tells_that_a_list_is_missing(folder: Path, repository: Path, command: list[str]) -> None:
    (folder / "nabs.yml").unlink()
    done = called(repository, *command, "--root", ".")
    assert done.returncode in (1, 2)
    assert done.stdout.startswith("docs/vocabularies/nabs.yml:1:1: ")


def test_the_message_of_a_dangling_name_says_what_there_is(
    changed: Callable[[str, Callable[[Any], object]], None], told: Callable[[], list[Problem]]
) -> None:
    changed("memberships.yml", lambda values: values["members"][0].update(region="dalarne"))
    (line,) = render(told(), "sv").splitlines()
    assert "fel: members[1].region: ”dalarne” finns inte i territories.yml. Tillåtet: " in line
    assert line.endswith("Rätta här, eller lägg till det i territories.yml. Menade du ”dalarna”?")
