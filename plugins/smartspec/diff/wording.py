"""Changed fields as messages: the old and the new value, or the added and removed items of a list."""

from collections.abc import Iterator
from typing import Any

from ..edit.fields import label_of
from ..language import words
from ..model import Atlas, CodeTag, Frozen
from ..model.values import CONFIDENCE, N_, STATUS
from .messages import ChangeMessage
from .strategy_changes import FieldChange

LABELS = {"status": STATUS, "confidence": CONFIDENCE}
OF_THEMES = ("theme", "touches")
Message = tuple[str, str, dict[str, tuple[str, ...]]]
"""Kind of change, message, and what it quotes."""

OTHER_LANGUAGE = N_("%(field)s: the text in the other language, a source or a note has changed.")


class Wording:
    """Renders values in one language: themes by name, choices by their label."""

    def __init__(self, atlas: Atlas, lang: str) -> None:
        self.atlas, self.lang = atlas, lang
        self.gettext = words(lang).gettext

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
            return "true" if value else "false"
        if isinstance(value, Frozen):
            return self._text(value)
        return self.gettext(LABELS[name][value]) if name in LABELS else str(value)

    def _text(self, value: Any) -> str:
        english = getattr(value, "en", None) if self.lang == "en" else None
        return str(english or getattr(value, "sv", None) or getattr(value, "title", ""))

    def field(self, change: FieldChange, file: str, address: str, subject: str = "") -> Iterator[ChangeMessage]:
        """The messages about one changed field."""
        field = self.gettext(label_of(change.name))
        said = self._list(change) if isinstance(change.after, tuple) else [self._single(change)]
        for kind, message, found in said:
            texts = _is_text(change)
            values = {} if texts else {name: "; ".join(items) for name, items in found.items()}
            quoted = found if texts else {}
            yield ChangeMessage(kind, message, {"field": field, **values}, file, address, subject, quoted)

    def _list(self, change: FieldChange) -> Iterator[Message]:
        before, after = (
            [self.value(change.name, item) for item in side or ()] for side in (change.before, change.after)
        )
        sides = {
            "list-added": (N_("%(field)s, added: %(items)s"), [item for item in after if item not in before]),
            "list-removed": (N_("%(field)s, removed: %(items)s"), [item for item in before if item not in after]),
        }
        for kind, (message, items) in sides.items():
            if items:
                kind = "list-sources" if change.name == "sources" else kind
                yield kind, message, {"items": tuple(items)}
        if before == after:
            yield "field-english", OTHER_LANGUAGE, {}
        elif sorted(before) == sorted(after):
            yield "list-order", N_("%(field)s: another order."), {}

    def _single(self, change: FieldChange) -> Message:
        before, after = (self.value(change.name, v) if v is not None else "" for v in (change.before, change.after))
        values: dict[str, tuple[str, ...]] = {"before": (before,), "after": (after,)}
        if change.before is None:
            return "field-added", N_("%(field)s, added: “%(after)s”"), values
        if change.after is None:
            return "field-removed", N_("%(field)s, removed. It was: “%(before)s”"), values
        if before == after:
            return "field-english", OTHER_LANGUAGE, {}
        return "field-changed", N_("%(field)s: “%(before)s” is now “%(after)s”"), values


def _is_text(change: FieldChange) -> bool:
    """Whether the values are words that someone wrote, not chosen from a list."""
    sides = (side if isinstance(side, tuple) else (side,) for side in (change.before, change.after))
    values = [value for side in sides for value in side]
    chosen = change.name in LABELS or change.name in OF_THEMES
    return not chosen and any(isinstance(v, str | Frozen) and not isinstance(v, CodeTag) for v in values)
