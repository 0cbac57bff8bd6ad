"""Every built page is valid HTML. Which rules are off, and why, stands in html-validate.cjs."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest

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


def test_every_page_is_valid_html(built: Path) -> None:
    pages = list(built.rglob("*.html"))
    assert len(pages) > 100
    assert faults(pages, built) == {}


@pytest.mark.parametrize(
    ("rule", "html"),
    [
        ("close-order", "<p><b>fet<i>och lutande</b></i></p>"),
        ("no-dup-id", '<p id="start">igen</p>'),
        ("element-permitted-content", "<ul><p>ingen punkt</p></ul>"),
        ("no-inline-style", '<p style="color: red">röd</p>'),
        ("heading-level", "<h1>en till</h1>"),
        ("attr-quotes", "<p class=x>utan citattecken</p>"),
        ("element-name", "<prioritering>okänd</prioritering>"),
        ("wcag/h30", '<a href="#start"></a>'),
    ],
)
def test_a_planted_fault_is_found(built: Path, tmp_path: Path, rule: str, html: str) -> None:
    page = (built / "regioner" / "dalarna" / "index.html").read_text("utf-8")
    assert page.count("</article>") == 1
    planted = tmp_path / "planted.html"
    planted.write_text(page.replace("</article>", f"{html}</article>"), "utf-8")
    found = faults([planted], tmp_path)
    assert rule in [line.split(": ")[1] for line in found["planted.html"]]
