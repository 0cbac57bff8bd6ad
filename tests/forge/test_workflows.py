"""The workflows have the least rights, run nothing of a proposal where there are any, and a scanner finds nothing."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt
from small_country import COUNTRY, commit, git

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS: dict[str, dict[Any, Any]] = {f.stem: yaml.safe_load(f.read_text("utf-8")) for f in FOLDER.iterdir()}
JOBS = {(name, job): facts for name, workflow in WORKFLOWS.items() for job, facts in workflow["jobs"].items()}
STEPS = [(*where, step) for where, job in JOBS.items() for step in job["steps"]]
RUNS = [f"{name} {job}: {step.get('name', step['run'])}" for name, job, step in STEPS if "run" in step]
MAY_WRITE = {
    ("preview-publish", "comment"): {"pull-requests"},
    ("publish", "deploy"): {"pages", "id-token"},
    ("links", "tell"): {"issues"},
    ("release", "attach"): {"contents"},
}
"""Each job that may change something, and what."""
ON = True
"""What YAML makes of the key ``on``."""


def scanned(folder: Path, *options: str) -> list[tuple[str, str]]:
    """What zizmor finds, as (audit, file)."""
    zizmor = Path(sys.executable).with_name("zizmor")
    command = [zizmor, "--offline", "--no-progress", "--persona", "pedantic", "--strict-collection", "--format", "json"]
    done = subprocess.run(
        [*command, "--no-config", "--no-exit-codes", *options, folder], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    return [
        (one["ident"], Path(place["symbolic"]["key"]["Local"]["verbatim_path"]).stem)
        for one in found
        for place in one["locations"][:1]
    ]


def test_the_scanner_finds_nothing_but_what_is_excused_with_a_reason() -> None:
    assert scanned(FOLDER) == []
    assert scanned(FOLDER, "--no-ignores") == [("dangerous-triggers", "preview-publish")]


PLANTED = {
    "template-injection": ("check", "make test", "echo ${{ github.event.pull_request.title }}"),
    "unpinned-uses": ("check", r"actions/setup-python@\w+ # v6\.2\.0", "actions/setup-python@v6"),
    "artipacked": ("preview", " +persist-credentials: false\n", ""),
    "dangerous-triggers": ("check", "pull_request:", "pull_request_target:"),
    "excessive-permissions": ("preview", r"permissions: \{\}", "permissions: write-all"),
}


@pytest.mark.parametrize("audit", PLANTED)
def test_the_scanner_finds_a_planted_fault(tmp_path: Path, audit: str) -> None:
    name, pattern, replacement = PLANTED[audit]
    text = (FOLDER / f"{name}.yml").read_text("utf-8")
    changed, times = re.subn(pattern, replacement, text, count=1)
    assert times == 1
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    (folder / f"{name}.yml").write_text(changed, "utf-8")
    assert (audit, name) in scanned(folder)


def test_the_six_workflows_are_there() -> None:
    assert set(WORKFLOWS) == {"check", "preview", "preview-publish", "publish", "links", "release"}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_has_no_rights_of_its_own_and_does_not_run_beside_itself(name: str) -> None:
    assert WORKFLOWS[name]["permissions"] == {}
    assert WORKFLOWS[name]["concurrency"]["group"]
    assert "pull_request_target" not in WORKFLOWS[name][ON]


@pytest.mark.parametrize("where", JOBS, ids=" ".join)
def test_a_job_has_a_time_limit_and_may_write_only_what_is_listed(where: tuple[str, str]) -> None:
    assert 0 < JOBS[where]["timeout-minutes"] <= 120
    rights = JOBS[where]["permissions"]
    assert set(rights.values()) <= {"read", "write"}
    assert {right for right, level in rights.items() if level == "write"} == MAY_WRITE.get(where, set())


def test_each_action_is_pinned_to_one_commit_with_its_version() -> None:
    used = re.findall(r"uses: (\S+?)@(\S+)(.*)", "".join(f.read_text("utf-8") for f in FOLDER.iterdir()))
    assert len(used) > 10
    assert [one for one in used if not re.fullmatch("[0-9a-f]{40}", one[1])] == []
    assert [one for one in used if not re.fullmatch(r" # v\d+\.\d+\.\d+", one[2])] == []
    assert len({name for name, *_ in used}) == len(set(used))
    assert {name.partition("/")[0] for name, *_ in used} == {"actions"}


def test_only_the_job_that_publishes_previews_knows_a_secret_and_it_has_no_code_of_ours_or_others() -> None:
    knowing = {where for where, job in JOBS.items() if "secrets." in json.dumps(job)}
    assert knowing == {("preview-publish", "publish")}
    job = JOBS["preview-publish", "publish"]
    assert job["permissions"] == {}
    assert [step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step] == ["actions/download-artifact"]


def test_what_publishes_a_preview_never_has_the_proposals_code() -> None:
    assert list(WORKFLOWS["preview-publish"][ON]) == ["workflow_run"]
    for name, _, step in STEPS:
        if name == "preview-publish" and step.get("uses", "").startswith("actions/checkout"):
            assert step["with"] == {
                "sparse-checkout": ".github/preview.py",
                "sparse-checkout-cone-mode": False,
                "persist-credentials": False,
            }
    ran = " ".join(step.get("run", "") for name, _, step in STEPS if name == "preview-publish")
    assert not re.search(r"\bmake\b|\bpip\b|\.venv|git (checkout|switch|merge|pull)\b", ran)
    assert set(re.findall(r"python3? \S+ \S+", ran)) == {"python3 -I .github/preview.py"}


@pytest.mark.parametrize("job", ["proposal", "files"])
def test_a_proposal_is_judged_by_our_own_code(job: str) -> None:
    first, *rest = JOBS["check", job]["steps"]
    assert first["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    others = [step["with"] for step in rest if step.get("uses", "").startswith("actions/checkout")]
    assert others == ([{"path": "proposal", "persist-credentials": False}] if job == "files" else [])
    assert not re.search("(cd|make|python3?|sh|-C) proposal", " ".join(step.get("run", "") for step in rest))


def test_nothing_of_a_refused_proposal_is_checked_out_or_run_by_the_check() -> None:
    assert "needs" not in JOBS["check", "proposal"]
    others = [job for (name, own), job in JOBS.items() if name == "check" and own != "proposal"]
    assert {job.get("needs") for job in others} == {"proposal"}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (["regions/dalarna/2022-2028/vatgas.md"], "false"),
        (["regions/dalarna/region.yml", "docs/news/2026-12-01-ny.md", "docs/vocabularies/themes.yml"], "false"),
        (["regions/dalarna/region.yml", "plugins/smartspec/language.py"], "true"),
        (["tests/regions/docs/a.md"], "true"),
        (["regions.py"], "true"),
        (["mkdocs.yml"], "true"),
        (["regions/å.md"], "true"),
        ([".github/workflows/docs/a.yml"], "true"),
        (["docs/a.md", 'regions/"\n.github.md'], "true"),
        (["docs/moved.md"], "true"),
        (["docs/assets/s3.js"], "true"),
        (["regions/.schema/priority.json"], "true"),
        (["docs/_headers"], "true"),
        (["docs/data.yml"], "true"),
        (["docs/redaktion/tabell.csv"], "true"),
    ],
    ids=" ".join,
)
def test_what_changes_nothing_but_content_is_not_put_through_the_whole_suite(
    tmp_path: Path, changed: list[str], code: str
) -> None:
    """The very script, on commits made here."""
    git(tmp_path, "init", "-q")
    (tmp_path / "test_a.py").write_text("x")
    commit(tmp_path, "2026-11-25", "a")
    for name in changed:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    if "docs/moved.md" in changed:
        (tmp_path / "test_a.py").unlink()
    commit(tmp_path, "2026-11-26", "b")
    done = ran(
        script("check", "proposal", "See whether"), tmp_path, BASE="HEAD^", HEAD="HEAD",
        GITHUB_OUTPUT=str(tmp_path / "output"),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "output").read_text() == f"code={code}\n"


def test_content_alone_is_checked_built_and_looked_at_and_anything_else_goes_through_all_tests() -> None:
    content, tests = JOBS["check", "content"], JOBS["check", "tests"]
    assert (content["if"], content["steps"][-1]["run"]) == ("needs.proposal.outputs.code == 'false'", "make content")
    assert (tests["if"], tests["steps"][-1]["run"]) == ("needs.proposal.outputs.code == 'true'", "make test")
    recipe = re.search(r"^content: (.+)\n\t@(.+)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert recipe
    assert recipe.groups() == (".venv/test-python.done .venv/site.done", "$(BIN)/python tests/run.py --content $(ARGS)")


def test_what_a_proposer_writes_is_never_part_of_a_command() -> None:
    scripts = [step["run"] for *_, step in STEPS if "run" in step]
    assert len(scripts) > 10
    assert [script for script in scripts if "${{" in script] == []


@pytest.mark.parametrize("run", RUNS)
def test_each_script_can_be_read_by_the_shell(run: str) -> None:
    (script,) = [s["run"] for n, j, s in STEPS if "run" in s and f"{n} {j}: {s.get('name', s['run'])}" == run]
    done = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_step_that_looks_at_a_proposal_says_what_it_found_in_both_languages(tmp_path: Path) -> None:
    """The very script of the workflow, in a repository made here."""
    (script,) = [
        s["run"] for n, j, s in STEPS if (n, j) == ("check", "proposal") and "STEP_SUMMARY" in s.get("run", "")
    ]
    root, summary = tmp_path / "repository", tmp_path / "summary.md"
    (root / ".venv" / "bin").mkdir(parents=True)
    (root / ".venv" / "bin" / "smartspec").symlink_to(Path(sys.executable).with_name("smartspec"))
    (root / "regions").mkdir()
    (root / "regions" / "a.md").symlink_to("/etc/passwd")
    (root / "Makefile").write_text("all:\n")
    environment = {**os.environ, "BASE": "HEAD^", "HEAD": "HEAD", "GITHUB_STEP_SUMMARY": str(summary)}
    mine = ["git", "-c", "user.name=t", "-c", "user.email=t@t.invalid"]
    for command in (
        ["git", "init", "-q"], [*mine, "commit", "-q", "--allow-empty", "-m", "a"],
        ["git", "add", "regions", "Makefile"], [*mine, "commit", "-q", "-m", "b"],
    ):  # fmt: skip
        subprocess.run(command, cwd=root, check=True)
    done = subprocess.run(["bash", "-e", "-c", script], cwd=root, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert [line.split(" ")[0] for line in done.stdout.splitlines()] == ["::warning", "::error"]
    said = summary.read_text("utf-8")
    assert "    regions/a.md:1:1: fel: ”a.md” är ingen vanlig fil" in said
    assert "    regions/a.md:1:1: error: “a.md” is not an ordinary file" in said
    assert "    1 error, 1 warning." in said


def script(name: str, job: str, step: str) -> str:
    """What the step of that name runs; its name may go on."""
    (found,) = [s["run"] for n, j, s in STEPS if (n, j) == (name, job) and s.get("name", "").startswith(step)]
    return str(found)


def ran(text: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script of a workflow as the forge does."""
    given = {**os.environ, "HOME": str(folder), "RUNNER_TEMP": str(folder), **environment}
    return subprocess.run(["bash", "-e", "-c", text], cwd=folder, env=given, capture_output=True, text=True)


MADE = """#!/bin/sh
mkdir -p dist && echo "$SITE_URL $*" > dist/a.zip && cd dist && sha256sum a.zip > a.zip.sha256
"""


@pytest.mark.parametrize(
    ("tag", "site", "on_main", "said"),
    [
        ("data-2026.4", "https://s3.example/", True, "https://s3.example/ release VERSION=2026.4"),
        ("data-2026.4.1", "https://s3.example/", True, "https://s3.example/ release VERSION=2026.4.1"),
        ("data-2026.4", "", True, ""),
        ("data-2026.4", "https://s3.example/", False, ""),
    ],
)
def test_a_tag_on_the_main_branch_makes_a_release_of_its_version(
    tmp_path: Path, tag: str, site: str, on_main: bool, said: str
) -> None:
    """The very script, with a ``make`` that says how it was called."""
    (script,) = [s["run"] for n, j, s in STEPS if (n, j) == ("release", "build") and "run" in s]
    root, bin_ = tmp_path / "repository", tmp_path / "bin"
    root.mkdir()
    bin_.mkdir()
    (bin_ / "make").write_text(MADE, "utf-8")
    (bin_ / "make").chmod(0o755)
    git(root, "init", "-q", "-b", "main")
    git(root, "commit", "-q", "--allow-empty", "-m", "a")
    git(root, "update-ref", "refs/remotes/origin/main", "HEAD")
    if not on_main:
        git(root, "commit", "-q", "--allow-empty", "-m", "b")
    given = {"VARIABLE_SITE_URL": site, "GITHUB_REF_NAME": tag, "PATH": f"{bin_}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-e", "-c", script], cwd=root, env=os.environ | given, capture_output=True, text=True
    )
    assert (done.returncode == 0) == bool(said)
    assert ("::error::" in done.stdout) == (not said)
    made = root / "dist/a.zip"
    assert (made.read_text("utf-8").strip() if made.exists() else "") == said


def test_what_attaches_a_release_runs_no_code_of_the_repository() -> None:
    steps = [step for name, job, step in STEPS if (name, job) == ("release", "attach")]
    assert [step["uses"].partition("@")[0] for step in steps if "uses" in step] == ["actions/download-artifact"]
    (ran,) = [step["run"] for step in steps if "run" in step]
    assert ran.startswith("gh release create ")
    assert WORKFLOWS["release"][ON] == {"push": {"tags": ["data-*"]}}


def test_a_preview_takes_the_place_of_the_former_one_of_its_proposal_only(tmp_path: Path) -> None:
    """The very script, against a repository on this machine."""
    served, first = tmp_path / "noden" / "previews.git", tmp_path / "first"
    subprocess.run(["git", "init", "-q", "-b", "main", first], check=True)
    for name in ("16/index.html", "17/index.html", "17/borta.html"):
        (first / name).parent.mkdir(exist_ok=True)
        (first / name).write_text("gammal")
    for command in (["add", "."], ["-c", "user.name=t", "-c", "user.email=t@t.invalid", "commit", "-qm", "a"]):
        subprocess.run(["git", "-C", first, *command], check=True)
    subprocess.run(["git", "clone", "-q", "--bare", first, served], check=True)
    (tmp_path / "taken" / "site" / "om").mkdir(parents=True)
    (tmp_path / "taken" / "site" / "index.html").write_text("ny")
    (tmp_path / "taken" / "site" / "om" / "index.html").write_text("om")
    done = ran(
        script("preview-publish", "publish", "Put the site"), tmp_path, KEY="k", NUMBER="17",
        PREVIEW_REPOSITORY="noden/previews", GIT_CONFIG_COUNT="1", GIT_CONFIG_VALUE_0="git@github.com:",
        GIT_CONFIG_KEY_0=f"url.file://{tmp_path}/.insteadOf",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    listed = ["git", "-C", served, "ls-tree", "-r", "--name-only", "main"]
    held = subprocess.run(listed, capture_output=True, text=True, check=True).stdout.split()
    assert held == [".nojekyll", "16/index.html", "17/index.html", "17/om/index.html"]
    counted = subprocess.run(["git", "-C", served, "rev-list", "--count", "main"], capture_output=True, text=True)
    assert counted.stdout.strip() == "1"


GH = """#!/bin/sh
case "$2" in
  */runs/5/artifacts) echo 9 ;;
  */artifacts/9/zip) cat artifact.zip ;;
  */pulls/17) echo "{\\"state\\": \\"$STATE\\", \\"head\\": {\\"sha\\": \\"$NOW\\"}}" | jq --raw-output "$4" ;;
  *) exit 1 ;;
esac
"""
"""A stand-in for the forge's command: run 5 has artifact 9, and proposal 17 is $STATE at the commit $NOW."""


@pytest.mark.skipif(not shutil.which("jq"), reason="needs jq, which the forge's machines have (2026-11-28)")
@pytest.mark.parametrize(
    ("now", "state", "number"),
    [("a" * 40, "open", "number=17\n"), ("b" * 40, "open", ""), ("", "open", ""), ("a" * 40, "closed", "")],
)
def test_a_preview_is_believed_only_if_its_proposal_is_open_at_the_commit_that_was_built(
    tmp_path: Path, now: str, state: str, number: str
) -> None:
    (tmp_path / ".github").symlink_to(ROOT / ".github")
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    with zipfile.ZipFile(tmp_path / "artifact.zip", "w") as archive:
        archive.writestr("number.txt", "17\n")
        archive.writestr("site/index.html", "x")
    (tmp_path / "output").touch()
    done = ran(
        script("preview-publish", "take", "Take in"), tmp_path, NOW=now, STATE=state, RUN="5", HEAD="a" * 40,
        GITHUB_REPOSITORY="noden/sidan", GITHUB_OUTPUT=str(tmp_path / "output"),
        PATH=f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
    )  # fmt: skip
    assert (done.returncode == 0) is bool(number), done.stderr
    assert (tmp_path / "output").read_text() == number


def test_what_the_links_say_is_quoted_in_the_issue(tmp_path: Path) -> None:
    (tmp_path / "gh").write_text("#!/bin/sh\nexit 0\n")
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "report.txt").write_text("@alla <img src=x>\n# https://ond.example\n")
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = ran(script("links", "tell", "Keep one issue"), tmp_path, TITLE="Länkar", PATH=path)
    assert done.returncode == 0, done.stderr
    html = MarkdownIt("commonmark").render((tmp_path / "body.md").read_text("utf-8"))
    assert html.endswith("<pre><code>@alla &lt;img src=x&gt;\n# https://ond.example\n</code></pre>\n")


def test_each_address_of_a_source_is_tried_once(tmp_path: Path) -> None:
    shutil.copytree(COUNTRY, tmp_path, dirs_exist_ok=True)
    shutil.copytree(ROOT / ".github" / "links", tmp_path / ".github" / "links")
    command = [tmp_path / ".github" / "links" / "try", "--list"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    listed = done.stdout.splitlines()
    assert len(listed) == len(set(listed)) > 100
    told = set()
    for file in (COUNTRY / "regions").glob("*/sources.yml"):
        told |= {source.get("url") for source in yaml.safe_load(file.read_text("utf-8"))["sources"]} - {None}
    assert {url.rstrip(".,;:") for url in told} <= set(listed)
