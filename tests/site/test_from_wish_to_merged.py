"""A region's way in, from a branch to the published page: one repository goes through all of it."""

import shutil
from pathlib import Path

import pytest
from small_country import commit, git, lay_out
from smartspec.__main__ import main

NEW = "regions/dalarna/2022-2028/vatgas.md"
BAD = """---
name: Vätgas i Dalarna
summary: Vätgas för stål och transporter.
status: antagen
theme: energi
sources:
  - rd-run-2023
confidence: low
---

Vätgas kan göras med el.[^rd-run-2022]
"""
GOOD = """---
name: Vätgas i Dalarna
summary: Vätgas för stål och transporter.
status: proposed
theme: digital
codes:
  - {code: "nace:D35", by: node, basis: rd-run-2022}
sources: [rd-run-2022]
confidence: low
---
Vätgas kan göras med el.[^rd-run-2022]
"""
ENGLISH = """---
name: Hydrogen in Dalarna
translated: true
summary: Hydrogen for steel and transport.
---

Hydrogen can be made with electricity.[^rd-run-2022]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small country with three of its regions, its only commit on main."""
    lay_out(tmp_path)
    for name in ("kalmar", "programme-areas"):
        shutil.rmtree(tmp_path / "regions" / name)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path, "2026-03-02", "x")
    return tmp_path


def test_a_proposal_goes_from_a_branch_to_the_published_page_and_the_change_log(
    root: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*command: str) -> tuple[int, str]:
        capsys.readouterr()
        status = main([command[0], "--root", str(root), *command[1:]])
        return status, capsys.readouterr().out

    git(root, "checkout", "--quiet", "-b", "vatgas")
    (root / NEW).write_text(BAD, "utf-8")
    commit(root, "2026-03-03", "x")
    status, told = said("check", "--format", "github")
    assert status == 1
    assert [line.split("::", 2)[1].rsplit(",title=", 1)[0] for line in told.splitlines()] == [
        f"warning file={NEW},line=1,col=1",
        f"error file={NEW},line=4,col=9",
        f"error file={NEW},line=5,col=8",
        f"error file={NEW},line=7,col=5",
        f"error file={NEW},line=11,col=25",
    ]
    assert (
        "status: Här står ”antagen”. Tillåtet: adopted, developing, proposed, ended, unknown. Välj ett av dem.\n"
        in told
    )
    assert "Menade du ”energy”?" in told
    assert "det går inte att säga vad som ändras" in said("diff", "main", "vatgas")[1]

    (root / NEW).write_text(GOOD, "utf-8")
    (root / NEW.replace(".md", ".en.md")).write_text(ENGLISH, "utf-8")
    status, told = said("check")
    assert (status, told.count("varning"), "är inte skriven som formuläret skriver den" in told) == (0, 1, True)
    assert said("format") == (0, f"{NEW}\n")
    assert said("check") == (0, "")
    commit(root, "2026-03-04", "x")

    assert said("diff", "main", "vatgas", "--format", "md", "--site", "https://forhandsvisning.example/7/") == (
        0,
        "## Det här ändras\n\n"
        "### Dalarna\n\n"
        "- **Vätgas i Dalarna**: Ny prioritering (2022–2028). Huvudtema: Digitalisering och teknik.\n\n"
        "### Överlapp med andra regioner\n\n"
        "- Dalarna och Gävleborg har nu temat Digitalisering och teknik gemensamt: Vätgas i Dalarna – "
        "Digitala tjänster och processer. Gemensamma huvudteman totalt: 3; av en slump vore det 3,4.\n\n"
        "### Sidor att titta på\n\n"
        "- https://forhandsvisning.example/7/regioner/dalarna/ (ändrad)\n"
        "- https://forhandsvisning.example/7/regioner/dalarna/2022-2028/vatgas/ (ny)\n"
        "- https://forhandsvisning.example/7/regioner/dalarna/2022-2028/ (ändrad)\n"
        "- https://forhandsvisning.example/7/prioriteringar/tema/digital/ (ändrad)\n"
        "- https://forhandsvisning.example/7/jamfor/dalarna/gavleborg/ (ändrad)\n",
    )

    git(root, "checkout", "--quiet", "main")
    merged = "2026-03-09T12:00:00Z"
    git(root, "merge", "--quiet", "--no-ff", "-m", "x", "vatgas", day=merged)
    site = tmp_path_factory.mktemp("site") / "site"
    assert said("build", "--to", str(site))[0] == 0
    page = (site / "regioner/dalarna/2022-2028/vatgas/index.html").read_text("utf-8")
    assert "Vätgas kan göras med el." in page
    log = (site / "andringar/index.html").read_text("utf-8")
    latest = log[log.index("2026-03-09") : log.index('id="d-2026-03-02"')]
    link = '<a href="../regioner/dalarna/2022-2028/vatgas/">Vätgas i Dalarna</a>'
    assert f"{link}: Ny prioritering (2022–2028). Huvudtema: Digitalisering och teknik." in latest
    english = (site / "en/andringar/index.html").read_text("utf-8")
    assert "New priority (2022–2028). Main theme: Digital technology." in english
