"""What is accepted stays text in the index of priorities: in its rows, filters, words, address and files."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from hostile_site import ACCEPTED_PROSE, NAMES, Hostile, text_of
from payloads import Payload
from playwright.sync_api import Page, expect
from test_protected import FAULTS
from waiting import comes_to

INDEX = "prioriteringar/"
FORMULA = ("=", "+", "-", "@")


@pytest.fixture
def page(tab: tuple[Page, list[str]]) -> Iterator[Page]:
    """That page, which may not leave the site."""
    page, foreign = tab
    yield page
    assert foreign == []


def faults(page: Page) -> dict[str, object]:
    """What is wrong with the page as it is now."""
    found: dict[str, object] = {key: value for key, value in page.evaluate(FAULTS).items() if value}
    return found


def names(hostile: Hostile) -> list[str]:
    """The name of each hostile priority as it was written."""
    texts = [" ".join(text_of(payload, hostile.marks).split()) for payload in NAMES]
    return [texts[number % len(texts)] for number in range(len(ACCEPTED_PROSE))]


def test_names_stand_as_the_text_that_they_are(page: Page, hostile: Hostile, hostile_address: str) -> None:
    page.goto(f"{hostile_address}{INDEX}?region=dalarna")
    shown = [" ".join(name.split()) for name in page.locator(".s3-priorities h3").all_text_contents()]
    assert sorted(shown) == sorted(names(hostile))
    assert len(set(shown)) > 20
    assert faults(page) == {}


@pytest.mark.parametrize("some", [NAMES[at : at + 3] for at in range(0, len(NAMES), 3)], ids=lambda some: str(some[0]))
def test_words_that_are_hostile_find_and_do_nothing_else(
    page: Page, hostile: Hostile, hostile_address: str, some: list[Payload]
) -> None:
    """All of them as values of filters and typed; one of three as words of the address."""
    texts = [text_of(payload, hostile.marks) for payload in some]
    values = quote(",".join(texts))
    page.goto(f"{hostile_address}{INDEX}?ord={quote(texts[0])}&tema={values}&region={values}")
    expect(page.locator("#s3-words")).to_have_value(texts[0][:200])
    page.locator("[data-facet=tema] input").first.check()
    for text in texts:
        page.locator("#s3-words").fill(f"{text} ")
        comes_to(page, lambda: page.evaluate("new URLSearchParams(location.search).get('ord')"), text[:200].strip())
        assert faults(page) == {}


def test_what_the_index_writes_into_its_address_is_read_again_as_text(page: Page, hostile_address: str) -> None:
    page.goto(f"{hostile_address}{INDEX}")
    page.locator("#s3-words").fill("<img src=x onerror='window.s3x=1'>")
    page.locator("[data-facet=tema] input").first.check()
    page.reload()
    expect(page.locator("#s3-words")).to_have_value("<img src=x onerror='window.s3x=1'>")
    assert faults(page) == {}


def test_the_files_hold_the_names_and_no_formula(page: Page, hostile: Hostile, hostile_address: str) -> None:
    whole = (hostile.folder / INDEX / "prioriteringar.csv").read_text("utf-8-sig")
    page.goto(f"{hostile_address}{INDEX}?region=dalarna")
    with page.expect_download() as download:
        page.locator("[data-s3-csv]").click()
    saved = Path(download.value.path()).read_text("utf-8-sig")
    rows = [list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";")) for text in (whole, saved)]
    for found in rows:
        written = [" ".join(row["Prioritering"].split()) for row in found if "/regioner/dalarna/" in row["Sida"]]
        assert sorted(name.removeprefix("'") for name in written) == sorted(
            name.removeprefix("'") for name in names(hostile)
        )
        assert not [cell for row in found for cell in row.values() if cell.startswith(FORMULA)]
        assert all(None not in row and None not in row.values() for row in found), "a row has more or fewer cells"
    assert {row["Sida"] for row in rows[1]} <= {row["Sida"] for row in rows[0]}
