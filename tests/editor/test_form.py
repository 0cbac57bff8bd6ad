"""A region's officer edits by form, in a real browser, against a stand-in of the forge's API."""

import difflib
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect
from small_country import VOCABULARIES
from smartspec.check import checked_atlas
from smartspec.problems import Problem
from stand_in import Forge
from visiting import Visitor
from waiting import comes_to

SUMMARY = "Området gäller lösningar för energiomställningen: elkraftteknik är den tunga kompetensen i Dalarna."
ENERGY = "regions/dalarna/2022-2028/smarta-energisystem.md"
BRANCH = "cms/dalarna-2022-2028/smarta-energisystem"
SAVED = [f"createRef {BRANCH}", f"createCommitOnBranch {BRANCH}", "POST /pulls", "POST /issues/1/labels"]


def changed_lines(forge: Forge, branch: str) -> dict[str, list[str]]:
    """What a branch changes, file by file: lines with ``-`` and ``+``."""
    found = {}
    for path, content in forge.branches[branch].items():
        before = forge.branches["main"].get(path, b"")
        if content != before:
            lines = difflib.unified_diff(before.decode().splitlines(), content.decode().splitlines(), n=0, lineterm="")
            found[path] = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
    return found


def problems_with(forge: Forge, branch: str, folder: Path) -> list[Problem]:
    """What the check says of Dalarna's folder as that branch has it; the folder as it is has no problem."""
    shutil.copytree(VOCABULARIES, folder / "docs" / "vocabularies")
    for path, content in forge.branches[branch].items():
        if path.startswith("regions/dalarna/"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    return checked_atlas(folder)[1]


def test_a_summary_edited_by_form_is_a_pull_request_with_one_changed_line(
    visitor: Callable[..., Visitor], forge: Forge, tmp_path: Path
) -> None:
    editor = visitor()
    editor.sign_in()
    page = editor.page
    priority = page.get_by_text("Smarta energisystem").first
    editor.press(page.get_by_text("Dalarna: 2022–2028").first, priority.is_visible)
    editor.press(priority, page.get_by_role("button", name="Spara", exact=True).is_visible)
    editor.write("summary", SUMMARY)
    page.get_by_role("button", name="Spara", exact=True).click()
    page.get_by_role("button", name="Skicka för granskning").click()
    expect(page.get_by_role("row", name="Smarta energisystem").get_by_text("Granskas")).to_be_visible()

    comes_to(page, lambda: forge.names, [*SAVED, "PATCH /issues/1", "markPullRequestReadyForReview"])
    _, commit, pull, label, relabel, _ = (call.sent for call in forge.calls)
    assert (pull["draft"], pull["base"], pull["head"]) == (True, "main", BRANCH)
    assert pull["title"].startswith("Ändra smarta-energisystem – Dalarna: 2022–2028")
    assert (label["labels"], relabel["labels"]) == (["redigera/draft"], ["redigera/pending_review"])
    assert commit["fileChanges"]["deletions"] == []
    removed, added = changed_lines(forge, BRANCH)[ENERGY]
    assert (removed[:10], added) == ("-summary: ", f"+summary: '{SUMMARY}'")
    assert list(changed_lines(forge, BRANCH)) == [ENERGY]
    assert problems_with(forge, BRANCH, tmp_path) == []
    assert (forge.refused, editor.strangers, editor.complaints) == ([], [], [])


def test_on_a_phone_a_field_is_edited_without_scrolling_sideways_and_the_text_stays_as_it_was_written(
    visitor: Callable[..., Visitor], forge: Forge
) -> None:
    table, lists = "| Område | Andel |\n|:--|--:|\n| El  |3|", "* ett\n+ två\n\n__Fet__ *kursiv*, två  mellanslag"
    text = f"\n{table}\n\n{lists}[^rd-run-2022]\n"
    forge.put("main", ENERGY, forge.branches["main"][ENERGY] + text.encode())
    editor = visitor(width=390)
    editor.sign_in()
    editor.open("dalarna-2022-2028", "smarta-energisystem")
    editor.write("summary", SUMMARY)
    root = editor.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert root == [390, 390]
    expect(editor.field("body").get_by_role("textbox")).to_be_visible()
    editor.save()
    comes_to(editor.page, lambda: forge.names, SAVED)
    assert forge.branches[BRANCH][ENERGY].decode().endswith(text)
    assert len(changed_lines(forge, BRANCH)[ENERGY]) == 2


FORMS = {
    ("dalarna", "region", "website"): "regions/dalarna/region.yml",
    ("dalarna", "sources", "sources.0.title"): "regions/dalarna/sources.yml",
    ("dalarna-2022-2028", "strategy", "title"): "regions/dalarna/2022-2028/strategy.md",
}
"""A text field of each other kind of file, by collection, entry and key."""


def test_in_every_kind_of_file_an_edited_field_is_one_changed_line(
    visitor: Callable[..., Visitor], forge: Forge, tmp_path: Path
) -> None:
    editor = visitor()
    editor.sign_in()
    for (collection, entry, key), path in FORMS.items():
        editor.open(collection, entry)
        if "." in key:
            editor.field(key.partition(".")[0]).get_by_role("button", name="Expandera", exact=True).first.click()
        field = editor.field(key).get_by_role("textbox")
        field.fill(f"{field.input_value()}-x")
        editor.save()
        branch = f"cms/{collection}/{entry}"
        assert list(changed_lines(forge, branch)) == [path]
        assert len(changed_lines(forge, branch)[path]) == 2, path
        assert problems_with(forge, branch, tmp_path / entry) == []
    assert forge.refused == []


def test_a_change_goes_from_draft_to_review_to_ready_as_calls_on_its_pull_request(
    visitor: Callable[..., Visitor], forge: Forge
) -> None:
    editor = visitor()
    editor.sign_in()
    editor.open("dalarna-2022-2028", "smarta-energisystem")
    editor.write("summary", SUMMARY)
    editor.save()
    editor.open("dalarna-2022-2028", "smarta-energisystem")
    for before, after in (("Utkast", "Granskas"), ("Granskas", "Klar"), ("Klar", "Utkast")):
        editor.choose_status(before, after)
    steps = ["markPullRequestReadyForReview", "PATCH /issues/1", "PATCH /issues/1", "convertPullRequestToDraft"]
    comes_to(editor.page, lambda: forge.names[4:], ["PATCH /issues/1", *steps])
    states = ["pending_review", "pending_publish", "draft"]
    assert [call.sent["labels"] for call in forge.calls[4:] if "labels" in call.sent] == [
        [f"redigera/{state}"] for state in states
    ]
    assert editor.page.get_by_role("button", name="Publicera").count() == 0  # that is for the reviewer, at the forge


def test_a_new_priority_gets_its_file_name_from_its_name_and_passes_the_check(
    visitor: Callable[..., Visitor], forge: Forge, tmp_path: Path
) -> None:
    editor = visitor()
    editor.sign_in()
    page = editor.page
    page.goto(f"{editor.start}redigera/dalarna/#/collections/dalarna-2022-2028/new")
    editor.write("name", "Åkermark och öppna landskap")
    editor.write("summary", "Ett exempel på en prioritering som någon lägger till.")
    editor.choose("status", "Gäller")
    editor.choose("theme", "Energi")
    editor.choose("sources", "rd-boost – Boost Dalarna")
    editor.choose("confidence", "Medelhög säkerhet")
    editor.write("body", "Ett exempel.[^rd-boost]\n\n| a | b |\n|---|---|\n| å | ö |")
    editor.save()
    expect(page.get_by_role("row", name="Åkermark och öppna landskap")).to_be_visible()
    branch = "cms/dalarna-2022-2028/akermark-och-oppna-landskap"
    path = "regions/dalarna/2022-2028/akermark-och-oppna-landskap.md"
    assert forge.names[:2] == [f"createRef {branch}", f"createCommitOnBranch {branch}"]
    assert list(changed_lines(forge, branch)) == [path]
    assert (
        forge.branches[branch][path].decode()
        == """---
name: Åkermark och öppna landskap
summary: Ett exempel på en prioritering som någon lägger till.
status: adopted
theme: energy
sources:
  - rd-boost
confidence: medium
---

Ett exempel.[^rd-boost]

| a | b |
|---|---|
| å | ö |
"""
    )
    assert [problem.rule for problem in problems_with(forge, branch, tmp_path)] == ["missing-translation"]


def test_a_request_to_a_third_party_and_a_breach_of_the_policy_would_be_seen(visitor: Callable[..., Visitor]) -> None:
    planted = "fetch('https://elsewhere.invalid/x').catch(() => {})"
    watched, unprotected = visitor(), visitor(bypass_csp=True)
    for editor in (watched, unprotected):
        editor.page.goto(f"{editor.start}redigera/dalarna/")
        editor.page.evaluate(planted)
    breach = "policy connect-src https://elsewhere.invalid/x"
    comes_to(watched.page, lambda: any(breach in said for said in watched.complaints), True)
    comes_to(unprotected.page, lambda: unprotected.strangers, ["https://elsewhere.invalid/x"])


def test_a_key_that_does_not_hold_is_told_in_swedish_and_nothing_is_shown(visitor: Callable[..., Visitor]) -> None:
    editor = visitor()
    page = editor.page
    page.goto(f"{editor.start}redigera/dalarna/")
    page.get_by_role("button", name="Logga in med åtkomstnyckel (token)").click()
    page.get_by_role("textbox", name="Åtkomstnyckel (token)").fill("fel")
    page.get_by_role("button", name="Logga in", exact=True).click()
    expect(page.get_by_text("Den angivna nyckeln är ogiltig")).to_be_visible()
    assert page.get_by_text("Samlingar").count() == 0
