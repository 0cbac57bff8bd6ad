"""Messages about changes, in words, kept apart from their values: each output format escapes the values itself."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Any

from ..edit.fields import label_of
from ..language import words
from ..model import LANGUAGES, Atlas, CodeTag, Frozen, Priority, Strategy
from ..model.values import CONFIDENCE, N_, STATUS
from ..problems import visible
from .changes import FieldChange, PriorityChange, StrategyChange

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
IN_SWEDISH = {"names"}
"""Values that are in Swedish whatever the language of the sentence: names as they were contributed."""


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
        quoted = {
            name: tuple(dict.fromkeys(text if text in texts else NOT_REPEATED for text in quotes))
            for name, quotes in self.quoted.items()
        }
        gone = {name for name, quotes in quoted.items() if quotes == (NOT_REPEATED,)}
        if self.kind == "field-changed" and gone == {"before", "after"}:
            return replace(self, message=N_("%(field)s: the text has changed."), quoted={})
        if self.kind in WITHOUT_THE_OLD and gone == {THE_OLD[self.kind]}:
            quoted = {name: quotes for name, quotes in quoted.items() if name not in gone}
            return replace(self, message=WITHOUT_THE_OLD[self.kind], quoted=quoted)
        return replace(self, quoted=quoted)

    def sentence(
        self, lang: str, shown: Callable[[str], str] = str, swedish: Callable[[str], str] | None = None
    ) -> str:
        """The sentence in that language, each value as ``shown`` makes it; those ``IN_SWEDISH`` as ``swedish`` does."""
        values = {**self.values, **{name: _listed(texts) for name, texts in self.quoted.items()}}
        as_swedish = swedish or shown
        filled = {
            name: (as_swedish if name in IN_SWEDISH else shown)(visible(value, LONGEST))
            for name, value in values.items()
        }
        return words(lang).gettext(self.message) % filled


@dataclass(frozen=True)
class Part:
    """The messages about one territory, or of one kind; ``key`` is for programs."""

    key: str
    title: str
    messages: tuple[ChangeMessage, ...]


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
            yield from part.messages


LABELS = {"status": STATUS, "confidence": CONFIDENCE}
OF_THEMES = ("theme", "touches")
Message = tuple[str, str, dict[str, tuple[str, ...]]]
"""Kind of change, message, and what it quotes."""

OTHER: Message = (
    "field-english", N_("%(field)s: the text in the other language, a source or a note has changed."), {}
)  # fmt: skip
CHANGED = ("field-changed", N_("%(field)s: “%(before)s” is now “%(after)s”"))


class Wording:
    """Renders values in one language: themes by name, choices by their label.

    What has changed, and so how many changes there are, never depends on the language.
    """

    def __init__(self, atlas: Atlas, lang: str) -> None:
        self.atlas, self.lang = atlas, lang
        self.gettext = words(lang).gettext

    def facts(self, thing: Strategy | Priority) -> Any:
        """The facts of a thing in this language: the English ones where it has them."""
        return thing.english.facts if self.lang == "en" and thing.english else thing.facts

    def lang_of(self, thing: Strategy | Priority) -> str:
        """The language in which the thing's name stands."""
        return "en" if self.facts(thing) is not thing.facts else "sv"

    def fields(self, change: StrategyChange | PriorityChange) -> Iterator[FieldChange]:
        """The changed fields; lines of text as they are in this language, where both states have them in it."""
        sides = [self.facts(side) for side in (change.before, change.after) if side]
        for field_ in change.fields:
            before, after = (getattr(side, field_.name, None) for side in sides)
            texts = isinstance(before, str) and isinstance(after, str)
            yield FieldChange(field_.name, before, after) if texts else field_

    def theme(self, theme: str) -> str:
        """A theme's name in the codebook, or its id where the codebook has none."""
        term = self.atlas.vocabularies["themes"].get(theme)
        return term.name.text_in(self.lang) if term else theme

    def value(self, name: str, value: Any) -> str:
        """One value of a field, or of a list in it, as text."""
        if name in OF_THEMES:
            return self.theme(value)
        if isinstance(value, CodeTag):
            return value.code.replace("nace:", "SNI ").replace("nabs:", "NABS ")
        if isinstance(value, bool):
            return self.gettext("yes") if value else self.gettext("no")
        if isinstance(value, Frozen):
            return self._text(value)
        return self.gettext(LABELS[name][value]) if name in LABELS else str(value)

    def _text(self, value: Any) -> str:
        english = getattr(value, "en", None) if self.lang == "en" else None
        return str(english or getattr(value, "sv", None) or getattr(value, "title", ""))

    def field(self, change: FieldChange, file: str, address: str, subject: str = "") -> Iterator[ChangeMessage]:
        """The messages about one changed field."""
        label = self.gettext(label_of(change.name))
        messages = self._list(change) if isinstance(change.after, tuple) else [self._single(change)]
        for kind, message, items in messages:
            quotes = _is_text(change)
            values = {} if quotes else {name: "; ".join(texts) for name, texts in items.items()}
            quoted = items if quotes else {}
            yield ChangeMessage(kind, message, {"field": label, **values}, file, address, subject, quoted)

    def _list(self, change: FieldChange) -> Iterator[Message]:
        before, after = change.before or (), change.after or ()
        sides = {
            "list-added": (N_("%(field)s, added: %(items)s"), _without(after, before)),
            "list-removed": (N_("%(field)s, removed: %(items)s"), _without(before, after)),
        }
        for kind, (message, items) in sides.items():
            if items:
                kind = "list-sources" if change.name == "sources" else kind
                yield kind, message, {"items": tuple(self.value(change.name, item) for item in items)}
        kept = [(old, new) for new in after for old in [_like(new, before)] if old is not None]
        if any(_texts(old) != _texts(new) for old, new in kept):
            shown = [[self.value(change.name, item) for item in pair] for pair in kept]
            differing = [pair for pair in shown if pair[0] != pair[1]]
            olds, news = zip(*differing, strict=True) if differing else ((), ())
            yield (*CHANGED, {"before": olds, "after": news}) if differing else OTHER
        elif any(items for _message, items in sides.values()):
            return
        elif all(_texts(old) & _texts(new) for old, new in zip(before, after, strict=False)):
            yield OTHER
        elif len(before) == len(after):
            yield "list-order", N_("%(field)s: another order."), {}

    def _single(self, change: FieldChange) -> Message:
        before, after = (self.value(change.name, v) if v is not None else "" for v in (change.before, change.after))
        values: dict[str, tuple[str, ...]] = {"before": (before,), "after": (after,)}
        if change.before is None:
            return "field-added", N_("%(field)s, added: “%(after)s”"), values
        if change.after is None:
            return "field-removed", N_("%(field)s, removed. It was: “%(before)s”"), values
        if before == after:
            return OTHER
        return *CHANGED, values


def _texts(item: Any) -> Set[str]:
    """The texts of an item of a list, in every language that it has."""
    if isinstance(item, Frozen) and not isinstance(item, CodeTag):
        texts = [getattr(item, name, None) for name in (*LANGUAGES, "title")]
        return {str(text) for text in texts if text}
    return {item.code if isinstance(item, CodeTag) else str(item)}


def _like(item: Any, others: Iterable[Any]) -> Any:
    """The first of the others with the same text in some language, or None."""
    return next((other for other in others if _texts(other) & _texts(item)), None)


def _without(items: Iterable[Any], others: Collection[Any]) -> list[Any]:
    return [item for item in items if _like(item, others) is None]


def _is_text(change: FieldChange) -> bool:
    """Whether the values are words that someone wrote, not chosen from a list."""
    sides = (side if isinstance(side, tuple) else (side,) for side in (change.before, change.after))
    values = [value for side in sides for value in side]
    chosen = change.name in LABELS or change.name in OF_THEMES
    return not chosen and any(isinstance(v, str | Frozen) and not isinstance(v, CodeTag) for v in values)
