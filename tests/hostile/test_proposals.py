"""A hostile proposal is flagged in words, at a cost that has a limit, and nothing of it runs."""

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import Done, called, smartspec
from small_country import git
from smartspec.check.proposal import MOST_REPORTED, problems_of_proposal
from smartspec.problems import Problem, render
from smartspec.read import git_objects
from smartspec.read import proposal as reading
from smartspec.read.git_objects import MOST_LISTED, UnknownCommit, Unreadable
from smartspec.read.history import days_of_change, last_changes
from smartspec.read.proposal import MOST_CHANGES, read_proposal
from smartspec.read.safe_walk import LARGEST
from smartspec.read.tree import InCommit

REGION = "regions/dalarna/region.yml"
Files = dict[str | bytes, str | bytes | tuple[str, str]]
Propose = Callable[[Files], Path]


def entry(root: Path, path: bytes, what: str | bytes | tuple[str, str]) -> bytes:
    """A line for git's index: a file's content, or (mode, object)."""
    if isinstance(what, tuple):
        mode, name = what
    else:
        content = what if isinstance(what, bytes) else what.encode()
        mode, name = "100644", git(root, "hash-object", "-w", "--stdin", given=content)
    return f"{mode} {name}\t".encode() + path + b"\0"


@pytest.fixture
def propose(tmp_path: Path) -> Propose:
    """``propose({path: content})``: a repository where the branch ``proposal`` changes that, never checked out."""
    root = tmp_path / "forge"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    (root / "regions" / "dalarna").mkdir(parents=True)
    (root / REGION).write_text("organisation: Region Dalarna\n", "utf-8")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "main")

    def make(files: Files) -> Path:
        lines = b"".join(entry(root, os.fsencode(path), what) for path, what in files.items())
        git(root, "update-index", "-z", "--add", "--replace", "--index-info", given=lines)
        commit = git(root, "commit-tree", git(root, "write-tree"), "-p", "main", "-m", "proposal")
        git(root, "update-ref", "refs/heads/proposal", commit)
        git(root, "reset", "-q", "--hard", "main")
        return root

    return make


def flagged(root: Path) -> list[Problem]:
    return problems_of_proposal(read_proposal(root, "main", "proposal"))


def rules(root: Path) -> list[tuple[str, str]]:
    return [(problem.rule, problem.mark.path) for problem in flagged(root)]


def command(root: Path, *arguments: str) -> Done:
    return called(root, "proposal", "main", "proposal", *arguments)


def test_a_plain_proposal_is_not_flagged(propose: Propose) -> None:
    root = propose({REGION: "organisation: Region Dalarna.\n", "regions/dalarna/2022-2028/energi.en.md": "text"})
    assert rules(root) == []
    assert command(root).returncode == 0


def test_workflows_makefile_and_plugins_together_with_a_region_are_flagged_one_by_one(propose: Propose) -> None:
    root = propose({REGION: "x: 1\n", ".github/workflows/check.yml": "on: push\n", ".github/CODEOWNERS": "* @x/y\n",
                    "Makefile": "all:\n", "plugins/smartspec/problems.py": "", "sitecustomize.py": ""})  # fmt: skip
    assert rules(root) == [
        ("proposal-mixed", ".github/CODEOWNERS"),
        ("proposal-mixed", "Makefile"),
        ("proposal-mixed", "plugins/smartspec/problems.py"),
        ("proposal-mixed", "sitecustomize.py"),
    ]
    done = command(root)
    assert "dessutom .github/ (filer: 2)" in done.stdout
    assert (done.returncode, done.stderr) == (0, "0 fel, 4 varningar.\n")
    assert "also plugins/ (files: 1)" in command(root, "--lang", "en").stdout


def test_what_is_published_as_it_is_is_flagged(propose: Propose) -> None:
    files = ("docs/assets/s3.js", "docs/_headers", "docs/a.html", "docs/data.yml", "docs/vocabularies/a.csv")
    told = rules(
        propose(
            dict.fromkeys((*files, "docs/a.md", "docs/vocabularies/themes.yml", "docs/calendar/2026-12-01-x.yml"), "x")
        )
    )
    assert sorted(told) == [("proposal-published", name) for name in sorted(files)]


def test_code_alone_is_no_mixture(propose: Propose) -> None:
    schema = "regions/.schema/priority.json"
    assert rules(propose({"Makefile": "all:\n", "plugins/smartspec/problems.py": "", schema: "{}"})) == []


def test_a_schema_together_with_a_region_is_flagged_as_code(propose: Propose) -> None:
    schema = "regions/.schema/priority.json"
    assert rules(propose({REGION: "organisation: Region Dalarna.\n", schema: "{}"})) == [("proposal-mixed", schema)]


def test_what_runs_wherever_it_is_checked_out_does_not_run_here(propose: Propose, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    python = f"open({str(mark)!r}, 'w').close()\n"
    shell = f"touch {mark}\n"
    root = propose({
        REGION: "x: 1\n", "Makefile": f"$(shell {shell})\n", "conftest.py": python, "sitecustomize.py": python,
        "smartspec.py": python, "smartspec/__init__.py": python, "plugins/smartspec/__init__.py": python,
        "usercustomize.py": python, ".gitattributes": "* filter=evil diff=evil textconv=evil\n",
        ".gitconfig": f"[filter \"evil\"]\n\tsmudge = {shell}", ".git-hooks/post-checkout": shell,
        ".gitmodules": f"[submodule \"x\"]\n\tpath = x\n\turl = -u{shell}",
    })  # fmt: skip
    # Even where a driver of that name is set up, as many have for other purposes.
    for name, value in (("filter.evil.smudge", shell), ("diff.evil.command", shell), ("diff.evil.textconv", shell)):
        git(root, "config", name, value)
    done = smartspec(root, "proposal", "main", "proposal")  # as the workflow runs it
    assert "Makefile" in done.stdout
    assert not mark.exists()
    assert sorted(file.name for file in root.iterdir()) == [".git", "regions"]
    subprocess.run(["git", "-C", root, "checkout", "-q", "proposal"], check=True, capture_output=True)
    assert mark.exists(), "the traps are no traps"


PROGRAMS = (
    "core.fsmonitor", "core.pager", "pager.diff-tree", "core.editor", "core.askPass", "core.sshCommand",
    "core.gitProxy", "core.alternateRefsCommand", "credential.helper", "diff.external", "diff.evil.command",
    "diff.evil.textconv", "filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "gpg.program",
    "gpg.ssh.program", "gpg.ssh.defaultKeyCommand", "interactive.diffFilter", "merge.evil.driver",
    "remote.origin.uploadpack", "remote.origin.receivepack", "uploadpack.packObjectsHook",
    "trailer.evil.command", "sequence.editor", "submodule.evil.update", "tar.evil.command", "hook.evil.command",
)  # fmt: skip
"""Settings by which a clone's configuration names a program (git help config)."""
ALIASES = ("rev-parse", "rev-list", "diff-tree", "ls-tree", "cat-file", "merge-base")


@pytest.fixture
def trapped(propose: Propose, tmp_path: Path) -> tuple[Path, Path]:
    """A clone whose every setting, hook and driver runs a program, and the file that the program then makes.

    It lacks the contents of older files, which git would fetch by a program too. Its commits are signed.
    """
    mark, program = tmp_path / "ran", tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {mark}\n")
    program.chmod(0o755)
    served = propose({REGION: "x: 1\n", ".gitattributes": "* filter=evil diff=evil merge=evil\n"})
    git(served, "config", "uploadpack.allowFilter", "true")
    root = tmp_path / "trapped"
    git(tmp_path, "clone", "-q", "--filter=blob:none", served.as_uri(), str(root))
    git(root, "branch", "proposal", "origin/proposal")
    for hook in ("fsmonitor-watchman", "post-index-change", "reference-transaction", "pre-auto-gc", "post-checkout"):
        (root / ".git/hooks").mkdir(exist_ok=True)
        shutil.copy(program, root / ".git/hooks" / hook)
    included = tmp_path / "included"
    lines = [(name, str(program)) for name in PROGRAMS] + [(f"alias.{name}", f"!{program}") for name in ALIASES]
    for name, value in (*lines, ("core.attributesFile", str(tmp_path / "attributes")), ("log.showSignature", "true")):
        git(root, "config", "--file", str(included), name, value)
    (tmp_path / "attributes").write_text("* filter=evil diff=evil\n")
    git(root, "config", "include.path", str(included))
    return root, mark


READS = {
    "a proposal": lambda root: read_proposal(root, "main", "proposal"),
    "a commit": lambda root: InCommit(root, "proposal").walk("regions"),
    "the days of changes": lambda root: last_changes(root, "regions"),
    "the change log": lambda root: days_of_change(root, "regions"),
}


@pytest.mark.parametrize("what", READS)
def test_no_program_that_the_clones_settings_name_is_run(trapped: tuple[Path, Path], what: str) -> None:
    root, mark = trapped
    with contextlib.suppress(Unreadable):  # what would have to be fetched
        READS[what](root)
    assert not mark.exists()


@pytest.mark.parametrize(
    "trap", ["diff-tree -r HEAD origin/proposal", "cat-file -p origin/proposal:regions/dalarna/region.yml", "status"]
)
def test_the_traps_of_the_clone_are_traps(trapped: tuple[Path, Path], trap: str) -> None:
    root, mark = trapped
    subprocess.run(["git", "-C", root, *trap.split()], check=False, capture_output=True)
    assert mark.exists()


def test_a_proposal_whose_sizes_are_not_in_the_clone_is_not_judged(propose: Propose, tmp_path: Path) -> None:
    served = propose({REGION: b"x" * (LARGEST + 1)})
    git(served, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", served.as_uri(), "clone")
    git(tmp_path / "clone", "branch", "proposal", "origin/proposal")
    done = command(tmp_path / "clone")
    assert (done.returncode, done.stderr) == (1, "1 fel, 1 varning.\n")
    assert "Klona på nytt utan --filter." in done.stdout


@pytest.mark.parametrize("where", [".gitmodules", "config"])
def test_a_submodule_that_git_is_told_to_ignore_is_refused(propose: Propose, where: str) -> None:
    path = "regions/dalarna/sources.yml"
    root = propose({path: ("160000", git(propose({REGION: "x"}), "rev-parse", "main"))})
    lines = f'[submodule "x"]\n\tpath = {path}\n\turl = ./x\n\tignore = all\n[diff]\n\tignoreSubmodules = all\n'
    with (root / (".gitmodules" if where == ".gitmodules" else ".git/config")).open("a") as settings:
        settings.write(lines)
    assert rules(root) == [("not-a-file", path)]


@pytest.mark.parametrize(("mode", "kind"), [("120000", "en symbolisk länk"), ("160000", "ett annat repo")])
def test_links_and_submodules_are_refused(propose: Propose, mode: str, kind: str) -> None:
    path = "regions/dalarna/sources.yml"
    root = propose({path: "../../../../../etc/passwd"})
    name = git(root, "rev-parse", "main" if mode == "160000" else f"proposal:{path}")
    root = propose({path: (mode, name)})
    assert rules(root) == [("not-a-file", path)]
    done = command(root)
    assert kind in done.stdout
    assert done.returncode == 1


def test_an_oversized_file_is_refused_by_its_size_alone(propose: Propose) -> None:
    root = propose({REGION: b"x" * (LARGEST + 1), "regions/dalarna/sources.yml": b"x" * LARGEST})
    assert rules(root) == [("too-big", REGION)]
    assert f"{LARGEST + 1} byte" in command(root).stdout


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Bytes of each answer of git that is read, and of each question put to it."""
    sizes: list[int] = []
    real = reading.git

    def counted(root: Path, *arguments: str, given: bytes = b"") -> bytes:
        said = real(root, *arguments, given=given)
        sizes.extend([len(said), len(given)])
        return said

    monkeypatch.setattr(reading, "git", counted)
    return sizes


def test_five_thousand_files_are_refused_after_the_first_thousand(propose: Propose, read: list[int]) -> None:
    one = ("120000", git(propose({REGION: "x"}), "rev-parse", f"proposal:{REGION}"))
    root = propose({f"regions/dalarna/{number}.md": one for number in range(5_000)})
    proposal = read_proposal(root, "main", "proposal")
    assert (len(proposal.changes), proposal.more) == (MOST_CHANGES, True)
    assert max(read) < 1_000_000
    found = [problem.rule for problem in problems_of_proposal(proposal)]
    assert found.count("not-a-file") == MOST_REPORTED
    assert found[-1] == "proposal-large"
    assert "fler än 1000 filer" in command(root).stdout


def test_names_as_long_as_a_list_may_be_are_cut_off(propose: Propose, read: list[int]) -> None:
    long = ("x" * 200 + "/") * 15
    one = ("100644", git(propose({REGION: "x"}), "rev-parse", f"proposal:{REGION}"))
    root = propose({f"{long}{number}.md": one for number in range(1_500)})
    proposal = read_proposal(root, "main", "proposal")
    assert proposal.more
    assert len(proposal.changes) <= MOST_CHANGES
    assert max(read) == MOST_LISTED + 1
    assert len(render(problems_of_proposal(proposal), "sv", "github")) < 100_000


def test_a_few_trees_that_name_each_other_into_billions_of_files_are_refused(
    propose: Propose, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = propose({REGION: "x"})
    name, kind = git(root, "rev-parse", f"proposal:{REGION}"), "100644 blob"
    for _ in range(10):
        listed = "".join(f"{kind} {name}\t{number}\n" for number in range(10))
        name, kind = git(root, "mktree", given=listed.encode()), "040000 tree"
    top = git(root, "mktree", given=f"040000 tree {name}\tregions\n".encode())
    git(root, "update-ref", "refs/heads/proposal", git(root, "commit-tree", top, "-p", "main", "-m", "bomb"))
    monkeypatch.setattr(git_objects, "LIMITED", git_objects.LIMITED.replace("1048576", "131072"))
    with pytest.raises(Unreadable) as refused:
        read_proposal(root, "main", "proposal")
    assert refused.value.problems()[0].rule == "proposal-unreadable"
    monkeypatch.setattr("smartspec.read.tree.MOST_OF_A_TREE", MOST_LISTED)
    with pytest.raises(Unreadable):
        InCommit(root, "proposal").walk("regions")


def test_a_tree_with_a_file_and_a_folder_of_one_name_is_refused(propose: Propose) -> None:
    root = propose({REGION: "x"})
    blob, tree = (git(root, "rev-parse", f"proposal:{name}") for name in (REGION, "regions/dalarna"))
    both = git(root, "mktree", given=f"100644 blob {blob}\ta\n040000 tree {tree}\ta\n".encode())
    top = git(root, "mktree", given=f"040000 tree {both}\tregions\n".encode())
    git(root, "update-ref", "refs/heads/proposal", git(root, "commit-tree", top, "-p", "main", "-m", "twice"))
    with pytest.raises(Unreadable):
        InCommit(root, "proposal").walk("regions")


STRANGE = {
    "a newline": "regions/dalarna/a\nb.md",
    "a command": "regions/dalarna/::error file=README.md::hej.md",
    "a command on its own line": "regions/dalarna/a\n::set-output name=x::y.md",
    "a command of the old form": "regions/dalarna/##[add-mask]x.md",
    "a command at the top": "::warning::hej",
    "right to left": "regions/dalarna/\u202edm.md",
    "no text": b"regions/dalarna/\xff\xfe.md",
    "Swedish": "regions/dalarna/åäö.md",
    "capitals": "regions/dalarna/Energi.md",
    "another ending": "regions/dalarna/energi.html",
}


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_name_is_refused_and_is_nothing_but_text_in_an_annotation(propose: Propose, name: str) -> None:
    root = propose({STRANGE[name]: "x"})
    done = command(root, "--format", "github")
    (line,) = done.stdout.splitlines()
    assert done.returncode == 1
    assert re.fullmatch(r"::error file=[^:,]+,line=1,col=1,title=[a-z-]+::.+", line)
    assert line.isprintable()


@pytest.mark.parametrize("path", ["regions/dalarna/aux.md", "plugins/con.py", "nul", "docs/prn/a.md", "a/com1.tar.gz"])
def test_a_name_that_windows_cannot_have_is_refused_wherever_it_stands(propose: Propose, path: str) -> None:
    assert rules(propose({path: "x"})) == [("windows-name", path)]


def test_what_an_editor_left_is_to_be_removed_from_a_proposal(propose: Propose) -> None:
    assert rules(propose({"regions/dalarna/.DS_Store": "x"})) == [("unknown-file", "regions/dalarna/.DS_Store")]


def test_the_name_that_is_suggested_is_free_in_the_proposal(propose: Propose) -> None:
    energy = "regions/dalarna/2022-2028/energi.md"
    told = flagged(propose({energy: "x", energy.replace("energi", "Energi"): "x"}))
    assert [p.values["suggestion"] for p in told if p.rule == "file-name"] == ["energi-2.md"]


def test_no_name_is_suggested_in_a_proposal_that_would_be_refused(propose: Propose) -> None:
    (problem,) = flagged(propose({"regions/dalarna/Region.yml": "x"}))
    assert (problem.rule, problem.values.get("suggestion")) == ("unknown-file", None)


def test_removing_what_should_never_have_come_in_is_welcome(propose: Propose) -> None:
    root = propose({"regions/dalarna/Å.md": "x"})
    git(root, "update-ref", "refs/heads/main", "proposal")
    git(root, "reset", "-q", "--hard", "main")
    root = propose({"regions/dalarna/Å.md": ("0", "0" * 40)})
    assert [change.mode for change in read_proposal(root, "main", "proposal").changes] == [reading.REMOVED]
    assert rules(root) == []


def test_what_main_has_got_since_is_not_laid_to_the_proposal(propose: Propose) -> None:
    root = propose({REGION: "x: 1\n"})
    (root / "Makefile").write_text("all:\n", "utf-8")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "main goes on")
    assert rules(root) == []


@pytest.mark.parametrize("name", ["finns-inte", "--upload-pack=touch x", "main:regions", ""])
def test_what_is_no_revision_is_told(propose: Propose, name: str) -> None:
    root = propose({REGION: "x"})
    with pytest.raises(UnknownCommit):
        read_proposal(root, "main", name)


def test_a_replaced_object_does_not_hide_the_proposal(propose: Propose) -> None:
    root = propose({"regions/dalarna/Å.md": "x"})
    git(root, "replace", git(root, "rev-parse", "proposal"), git(root, "rev-parse", "main"))
    assert [rule for rule, _ in rules(root)] == ["proposal-name"]
