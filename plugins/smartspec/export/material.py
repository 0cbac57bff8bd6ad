"""What documents are made of, and what all of them say.

No time of the build stands in any: the same files give the same bytes. Only ``counted_as`` follows from the year.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Literal

from ..addresses import DATA, localised
from ..analysis.comparison import MANY_PAIRS
from ..diff.log import LoggedDay
from ..language import words
from ..model import LANGUAGES, Atlas, Bilingual, Prose
from ..model.values import N_
from ..pages.citations import CITE
from .records import SCHEMA_VERSION, Added, Kind, Reference, T, Text, Told, Values

REFERENCES, KEYS = tuple[Reference, ...], tuple[str, ...]
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"


@dataclass(frozen=True, eq=False)
class Material:
    """What documents are made of: everything contributed, and the site's address and names."""

    atlas: Atlas
    site_url: str
    names: Mapping[str, str]
    days: tuple[LoggedDay, ...] = ()
    """The change log."""
    commit: str | None = None
    """The state of the repository; None where the history is not known."""
    version: str = SCHEMA_VERSION
    """What the data set is cited by."""
    most_pairs: int = MANY_PAIRS
    """With more pairs of counties than that the site compares neighbours only."""

    def url(self, address: str, lang: str = "sv") -> str:
        """The whole address of a page or a file."""
        return self.site_url + localised(address, lang)

    def data(self, path: str) -> str:
        """The whole address of a document."""
        return self.url(f"{DATA}{path}")

    def both(self, address: str) -> Values:
        """The whole address of a page in each language."""
        return {lang: self.url(address, lang) for lang in LANGUAGES}


@dataclass(frozen=True)
class One(Generic[T]):
    """One thing that a record tells of: ``key`` is its folder and file, ``address`` its page within a language."""

    material: Material
    item: T
    key: str = ""
    address: str = ""

    @property
    def id(self) -> str:
        """What identifies it."""
        return self.material.url(self.address)


def in_both(message: str) -> Bilingual:
    """A text of the interface in both languages."""
    return Bilingual(sv=words("sv").gettext(message), en=message)


def head(schema: str) -> Added[Any]:
    """What a file of its own says first."""
    means = N_("The JSON-LD context, which makes it RDF"), N_("The JSON Schema that it follows")
    return {
        "context": Told(str, means[0], lambda it: it.material.data("context.jsonld"), "@context"),
        "schema_address": Told(str, means[1], lambda it: it.material.data(f"schemas/{schema}.json"), "$schema"),
        "schema_version": Told(str, N_("Version of the schema (SemVer)"), lambda _: SCHEMA_VERSION),
    }


def kind_of_document(name: str, means: str = N_("What the document is about")) -> Added[Any]:
    """What a document says that it is."""
    return {"kind": Told(Literal[name], means, lambda _: name)}


def kind_of_record(name: str) -> Added[Any]:
    """What a record in a list says that it is."""
    return kind_of_document(name, N_("What the record is about"))


def key_of_record(means: str = N_("Folder and file of the contribution, the same in every document")) -> Added[Any]:
    """What a thing is called in documents."""
    return {"key": Told(str, means, lambda it: it.key)}


IDENTIFIED: Added[Any] = {
    **key_of_record(),
    "id": Told(str, N_("Permanent address, which identifies the thing"), lambda it: it.id),
}
"""What everything with a page has."""
NOTE = r'<sup><a href="#kalla-\1">\1</a></sup>'
"""What stands for ``[^id]`` in a text: the id, and a link to the source at the foot of the page."""
MODIFIED = N_("Day of the last recorded change; null where the history is not known")


def text_of(prose: Callable[[Any], tuple[Prose, Prose | None]]) -> Added[Any]:
    """Links to places of the page are made whole: the text is read elsewhere. Note marks are without its style."""

    def found(it: One[Any]) -> Values:
        texts = {
            lang: CITE.sub(NOTE, said.html).replace('href="#', f'href="{it.material.url(it.address, lang)}#')
            if said
            else None
            for lang, said in zip(LANGUAGES, prose(it.item), strict=True)
        }
        return texts | {"license": "CC-BY-4.0"}

    return {"text": Told(Text, N_("The text of the page as sanitised HTML"), found)}


def listing(name: str, item: Kind[T], more: Added[One[list[T]]] | None = None) -> Kind[One[list[T]]]:
    """The document of a list of records, which ``more`` says more of."""
    added: Added[One[list[T]]] = {
        **head(name),
        **kind_of_document(name),
        **(more or {}),
        "total": Told(int, N_("How many records it has"), lambda it: len(it.item)),
        "items": Told(
            tuple[item.record, ...],  # type: ignore[name-defined]
            N_("The records"),
            lambda it: [item.values(one) for one in it.item],
        ),
    }
    return Kind("".join(part.title() for part in name.split("-")) + "List", added)
