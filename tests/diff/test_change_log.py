"""The change log tells day by day what merged changes meant, from the history of a repository."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from small_country import COUNTRY, VOCABULARIES, git, put
from small_country import commit as commit_all
from smartspec.check import judged
from smartspec.diff import log as change_logs
from smartspec.diff.log import LoggedTerritory, change_log, last_logged, logged_days
from smartspec.pages.changes.log import MOST_DAYS, change_log_file, change_log_pages, recent_days
from smartspec.pages.page import Page, Settings
from smartspec.pages.writer import Writer
from smartspec.read.repository import read_repository

ENERGY = "regions/dalarna/2022-2028/smarta-energisystem.md"
Commit = Callable[..., None]


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(change_logs, "CACHE", tmp_path_factory.mktemp("cache"))


@pytest.fixture
def commit(tmp_path: Path) -> Commit:
    """A repository with Dalarna committed on 2 March 2026; commits what the folder holds, at a moment."""
    shutil.copytree(VOCABULARIES, tmp_path / "docs/vocabularies")
    shutil.copytree(COUNTRY / "regions/dalarna", tmp_path / "regions/dalarna")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")

    def run(moment: str) -> None:
        commit_all(tmp_path, moment, "x")

    run("2026-03-02T12:00:00Z")
    return run


def writer(root: Path, lang: str = "sv") -> Writer:
    atlas = judged(read_repository(root))[0]
    return Writer(atlas, Settings("https://s3.example/", {"sv": "S3", "en": "S3"}, "", root=root.resolve()), lang)


def log(root: Path) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Day by day: each territory with the kinds of change to its priorities."""
    days = logged_days(judged(read_repository(root))[0], root.resolve())
    return [(d.day, [(t.territory.slug, kinds(t)) for t in d.territories]) for d in days]


def kinds(logged: LoggedTerritory) -> list[str]:
    found = (message.kind.partition("-") for message in logged.messages["sv"])
    return [kind for thing, _, kind in found if thing == "priority"]


def latest_page(writer: Writer) -> Page:
    return next(iter(change_log_pages(writer)))


def test_the_days_are_told_latest_first_and_each_from_the_state_before_it(commit: Commit, tmp_path: Path) -> None:
    put(tmp_path, ENERGY, "status: adopted", "status: developing")
    commit("2026-03-05T01:00:00Z")
    put(tmp_path, ENERGY, "name: Smarta energisystem", "name: Smart energi")
    commit("2026-03-05T23:59:00Z")
    put(tmp_path, ENERGY, "status: developing", "status: ended")
    commit("2026-03-06T00:00:00Z")
    assert log(tmp_path)[:2] == [
        ("2026-03-06", [("dalarna", ["ended"])]),
        ("2026-03-05", [("dalarna", ["renamed", "status"])]),
    ]
    assert log(tmp_path)[2][0] == "2026-03-02"
    assert set(log(tmp_path)[2][1][0][1]) == {"added", "added-ended"}


def test_what_is_new_is_told_by_kind_with_who_has_it_and_else_that_details_changed(
    commit: Commit, tmp_path: Path
) -> None:
    put(tmp_path, ENERGY, "Ludvika", "Ludvika,")
    commit("2026-03-05T12:00:00Z")
    shutil.copytree(COUNTRY / "regions/kalmar", tmp_path / "regions/kalmar")
    put(tmp_path, ENERGY, "status: adopted", "status: ended")
    commit("2026-03-06T12:00:00Z")
    found = recent_days(writer(tmp_path), "2026-03-03", most=9)
    told = {one.day: {label: [place.slug for place in places] for label, places in one.news} for one in found}
    assert told["2026-03-05"] == {"Changed details": ["dalarna"]}
    assert told["2026-03-06"]["Ended or taken away"] == ["dalarna"]
    new = told["2026-03-06"]
    assert new["Strategies entered"] == new["Priorities entered"] == ["kalmar"]
    assert "Earlier strategies and priorities entered" not in new
    assert list(told) == ["2026-03-06", "2026-03-05"]
    assert [one.day for one in recent_days(writer(tmp_path), "2026-01-01", most=1)] == ["2026-03-06"]
    assert recent_days(replace(writer(tmp_path), settings=Settings("", {"sv": "S", "en": "E"}, "")), "", most=9) == ()


def test_an_earlier_strategy_that_is_entered_is_not_told_as_a_new_one(commit: Commit, tmp_path: Path) -> None:
    shutil.copytree(COUNTRY / "regions/varmland", tmp_path / "regions/varmland")
    shutil.rmtree(tmp_path / "regions/varmland/2015-2020")
    for name in ("initiative-links.csv", "initiatives.csv", "initiatives-2.csv"):
        (tmp_path / "regions/varmland" / name).unlink()
    strategy = "regions/varmland/2022-2028/strategy.md"
    put(tmp_path, strategy, "replaces:\n  - 2015-2020\n", "")
    commit("2026-03-05T12:00:00Z")
    shutil.copytree(COUNTRY / "regions/varmland/2015-2020", tmp_path / "regions/varmland/2015-2020")
    commit("2026-03-06T12:00:00Z")
    found = {one.day: [label for label, _ in one.news] for one in recent_days(writer(tmp_path), "2026-03-03", most=9)}
    assert found == {
        "2026-03-06": ["Earlier strategies and priorities entered"],
        "2026-03-05": ["Strategies entered", "Priorities entered"],
    }
    assert "Ny strategi" not in latest_page(writer(tmp_path)).html.partition('id="d-2026-03-05"')[0]


def test_a_merged_proposal_counts_on_the_day_it_was_merged(commit: Commit, tmp_path: Path) -> None:
    git(tmp_path, "checkout", "--quiet", "-b", "forslag")
    put(tmp_path, ENERGY, "status: adopted", "status: ended")
    commit("2026-03-03T12:00:00Z")
    git(tmp_path, "checkout", "--quiet", "main")
    moment = "2026-03-09T12:00:00Z"
    git(tmp_path, "merge", "--quiet", "--no-ff", "-m", "x", "forslag", day=moment)
    assert [day for day, _ in log(tmp_path)] == ["2026-03-09", "2026-03-02"]


def test_days_that_changed_only_the_form_or_other_files_are_left_out(commit: Commit, tmp_path: Path) -> None:
    put(tmp_path, ENERGY, "touches:\n  - industry\n", "touches: [industry]\n")
    commit("2026-03-03T12:00:00Z")
    (tmp_path / "docs/om.md").write_text("# Om\n")
    commit("2026-03-04T12:00:00Z")
    assert [day for day, _ in log(tmp_path)] == ["2026-03-02"]


def test_what_todays_rules_cannot_read_is_named_and_not_told(commit: Commit, tmp_path: Path) -> None:
    put(tmp_path, ENERGY, "status: adopted", "status: gammalt-ord")
    commit("2026-03-03T12:00:00Z")
    put(tmp_path, ENERGY, "status: gammalt-ord", "status: adopted")
    commit("2026-03-04T12:00:00Z")
    days = logged_days(judged(read_repository(tmp_path))[0], tmp_path.resolve())
    assert [(d.day, d.territories, [t.slug for t in d.unreadable]) for d in days[:2]] == [
        ("2026-03-04", (), ["dalarna"]),
        ("2026-03-03", (), ["dalarna"]),
    ]
    assert "den äldre versionen går inte att jämföra med den nyare: Dalarna." in latest_page(writer(tmp_path)).html


def test_the_first_page_has_the_latest_days_and_each_year_a_page_back_to_the_first(
    commit: Commit, tmp_path: Path
) -> None:
    for day in range(3, 20):
        put(tmp_path, ENERGY, "Ludvika", "Ludvika,")
        commit(f"2026-03-{day:02}T12:00:00Z")
    first, *years = change_log_pages(writer(tmp_path))
    days = [f"2026-03-{day:02}" for day in range(19, 1, -1)]
    assert re.findall(r'id="d-([0-9-]{10})"', first.html) == days[:MOST_DAYS]
    assert [page.address for page in years] == ["andringar/2026/"]
    assert re.findall(r'id="d-([0-9-]{10})"', years[0].html) == days
    assert '<a href="2026/">2026</a>' in first.html
    assert '<a href="./" aria-current="page">2026</a>' in years[0].html


def test_a_day_that_has_been_read_is_not_read_again(
    commit: Commit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, ENERGY, "status: adopted", "status: ended")
    commit("2026-03-05T12:00:00Z")
    read: list[str] = []
    asked = change_logs.files_changed
    monkeypatch.setattr(change_logs, "files_changed", lambda *given: read.append(given[2].day) or asked(*given))
    told = log(tmp_path)
    assert read == ["2026-03-05", "2026-03-02"]
    assert log(tmp_path) == told
    put(tmp_path, ENERGY, "status: ended", "status: adopted")
    commit("2026-03-06T12:00:00Z")
    assert log(tmp_path)[1:] == told
    assert read[2:] == ["2026-03-06"]


@pytest.mark.parametrize("damage", [b"", b"[]", b"x\n{}", None], ids=["empty", "other", "digest", "cut"])
def test_a_damaged_day_in_the_cache_is_read_anew(commit: Commit, tmp_path: Path, damage: bytes | None) -> None:
    told = log(tmp_path)
    (file,) = change_logs.CACHE.iterdir()
    file.write_bytes(file.read_bytes()[:-9] if damage is None else damage)
    assert log(tmp_path) == told


def test_without_a_history_the_page_says_that_nothing_is_known(tmp_path: Path) -> None:
    shutil.copytree(VOCABULARIES, tmp_path / "docs/vocabularies")
    shutil.copytree(COUNTRY / "regions/dalarna", tmp_path / "regions/dalarna")
    assert log(tmp_path) == []
    assert "Inga ändringar är kända." in latest_page(writer(tmp_path)).html


def test_a_clone_without_earlier_contents_has_no_log_and_says_why(commit: Commit, tmp_path: Path) -> None:
    put(tmp_path, ENERGY, "status: adopted", "status: ended")
    commit("2026-03-05T12:00:00Z")
    git(tmp_path, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", tmp_path.as_uri(), "clone")
    clone = (tmp_path / "clone").resolve()
    found = change_log(judged(read_repository(clone))[0], clone)
    assert (found.days, found.unknown and found.unknown.rule) == ((), "history-partial")
    assert "Inga ändringar är kända." in latest_page(writer(clone)).html
    assert writer(clone).atlas.changed[ENERGY] == "2026-03-05"


def test_the_page_and_the_table_say_the_same_in_both_languages(commit: Commit, tmp_path: Path) -> None:
    put(tmp_path, ENERGY, "status: adopted", "status: ended")
    put(tmp_path, ENERGY, "name: Smarta energisystem", "name: <b>Smart</b>")
    commit("2026-03-05T12:00:00Z")
    page = latest_page(writer(tmp_path)).html
    link = '<a href="../regioner/dalarna/2022-2028/smarta-energisystem/">&lt;b&gt;Smart&lt;/b&gt;</a>'
    assert f"{link}: Prioriteringen har upphört." in page
    assert ">Smart energy systems</a>: It has ended." in latest_page(writer(tmp_path, "en")).html
    assert (
        "2026-03-05;Dalarna;<b>Smart</b>;Prioriteringen har upphört.;"
        f"{ENERGY};https://s3.example/regioner/dalarna/2022-2028/smarta-energisystem/"
    ) in change_log_file(writer(tmp_path)).text.split("\r\n")


@pytest.mark.parametrize(
    ("file", "before", "after", "swedish", "english"),
    [
        ("dalarna/region.yml", "vilar Dalarnas position", "vilar länets position", "”Enligt", "the other language"),
        ("dalarna/region.yml", "en: According to", "en: As stated in", "det andra språket", "“As stated in"),
        (ENERGY[8:], "summary: ", "summary: Nytt – ", "Sammanfattning, ny text: ”Nytt – ", "the other language"),
    ],
)
def test_a_change_in_one_language_is_one_change_in_both(
    commit: Commit, tmp_path: Path, file: str, before: str, after: str, swedish: str, english: str
) -> None:
    put(tmp_path, f"regions/{file}", before, after)
    commit("2026-03-05T12:00:00Z")
    told = logged_days(judged(read_repository(tmp_path))[0], tmp_path.resolve())[0].territories[0].messages
    assert len(told["sv"]) == len(told["en"])
    assert swedish in told["sv"][0].sentence("sv")
    assert english in told["en"][0].sentence("en")


def test_names_and_titles_are_marked_with_their_language_on_a_page_in_another(commit: Commit, tmp_path: Path) -> None:
    shutil.copytree(COUNTRY / "regions/varmland", tmp_path / "regions/varmland")
    sources, initiatives = "regions/dalarna/sources.yml", "regions/varmland/initiatives.csv"
    title = "title: Region Dalarnas arbete med innovation"
    put(tmp_path, sources, title, "title: <b>Innovation</b>\n    language: en")
    put(tmp_path, sources, "title: Boost Dalarna", "title: Boost i Dalarna")
    put(tmp_path, initiatives, "Gender Readiness", "Skog & <i>trä</i>")
    commit("2026-03-05T12:00:00Z")
    swedish, english = (latest_page(writer(tmp_path, lang)).html for lang in ("sv", "en"))
    assert "<span>&lt;b&gt;Innovation&lt;/b&gt;</span>: Source changed (" in english
    assert '<span lang="en">&lt;b&gt;Innovation&lt;/b&gt;</span>: Källan har ändrats (' in swedish
    assert '<span lang="sv">Boost i Dalarna</span>: Source changed (' in english
    assert "<span>Boost i Dalarna</span>: Källan har ändrats (" in swedish
    assert re.search(r'Initiatives added \(\d+\): <span lang="sv">[^<]*Skog &amp; &lt;i&gt;trä&lt;/i&gt;', english)
    assert re.search(r"Satsningar [^<]*Skog &amp; &lt;i&gt;trä&lt;/i&gt;", swedish)


def test_what_has_been_removed_since_is_no_link(commit: Commit, tmp_path: Path) -> None:
    (tmp_path / "regions/dalarna/initiative-links.csv").unlink()
    for ending in (".md", ".en.md"):
        (tmp_path / ENERGY.replace(".md", ending)).unlink()
    commit("2026-03-05T12:00:00Z")
    page = latest_page(writer(tmp_path)).html
    assert "<span>Smarta energisystem</span>: Prioriteringen har tagits bort (2022–2028)." in page
    assert "smarta-energisystem/" not in page


def test_a_text_that_no_longer_stands_there_is_not_repeated(commit: Commit, tmp_path: Path) -> None:
    region = "regions/dalarna/region.yml"
    put(tmp_path, region, "vilar Dalarnas position", "vilar Någon Annans position")
    commit("2026-03-05T12:00:00Z")
    assert "Någon Annans" in latest_page(writer(tmp_path)).html
    put(tmp_path, region, "vilar Någon Annans position", "vilar länets position")
    commit("2026-03-06T12:00:00Z")
    page = latest_page(writer(tmp_path)).html
    assert "vilar länets position" in page
    assert "Någon Annans" not in page + change_log_file(writer(tmp_path)).text
    assert page.count("Styrkor, ny text: ”") == 1
    assert page.count("Styrkor: texten har ändrats.") == 1
    assert "[…]" not in page.partition("<h2")[2]


def test_the_last_day_with_something_to_tell_is_not_that_of_a_change_in_form(commit: Commit, tmp_path: Path) -> None:
    put(tmp_path, ENERGY, "status: adopted", "status: developing")
    commit("2026-03-05T01:00:00Z")
    put(tmp_path, ENERGY, "theme: energy", "theme: 'energy'")
    commit("2026-03-09T01:00:00Z")
    atlas = judged(read_repository(tmp_path))[0]
    assert max(atlas.changed.values()) == "2026-03-09"
    assert last_logged(atlas, tmp_path.resolve()) == {"dalarna": "2026-03-05"}
