"""The links of a page, and the parts of pages that differ in nothing but their links."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from .. import addresses
from ..analysis.remembered import once
from ..model import Atlas

ROOT = "\ue002"
"""Stands for the way to the site's root: a character for private use, which no contributed text may hold."""
Fragments = dict[object, tuple[object, Markup]]
"""By kind and thing, the thing (so that no other gets its place in memory) and its HTML with ``ROOT`` in its links."""


@once
def fragments(atlas: Atlas, lang: str) -> Fragments:
    """The parts that have been written, of all pages in one language."""
    return {}


@dataclass
class Links:
    """The links of the page at ``origin``, which is in ``lang``; relative, so that the site works below any address."""

    origin: str
    lang: str
    fragments: Fragments
    _from_root: bool = False

    def to(self, address: str) -> str:
        """The link to a page, in the language of the page that it stands on."""
        return self.to_file(addresses.localised(address, self.lang))

    def to_file(self, path: str) -> str:
        """The link to a file, or to an address that says its language itself."""
        return f"{ROOT}{path}" if self._from_root else addresses.relative(self.origin, path)

    def alike_on_all_pages(self, kind: str, thing: object, caller: Callable[[], Markup]) -> Markup:
        """What a template says of a thing: written for the first page that shows it, and linked anew on the others.

        Within another such part its links stay as they are kept: the whole is linked when that has been written.
        """
        key, within = (kind, id(thing)), self._from_root
        if key not in self.fragments:
            self._from_root = True
            try:
                self.fragments[key] = (thing, caller())
            finally:
                self._from_root = within
        html = self.fragments[key][1]
        return html if within else Markup(html.replace(ROOT, "../" * self.origin.count("/")))
