"""A whole difference in words: a part for each territory, the overlaps, and the pages to look at.

It is rendered as text, as Markdown for a forge, or as JSON; contributed text is escaped in all three.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from babel.numbers import format_decimal

from .. import addresses
from ..analysis.coverage import Placed
from ..language import words
from ..model import Atlas, key_of
from ..model.values import N_
from . import Difference, OverlapChange
from .affected_pages import affected_pages
from .messages import ChangeMessage, Part, Report, Wording
from .territory_messages import territory_messages


def report_of(difference: Difference, after: Atlas, lang: str) -> Report:
    """The difference in that language; ``after`` is the later state, whose codebook names the themes."""
    wording = Wording(after, lang)
    unreadable = (
        ChangeMessage(
            "unreadable", N_("The files have errors, so what changes cannot be told. smartspec check lists them.")
        ),
    )
    parts = [Part(key_of(t), t.name.text_in(lang), unreadable) for t in difference.unreadable]
    for change in difference.territories:
        messages = tuple(territory_messages(change, wording))
        parts.append(Part(key_of(change.territory), change.territory.name.text_in(lang), messages))
    if difference.overlaps:
        messages = tuple(_overlap(change, wording) for change in difference.overlaps)
        parts.append(Part("overlaps", wording.gettext("Overlap with other regions"), messages))
    return Report(tuple(part for part in parts if part.messages), tuple(affected_pages(difference)))


def _overlap(change: OverlapChange, wording: Wording) -> ChangeMessage:
    values = {
        "first": change.first.name.text_in(wording.lang),
        "second": change.second.name.text_in(wording.lang),
        "theme": wording.theme(change.theme.theme),
        "names": " – ".join(_names(side) for side in (change.theme.first, change.theme.second)),
    }
    address = addresses.pair_address(change.first, change.second)
    if not change.new:
        message = N_("%(first)s and %(second)s no longer share %(theme)s (%(names)s).")
        return ChangeMessage("overlap-lost", message, values, "", address)
    if not change.chance:
        return ChangeMessage(
            "overlap-new", N_("%(first)s and %(second)s now share %(theme)s: %(names)s."), values, "", address
        )
    values |= {
        "observed": str(change.chance.observed),
        "expected": format_decimal(change.chance.expected, "0.0", locale=wording.lang),
    }
    message = N_(
        "%(first)s and %(second)s now share %(theme)s: %(names)s. "
        "Main themes in common in all: %(observed)s; by chance it would be %(expected)s."
    )
    return ChangeMessage("overlap-new", message, values, "", address)


def _names(side: tuple[Placed, ...]) -> str:
    return ", ".join(placed.priority.facts.name for placed in side)


MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~$&.])")
JOINER = "\u2060"
"""An invisible character that keeps a forge from making mentions, issue references or links."""
ACTIVE = re.compile(r"(@|#|://|\bwww\.|\b[0-9a-f]{6})(?=\S)", re.IGNORECASE)
STATES = {"new": N_("new"), "gone": N_("gone"), "changed": N_("changed")}


def as_text(report: Report, lang: str, site: str = "") -> str:
    """Plain lines, for a terminal."""
    return "".join(f"{line}\n" for line in _lines(report, lang, site, str, "{}", "  {}: {}", "  {}", "  {} ({})"))


def as_markdown(report: Report, lang: str, site: str = "") -> str:
    """A comment for a forge; ``site`` is the address of a preview, so that pages become links."""
    gettext = words(lang).gettext
    forms = "### {}", "- **{}**: {}", "- {}", "- {} ({})"
    lines = [f"## {gettext('What this changes')}", *_lines(report, lang, site, as_words, *forms)]
    text = "".join(f"\n{line}\n\n" if line.startswith("#") else f"{line}\n" for line in lines)
    return text.lstrip("\n").replace("\n\n\n", "\n\n")


def as_json(report: Report, lang: str, site: str = "") -> str:
    """For programs: each thing with its kind, values, file and address, and as a sentence."""
    parts = [
        {"key": part.key, "title": part.title, "told": [_plain(message, lang) for message in part.messages]}
        for part in report.parts
    ]
    pages = [{"address": page.address, "state": page.state} for page in report.pages]
    return json.dumps({"parts": parts, "pages": pages}, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Report, str, str], str]] = {"text": as_text, "md": as_markdown, "json": as_json}


def as_words(text: str) -> str:
    """Contributed text escaped for Markdown: no links, mentions or markup."""
    return ACTIVE.sub(lambda match: f"{match[1][0]}{JOINER}{match[1][1:]}", MARKS.sub(r"\\\1", text))


def _lines(
    report: Report, lang: str, site: str, shown: Callable[[str], str], head: str, named: str, line: str, page: str
) -> Iterator[str]:
    gettext = words(lang).gettext
    if not report.parts:
        yield line.format(gettext("Nothing that the pages say about a region changes."))
    for part in report.parts:
        yield head.format(shown(" ".join(part.title.split())))  # a heading is one line
        for message in part.messages:
            sentence = message.sentence(lang, shown)
            yield named.format(shown(message.subject), sentence) if message.subject else line.format(sentence)
    if report.pages:
        yield head.format(gettext("Pages to look at"))
    for affected in report.pages:
        address = f"{site}{affected.address}" if site and affected.state != "gone" else f"/{affected.address}"
        yield page.format(address, gettext(STATES[affected.state]))


def _plain(message: ChangeMessage, lang: str) -> dict[str, Any]:
    sentence = message.sentence(lang)
    return {
        "kind": message.kind,
        "subject": message.subject,
        "sentence": f"{message.subject}: {sentence}" if message.subject else sentence,
        "values": {**message.values, **{name: "; ".join(texts) for name, texts in message.quoted.items()}},
        "file": message.file,
        "address": message.address,
    }
