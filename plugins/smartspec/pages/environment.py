"""The template environment of one language: its words, and how facts are shown in it."""

import datetime
from collections.abc import Callable
from functools import cache
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from ..language import words
from ..model import Bilingual, Gap, Priority, Statement, Strategy, Translation

Shown = Callable[[Any], Markup]


@cache
def environment(lang: str) -> Environment:
    """The environment of that language; autoescape is on and unknown names are errors."""
    env = Environment(
        loader=PackageLoader("smartspec.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    catalogue = words(lang)
    env.install_gettext_callables(catalogue.gettext, catalogue.ngettext, newstyle=True)  # type: ignore[attr-defined]
    env.globals["lang"] = lang
    env.filters |= {
        "said": lambda text: said(text, lang),
        "day": lambda date: day(date, lang),
        "period": period,
        "number": lambda number: format_decimal(number, locale=lang),
        "name": lambda item: name(item, lang),
        "plain_name": lambda item: plain_name(item, lang),
        "summary": lambda item: Markup.escape(summary(item, lang)),
    }
    return env


def said(text: Bilingual | Statement | Gap | None, lang: str) -> Markup:
    """A text in that language; where it has no English, the Swedish, marked as such."""
    if text is None:
        return Markup("")
    if lang == "sv":
        return escape(text.sv)
    return escape(text.en) if text.en else _swedish(text.sv)


def name(item: Priority | Strategy, lang: str) -> Markup:
    """The name of a priority or the title of a strategy; Swedish, and marked so, if it has no other."""
    if lang == "en" and item.english is None:
        return _swedish(plain_name(item, lang))
    return escape(plain_name(item, lang))


def plain_name(item: Priority | Strategy, lang: str) -> str:
    """The same as a string."""
    facts = item.english.facts if lang == "en" and item.english else item.facts
    return str(facts.name if isinstance(item, Priority) else facts.title)


def summary(item: Priority | Strategy, lang: str) -> str:
    """The summary in that language, or the Swedish one."""
    facts: Any = item.english.facts if lang == "en" and item.english else item.facts
    return str(facts.summary)


def translation(item: Priority | Strategy, lang: str) -> Translation[Any] | None:
    """The translation to show in that language, if there is one."""
    return item.english if lang == "en" else None


def day(date: str, lang: str) -> str:
    """A day, month or year in words: ``20 september 2022``."""
    year, month, number = (int(part) for part in (date + "-01-01").split("-")[:3])
    form = {4: "y", 7: "MMMM y", 10: "d MMMM y"}[len(date)]
    return format_date(datetime.date(year, month, number), form, locale="sv" if lang == "sv" else "en_GB")


def period(strategy: Strategy) -> str:
    """The years as people write them: ``2022–2028``, ``ca 2022–``, ``2019``."""
    years = strategy.id.replace("-", "–")
    return f"ca {years}" if strategy.facts.period_approximate else years


def _swedish(text: str) -> Markup:
    return Markup('<span lang="sv">{}</span>').format(text)
