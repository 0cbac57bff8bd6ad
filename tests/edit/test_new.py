"""``smartspec new``: what it writes passes the check at once, and nothing that is there is touched."""

import fcntl
import os
import pty
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from smartspec.check import problems_of
from smartspec.cli.new import chosen
from smartspec.edit.starting_kinds import KINDS
from smartspec.read.repository import read_repository
from smartspec.site.write import write_site
from starting import Run, tree

DALARNA = "regions/dalarna"
EACH = {
    "region": ("gotland",),
    "region of an area": ("programme-areas/smaland-och-oarna",),
    "strategy": ("dalarna", "2029-2035", "--title", "Nästa strategi", "--source", "run"),
    "strategy with a new source": (
        "dalarna", "2029-", "--title", "Nästa", "--source", "beslut-2029", "--source-title", "Beslut: så här",
        "--source-publisher", "Region Dalarna", "--source-year", "2029", "--source-url", "https://www.exempel.se/a",
    ),
    "priority": ("dalarna", "2022-2028", "--name", "Vätgas & el", "--theme", "energy", "--source", "run"),
    "priority with a name": (
        "dalarna", "2022-2028", "h2", "--name", "Vätgas: nu", "--theme", "energy", "--source", "run", "--source",
        "invest", "--status", "proposed", "--confidence", "high", "--summary", "Om vätgas.", "--name-en", "Hydrogen",
        "--summary-en", "On hydrogen.",
    ),
    "initiative": ("dalarna", "--name", "Åre lyfter, tillsammans", "--source", "run"),
    "need": ("dalarna", "--form", "partner", "--text", "Någon att pröva elvägar med"),
    "offer": ("dalarna", "labb", "--form", "test-environment", "--source", "run", "--theme", "energy"),
    "event": ("2027-03-04", "--title", "Öppen dag", "--place", "Borlänge", "--start", "2027-03-04 09:30"),
    "news": ("2027-03-04", "--title", "Ny karta"),
}  # fmt: skip
KIND_OF = {name: name.split(" ")[0] for name in EACH}


def test_every_kind_is_tried() -> None:
    assert set(KIND_OF.values()) == set(KINDS)


@pytest.mark.parametrize("name", EACH)
def test_what_is_written_passes_the_check_at_once_and_is_all_that_changes(
    name: str, repository: Path, new: Run
) -> None:
    before = tree(repository)
    status, said, complained = new(KIND_OF[name], *EACH[name])
    assert (status, complained) == (0, "")
    after = tree(repository)
    changed = {path for path in after if after[path] != before.get(path)}
    assert set(before) <= set(after)
    assert changed
    assert all(path in said for path in changed), said
    assert all(after[path].startswith(before[path]) for path in changed & set(before)), "only added to"
    assert [p.line("sv") for p in problems_of(read_repository(repository)) if p.level != "unfinished"] == []
    assert not any("#" in text.partition("\n---\n")[0] for path, text in after.items() if path in changed - set(before))


def test_a_priority_is_written_as_it_was_given(repository: Path, new: Run) -> None:
    assert new("priority", *EACH["priority with a name"])[0] == 0
    files = tree(repository / DALARNA / "2022-2028")
    assert files["h2.md"] == (
        "---\nname: 'Vätgas: nu'\nsummary: Om vätgas.\nstatus: proposed\ntheme: energy\n"
        "sources:\n  - run\n  - invest\nconfidence: high\n---\n"
    )
    assert files["h2.en.md"] == "---\nname: Hydrogen\nsummary: On hydrogen.\n---\n"


def test_what_was_not_given_says_what_belongs_there_in_its_own_language(repository: Path, new: Run) -> None:
    assert new("priority", *EACH["priority"], "--lang", "en")[0] == 0
    files = tree(repository / DALARNA / "2022-2028")
    assert "summary: FYLL I – Vad prioriteringen gäller, i en eller två" in files["vatgas-el.md"]
    assert "status: adopted\n" in files["vatgas-el.md"], "as its strategy"
    assert "confidence: low\n" in files["vatgas-el.md"]
    assert files["vatgas-el.en.md"].startswith("---\nname: FILL IN – The name in English\n")


def test_a_text_still_to_be_filled_in_is_told_and_keeps_the_site_from_being_published(
    repository: Path, new: Run, tmp_path: Path
) -> None:
    said = new("priority", *EACH["priority"])[1]
    assert "3 texter är kvar att fylla i" in said
    left = [p for p in problems_of(read_repository(repository)) if p.stops_the_build]
    assert [(p.level, Path(p.mark.path).name, p.key) for p in left] == [
        ("unfinished", "vatgas-el.en.md", "name"),
        ("unfinished", "vatgas-el.en.md", "summary"),
        ("unfinished", "vatgas-el.md", "summary"),
    ]
    with pytest.raises(ValueError, match=r"vatgas-el\.md:3:10: ofärdigt: summary: Här är något kvar att fylla i"):
        write_site(repository, tmp_path / "out")


def test_what_is_not_given_and_cannot_be_left_open_is_asked_for_all_at_once(repository: Path, new: Run) -> None:
    before = tree(repository)
    status, said, complained = new("priority", "dalarna", "2022-2028", "--theme", "enrgi", "--name", "x" * 301)
    assert (status, said) == (1, "")
    lines = complained.splitlines()
    assert [line.split(":")[0] for line in lines] == ["--name", "--theme", "--source", "Inget skrevs."]
    assert "301 tecken" in lines[0]
    assert "Välj bland: food, forest-bioeconomy, energy" in lines[1]
    assert tree(repository) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("priority", "darlana"), "REGION: ”darlana” är inte ett av dem. Välj bland: dalarna."),
        (("priority", "dalarna", "2022"), "PERIOD: ”2022” är inte ett av dem. Välj bland: 2022-2028."),
        (("region", "dalarna"), "REGION: regions/dalarna/ finns redan. Inget skrivs över."),
        (("strategy", "dalarna", "2022-2028"), "PERIOD: regions/dalarna/2022-2028/ finns redan. Inget skrivs över."),
        (("strategy", "dalarna", "2028-2022"), "PERIOD: ”2028-2022” är inte en period."),
        (("event", "2027-02-30", "--title", "x"), "DAY: ”2027-02-30” är inte en dag."),
        (("event", "2027-02", "--title", "x"), "DAY: ”2027-02” är inte en dag."),
        (("need", "dalarna", "Å", "--form", "partner"), "ID: ”Å” kan inte stå i en adress. Skriv till exempel ”a”."),
        *(
            (("need", "dalarna", name, "--form", "partner"), f"ID: I Windows kan inget heta ”{name}”. Tillåtet: namn")
            for name in ("con", "aux", "nul", "com1", "Prn")
        ),
        (
            ("initiative", "dalarna", "--name", "x", "--source", "rn"),
            "--source: Det finns ingen källa ”rn”. Kända: run,",
        ),
    ],
)
def test_what_was_given_wrong_is_told(arguments: tuple[str, ...], said: str, repository: Path, new: Run) -> None:
    before = tree(repository)
    status, _, complained = new(*arguments)
    assert (status, complained.startswith(said)) == (1, True), complained
    assert tree(repository) == before


def test_a_strategy_that_overlaps_another_is_not_written_and_the_check_says_why(repository: Path, new: Run) -> None:
    before = tree(repository)
    status, said, _ = new("strategy", "dalarna", "2024-2030", "--title", "Ny", "--source", "run")
    assert (status, said.split(": ")[1:3]) == (1, ["fel", said.split(": ")[2]])
    assert "Perioden överlappar 2022-2028." in said
    assert tree(repository) == before


def test_a_file_that_is_there_is_not_written_over_and_nothing_else_is_written(repository: Path, new: Run) -> None:
    (repository / DALARNA / "2022-2028/vatgas-el.en.md").write_text("mitt", "utf-8")
    before = tree(repository)
    status, _, complained = new("priority", *EACH["priority"])
    assert status == 1
    assert tree(repository) == before
    assert "Inget skrevs." in complained


def test_a_list_of_sources_that_cannot_be_added_to_is_left_as_it_is(repository: Path, new: Run) -> None:
    sources = repository / DALARNA / "sources.yml"
    sources.write_text("sources: [{id: run, title: A, publisher: B}, {id: invest, title: C, publisher: D}]\n", "utf-8")
    before = tree(repository)
    status, _, complained = new("strategy", *EACH["strategy with a new source"])
    assert (status, "regions/dalarna/sources.yml" in complained) == (1, True)
    assert tree(repository) == before


ANSWERS = (
    "6",  # a region, by number: there is only Dalarna, so this is none
    "dalarna", "", "Vätgas & el", "", "", "adpoted", "2", "energin", "Energi", "x y", "run, invest", "", "",
    "",
)  # fmt: skip


def test_without_arguments_it_asks_one_thing_at_a_time_and_asks_again_after_a_bad_answer(
    repository: Path, new: Run
) -> None:
    status, said, complained = new(answers=("prioriteringen", "prioritering", *ANSWERS))
    assert (status, complained) == (0, ""), said
    file = tree(repository / DALARNA / "2022-2028")["vatgas-el.md"]
    assert "status: developing\ntheme: energy\nsources:\n  - run\n  - invest\nconfidence: low\n" in file
    assert said.startswith("Vad vill du lägga till?\n    1 region      ett län eller programområde")
    assert "Svara med en av siffrorna eller ett av orden." in said
    assert "”6” är inte ett av dem. Välj bland: dalarna." in said
    assert "”adpoted” är inte ett av dem." in said
    assert "\nTema\n  Huvudtema i den nationella kodboken\n    1 food  Livsmedel" in said
    assert "”x y”" in said, "no id of a source"
    assert "[2022-2028] > " in said
    assert "[vatgas-el] > " in said
    assert "[FYLL I …] > " in said


def test_it_asks_in_english_too(new: Run) -> None:
    said = new("--lang", "en")[1]
    assert said.startswith("What do you want to add?\n    1 region      a county or a programme area")


@pytest.mark.parametrize("answered", range(len(ANSWERS)))
def test_when_the_input_ends_before_the_last_answer_nothing_is_written(
    answered: int, repository: Path, new: Run
) -> None:
    before = tree(repository)
    status, _, complained = new("priority", answers=ANSWERS[:answered])
    assert (status, complained) == (1, "\nAvbrutet. Inget skrevs.\n")
    assert tree(repository) == before


def test_a_new_source_is_asked_about_and_added(repository: Path, new: Run) -> None:
    typed = ("dalarna", "2029-", "Nästa strategi", "", "", "", "", "beslut", "Beslutet", "Region Dalarna", "", "", "")
    status, said, _ = new("strategy", answers=(*typed, "", ""))
    assert status == 0, said
    assert tree(repository)[f"{DALARNA}/sources.yml"].endswith(
        "  - id: beslut\n    title: Beslutet\n    publisher: Region Dalarna\n"
    )


def sleeps(process: int) -> bool:
    """Whether it waits; after its question that can only be for the answer."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, check=True, text=True)
    return state.stdout.startswith("S")


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_in_a_terminal_the_one_who_is_asked_can_leave(key: str, repository: Path) -> None:
    before = tree(repository)
    own, theirs = pty.openpty()
    command = [sys.executable, "-m", "smartspec", "new", "priority", "--root", str(repository)]
    terminal = {"stdin": theirs, "stdout": theirs, "stderr": theirs, "start_new_session": True}
    own_terminal = lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # noqa: E731
    running = subprocess.Popen(command, preexec_fn=own_terminal, **terminal)  # type: ignore[call-overload]
    os.close(theirs)
    said = b""
    while b"> " not in said.rsplit(b"dalarna", 1)[-1]:
        said += os.read(own, 4096)
    while not sleeps(running.pid):  # Python forgets a key that comes between its prompt and its reading
        time.sleep(0.05)
    os.write(own, key.encode())
    assert running.wait() == 1
    assert "Avbrutet. Inget skrevs." in (said + os.read(own, 65536)).decode()
    os.close(own)
    assert tree(repository) == before


@pytest.mark.parametrize("answer", ["priority", "3", "en prioritering", "Prioritering", "PRIORITY"])
def test_what_is_offered_may_be_answered_by_value_number_or_name(answer: str) -> None:
    offered = {"region": "ett län", "strategy": "en strategi", "priority": "en prioritering"}
    assert chosen(answer, offered) == "priority"


@pytest.mark.parametrize("answer", ["", "en", "0", "4", "٣", "prioriteringar"])
def test_what_is_not_offered_stays_as_it_was_answered(answer: str) -> None:
    assert chosen(answer, {"region": "ett län", "priority": "en prioritering", "a": "b"}) == answer
