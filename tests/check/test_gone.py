"""Identifiers last: in a made history nothing that was published goes away without a word, and no address dies."""

import shutil
from pathlib import Path

import pytest
from commands import check
from small_country import COUNTRY, NOON, commit, git, keep_families, lay_out, put
from smartspec.check import problems_of
from smartspec.check.proposal import problems_of_proposal
from smartspec.model.files import path_of
from smartspec.problems import Problem
from smartspec.read.proposal import read_proposal
from smartspec.read.repository import Memory, Reading, read_repository
from smartspec.site.build import build_site

OWN = Path("regions/dalarna")
GONE = OWN / Path(path_of("gone", territory="x")).name
PERIOD = OWN / "2022-2028"
FOREST, TRAVEL = "innovativ-och-hallbar-bioekonomi", "hallbara-och-kreativa-upplevelser"
ENTRY = (
    "  - id: {id}\n    kind: {kind}\n{to}    date: 2026-11-20\n    reason:\n      sv: Ett skäl.\n      en: A reason.\n"
)


REMEMBERED = Memory()
"""What all tests begin with: only the folders that one has changed are read again."""


@pytest.fixture(scope="module", autouse=True)
def remembered(tmp_path_factory: pytest.TempPathFactory) -> None:
    read_repository(published(tmp_path_factory.mktemp("first") / "country"), REMEMBERED)


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """The country, published in one commit on main; nothing is gone yet."""
    return published(tmp_path / "country")


def published(root: Path) -> Path:
    lay_out(root)
    (root / GONE).unlink()
    for name in ("initiative-links.csv", "initiatives.csv"):
        (root / OWN / name).unlink()
    (root / "docs/vocabularies/second-tagging.csv").unlink()
    git(root, "init", "-q", "-b", "main")
    commit(root, "2026-10-01", "All of it")
    return root


def take_away(root: Path, name: str, to: str = "") -> None:
    for ending in (".md", ".en.md"):
        file = root / PERIOD / (name + ending)
        file.rename(root / PERIOD / (to + ending)) if to else file.unlink()


def say(root: Path, *entries: tuple[str, str, tuple[str, ...]]) -> None:
    """Write ``gone.yml``: id, kind and targets of each entry."""
    text = "gone:\n"
    for identity, kind, targets in entries:
        to = "".join(["    to:\n", *(f"      - {target}\n" for target in targets)]) if targets else ""
        text += ENTRY.format(id=identity, kind=kind, to=to)
    (root / GONE).write_text(text, "utf-8")


def read(root: Path) -> Reading:
    return read_repository(root, Memory(folders={**REMEMBERED.folders}, lists=REMEMBERED.lists))


def found(root: Path) -> list[Problem]:
    return [p for p in problems_of(read(root)) if p.rule.startswith(("address-", "gone-", "same-id"))]


def errors(root: Path) -> list[Problem]:
    return [problem for problem in problems_of(read(root)) if problem.level == "error"]


def rules(root: Path) -> list[str]:
    return [problem.rule for problem in found(root)]


def test_what_is_still_there_is_not_missed(history: Path) -> None:
    assert read_repository(history).published
    assert rules(history) == []


def test_a_renamed_priority_is_refused_with_the_line_to_add(history: Path) -> None:
    take_away(history, FOREST, "bioekonomi")
    (problem,) = found(history)
    assert (problem.rule, problem.mark.path) == ("address-lost", str(GONE))
    line = f"- {{id: 2022-2028/{FOREST}, kind: moved, to: [2022-2028/bioekonomi], date: "
    assert line in problem.line("sv")
    assert "finns inte längre" in problem.line("sv")
    assert "no longer there" in problem.line("en")


def test_the_line_that_is_told_is_one_that_the_check_takes(history: Path) -> None:
    take_away(history, FOREST, "bioekonomi")
    line = found(history)[0].values["add"].replace("sv: …", "sv: Ett skäl., en: A reason.")
    (history / GONE).write_text(f"gone:\n{line}\n", "utf-8")
    assert rules(history) == []


def test_it_is_missed_also_after_the_commit_and_by_the_command(history: Path) -> None:
    take_away(history, FOREST)
    commit(history, "2026-11-20", "Gone")
    done = check(history)
    assert done.returncode == 1
    assert f"{GONE}:1:1: fel: ”dalarna/2022-2028/{FOREST}”" in done.stdout


def test_what_only_a_branch_has_had_was_never_published(history: Path) -> None:
    git(history, "switch", "-q", "-c", "ny")
    shutil.copy(history / PERIOD / f"{FOREST}.md", history / PERIOD / "vatgas.md")
    commit(history, "2026-11-20", "New")
    (history / PERIOD / "vatgas.md").rename(history / PERIOD / "vatgasteknik.md")
    commit(history, "2026-11-21", "Another name before it is proposed")
    assert rules(history) == []
    take_away(history, FOREST)
    assert rules(history) == ["address-lost"]


def test_a_territory_is_told_in_the_folder_of_the_country(history: Path) -> None:
    shutil.rmtree(history / "regions/programme-areas/smaland-och-oarna")
    keys = [problem.values["key"] for problem in found(history)]
    assert keys  # its strategies had pages
    assert "programme-areas/smaland-och-oarna" not in keys  # it is still listed, and so has a page
    put(history, "docs/vocabularies/territories.yml", "slug: smaland-och-oarna", "slug: smaland")
    lost = [problem for problem in found(history) if problem.rule == "address-lost"]
    assert [problem.values["key"] for problem in lost] == ["programme-areas/smaland-och-oarna", *keys]
    assert {problem.mark.path for problem in lost} == {path_of("gone", territory="sverige")}


WRONG_NAMES: dict[str, tuple[str, str]] = {
    "a region's folder with a capital": ("regions/dalarna", "regions/Dalarna"),
    "a region that there is none": ("regions/dalarna", "regions/dalarn"),
    "a period with a dash": ("regions/dalarna/2022-2028", "regions/dalarna/2022–2028"),
    "a period that cannot be": ("regions/dalarna/2022-2028", "regions/dalarna/0000"),
    "a period that runs backwards": ("regions/dalarna/2022-2028", "regions/dalarna/2028-2022"),
    "another ending": (f"regions/dalarna/2022-2028/{FOREST}.md", f"regions/dalarna/2022-2028/{FOREST}.txt"),
    "a name that Windows cannot have": (f"regions/dalarna/2022-2028/{FOREST}.md", "regions/dalarna/2022-2028/con.md"),
}


@pytest.mark.parametrize("wrong", WRONG_NAMES)
def test_what_only_has_a_wrong_name_is_not_missed(history: Path, wrong: str) -> None:
    shutil.copy(COUNTRY / OWN / "initiatives.csv", history / OWN)
    shutil.copy(COUNTRY / OWN / "initiative-links.csv", history / OWN)
    say(history, ("2021-2027/skog", "moved", (f"2022-2028/{FOREST}",)))
    assert errors(history) == []
    before, after = WRONG_NAMES[wrong]
    (history / before).rename(history / after)
    if (english := history / before.replace(".md", ".en.md")).is_file():
        english.unlink()
    assert [problem.mark.path for problem in errors(history)] == [after]


@pytest.mark.parametrize("place", ["regions", "regions/dalarna", "regions/programme-areas"])
def test_what_lies_behind_a_link_or_a_file_is_not_missed(history: Path, place: str) -> None:
    shutil.rmtree(history / place)
    (history / place).write_text("")
    assert [problem.mark.path for problem in errors(history)] == [place]
    (history / place).unlink()
    (history / place).symlink_to("/etc")
    assert [problem.mark.path for problem in errors(history)] == [place]


def test_what_is_lost_beside_a_wrong_name_elsewhere_is_missed(history: Path) -> None:
    (history / PERIOD / "Anteckningar.md").write_text("")
    shutil.rmtree(history / "regions/dalarna/2014-2022")
    assert "dalarna/2014-2022" in [problem.values.get("key") for problem in errors(history)]


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ([("2022-2028/{0}", "moved", ("2022-2028/borta",))], ["gone-target"]),
        ([("2022-2028/{0}", "moved", ())], ["gone-targets"]),
        ([("2022-2028/{0}", "withdrawn", ("2022-2028",))], ["gone-targets"]),
        ([("2022-2028/{0}", "split", ("2022-2028",))], ["gone-targets"]),
        ([("2022-2028/{0}", "withdrawn", ())] * 2, ["same-id"]),
        ([("2022-2028/{0}", "withdrawn", ()), ("2022-2028/smarta-energisystem", "withdrawn", ())], ["gone-there"]),
        ([("2022-2028/{0}", "withdrawn", ()), ("varmland/2022-2028/x", "withdrawn", ())], ["gone-elsewhere"]),
        (
            [("2022-2028/{0}", "moved", ("2022-2028/y",)), ("2022-2028/y", "moved", ("2022-2028",))],
            ["gone-chain"],
        ),
        ([("2022-2028/{0}", "moved", ("varmland/2022-2028",))], []),
        ([("dalarna/2022-2028/{0}", "withdrawn", ())], []),
    ],
)
def test_an_entry_that_leads_nowhere_is_told_on_its_line(
    history: Path, entries: list[tuple[str, str, tuple[str, ...]]], told: list[str]
) -> None:
    take_away(history, FOREST)
    say(history, *((identity.format(FOREST), kind, to) for identity, kind, to in entries))
    problems = found(history)
    assert [problem.rule for problem in problems] == told
    assert all(problem.mark.line > 1 for problem in problems)


def test_an_identifier_does_not_come_back(history: Path) -> None:
    take_away(history, FOREST)
    say(history, (f"2022-2028/{FOREST}", "withdrawn", ()))
    commit(history, "2026-11-20", "Withdrawn")
    assert rules(history) == []
    shutil.copy(history / PERIOD / f"{TRAVEL}.md", history / PERIOD / f"{FOREST}.md")
    assert rules(history) == ["gone-there"]


def test_nor_does_it_when_its_entry_is_taken_away(history: Path) -> None:
    take_away(history, FOREST)
    entry = (f"2022-2028/{FOREST}", "withdrawn", ())
    say(history, entry)
    commit(history, "2026-11-20", "Withdrawn")
    shutil.copy(history / PERIOD / f"{TRAVEL}.md", history / PERIOD / f"{FOREST}.md")
    (history / GONE).unlink()
    (problem,) = found(history)
    assert (problem.rule, problem.mark.path) == ("address-back", str(GONE))
    assert f"”dalarna/2022-2028/{FOREST}”" in problem.line("sv")
    commit(history, "2026-11-21", "Something else by its name")
    assert rules(history) == ["address-back"]
    (history / PERIOD / f"{FOREST}.md").rename(history / PERIOD / "skog.md")
    assert rules(history) == ["address-lost"]
    say(history, entry)
    assert rules(history) == []


def test_an_entry_that_was_never_published_can_be_taken_away(history: Path) -> None:
    git(history, "switch", "-q", "-c", "forslag")
    take_away(history, FOREST)
    say(history, (f"2022-2028/{FOREST}", "withdrawn", ()))
    commit(history, "2026-11-20", "Withdrawn")
    git(history, "checkout", "-q", "main", "--", str(PERIOD))
    (history / GONE).unlink()
    assert rules(history) == []


def test_a_proposal_that_takes_away_without_a_word_is_flagged(history: Path) -> None:
    git(history, "switch", "-q", "-c", "forslag")
    take_away(history, FOREST)
    commit(history, "2026-11-20", "Gone")
    (flagged,) = problems_of_proposal(read_proposal(history, "main", "HEAD"))
    assert (flagged.rule, flagged.level) == ("proposal-takes-away", "warning")
    say(history, (f"2022-2028/{FOREST}", "withdrawn", ()))
    commit(history, "2026-11-21", "Told")
    assert problems_of_proposal(read_proposal(history, "main", "HEAD")) == []


def test_a_history_that_is_not_whole_is_told(history: Path, tmp_path: Path) -> None:
    commit_twice = history / "docs/om.md"
    commit_twice.write_text(commit_twice.read_text("utf-8") + "\nMer.\n", "utf-8")
    commit(history, "2026-11-20", "More")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{history}", "shallow")
    take_away(tmp_path / "shallow", FOREST)
    done = check(tmp_path / "shallow")
    assert "adresser som försvunnit upptäcks inte" in done.stderr
    assert "finns inte längre" not in done.stdout


def test_no_address_dies(history: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A priority is renamed, one merged with another, one split, one withdrawn, and then a whole strategy renamed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    target = tmp_path / "site"
    keep_families(history, "node", "regions")
    build_site(history, target, print)
    before = addresses_of(target)
    assert len(before) > 20
    four = sorted(f.name[:-6] for f in (history / PERIOD).glob("*.en.md") if not f.name.startswith("strategy"))[:4]
    take_away(history, four[0], "nytt-namn")
    for name in four[1:]:
        take_away(history, name)
    kept = "2022-2028/nytt-namn"
    whole = "smarta-energisystem"
    say(
        history,
        (f"2022-2028/{four[0]}", "moved", (kept,)),
        (f"2022-2028/{four[1]}", "merged", (kept,)),
        (f"2022-2028/{four[2]}", "split", (kept, f"2022-2028/{whole}")),
        (f"2022-2028/{four[3]}", "withdrawn", ()),
    )
    commit(history, "2026-11-20", "Four priorities")
    build_site(history, target, print)
    assert before - addresses_of(target) == set()
    pages = [(target / "regioner/dalarna/2022-2028" / name / "index.html").read_text("utf-8") for name in four]
    moved, _, split, _ = pages
    assert (
        '<link rel="canonical" href="https://smart-specialisering.example/regioner/dalarna/2022-2028/nytt-namn/">'
        in moved
    )
    assert [page.count('content="noindex"') for page in pages] == [0, 1, 1, 1]
    assert all("Ett skäl." in page for page in pages)
    assert [page.count('href="../nytt-namn/"') for page in pages] == [1, 1, 1, 0]
    assert 'href="../smarta-energisystem/"' in split
    (history / PERIOD).rename(history / OWN / "2022-2029")
    lost = found(history)
    assert {p.rule for p in lost} >= {"address-lost"}
    assert f"kind: moved, to: [2022-2029/{whole}]" in "".join(p.values.get("add", "") for p in lost)


def addresses_of(site: Path) -> set[str]:
    return {str(file.relative_to(site)) for file in (site / "regioner").rglob("index.html")} | {
        str(file.relative_to(site)) for file in (site / "en" / "regioner").rglob("index.html")
    }
