"""An editor who edits by form in a real browser, and is watched."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, TimeoutError, expect
from stand_in import TOKEN

MOST_CLICKS, MOMENT = 180, 1000
"""How often a click is tried again, and after how many milliseconds."""


def status(name: str) -> re.Pattern[str]:
    """The name of the button that tells and changes how far a change has come."""
    return re.compile(f"Status: \\W*{name}")


@dataclass
class Visitor:
    """A browser of an editor; ``asked`` is every address it went to, ``complaints`` what its console said."""

    page: Page
    start: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def sign_in(self, folder: str = "dalarna") -> None:
        """By token, as the page about it says."""
        self.page.goto(f"{self.start}redigera/{folder}/")
        self.page.get_by_role("button", name="Logga in med åtkomstnyckel (token)").click()
        self.page.get_by_role("textbox", name="Åtkomstnyckel (token)").fill(TOKEN)
        self.page.get_by_role("button", name="Logga in", exact=True).click()
        self.page.get_by_text("Samlingar").first.wait_for()

    def open(self, collection: str, entry: str, folder: str = "dalarna") -> None:
        self.page.goto(f"{self.start}redigera/{folder}/#/collections/{collection}/entries/{entry}")
        self.page.get_by_role("button", name="Spara", exact=True).wait_for()

    def field(self, key: str) -> Locator:
        """The part of the form for that key of the Swedish file. Fields further down appear as one scrolls."""
        form = self.page.get_by_role("group", name=re.compile("^Redigera")).first
        shown = form.locator("section.field[data-key-path]")
        wanted = shown.and_(self.page.locator(f"[data-key-path='{key}']"))
        expect(shown.first).to_be_visible()
        while not wanted.count():
            before = shown.count()
            shown.last.scroll_into_view_if_needed()
            expect(shown).not_to_have_count(before)
        return wanted

    def write(self, key: str, text: str) -> None:
        """Fill in a text field."""
        self.field(key).get_by_role("textbox").fill(text)

    def press(self, item: Locator, done: Callable[[], bool]) -> None:
        """Click until it has been heard. Lists and menus of the CMS listen 100 ms after they are shown
        (``group.svelte.js`` of https://github.com/sveltia/sveltia-ui): an earlier click is lost."""
        for _ in range(MOST_CLICKS):
            with suppress(TimeoutError):  # it went away, as an earlier click was heard
                item.click(timeout=MOMENT)
            for _ in range(10):
                if done():
                    return
                self.page.wait_for_timeout(MOMENT / 10)
        raise AssertionError(f"no click on {item} was heard")

    def choose(self, key: str, option: str) -> None:
        """Choose one of what a field offers, in a list or beside each other."""
        field = self.field(key)
        expect(field.get_by_role("combobox").or_(field.get_by_role("radio")).first).to_be_visible()
        if field.get_by_role("combobox").count():
            item = self.page.get_by_role("option", name=option, exact=True)
            self.press(field.get_by_role("combobox"), item.is_visible)
            self.press(item, lambda: option in field.aria_snapshot())
        else:
            radio = field.get_by_role("radio", name=option, exact=True)
            self.press(radio, lambda: radio.get_attribute("aria-checked") == "true")

    def choose_status(self, before: str, after: str) -> None:
        """From the menu of how far a change has come. Its items get an id when the menu listens to clicks."""
        self.page.get_by_role("button", name=status(before)).click()
        item = self.page.get_by_role("menuitemradio", name=after)
        expect(item).to_have_id(re.compile("-item-"))
        item.click()
        expect(self.page.get_by_role("button", name=status(after))).to_be_enabled()

    def save(self) -> None:
        """Save, and leave it as a draft: then the form closes."""
        self.page.get_by_role("button", name="Spara", exact=True).click()
        self.page.get_by_role("button", name="Senare", exact=True).click()
        self.page.wait_for_url(re.compile("#/collections/[^/]+$"))

    @property
    def strangers(self) -> list[str]:
        """Addresses on other machines than the site's and the stand-in's."""
        return [url for url in self.asked if not url.startswith(("http://127.0.0.1:", "data:", "blob:"))]
