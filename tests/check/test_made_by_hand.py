"""Mistakes that git cannot hold on every system, or only as huge files: made here, each with its message."""

import os
import shutil
import stat
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import check
from smartspec.check import MOST_ALIKE, checked_atlas
from smartspec.model import Frozen
from smartspec.problems import Problem, render
from smartspec.read import prose, safe_walk
from smartspec.read.document import Document
from smartspec.read.repository import read_repository
from smartspec.read.validate import validated

Said = Callable[[], list[str]]
PERIOD = "regions/dalarna/2022-2028"
LINK, SOCKET = "en symbolisk länk", stat.S_IFSOCK | 0o644
ORDINARY = "Tillåtet: vanliga filer och mappar. Ersätt den med en kopia av själva filen."


def composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def decomposed(name: str) -> str:
    return unicodedata.normalize("NFD", name)


def moved_away(root: Path) -> None:
    (root / "regions").rename(root / "annat")
    (root / "regions").symlink_to("annat")


@pytest.mark.parametrize(
    ("make", "place", "kind"),
    [
        (lambda root: (root / PERIOD / "elkraft.md").symlink_to("energi.md"), f"{PERIOD}/elkraft.md", LINK),
        (lambda root: (root / "regions" / "uppsala").symlink_to("dalarna"), "regions/uppsala", LINK),
        (moved_away, "regions", LINK),
        (lambda root: os.mkfifo(root / PERIOD / "elkraft.md"), f"{PERIOD}/elkraft.md", "ett rör (FIFO)"),
        (lambda root: os.mknod(root / PERIOD / "elkraft.md", SOCKET), f"{PERIOD}/elkraft.md", "en sockel"),
    ],
)
def test_what_is_no_file_or_folder_is_neither_followed_nor_opened(
    repository: Path, said: Said, make: Callable[[Path], object], place: str, kind: str
) -> None:
    make(repository)
    name = place.rpartition("/")[2]
    assert said() == [f"{place}:1:1: fel: ”{name}” är ingen vanlig fil utan {kind}. {ORDINARY}"]


@pytest.mark.skipif(
    os.geteuid() == 0, reason="2026-11-21: root may read everything, so there is nothing to test as root"
)
def test_a_file_that_may_not_be_read_is_named(repository: Path, said: Said) -> None:
    (repository / "regions/dalarna/initiatives.csv").chmod(0)
    assert said() == [
        "regions/dalarna/initiatives.csv:1:1: fel: ”initiatives.csv” är ingen vanlig fil "
        f"utan något som inte går att läsa. {ORDINARY}"
    ]


def test_names_that_differ_only_in_case_collide(repository: Path, said: Said) -> None:
    (repository / PERIOD / "Energi.md").write_text("")
    assert said() == [
        f"{PERIOD}/Energi.md:1:1: fel: Namnet ”Energi.md” kan inte ingå i en webbadress. Tillåtet: a–z, 0–9 och "
        "bindestreck, och ändelserna .md, .en.md, .yml och .csv. Byt namn, till exempel till ”energi-2.md”, eller "
        "ta bort den om den inte hör hit.",
        f"{PERIOD}/energi.md:1:1: fel: ”energi.md” och ”Energi.md” är samma namn på en del datorer. Tillåtet: namn som "
        "skiljer sig åt i mer än stora och små bokstäver och accenter. Byt namn på den ena, eller ta bort den.",
    ]


def test_a_name_that_windows_cannot_have_is_told(repository: Path, said: Said) -> None:
    (repository / PERIOD / "con.md").write_text("")
    assert said() == [
        f"{PERIOD}/con.md:1:1: fel: I Windows kan inget heta ”con.md”. Tillåtet: namn som fungerar på alla datorer; "
        "inte con, prn, aux, nul, com1, lpt1 och liknande, oavsett ändelse, och ingen punkt och inget mellanslag sist. "
        "Byt namn, till exempel genom att lägga till ett ord."
    ]


def test_names_that_differ_only_in_unicode_form_collide(
    repository: Path, problems: Callable[[], list[Problem]]
) -> None:
    for form in (composed, decomposed):
        (repository / PERIOD / form("väg-å-sjö.md")).write_text("")
    if len(list((repository / PERIOD).glob("v*"))) < 2:
        pytest.skip("this file system keeps one form only")
    found = [(p.rule, p.values["name"], p.values.get("suggestion")) for p in problems()]
    assert sorted(found, key=str) == sorted(
        [
            ("file-name", decomposed("väg-å-sjö.md"), "vag-a-sjo.md"),
            ("file-name", composed("väg-å-sjö.md"), "vag-a-sjo.md"),
            ("name-collision", composed("väg-å-sjö.md"), None),
        ],
        key=str,
    )


def test_a_name_that_is_no_text_can_still_be_told(repository: Path, said: Said) -> None:
    Path(os.fsdecode(os.fsencode(repository / PERIOD) + b"/\xff\x1b[2J.md")).write_text("")
    assert said()[0].startswith(f"{PERIOD}/\\udcff\\x1b[2J.md:1:1: fel: Namnet ”\\udcff\\x1b[2J.md” kan inte")


def test_a_file_that_is_not_utf8_is_told_with_the_place_of_the_byte(repository: Path, said: Said) -> None:
    file = repository / PERIOD / "energi.md"
    file.write_bytes(file.read_text("utf-8").encode("latin-1"))
    assert said() == [
        f"{PERIOD}/energi.md:3:11: fel: Filen är inte sparad som UTF-8: byte 0xF6. Tillåtet: text som är sparad som "
        "UTF-8. Spara filen på nytt och välj kodningen UTF-8."
    ]


def test_nul_bytes_are_told(repository: Path, said: Said) -> None:
    file = repository / "regions/dalarna/region.yml"
    file.write_bytes(file.read_bytes().replace(b"Region Dalarna", b"Region\0Dalarna"))
    assert said() == [
        "regions/dalarna/region.yml:1:21: fel: Texten innehåller det osynliga tecknet U+0000. Tillåtet: synliga "
        "tecken, mellanslag och radbrytningar. Ta bort tecknet; det följer ofta med när text klistras in."
    ]


def test_a_file_over_one_mebibyte_is_not_read(repository: Path, said: Said) -> None:
    (repository / PERIOD / "elkraft.md").write_bytes(b"x" * (1024 * 1024 + 1))
    (repository / PERIOD / "vatten.md").write_bytes(b"---\nname: Vatten\n---\n" + b"\n" * (1024 * 1024 - 21))
    found = said()
    assert found[0] == (
        f"{PERIOD}/elkraft.md:1:1: fel: Filen är 1048577 byte stor. Tillåtet: högst 1048576 byte. "
        "Korta den, eller dela upp den i flera."
    )
    assert not any("vatten.md" in line and "byte stor" in line for line in found)


@pytest.mark.parametrize("county", ["dalarna", "varmland"])
def test_a_folder_with_too_many_files_is_told_once_and_no_other_is_blamed(
    repository: Path, said: Said, county: str
) -> None:
    """Wherever reading ends, in the folder itself or in one that comes after it."""
    shutil.copytree(repository / "regions/dalarna", repository / "regions/kalmar")
    folder = repository / "regions" / county / "2010-"
    folder.mkdir(parents=True)
    for number in range(safe_walk.MOST_FILES):
        (folder / f"p{number}.csv").touch()
    others = [line for line in said() if not line.startswith(f"regions/{county}/2010-")]
    assert others == []
    assert [line for line in said() if "fler" in line or "mer än" in line] == [
        f"regions/{county}/2010-:1:1: fel: Alla mappar innehåller tillsammans mer än 5000 filer, och den här mest. "
        "Tillåtet: högst 5000 filer sammanlagt. Ta bort det som inte behövs."
    ]


def test_too_many_bytes_are_told_at_the_folder_that_holds_the_most(
    repository: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(repository / "regions/dalarna", repository / "regions/kalmar")
    (repository / PERIOD / "energi.md").write_text("x" * 600_000)
    monkeypatch.setattr(safe_walk, "MOST_BYTES", 500_000)
    assert [line for line in said() if "sammanlagt" in line] == [
        f"{PERIOD}:1:1: fel: Alla mappar innehåller tillsammans mer än 500000 byte, och den här mest. "
        "Tillåtet: högst 500000 byte sammanlagt. Ta bort det som inte behövs."
    ]
    assert {line.split(":")[0] for line in said()} == {PERIOD, f"{PERIOD}/energi.md"}


def test_deep_nesting_stops_the_reading_of_that_file_only(repository: Path, said: Said) -> None:
    (repository / "regions/dalarna/region.yml").write_text("a: " + "[" * 100_000)
    (repository / PERIOD / "energi.en.md").unlink()
    assert [line.split(" ", 1)[0] for line in said()] == [
        f"{PERIOD}/energi.md:1:1:",
        "regions/dalarna/region.yml:1:23:",
    ]


def test_a_file_with_too_many_values_is_told(
    repository: Path, said: Said, problems: Callable[[], list[Problem]]
) -> None:
    (repository / "regions/dalarna/region.yml").write_text("a:\n" + "- b\n" * 20_000)
    assert said() == [
        "regions/dalarna/region.yml:19999:3: fel: Filen har fler än 20000 värden. Tillåtet: högst 20000 värden. "
        "Dela upp filen."
    ]
    assert [problem.rule for problem in problems()] == ["yaml-size"]


def test_a_table_with_too_many_rows_is_told(
    repository: Path, said: Said, problems: Callable[[], list[Problem]]
) -> None:
    with (repository / "regions/dalarna/initiatives.csv").open("a") as table:
        table.writelines(f"rad-{number},En rad,,,,run\n" for number in range(5_000))
    assert said() == [
        "regions/dalarna/initiatives.csv:5002:1: fel: Tabellen har fler än 5000 rader. Tillåtet: högst 5000 rader. "
        "Ta bort rader som inte behövs."
    ]
    assert [problem.rule for problem in problems()] == ["csv-rows"]


def test_prose_that_is_too_long_is_not_converted(repository: Path, said: Said) -> None:
    with (repository / PERIOD / "energi.md").open("a") as file:
        file.write("ord " * 15_000)
    assert said() == [
        f"{PERIOD}/energi.md:22:1: fel: Texten har 60064 tecken. Tillåtet: högst 60000. "
        "Korta den, eller flytta delar till andra filer."
    ]


@pytest.fixture
def unremembered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No text has been converted before."""
    monkeypatch.setattr(prose.Converter, "remembered", {})
    monkeypatch.setattr(prose, "CACHE", tmp_path / "cache")


HEAVY = "[" * 59_000
"""Takes some tenths of a second of processor time, many times what an ordinary text takes."""
ENDED = (
    "fel: Det tog för mycket tid eller minne att omvandla texten. Tillåtet: vanlig text med rubriker, listor, "
    "tabeller och fotnoter. Ta bort långa rader av parenteser och listor i många nivåer."
)


@pytest.mark.usefixtures("unremembered")
def test_prose_that_takes_too_long_is_told_at_its_first_line_and_no_other_is(
    repository: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prose, "PROCESSOR_SECONDS", 0.2)
    put(repository / PERIOD / "energi.en.md", HEAVY)
    assert said() == [f"{PERIOD}/energi.en.md:6:1: {ENDED}"]


@pytest.mark.usefixtures("unremembered")
def test_texts_that_were_not_tried_are_told_once_and_at_no_file(
    repository: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prose, "PROCESSOR_SECONDS", 0.2)
    monkeypatch.setattr(prose, "MOST_GIVEN_UP", 1)
    monkeypatch.setattr(prose, "WORKERS", 1)
    put(repository / PERIOD / "energi.en.md", HEAVY)
    assert said() == [
        "regions:1:1: fel: Det tog för mycket tid eller minne att omvandla 1 texter, så resten har inte prövats. Här "
        "sägs ingenting om de texter som inte har prövats. Rätta först de texter som nämns, och kör sedan igen.",
        f"{PERIOD}/energi.en.md:6:1: {ENDED}",
    ]
    assert list(checked_atlas(repository)[0].contributions) == []


@pytest.mark.usefixtures("unremembered")
def test_a_worker_that_does_not_start_is_told_at_no_file(
    repository: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prose.sys, "executable", str(shutil.which("false")))
    assert said() == [
        "regions:1:1: fel: Inga texter kunde läsas: den process som omvandlar dem startar inte (inget meddelande). "
        "Den startas med samma Python som det här kommandot. Det är inget fel på filerna. Se till att Python går att "
        "starta på datorn, och kör sedan igen."
    ]
    assert list(checked_atlas(repository)[0].contributions) == []


def put(file: Path, prose: str) -> None:
    """Give a file that prose in the place of its own."""
    head = file.read_text("utf-8").rsplit("---\n", 1)[0]
    file.write_text(f"{head}---\n{prose}\n", "utf-8")


MANY = 10_000
ADDRESS = f"https://example.org/{'x' * 300}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"Ord.\n\n[a]: {ADDRESS}\n\n{'[a]' * MANY}", 5),
        ("Ord.\n\n" + f"[a]: {ADDRESS} '{'y' * 300}'\n\n" + "[a] b\n\n" * 5_000, None),
        ("[^1]: Noten.\n\nOrd.\n\n" + "[^1] " * MANY, 5),
        ("Ord.\n\n" + "[^run]" * 9_000, 3),
        ("Ord.\n\n|a|b|c|\n|-|-|-|\n" + "|\n" * 20_000, None),
    ],
    ids=["link-used-often", "address-and-title", "footnote-used-often", "source-cited-often", "table-of-nothing"],
)
def test_a_small_text_that_becomes_a_large_page_is_told_where_it_passes_the_limit(
    repository: Path, problems: Callable[[], list[Problem]], text: str, line: int | None
) -> None:
    put(repository / PERIOD / "energi.md", text)
    (found,) = [p for p in problems() if p.level == "error"]
    assert (found.rule, found.mark.path, found.values["most"]) == ("prose-size", f"{PERIOD}/energi.md", "500000")
    first = (repository / PERIOD / "energi.md").read_text("utf-8").split("\n").index("---", 1) + 2
    assert found.mark.line == first + line - 1 if line else found.mark.line > first + 5


def limited(repository: Path, **limits: object) -> None:
    lines = "".join(f"      {name}: {value}\n" for name, value in limits.items())
    (repository / "mkdocs.yml").write_text(f"site_url: !ENV [SITE_URL, a]\nextra:\n  smartspec:\n    limits:\n{lines}")


def add(repository: Path, county: str, period: str, number: int) -> None:
    """Copy the valid tree's folder to another county or period, with so many priorities."""
    folder = repository / "regions" / county
    if not folder.exists():
        shutil.copytree(repository / "regions/dalarna", folder)
        for link in ("initiatives.csv", "initiative-links.csv"):
            (folder / link).unlink()
    if not (folder / period).exists():
        shutil.copytree(repository / PERIOD, folder / period)
    for each in range(number - len(list((folder / period).glob("*.en.md"))) + 1):
        for ending in (".md", ".en.md"):
            shutil.copy(folder / period / f"energi{ending}", folder / period / f"p{each}{ending}")


def test_more_priorities_than_can_be_read_are_told_at_their_strategy(repository: Path, said: Said) -> None:
    add(repository, "dalarna", "2022-2028", 131)
    assert said() == [
        f"{PERIOD}:1:1: fel: Här finns 131 prioriteringar. Tillåtet: högst 130. Ta bort dem som inte behövs, eller be "
        "nodens redaktörer höja gränsen: extra.smartspec.limits.priorities_in_strategy i mkdocs.yml."
    ]


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ({}, []),
        ({"priorities_in_strategy": 3}, []),
        ({"priorities_in_strategy": 2}, ["regions/dalarna/2022-2028", "regions/dalarna/2028-2034"]),
        ({"priorities_in_region": 5}, ["regions/dalarna"]),
        ({"priorities_in_region": 6}, []),
        (
            {"priorities_in_region": 1, "priorities_in_strategy": 2},
            ["regions/dalarna/2022-2028", "regions/dalarna/2028-2034"],
        ),
    ],
)
def test_the_limits_are_settings(
    repository: Path, problems: Callable[[], list[Problem]], limits: dict[str, int], told: list[str]
) -> None:
    add(repository, "dalarna", "2022-2028", 3)
    add(repository, "dalarna", "2028-2034", 3)
    limited(repository, **limits)
    assert [(p.mark.path, p.rule) for p in problems()] == [(path, "too-many") for path in told]


def test_more_needs_and_offers_than_can_be_read_are_told_at_their_folder(repository: Path, said: Said) -> None:
    folder = repository / "regions/dalarna/exchange"
    folder.mkdir()
    for number in range(201):
        (folder / f"b{number}.yml").write_text(
            "kind: need\nform: partner\ntext:\n  sv: A\n  en: A\nself_stated: true\n"
        )
    assert said() == [
        "regions/dalarna/exchange:1:1: fel: Här finns 201 behov och erbjudanden. Tillåtet: högst 200. Ta bort dem som "
        "inte behövs, eller be nodens redaktörer höja gränsen: extra.smartspec.limits.exchange_in_region i mkdocs.yml."
    ]


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ({"text_in_region": 300}, [("too-much-text", "regions/varmland/2022-2028/p2.md")]),
        ({"html_in_region": 900}, [("too-much-text", "regions/varmland/2022-2028/p1.md")]),
        ({"text_in_all": 700}, [("too-much-in-all", "regions/varmland")]),
        ({"html_in_all": 1_500}, [("too-much-in-all", "regions/varmland")]),
        ({"text_in_region": 100_000, "html_in_region": 100_000, "text_in_all": 100_000, "html_in_all": 100_000}, []),
    ],
    ids=lambda given: "-".join(given) if isinstance(given, dict) else "",
)
def test_too_much_text_is_told_at_the_folder_that_has_it(
    repository: Path, problems: Callable[[], list[Problem]], limit: dict[str, int], told: list[tuple[str, str]]
) -> None:
    add(repository, "varmland", "2022-2028", 4)
    add(repository, "kalmar", "2022-2028", 1)
    limited(repository, **limit)
    assert [(p.rule, p.mark.path) for p in problems()] == told


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("limits: {priorities_in_region: många}", "setting"),
        ("limits: {priorities_in_region: 0}", "setting"),
        ("limits: {priorities_in_region: -1}", "setting"),
        ("limits: {priorities_in_region: 1.5}", "setting"),
        ("limits: {priorities_in_region: [3]}", "setting"),
        ("limits: {priorities: 3}", "unknown-key"),
        ("limits: 3", "wrong-type"),
        ("limits: {priorities_in_region: }", None),
        ("limits:", None),
        ("publisher: a", None),
    ],
)
def test_a_limit_that_cannot_be_read_is_told_at_its_line(
    repository: Path, problems: Callable[[], list[Problem]], line: str, rule: str | None
) -> None:
    (repository / "mkdocs.yml").write_text(f"extra:\n  smartspec:\n    {line}\n")
    found = problems()
    assert [(p.rule, p.mark.path, p.mark.line) for p in found] == ([(rule, "mkdocs.yml", 3)] if rule else [])
    assert render(found, "sv").startswith("mkdocs.yml:3:" if rule else "")


FILES = (
    "region.yml", "sources.yml", "initiatives.csv", "initiative-links.csv", "2022-2028/strategy.md",
    "2022-2028/energi.md", "2022-2028/energi.en.md",
)  # fmt: skip


@pytest.mark.parametrize("kind", ["too-big", "link", "pipe", "wrong-name"])
@pytest.mark.parametrize("name", [*FILES, "2022-2028"])
def test_what_is_refused_is_not_missed_as_well(
    repository: Path, problems: Callable[[], list[Problem]], kind: str, name: str
) -> None:
    place = repository / "regions/dalarna" / name
    wrong = place.with_name(place.name.upper().replace("-", "_"))
    moved = place.rename(wrong if kind == "wrong-name" else repository / "moved")
    if kind == "link":
        place.symlink_to(moved)
    elif kind == "pipe":
        os.mkfifo(place)
    elif kind == "too-big":
        place.write_bytes(b"x" * (1024 * 1024 + 1))
    told = wrong if kind == "wrong-name" else place
    assert [p.mark.path for p in problems()] == [told.relative_to(repository).as_posix()]


@pytest.mark.parametrize("name", ["0000", "0001-", "2022-9999", "1022-2028", "2202", "0000-0000"])
def test_a_year_that_cannot_be_is_told_at_its_own_folder_only(
    repository: Path, problems: Callable[[], list[Problem]], name: str
) -> None:
    shutil.copytree(repository / PERIOD, repository / "regions/dalarna" / name)
    assert [(p.rule, p.mark.path) for p in problems()] == [("period-year", f"regions/dalarna/{name}")]
    assert list(read_repository(repository).atlas_of_readable().contributions) == []


@pytest.mark.parametrize(
    ("name", "text", "line", "more"),
    [
        ("region.yml", "a: &a x\nb:\n" + "- *a\n" * 19_000, "”*a” hänvisar till ett annat värde.", 18_950),
        ("region.yml", "a: x\n" * 300, "Samma namn står här en gång till", 249),
        ("2022-2028/energi.en.md", "---\nname: a\nsummary: b\n---\n" + "# Rubrik\n\n" * 60, "Rubriken ”Rubrik”", 10),
    ],
    ids=["aliases", "keys", "headings"],
)
def test_many_faults_of_one_kind_in_a_file_are_told_by_the_first_and_how_many_more_there_are(
    repository: Path, said: Said, name: str, text: str, line: str, more: int
) -> None:
    (repository / "regions/dalarna" / name).write_text(text, "utf-8")
    told = [found for found in said() if found.startswith(f"regions/dalarna/{name}:") and line in found]
    assert len(told) == MOST_ALIKE
    assert [found for found in told if "ställen till" in found] == [told[-1]]
    assert told[-1].endswith(f" Minst {more} sådana ställen till finns i filen.")


def test_faults_that_are_not_told_are_counted(repository: Path) -> None:
    (repository / "regions/dalarna/region.yml").write_text("a: &a x\nb:\n" + "- *a\n" * 70, "utf-8")
    done = check(repository)
    assert len(done.stdout.splitlines()) < 60
    assert done.stderr.splitlines()[-1].startswith("71 fel, ")  # the aliases, and the anchor


@pytest.mark.parametrize(
    ("address", "rule", "shown"),
    [
        ("https://www.rеgiondalarna.se", "web-address-character", "U+0435 CYRILLIC SMALL LETTER IE"),
        ("https://www.regiondalаrna.se/a", "web-address-character", "U+0430 CYRILLIC SMALL LETTER A"),
        ("https://www.region.se/försök", "web-address-character", "U+00F6 LATIN SMALL LETTER O WITH DIAERESIS"),
        ("https://www.region.se/a b", "web-address-character", "U+0020 SPACE"),
        ("http://www.region.se/<b>", "web-address-character", "U+003C LESS-THAN SIGN"),
        ("www.region.se", "web-address", ""),
        ("mailto:någon@region.se", "web-address", ""),
        ("https://localhost/", "web-address", ""),
    ],
)
def test_an_address_is_told_what_is_wrong_with_it(
    repository: Path, problems: Callable[[], list[Problem]], address: str, rule: str, shown: str
) -> None:
    file = repository / "regions/dalarna/region.yml"
    file.write_text(file.read_text("utf-8").replace("https://www.regiondalarna.se", f'"{address}"'), "utf-8")
    (found,) = [problem for problem in problems() if problem.key == "website" and problem.rule.startswith("web-")]
    assert (found.rule, found.values.get("character", "")) == (rule, shown)


@pytest.mark.parametrize("blank", ['""', '" "', '"   "', '"\u00a0"', "''"])
@pytest.mark.parametrize("key", ["organisation", "website"])
def test_a_blank_value_is_empty_in_both_languages(
    repository: Path, problems: Callable[[], list[Problem]], key: str, blank: str
) -> None:
    file = repository / "regions/dalarna/region.yml"
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join(f"{key}: {blank}" if line.startswith(f"{key}:") else line for line in lines), "utf-8")
    found = [problem for problem in problems() if problem.key == key]
    assert [problem.rule for problem in found] == ["empty"]
    assert found[0].sentences("sv")[0] == "Värdet är tomt."
    assert found[0].sentences("en")[0] == "The value is empty."


def test_a_fault_that_no_other_rule_has_words_for_is_still_told() -> None:
    class Numbered(Frozen):
        number: int

    document = Document("a.yml", {"number": "x"}, {("number",): (3, 9)})
    _, found = validated(document, Numbered)
    assert render(found, "en").startswith("a.yml:3:9: error: number: Here stands “x”: Input should be a valid integer")


def test_all_mistakes_are_told_at_once_and_none_hides_another(repository: Path, said: Said) -> None:
    """One mistake in each file, of each kind: form, value, reference, prose, table, name."""
    regions = repository / "regions"
    changes = {
        "dalarna/region.yml": ("website:", "organisation: Igen\nwebsite:"),
        "dalarna/sources.yml": ("'2022'", "[2022]"),
        "dalarna/initiatives.csv": ("SEK", "kronor"),
        "dalarna/2022-2028/strategy.md": ("status: adopted", "status: klar"),
        "dalarna/2022-2028/strategy.en.md": ("[^run]", "[^rnu]"),
        "dalarna/2022-2028/energi.md": ("theme: energy", "theme: energi"),
        "dalarna/2022-2028/energi.en.md": ("name: Energy", "name: [Energy"),
    }
    for name, (right, wrong) in changes.items():
        text = (regions / name).read_text("utf-8")
        assert right in text
        (regions / name).write_text(text.replace(right, wrong, 1), "utf-8")
    (regions / "dalarna/2022-2028/Vatten.md").write_text("")
    (regions / "okand").mkdir()
    (regions / "okand/region.yml").write_text("")
    assert [line.split(" fel: ")[0] for line in said()] == [
        "regions/dalarna/2022-2028/Vatten.md:1:1:",
        "regions/dalarna/2022-2028/energi.en.md:3:11:",
        "regions/dalarna/2022-2028/energi.md:5:8:",
        "regions/dalarna/2022-2028/strategy.en.md:7:27:",
        "regions/dalarna/2022-2028/strategy.md:4:9:",
        "regions/dalarna/initiatives.csv:2:5:",
        "regions/dalarna/region.yml:2:1:",
        "regions/dalarna/sources.yml:5:11:",
        "regions/okand:1:1:",
    ]


def test_a_fault_in_a_file_does_not_hide_another_in_the_same_file(repository: Path, said: Said) -> None:
    file = repository / "regions/dalarna/region.yml"
    file.write_text(
        file.read_text("utf-8").replace("website: ", "organisation: Igen\nwebsite: www.").replace("invest", "x")
    )
    assert [line.split(" ", 1)[0] for line in said()] == [
        "regions/dalarna/region.yml:2:1:",
        "regions/dalarna/region.yml:3:10:",
        "regions/dalarna/region.yml:11:9:",
    ]


def test_a_territory_with_errors_is_left_out_of_the_atlas_and_comes_back_when_they_are_mended(repository: Path) -> None:
    file = repository / "regions/dalarna/region.yml"
    right = file.read_text("utf-8")
    assert list(checked_atlas(repository)[0].contributions) == ["dalarna"]
    file.write_text(right.replace("organisation", "organization"))
    atlas, found = checked_atlas(repository)
    assert (list(atlas.contributions), atlas.broken) == ([], {"dalarna"})
    assert {problem.rule for problem in found} == {"unknown-key", "missing-key"}
    file.write_text(right)
    assert checked_atlas(repository)[1] == []


def test_a_warning_leaves_the_territory_in_the_atlas(repository: Path) -> None:
    (repository / PERIOD / "energi.en.md").unlink()
    atlas, found = checked_atlas(repository)
    assert [problem.level for problem in found] == ["warning"]
    assert list(atlas.contributions) == ["dalarna"]
