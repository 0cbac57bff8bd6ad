"""Mistakes that git cannot hold, or only as huge files: made here, each with its message."""

import os
import socket
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from smartspec.check import MOST_ALIKE, checked_atlas
from smartspec.model import Frozen
from smartspec.problems import Problem, render
from smartspec.read import prose, safe_walk
from smartspec.read.document import Document
from smartspec.read.validate import validated
from test_command import check

Said = Callable[[], list[str]]
PERIOD = "regions/dalarna/2022-2028"
ORDINARY = "Tillåtet: vanliga filer och mappar. Ersätt den med en kopia av själva filen."


def composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def decomposed(name: str) -> str:
    return unicodedata.normalize("NFD", name)


def test_a_link_to_a_file_is_not_followed(repository: Path, said: Said) -> None:
    secret = repository / "hemligt.md"
    secret.write_text("---\nname: Hemligt\n---\n")
    (repository / PERIOD / "elkraft.md").symlink_to(secret)
    assert said() == [
        f"{PERIOD}/elkraft.md:1:1: fel: ”elkraft.md” är ingen vanlig fil utan en symbolisk länk. {ORDINARY}"
    ]


def test_a_link_to_a_folder_is_not_followed(repository: Path, said: Said) -> None:
    (repository / "regions" / "uppsala").symlink_to(repository / "regions" / "dalarna")
    assert said() == [f"regions/uppsala:1:1: fel: ”uppsala” är ingen vanlig fil utan en symbolisk länk. {ORDINARY}"]


def test_a_link_in_place_of_all_regions_is_not_followed(repository: Path, said: Said) -> None:
    (repository / "regions").rename(repository / "annat")
    (repository / "regions").symlink_to("annat")
    assert said() == [f"regions:1:1: fel: ”regions” är ingen vanlig fil utan en symbolisk länk. {ORDINARY}"]


def test_a_pipe_is_not_opened(repository: Path, said: Said) -> None:
    os.mkfifo(repository / PERIOD / "elkraft.md")
    assert said() == [f"{PERIOD}/elkraft.md:1:1: fel: ”elkraft.md” är ingen vanlig fil utan ett rör (FIFO). {ORDINARY}"]


def test_a_socket_is_not_opened(repository: Path, said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / PERIOD)  # a socket's address may have only some hundred characters
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("elkraft.md")
        assert said() == [f"{PERIOD}/elkraft.md:1:1: fel: ”elkraft.md” är ingen vanlig fil utan en sockel. {ORDINARY}"]


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
        "bindestreck, och ändelserna .md, .en.md, .yml och .csv. Byt namn, till exempel till ”energi.md”, eller ta "
        "bort den.",
        f"{PERIOD}/energi.md:1:1: fel: ”energi.md” och ”Energi.md” är samma namn på en del datorer. Tillåtet: namn som "
        "skiljer sig åt i mer än stora och små bokstäver och accenter. Byt namn på den ena, eller ta bort den.",
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


def test_a_folder_with_too_many_files_is_told_once(repository: Path, said: Said) -> None:
    folder = repository / "regions/uppsala/2020-"
    folder.mkdir(parents=True)
    for number in range(safe_walk.MOST_FILES):
        (folder / f"p{number}.csv").touch()
    most = [line for line in said() if "fler än 5000 filer" in line]
    assert most == [
        "regions/uppsala/2020-:1:1: fel: Mappen innehåller fler än 5000 filer. Tillåtet: högst 5000 filer. "
        "Ta bort dem som inte behövs."
    ]


def test_deep_nesting_stops_the_reading_of_that_file_only(repository: Path, said: Said) -> None:
    (repository / "regions/dalarna/region.yml").write_text("a: " + "[" * 100_000)
    (repository / PERIOD / "energi.en.md").unlink()
    assert [line.split(" ", 1)[0] for line in said()] == [
        f"{PERIOD}/energi.md:1:1:",
        "regions/dalarna/region.yml:1:23:",
    ]


def test_a_file_with_too_many_values_is_told(repository: Path, said: Said) -> None:
    (repository / "regions/dalarna/region.yml").write_text("a:\n" + "- b\n" * 20_000)
    assert said() == [
        "regions/dalarna/region.yml:19999:3: fel: Filen har fler än 20000 värden. Tillåtet: högst 20000 värden. "
        "Dela upp filen."
    ]


def test_a_table_with_too_many_rows_is_told(repository: Path, said: Said) -> None:
    with (repository / "regions/dalarna/initiatives.csv").open("a") as table:
        table.writelines(f"rad-{number},En rad,,,,run\n" for number in range(5_000))
    assert said() == [
        "regions/dalarna/initiatives.csv:5002:1: fel: Tabellen har fler än 5000 rader. Tillåtet: högst 5000 rader. "
        "Ta bort rader som inte behövs."
    ]


def test_prose_that_is_too_long_is_not_converted(repository: Path, said: Said) -> None:
    with (repository / PERIOD / "energi.md").open("a") as file:
        file.write("ord " * 15_000)
    assert said() == [
        f"{PERIOD}/energi.md:22:1: fel: Texten har 60064 tecken. Tillåtet: högst 60000. "
        "Korta den, eller flytta delar till andra filer."
    ]


def test_prose_that_takes_too_long_is_told_at_its_first_line(
    repository: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prose.Converter, "remembered", {})
    monkeypatch.setattr(prose, "CACHE", repository / "cache")
    monkeypatch.setattr(prose, "SECONDS", -20.0)  # takes away the twenty seconds that a starting process gets
    found = said()
    assert [line.split(" ", 1)[0] for line in found] == [
        f"{PERIOD}/{place}:"
        for place in ("energi.en.md:6:1", "energi.md:22:1", "strategy.en.md:6:1", "strategy.md:9:1")
    ]
    assert found[0].endswith(
        "fel: Det tog för mycket tid eller minne att omvandla texten. Tillåtet: vanlig text med rubriker, listor, "
        "tabeller och fotnoter. Ta bort långa rader av parenteser och listor i många nivåer."
    )


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
    assert done.stderr.startswith("71 fel, ")  # the aliases, and the anchor


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
