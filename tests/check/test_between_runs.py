"""What a run of the check leaves to the next: only what has changed is read, and the answer is that of a first run."""

import datetime
import os
import pickle
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from small_country import put
from smartspec import check, clock
from smartspec.cache import keep
from smartspec.check import between_runs
from smartspec.read import repository as reading
from smartspec.text import hidden

Run = Callable[[], tuple[object, list[str]]]
REGION = "regions/dalarna/region.yml"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders that are read, in order."""
    found: list[str] = []
    real = reading._read_territory

    def noted(territory: object, path: str, *given: object) -> object:
        found.append(path)
        return real(territory, path, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "_read_territory", noted)
    return found


@pytest.fixture
def run(
    repository: Path, read: list[str], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Run]:
    """Checks the county as a new process does: with an empty memory, and the cache."""
    monkeypatch.setattr(between_runs, "CACHE", tmp_path_factory.mktemp("cache"))

    def checked() -> tuple[object, list[str]]:
        check._remembered.pop(repository.resolve(), None)
        read.clear()
        atlas, problems = check.checked_atlas(repository)
        return repr(atlas.contributions), [problem.line("sv") for problem in problems]

    check.keep_between_runs(repository)
    yield checked
    check._between_runs.discard(repository.resolve())


def kept() -> list[Path]:
    return list(between_runs.CACHE.iterdir())


def test_a_second_run_reads_no_folder_and_gives_the_same(run: Run, read: list[str]) -> None:
    first = run()
    assert read == ["regions/dalarna"]
    assert run() == first
    assert read == []


def test_nothing_is_kept_unless_it_is_asked_for(run: Run, repository: Path) -> None:
    check._between_runs.discard(repository.resolve())
    run()
    assert kept() == []


def test_a_changed_file_is_read_and_judged_anew(run: Run, read: list[str], repository: Path) -> None:
    run()
    file = repository / REGION
    file.write_text(file.read_text("utf-8") + "strange: 1\n", "utf-8")
    _, problems = run()
    assert read == ["regions/dalarna"]
    assert any("strange" in line for line in problems)
    assert run()[1] == problems
    assert read == []


def test_a_changed_list_is_followed_in_folders_that_are_not_read(run: Run, read: list[str], repository: Path) -> None:
    assert run()[1] == []
    for file in (repository / "docs/vocabularies").glob("*.*"):
        file.write_text(re.sub(r"(?<=[ \[,;])energy(?=[,;\]\r\n])", "energi", file.read_text("utf-8")), "utf-8")
    _, problems = run()
    assert read == []
    assert any("regions/dalarna" in line and "energy" in line for line in problems)


def test_a_changed_list_is_asked_for_only_by_the_rules_that_need_it(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(check, "RULES", (lambda folder: asked.append("a folder") or (),))
    monkeypatch.setattr(check, "RULES_BY_LISTS", (lambda folder, lists: asked.append(lists.ids("forms")[0]) or (),))
    run()
    put(repository, "docs/vocabularies/forms.yml", "knowledge", "knowing")
    run()
    assert asked == ["a folder", "knowledge", "knowing"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content.replace(b"dalarna", b"dalarnas"),
        lambda content: b"not a digest\n" + content.partition(b"\n")[2],
    ],
)
def test_a_damaged_file_counts_as_none(run: Run, read: list[str], damage: Callable[[bytes], bytes]) -> None:
    first = run()
    (file,) = kept()
    file.write_bytes(damage(file.read_bytes()))
    assert run() == first
    assert read == ["regions/dalarna"]


class _Calls:
    """Pickled as a call of that function."""

    def __init__(self, function: Callable[..., object], *given: object) -> None:
        self.call = function, given

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self.call


def test_a_file_of_a_stranger_calls_nothing(run: Run, read: list[str], tmp_path: Path) -> None:
    first = run()
    (file,) = kept()
    made = tmp_path / "made"
    for stranger in (
        _Calls(os.mkdir, str(made)),
        _Calls(Path.mkdir, made),
        _Calls(keep, made, 1),  # a function of our own
        _Calls(hidden.character, "x"),
        ({}, None, "one too many"),
        ((), None),
        7,
    ):
        keep(file, pickle.dumps(stranger))
        assert run() == first
        assert read == ["regions/dalarna"]
    assert not made.exists()


@pytest.mark.parametrize("name", ["subprocess.Popen", "Path", "git"])
def test_a_name_in_a_module_of_ours_that_is_no_class_of_ours_is_refused(name: str) -> None:
    module = "smartspec.read.git_objects"  # it has each of them
    words = b"".join(b"\x8c" + bytes([len(word)]) + word.encode() for word in (module, name))
    with pytest.raises(pickle.UnpicklingError):
        between_runs._OwnClasses(b"\x80\x05" + words + b"\x93.").load()


def test_another_day_other_code_and_another_converter_ask_anew(
    run: Run, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    monkeypatch.setattr(between_runs, "today", lambda: clock.today() + datetime.timedelta(days=1))
    run()
    assert read == ["regions/dalarna"]
    monkeypatch.setattr(between_runs, "code_of", lambda rooms: b"other rules")
    run()
    assert read == ["regions/dalarna"]
    monkeypatch.setattr(between_runs, "CONVERTER", b"another version of nh3")
    run()
    assert read == ["regions/dalarna"]


def test_a_few_repositories_are_kept(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(between_runs.MOST_KEPT + 2):
        monkeypatch.setattr(between_runs, "code_of", lambda rooms, number=number: bytes([number]))
        run()
        for file in kept():
            os.utime(file, ns=(0, file.stat().st_mtime_ns - 10**9))
    assert len(kept()) == between_runs.MOST_KEPT


def test_a_cache_that_cannot_be_written_costs_time_only(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    monkeypatch.setattr(between_runs, "CACHE", tmp_path / "file" / "cache")
    assert run() == run()


def test_only_what_has_changed_is_pickled_again_and_still_knows_the_lists(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pickled: list[str] = []
    asked: list[str] = []
    real = between_runs._in_two

    def noted(value: tuple[object, object], shared: object) -> tuple[bytes, bytes]:
        pickled.append(type(value[1]).__name__)
        return real(value, shared)  # type: ignore[arg-type]

    monkeypatch.setattr(between_runs, "_in_two", noted)
    monkeypatch.setattr(check, "RULES_BY_LISTS", (lambda folder, lists: asked.append("a folder") or (),))
    run()
    assert (pickled, asked) == (["Lists", "NodeFiles", "Folder"], ["a folder"])
    put(repository, REGION, "Dalarna", "Dalarnas")
    run()
    assert (pickled, asked) == (["Lists", "NodeFiles", "Folder", "Folder"], ["a folder"] * 2)
    run()
    assert (pickled, asked) == (["Lists", "NodeFiles", "Folder", "Folder"], ["a folder"] * 2)


def test_problems_are_known_without_what_the_files_hold_and_an_atlas_is_not(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, fetched = run(), []
    real = between_runs._held
    monkeypatch.setattr(between_runs, "_held", lambda content: fetched.append(1) or real(content))
    check._remembered.pop(repository.resolve())
    assert [problem.line("sv") for problem in check.checked_problems(repository)] == first[1]
    assert fetched == []
    atlas, _ = check.checked_atlas(repository)
    assert (fetched != [], repr(atlas.contributions)) == (True, first[0])


def test_what_the_editors_tell_is_read_again_only_when_it_has_changed(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, real = repository / "docs/news/2026-01-01-told.md", reading.read_node_files
    seen: list[int] = []
    monkeypatch.setattr(reading, "read_node_files", lambda *given: seen.append(1) or real(*given))
    plain = run()
    assert (run(), seen) == (plain, [1])
    told.parent.mkdir(exist_ok=True)
    told.write_text("nothing", "utf-8")
    _, problems = run()
    assert (any("docs/news/2026-01-01-told.md" in line for line in problems), seen) == (True, [1, 1])
    assert (run()[1], seen) == (problems, [1, 1])
    told.rename(told.with_name("2026-01-02-told.md"))
    assert any("docs/news/2026-01-02-told.md" in line for line in run()[1])
