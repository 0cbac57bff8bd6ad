"""Messages about changes, kept apart from their values so that each output format escapes the values itself."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..language import words
from ..model.values import N_
from ..problems import visible

LONGEST = 300
"""Characters of a contributed text that a sentence shows."""
NOT_REPEATED = "[…]"
"""Stands for a text that is no longer on the site: whoever took it away may have had a reason not to see it again."""

THE_OLD = {"list-added": "items", "list-removed": "items", "field-removed": "before", "field-changed": "before"}
"""What of a message is the text that no longer stands, by its kind."""
WITHOUT_THE_OLD = {
    "list-added": N_("%(field)s: something was added that no longer stands there."),
    "list-removed": N_("%(field)s: something has been taken away."),
    "field-removed": N_("%(field)s: the text has been taken away."),
    "field-changed": N_("%(field)s, new text: “%(after)s”"),
}
"""The same messages where that text is not repeated."""


def _listed(texts: Iterable[str]) -> str:
    """Several texts in one line: whole sentences follow each other, other words are divided."""
    return "".join(f"{text} " if text.endswith(".") else f"{text}; " for text in texts).rstrip("; ")


@dataclass(frozen=True)
class ChangeMessage:
    """One change. ``message`` is the English sentence, ``values`` fill it: contributed text, unescaped.

    ``subject`` names the thing, empty when it is the whole part; ``file`` is where it stands; ``address``
    the page (its path within a language), empty when it has none.
    """

    kind: str
    message: str
    values: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    address: str = ""
    subject: str = ""
    quoted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The texts that fill the sentence too, word for word as they were contributed: several are listed."""
    subject_lang: str = "sv"
    """The language that ``subject`` is in."""

    def quoting_only(self, texts: Collection[str]) -> "ChangeMessage":
        """The same, with a sign (``NOT_REPEATED``) for quoted texts that are not among ``texts``."""
        if self.kind == "list-sources":  # named by ids, which tell a visitor nothing
            return replace(self, message=N_("Other sources are named than before."), quoted={})
        shown = {name: [text if text in texts else NOT_REPEATED for text in said] for name, said in self.quoted.items()}
        quoted = {name: tuple(dict.fromkeys(said)) for name, said in shown.items()}
        gone = {name for name, said in quoted.items() if said == (NOT_REPEATED,)}
        if self.kind == "field-changed" and gone == {"before", "after"}:
            return replace(self, message=N_("%(field)s: the text has changed."), quoted={})
        if self.kind in WITHOUT_THE_OLD and gone == {THE_OLD[self.kind]}:
            quoted = {name: said for name, said in quoted.items() if name not in gone}
            return replace(self, message=WITHOUT_THE_OLD[self.kind], quoted=quoted)
        return replace(self, quoted=quoted)

    def sentence(self, lang: str, shown: Callable[[str], str] = str) -> str:
        """The sentence in that language, each value as ``shown`` makes it."""
        values = {**self.values, **{name: _listed(texts) for name, texts in self.quoted.items()}}
        said = {name: shown(visible(value, LONGEST)) for name, value in values.items()}
        return words(lang).gettext(self.message) % said


@dataclass(frozen=True)
class Part:
    """The messages about one territory, or of one kind; ``key`` is for programs."""

    key: str
    title: str
    told: tuple[ChangeMessage, ...]


@dataclass(frozen=True)
class AffectedPage:
    """A page that a change adds, removes or alters; ``state`` is ``new``, ``gone`` or ``changed``."""

    address: str
    state: str


@dataclass(frozen=True)
class Report:
    """A difference in words: its parts, and the affected pages."""

    parts: tuple[Part, ...]
    pages: tuple[AffectedPage, ...]

    @property
    def all(self) -> Iterator[ChangeMessage]:
        """All messages, part by part."""
        for part in self.parts:
            yield from part.told
