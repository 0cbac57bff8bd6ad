"""Parts that are alike on all pages are written once, and their links are right on each page that shows them."""

from markupsafe import Markup
from smartspec.pages.links import Fragments, Links

OUTER, INNER = object(), object()


def shown(origin: str, fragments: Fragments) -> str:
    """A part with another part in its midst, and links before, within and after that, on the page at ``origin``."""
    links = Links(origin, "sv", fragments)

    def inner() -> Markup:
        return Markup(links.to("b/"))

    def outer() -> Markup:
        within = links.alike_on_all_pages("inner", INNER, inner)
        return Markup(f"{links.to('a/')} {within} {links.to('c/')}")

    return links.alike_on_all_pages("outer", OUTER, outer)


def test_a_part_within_a_part_is_linked_from_each_page() -> None:
    fragments: Fragments = {}
    assert shown("regioner/dalarna/", fragments) == "../../a/ ../../b/ ../../c/"
    assert shown("x/", fragments) == "../a/ ../b/ ../c/"


def test_a_part_that_was_written_by_itself_first_is_linked_within_another() -> None:
    fragments: Fragments = {}
    links = Links("x/y/", "sv", fragments)
    assert links.alike_on_all_pages("inner", INNER, lambda: Markup(links.to("b/"))) == "../../b/"
    assert shown("x/", fragments) == "../a/ ../b/ ../c/"
    assert shown("x/y/", fragments) == "../../a/ ../../b/ ../../c/"
