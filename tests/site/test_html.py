"""Every kind of built page is valid HTML. Which rules are off, and why, stands in html-validate.cjs."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from site_reading import nestings

HERE = Path(__file__).parent
NODE = Path(sys.executable).parent / "node"
VALIDATOR = HERE.parent / "node_modules" / ".bin" / "html-validate"


def faults(files: Iterable[Path], folder: Path) -> dict[str, list[str]]:
    """The faults of each page that has any. The validator must have read every one."""
    names = sorted(str(file.relative_to(folder)) for file in files)
    command = [NODE, VALIDATOR, "--config", HERE / "html-validate.cjs", "--formatter", "json", *names]
    with tempfile.TemporaryFile() as output:  # a pipe would lose what the validator has not written when it exits
        done = subprocess.run(command, cwd=folder, stdout=output, stderr=subprocess.PIPE, check=False)
        output.seek(0)
        said = output.read()
    assert done.returncode in (0, 1), done.stderr
    return {
        str(Path(page["filePath"]).relative_to(folder)): [
            f"{message['line']}: {message['ruleId']}: {message['message']}" for message in page["messages"]
        ]
        for page in json.loads(said)
    }


def unlike(folder: Path) -> list[Path]:
    """The pages that have an element where none of those before has one."""
    known: set[tuple[str | None, ...]] = set()
    found = []
    for file in sorted(folder.rglob("*.html")):
        new = nestings(file) - known
        known |= new
        found += [file] if new else []
    return found


def test_every_page_that_is_made_unlike_the_others_is_valid_html(built: Path) -> None:
    """test_links.py sees on every page that tags are closed in their order, and that no id stands twice."""
    pages = unlike(built)
    assert len(pages) > 50
    assert faults(pages, built) == {}


def test_a_page_with_a_known_element_in_another_place_is_unlike_the_others(tmp_path: Path) -> None:
    for name, html in {"a": "<p><b>x</b></p>", "b": "<p>y<b>z</b></p>", "c": "<p></p><i><b>x</b></i>"}.items():
        (tmp_path / f"{name}.html").write_text(html)
    assert [page.stem for page in unlike(tmp_path)] == ["a", "c"]


PLANTED = {
    "close-order": "<p><b>fet<i>och lutande</b></i></p>",
    "no-dup-id": '<p id="start">igen</p>',
    "element-permitted-content": "<ul><p>ingen punkt</p></ul>",
    "no-inline-style": '<p style="color: red">röd</p>',
    "heading-level": "<h1>en till</h1>",
    "attr-quotes": "<p class=x>utan citattecken</p>",
    "element-name": "<prioritering>okänd</prioritering>",
    "wcag/h30": '<a href="#start"></a>',
}


def test_planted_faults_are_found(built: Path, tmp_path: Path) -> None:
    page = (built / "regioner" / "dalarna" / "index.html").read_text("utf-8")
    assert page.count("</article>") == 1
    files = {rule: tmp_path / f"{number}.html" for number, rule in enumerate(PLANTED)}
    for rule, file in files.items():
        file.write_text(page.replace("</article>", f"{PLANTED[rule]}</article>"), "utf-8")
    found = faults(files.values(), tmp_path)
    told = {rule: [line.split(": ")[1] for line in found[file.name]] for rule, file in files.items()}
    assert [rule for rule in PLANTED if rule not in told[rule]] == []
