"""A list is an ordinary file of a size that can be read at once; all else is told before it is read."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from small_list import listed
from smartspec.edit.lists import list_file
from smartspec.edit.lists.initiatives import import_initiatives
from smartspec.problems import render

Said = Callable[[str], list[str]]
ORDINARY = "Tillåtet: vanliga filer och mappar. Ersätt den med en kopia av själva filen."


@pytest.fixture
def said(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Said:
    """What is said, in Swedish, of the list with that path."""
    monkeypatch.chdir(repository)

    def said(path: str) -> list[str]:
        outcome = import_initiatives(repository, Path(path), "run")
        assert (outcome.rows, outcome.written) == (0, [])
        return render(outcome.problems, "sv").splitlines()

    return said


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/random"])
def test_a_device_is_not_read(said: Said, device: str) -> None:
    name = Path(device).name
    assert said(device) == [f"{device}:1:1: fel: ”{name}” är ingen vanlig fil utan en enhet. {ORDINARY}"]


def test_a_link_to_a_device_is_not_read(said: Said, repository: Path) -> None:
    (repository / "lista.csv").symlink_to("/dev/zero")
    assert said("lista.csv") == [f"lista.csv:1:1: fel: ”lista.csv” är ingen vanlig fil utan en enhet. {ORDINARY}"]


def test_a_pipe_is_not_waited_for(said: Said, repository: Path) -> None:
    os.mkfifo(repository / "lista.csv")
    assert said("lista.csv") == [f"lista.csv:1:1: fel: ”lista.csv” är ingen vanlig fil utan ett rör (FIFO). {ORDINARY}"]


def test_a_socket_is_not_read(said: Said) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("lista.csv")
        assert said("lista.csv") == [f"lista.csv:1:1: fel: ”lista.csv” är ingen vanlig fil utan en sockel. {ORDINARY}"]


def test_a_folder_is_called_one(said: Said, repository: Path) -> None:
    (repository / "lista.csv").mkdir()
    assert said("lista.csv/") == [f"lista.csv:1:1: fel: ”lista.csv” är ingen vanlig fil utan en mapp. {ORDINARY}"]


def test_a_link_to_an_ordinary_file_is_followed(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    Path("nedladdad.csv").write_text(listed({}), "utf-8")
    Path("lista.csv").symlink_to("nedladdad.csv")
    assert import_initiatives(repository, Path("lista.csv"), "run").new == 1


def test_a_file_with_more_bytes_than_are_read_is_told(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    text = listed({}).encode()
    monkeypatch.setattr(list_file, "LARGEST_LIST", len(text) - 1)
    Path("lista.csv").write_bytes(text)
    assert said("lista.csv") == [
        f"lista.csv:1:1: fel: Filen är {len(text)} byte stor. Tillåtet: högst {len(text) - 1} byte. "
        "Korta den, eller dela upp den i flera."
    ]


def test_a_file_with_more_rows_than_are_read_is_told(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_file, "MOST_LISTED", 2)
    Path("lista.csv").write_text(listed({}, {}, {}), "utf-8")
    assert said("lista.csv") == [
        "lista.csv:4:1: fel: Tabellen har fler än 2 rader. Tillåtet: högst 2 rader. Ta bort rader som inte behövs."
    ]


def test_the_limits_themselves_are_read(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = listed({}, {"Operation_Unique_Identifier": "b"}).encode()
    monkeypatch.setattr(list_file, "LARGEST_LIST", len(text))
    monkeypatch.setattr(list_file, "MOST_LISTED", 2)
    monkeypatch.chdir(repository)
    Path("lista.csv").write_bytes(text)
    assert import_initiatives(repository, Path("lista.csv"), "run").new == 2


@pytest.mark.parametrize("text", ["", "\n\n", ";;;\n;;;\n", "\ufeff", ' ; ;\n"";\n'])
def test_an_empty_list_is_told(said: Said, text: str) -> None:
    Path("lista.csv").write_text(text, "utf-8")
    assert said("lista.csv") == [
        "lista.csv:1:1: fel: Tabellen är tom. Tillåtet: kolumnernas namn på första raden, och sedan en rad för varje "
        "sak. Fyll i tabellen, eller ta bort filen."
    ]


@pytest.mark.parametrize(
    ("above", "seen", "line"),
    [
        ("sep=;\n", "sep=;", 2),
        ("Insatser 2021–2027;;;;\n;;;;\n", "Insatser 2021–2027", 3),
        ('"Lista över insatser, beviljade";\nUtdrag;2026-11-01\n', '"Lista över insatser, beviljade";', 3),
        ("\nOperation_Unique_Identifier är id\n\n", "Operation_Unique_Identifier är id", 4),
    ],
)
def test_what_stands_above_the_names_of_the_columns_is_told(said: Said, above: str, seen: str, line: int) -> None:
    Path("lista.csv").write_text(above + listed({}), "utf-8")
    at = 2 if above.startswith("\n") else 1
    assert said("lista.csv") == [
        f"lista.csv:{at}:1: fel: Ovanför kolumnernas namn står ”{seen}”. Kolumnernas namn ska stå på första raden. "
        f"Ta bort det som står ovanför rad {line}."
    ]
