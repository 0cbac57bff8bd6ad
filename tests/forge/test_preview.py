"""The artifact of a preview is taken in as data: whole, plain and small, or not at all."""

import importlib.util
import json
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / ".github" / "preview.py"
SPEC = importlib.util.spec_from_file_location("preview", SCRIPT)
assert SPEC is not None
assert SPEC.loader is not None
preview = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(preview)
PLAIN = {"number.txt": "17\n", "site/index.html": "<h1>Å</h1>", "site/om/index.html": "x", "diff.txt": "En rad.\n"}
HOSTILE = "```\n@alla ![x](https://evil.invalid/x.png) <!-- \n````\n</details>\u202e\x1b[31m::error::x\n"


def artifact(tmp_path: Path, files: dict[str, str], **attributes: int) -> Path:
    """A zip file; an attribute of that name is the mode of the file with that stem."""
    path = tmp_path / "preview.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED if len(text) > 100_000 else zipfile.ZIP_STORED
            entry.external_attr = attributes.get(Path(name).stem, 0) << 16
            archive.writestr(entry, text)
    return path


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """As the workflow runs it: nothing but Python itself."""
    command = [sys.executable, "-I", str(SCRIPT), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


def test_a_preview_is_unpacked_and_its_number_told(tmp_path: Path) -> None:
    done = run("take", artifact(tmp_path, PLAIN), tmp_path / "taken")
    assert (done.returncode, done.stdout, done.stderr) == (0, "17\n", "")
    taken = {file.relative_to(tmp_path / "taken").as_posix() for file in (tmp_path / "taken").rglob("*.*")}
    assert taken == set(PLAIN)


def test_what_a_build_tells_a_host_is_left_out_of_a_preview(tmp_path: Path) -> None:
    told = dict.fromkeys(preview.NOT_TAKEN, "/*\n  X-Own: yes\n")
    done = run("take", artifact(tmp_path, PLAIN | told), tmp_path / "taken")
    assert (done.returncode, done.stdout, done.stderr) == (0, "17\n", "")
    assert {file.name for file in (tmp_path / "taken/site").iterdir()} == {"index.html", "om"}


def test_every_file_of_a_site_may_be_in_a_preview(built: Path) -> None:
    names = [f"site/{file.relative_to(built).as_posix()}" for file in built.rglob("*") if file.is_file()]
    assert len(names) > 500
    assert [name for name in names if not preview._is_named_well(name)] == []
    assert len(names) < preview.MOST_FILES / 4
    assert sum(file.stat().st_size for file in built.rglob("*") if file.is_file()) < preview.MOST_BYTES / 4


REFUSED = {
    "a way out": {"site/../../ute.html": "x"},
    "a way from the root": {"/etc/cron.d/x.html": "x"},
    "backslashes": {"site\\..\\ute.html": "x"},
    "a hidden file": {"site/.htaccess.html": "x"},
    "git's own folder": {"site/.git/config.txt": "x"},
    "a folder beside": {"andra/index.html": "x"},
    "a file beside": {"skript.sh": "x"},
    "a program": {"site/program.php": "x"},
    "a name with a line break": {"site/a\n::set-output name=number::1.html": "x"},
    "a long name": {f"site/{'x' * 200}.html": "x"},
    "the same name in other letters": {"site/Om/index.html": "x"},
    "no number": {"number.txt": "1; rm -rf /"},
    "a number with more on the next line": {"number.txt": "17\nx=1"},
    "a huge number": {"number.txt": "9" * 15},
    "another script's number": {"number.txt": "١٧"},
    "too much of a difference": {"diff.txt": "x" * (1024 * 1024 + 1)},
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_not_a_preview_is_refused_and_nothing_is_written(tmp_path: Path, what: str) -> None:
    done = run("take", artifact(tmp_path, PLAIN | REFUSED[what]), tmp_path / "taken")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Refused: ")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "taken").exists()


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_what_is_no_ordinary_file_is_refused(tmp_path: Path, kind: int) -> None:
    files = PLAIN | {"site/lank.html": "/etc/passwd"}
    assert run("take", artifact(tmp_path, files, lank=kind | 0o777), tmp_path / "taken").returncode == 1
    assert run("take", artifact(tmp_path, files, lank=stat.S_IFREG | 0o644), tmp_path / "taken").returncode == 0


def test_a_small_file_that_unpacks_into_a_large_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "MOST_BYTES", 1_000_000)
    path = artifact(tmp_path, PLAIN | {"site/a.html": "0" * 600_000, "site/b.html": "0" * 600_000})
    assert path.stat().st_size < 10_000
    with pytest.raises(preview.Refused):
        preview.take(path, tmp_path / "taken")


def test_more_files_than_a_site_may_have_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "MOST_FILES", 3)
    with pytest.raises(preview.Refused):
        preview.take(artifact(tmp_path, PLAIN), tmp_path / "taken")


@pytest.mark.parametrize("cut", [0, 10, 200])
def test_a_file_that_is_no_archive_is_refused(tmp_path: Path, cut: int) -> None:
    whole = artifact(tmp_path, PLAIN).read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[:cut])
    assert run("take", tmp_path / "cut.zip", tmp_path / "taken").returncode == 1


def test_an_archive_that_breaks_off_in_a_later_file_leaves_nothing(tmp_path: Path) -> None:
    content = artifact(tmp_path, PLAIN).read_bytes()
    assert content.count(b"En rad.") == 1
    (tmp_path / "changed.zip").write_bytes(content.replace(b"En rad.", b"Ny rad."))
    done = run("take", tmp_path / "changed.zip", tmp_path / "taken")
    assert (done.returncode, "CRC" in done.stderr) == (1, True)
    assert not (tmp_path / "taken").exists()


def taken(tmp_path: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def test_the_comment_links_to_the_changed_pages_that_are_there(tmp_path: Path) -> None:
    addresses = [
        "om/",
        "om/../om/",
        "./om/",
        "finns-inte/",
        "",
        "//evil.invalid/",
        "../",
        "om/>x",
        "javascript:alert(1)",
        "@alla",
    ]
    pages = [{"address": address, "state": "changed"} for address in addresses]
    folder = taken(tmp_path, PLAIN | {"diff.json": json.dumps({"pages": pages})})
    said = run("comment", folder, "https://forge.example/run/1", "--site", "https://previews.example/17/").stdout
    links = [line for line in said.splitlines() if line.startswith("- ")]
    assert links == ["- <https://previews.example/17/om/>", "- <https://previews.example/17/>"]
    assert said.startswith("<!-- preview -->\n")


@pytest.mark.parametrize(
    "difference",
    [
        "[]",
        "{}",
        '{"pages": 3}',
        "[" * 100_000,
        "inte json",
        '{"pages": {"a": 1}}',
        '{"pages": [7]}',
        '{"pages": [{}]}',
        '{"pages": [{"address": null}]}',
    ],
)
def test_a_difference_that_is_none_gives_no_links(tmp_path: Path, difference: str) -> None:
    folder = taken(tmp_path, PLAIN | {"diff.json": difference})
    done = run("comment", folder, "https://forge.example/run/1", "--site", "https://previews.example/17/")
    assert done.returncode == 0
    assert "- <" not in done.stdout


def test_the_difference_is_quoted_text_that_cannot_get_out(tmp_path: Path) -> None:
    said = preview.comment(taken(tmp_path, PLAIN | {"diff.txt": HOSTILE}), "https://forge.example/run/1", "")
    fence = "`" * 10
    before, inside, rest = said.split(fence)
    assert rest == "\n"
    assert inside.startswith("text\n```\n@alla ")
    assert "evil.invalid" not in before
    assert "\u202e" not in said
    assert "\x1b" not in said


def test_a_long_difference_is_cut_below_what_a_comment_may_hold(tmp_path: Path) -> None:
    said = preview.comment(taken(tmp_path, PLAIN | {"diff.txt": "`" * 1_000_000}), "https://forge.example/run/1", "")
    assert said.count("`" * 10) == 2
    assert len(said) < 65_536
    long = preview.comment(
        taken(tmp_path, PLAIN | {"diff.txt": "rad å\n" * 100_000}), "https://forge.example/run/1", ""
    )
    assert len(long) < 65_536
    assert "…" in long
