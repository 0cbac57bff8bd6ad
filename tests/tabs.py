"""Tabs of a browser that one test hands on to the next."""

from playwright.sync_api import Page

FOR_ITSELF = ("on", "once", "route", "add_init_script", "expose_function", "expose_binding")
"""What cannot be taken back from a tab."""


def lend(page: Page) -> None:
    """Let a test use a tab, but leave nothing in it that cannot be taken back."""
    for name in FOR_ITSELF:
        setattr(page, name, _refused)


def _refused(*arguments: object, **named: object) -> None:
    raise AssertionError("other tests use this tab: visit(…, own=True) gives one that may be listened to")


def forget(page: Page) -> None:
    """Leave nothing in a tab that the next test could notice, but the page that it opens another one over."""
    for other in page.context.pages:
        if other != page:
            other.close()
    page.evaluate("try { localStorage.clear(); sessionStorage.clear(); } catch { /* a blank page has none */ }")
    page.context.clear_cookies()
    page.mouse.move(-9, -9)
    page.emulate_media(media="null")
