"""From a page of the site to a proposal in the forge, in a real browser: a line is changed, a file is added."""

import difflib
import html
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from forge import Forge, serve
from kinds import DALARNA, LANGUAGES, PRIORITY, STRATEGY
from playwright.sync_api import Page, Route, expect
from small_country import COUNTRY
from smartspec.check import problems_of
from smartspec.pages.page import Settings
from smartspec.pages.proposals import correction_by_mail
from smartspec.problems import Problem
from smartspec.read.repository import read_repository

REPOSITORY = "https://forge.example/smart-specialisering"
SITE = "https://smart-specialisering.example/"


@pytest.fixture
def forge() -> Iterator[Forge]:
    running = Forge(COUNTRY)
    server = serve(running)
    yield running
    server.shutdown()
    server.server_close()


@pytest.fixture
def visit_both(visit: Callable[..., Page], address: str, forge: Forge) -> Callable[[str], Page]:
    """Opens a page of the site; what leads to the forge leads to the one on this machine."""

    def answer(route: Route) -> None:
        # What was sent is passed on as it is: only the address is another.
        own = route.request.url.replace(REPOSITORY, "").replace("https://forge.example", "")
        route.fulfill(response=route.fetch(url=forge.address + own))

    def go(path: str) -> Page:
        page = visit("about:blank", own=True, java_script_enabled=False)
        page.route("https://forge.example/**", answer)
        page.goto(address + path)
        return page

    return go


@pytest.fixture
def checked(tmp_path: Path) -> Callable[[dict[str, str]], list[Problem]]:
    """What the check says of the repository with those files in it."""

    def check(files: dict[str, str]) -> list[Problem]:
        for name in ("docs/vocabularies", "docs/calendar", "regions/dalarna"):
            shutil.copytree(COUNTRY / name, tmp_path / name)
        for path, text in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, "utf-8")
        return problems_of(read_repository(tmp_path))

    return check


def send(page: Page, name: str, changes: dict[str, str]) -> None:
    """Replace texts in the editor, or the values of keys ("theme: "), name the file, and propose."""
    editor = page.get_by_role("textbox", name="Text", exact=True)
    text = editor.input_value()
    for told, new in changes.items():
        (old,) = re.findall(rf"^{told}.*$", text, re.MULTILINE) if told.endswith(": ") and told.islower() else [told]
        assert text.count(old) == 1, (old, text)
        text = text.replace(old, new)
    editor.fill(text)
    page.get_by_role("textbox", name="Name", exact=True).fill(name)
    page.get_by_role("button", name="Propose changes").click()
    expect(page).to_have_title("Proposed")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_summary_is_changed_and_what_arrives_is_one_line(
    visit_both: Callable[[str], Page], forge: Forge, checked: Callable[[dict[str, str]], list[Problem]], lang: str
) -> None:
    page = visit_both(LANGUAGES[lang]["priority"])
    page.get_by_role("link", name={"sv": "Föreslå en ändring", "en": "Suggest a change"}[lang]).click()
    expect(page).to_have_title("Edit")
    file = page.get_by_role("textbox", name="Name", exact=True).input_value()
    end = {"sv": ".md", "en": ".en.md"}[lang]
    assert file == f"regions/dalarna/2022-2028/smarta-energisystem{end}"
    (before,) = (line for line in (COUNTRY / file).read_text("utf-8").splitlines() if line.startswith("summary:"))
    send(page, file, {before: "summary: Lösningar för energiomställningen på Åland, Öland och i Älvdalen."})
    ((path, after),) = forge.sent.items()
    lines = list(difflib.ndiff((COUNTRY / path).read_text("utf-8").splitlines(True), after.splitlines(True)))
    assert [line[0] for line in lines if line[0] in "+-"] == ["-", "+"]
    assert checked(forge.sent) == []


PRIORITY_SV = {
    "FYLL I – Namnet som källan skriver det": "Vätgas",
    "FYLL I – Vad prioriteringen gäller, i en eller två meningar, högst 300 tecken": "Vätgas för stål och transporter.",
    "theme: ": "theme: energy",
    "FYLL I – Sidans text, eller ingen. Så anges en källa: ": "Vätgas är ett område.",
}
EXCHANGE = {
    "FYLL I – Vad som behövs eller erbjuds": "Vi söker någon att pröva elvägar med.",
    "FILL IN – What is needed or offered": "We are looking for someone to test electric roads with.",
    "date: ": "date: 2026-11-28",
    "kind: ": "kind: need",
    "form: ": "form: partner",
    "theme: ": "theme: energy",
}
EVENT = {
    "FYLL I – Evenemangets namn": "Öppen dag om energi",
    "FILL IN – Name of the event": "Open day on energy",
}
TITLE = {"sv": "FYLL I – Dokumentets eller sidans egen titel", "en": "FILL IN – The document's or page's own title"}


@pytest.mark.parametrize(
    ("start", "link", "named", "changes"),
    [
        (STRATEGY, "Lägg till en prioritering 2022–2028", "regions/dalarna/2022-2028/vatgas.md", PRIORITY_SV),
        (DALARNA, "Lägg till en prioritering 2022–2028", "regions/dalarna/2022-2028/vatgas.md", PRIORITY_SV),
        (DALARNA, "Lägg till ett behov eller erbjudande", "regions/dalarna/exchange/elvagar.yml", EXCHANGE),
        ("samverkan/", "Lägg till ett behov eller erbjudande", "regions/dalarna/exchange/elvagar.yml", EXCHANGE),
        ("en/samverkan/", "Add a need or an offer", "regions/dalarna/exchange/elvagar.yml", EXCHANGE),
        ("nod/kalender/", "Föreslå ett evenemang", "oppen-dag", EVENT | {TITLE["sv"]: "Inbjudan"}),
        ("en/nod/kalender/", "Suggest an event", "oppen-dag", EVENT | {TITLE["en"]: "Inbjudan"}),
    ],
)
def test_a_new_file_is_filled_in_and_passes_the_check(
    visit_both: Callable[[str], Page],
    forge: Forge,
    checked: Callable[[dict[str, str]], list[Problem]],
    start: str,
    link: str,
    named: str,
    changes: dict[str, str],
) -> None:
    page = visit_both(start)
    page.get_by_role("link", name=link).click()
    expect(page).to_have_title("New file")
    name = page.get_by_role("textbox", name="Name", exact=True)
    suggested, text = name.input_value(), page.get_by_role("textbox", name="Text", exact=True).input_value()
    assert "fyll-i-namn" in suggested
    # The line that says what may be chosen goes; in a file without prose it is all of the note.
    told = text[text.index("note:\n") :] if "note:\n" in text else ""
    told = told or "".join(line for line in text.splitlines(True) if "status: adopted (" in line)
    removed = {told: ""} if told else {}
    send(page, named if "/" in named else suggested.replace("fyll-i-namn", named), removed | changes)
    (path,) = forge.sent
    assert not (COUNTRY / path).exists()
    assert [p.rule for p in checked(forge.sent) if p.rule != "missing-translation"] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_wrong_is_reported_with_the_address_of_the_page(
    visit_both: Callable[[str], Page], forge: Forge, lang: str
) -> None:
    page = visit_both(LANGUAGES[lang]["priority"])
    page.get_by_role("link", name={"sv": "Rätta en uppgift", "en": "Report a fact that is wrong"}[lang]).click()
    expect(page).to_have_title("New issue")
    assert page.get_by_role("textbox", name="Name", exact=True).input_value() == "1-ratta-en-uppgift.yml"
    assert page.get_by_role("textbox", name="Text", exact=True).input_value() == SITE + LANGUAGES[lang]["priority"]
    assert PRIORITY in forge.seen[-1].replace("%2F", "/")


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "nothing marked"])
def test_a_letter_takes_along_what_is_marked_on_the_page_and_its_heading(
    visit: Callable[..., Page], address: str, built: Path, marked: bool
) -> None:
    """The site has no mailbox, so that the link is put into one of its pages."""
    settings = Settings(SITE, {}, "", mailbox="redaktion@s3.example")
    link = html.escape(correction_by_mail(settings, "sv", "Smarta energisystem", SITE + PRIORITY, "Området gäller"))
    shown = (built / PRIORITY / "index.html").read_text("utf-8")
    letter = f'<a class="s3-mail" data-s3-told="Det står" href="{link}">Mejla</a>'
    shown = shown.replace("</article>", f"{letter}</article>")
    page = visit(address, own=True)
    page.route(f"**/{PRIORITY}", lambda route: route.fulfill(body=shown, content_type="text/html; charset=utf-8"))
    page.goto(address + PRIORITY)
    if marked:
        page.evaluate("getSelection().selectAllChildren(document.querySelector('#klassning ~ .s3-keys dt'))")
        words = page.evaluate("getSelection().toString().trim()")
        assert words
    page.get_by_role("link", name="Mejla").click()
    told = parse_qs(urlsplit(page.get_by_role("link", name="Mejla").get_attribute("href") or "").query)
    page_line, address_line, says, blank, asks = told["body"][0].split("\r\n")[:5]
    assert page_line == "Sida: Smarta energisystem"
    assert address_line == f"Adress: {SITE}{PRIORITY}{'#klassning' if marked else ''}"
    assert says == f"Det står: {words if marked else 'Området gäller'}"
    assert (blank, asks) == ("", "Vad är fel?")
