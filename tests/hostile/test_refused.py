"""What must be refused is refused with an ordinary message at its file, in less than five seconds."""

import os
from pathlib import Path

import payloads as p
import pytest
import repositories as r
from payloads import Payload
from repositories import Checked

REFUSED_PROSE = [payload for payload in p.PROSE if payload.answer]
REFUSED = REFUSED_PROSE + p.FRONT_MATTER + p.FILE_NAMES + p.YAML + p.CSV
STRANGE = ("fifo", "zero", "outside", "socket", "folder-link", "top-link")


def _made(top: Path, payload: Payload) -> Path:
    root = top / str(payload)
    text = payload.text.replace("@MARK@", str(top / "mark"))
    if payload.group == "front-matter":
        return r.with_line(root, r.ENERGY, text)
    if payload.group == "file-name":
        return r.with_file(root, f"{r.DALARNA}/2022-2028/{text}", "")
    if payload.group == "yaml":
        return r.with_file(root, f"{r.DALARNA}/region.yml", text)
    if payload.group == "csv":
        return r.with_file(root, f"{r.DALARNA}/initiatives.csv", text)
    return r.with_prose(root, text)


def _hidden(top: Path) -> list[Path]:
    """Each invisible character in a name, as itself and as a YAML escape."""
    made = []
    for name, character in p.INVISIBLE.items():
        escaped = "".join(f"\\U{ord(c):08x}" for c in character)
        made.append(r.with_line(top / f"raw-{name}", r.ENERGY, f"name_note: 'a{character}b'"))
        made.append(r.with_line(top / f"escaped-{name}", r.ENERGY, f'name_note: "a{escaped}b"'))
    return made


def _strange(top: Path) -> list[Path]:
    for name in STRANGE:
        file = r.minimal(top / name) / r.DALARNA / "2022-2028" / "elkraft.md"
        if name == "fifo":
            os.mkfifo(file)
        elif name == "socket":
            os.mknod(file, 0o140644)
        elif name == "folder-link":
            (top / name / "regions" / "kalmar").symlink_to(top / name / "regions" / "dalarna")
        elif name == "top-link":
            (top / name / "regions").rename(top / name / "annat")
            (top / name / "regions").symlink_to("annat")
        else:
            file.symlink_to("/dev/zero" if name == "zero" else "/etc/passwd")
    return [top / name for name in STRANGE]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Checked]:
    """Every hostile repository, checked."""
    top = tmp_path_factory.mktemp("refused")
    roots = [_made(top, payload) for payload in REFUSED]
    roots += [
        r.with_line(top / f"url-{name}", f"{r.DALARNA}/sources.yml", _source(url)) for name, url in p.ADDRESSES.items()
    ]
    found = r.checked([*roots, *_hidden(top), *_strange(top)], r.minimal(top / "trusted"))
    assert not (top / "mark").exists()
    return found


def _source(url: str) -> str:
    quoted = url.replace("'", "''")
    return f"sources:\n  - {{id: ny, title: A, publisher: B, url: '{quoted}'}}\n#"


def _is_ordinary(answer: Checked) -> None:
    """Exit 1, each problem with a file and a line, no traceback, and little work."""
    assert answer.status == 1, answer.err[-2000:]
    assert "Traceback" not in answer.err
    assert all(problem["path"].startswith("regions") and problem["line"] >= 1 for problem in answer.problems)
    assert all(problem["seen"].isprintable() for problem in answer.problems)
    assert answer.processor < r.SECONDS


@pytest.mark.parametrize("payload", REFUSED, ids=str)
def test_it_is_refused_with_an_ordinary_message(payload: Payload, answers: dict[str, Checked]) -> None:
    answer = answers[str(payload)]
    _is_ordinary(answer)
    assert payload.answer in answer.rules()


@pytest.mark.parametrize("form", ["raw", "escaped"])
@pytest.mark.parametrize("name", p.INVISIBLE)
def test_an_invisible_character_is_refused(name: str, form: str, answers: dict[str, Checked]) -> None:
    answer = answers[f"{form}-{name}"]
    _is_ordinary(answer)
    assert answer.rules() & {"forbidden-character", "yaml-syntax"}
    assert answer.files() == {r.ENERGY}


@pytest.mark.parametrize("name", p.ADDRESSES)
def test_an_address_that_is_none_is_refused(name: str, answers: dict[str, Checked]) -> None:
    answer = answers[f"url-{name}"]
    _is_ordinary(answer)
    assert ("web-address-character" if name in p.WITH_ODD_CHARACTERS else "web-address") in answer.rules()


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_no_file_is_refused_and_never_opened(name: str, answers: dict[str, Checked]) -> None:
    answer = answers[name]
    _is_ordinary(answer)
    assert answer.rules() == {"not-a-file"}


def test_no_message_tells_what_a_link_points_to(answers: dict[str, Checked]) -> None:
    assert "root:" not in str(answers["outside"].problems)
