"""The template environment: the interface's words, and how facts are shown in a language."""

import datetime
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from functools import cache, lru_cache, partial
from typing import Any

from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal, format_percent
from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup, escape

from ..analysis.money import AMOUNTS, Money, repeats
from ..analysis.passages import GROUNDS, PASSAGE_KINDS
from ..analysis.succession import is_reading
from ..language import words
from ..model import InitiativeFacts, Priority, Prose, Strategy, Territory, Translatable, key_of
from ..model.facts import COOPERATION
from ..model.initiatives import CURRENCY_IN_SWEDISH
from ..model.node import KINDS_OF_ORGANISATION
from ..model.values import CONFIDENCE, KINDS_OF_SUPPORT, N_, STATUS
from .compiling import Templates

KINDS_OF_AMOUNT = {
    **dict(zip(AMOUNTS, (N_("Planned cost"), N_("Planned EU contribution"), N_("Paid out")), strict=True)),
    **KINDS_OF_SUPPORT,
}
"""What each kind of amount is called."""
BEING_WRITTEN: ContextVar[Mapping[str, Any]] = ContextVar("BEING_WRITTEN")
"""What the templates of the page that is being written may name."""


class _Context(Context):
    """Macros are made once a language and not once a page, so what they name is asked of the page being written."""

    def resolve_or_missing(self, key: str) -> Any:
        """What a template names, by itself or by the page that it is a part of."""
        if key in self.vars:
            return self.vars[key]
        if key in self.parent:
            return self.parent[key]
        return BEING_WRITTEN.get({}).get(key, missing)


@cache
def environment(lang: str) -> Environment:
    """The environment of all pages in a language; autoescape is on and unknown names are errors."""
    env = Templates(
        lang,
        loader=PackageLoader("smartspec", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.context_class = _Context
    env.globals |= _words_of(lang)
    env.tests["reading"] = is_reading
    env.filters |= {name: partial(show, lang=lang) for name, show in SHOWN.items()}
    env.globals["parts"] = env.get_template("parts.html").module
    return env


def _words_of(lang: str) -> dict[str, Callable[..., Markup]]:
    """``_`` and ``ngettext`` of one language, as Jinja's own extension has them: always formatted, with ``%(name)s``.

    They know their language beforehand: asking the context for it a hundred thousand times took a tenth of a build.
    """
    catalogue = words(lang)

    @cache
    def unchanging(message: str) -> Markup:
        return Markup(catalogue.gettext(message)) % {}

    def gettext(message: str, /, **variables: object) -> Markup:
        return Markup(catalogue.gettext(message)) % variables if variables else unchanging(message)

    def ngettext(one: str, many: str, number: "int | Count", /, **variables: object) -> Markup:
        of_which = number.number if isinstance(number, Count) else number
        return Markup(catalogue.ngettext(one, many, of_which)) % {"num": number, **variables}

    return {"_": gettext, "ngettext": ngettext}


def said(text: Translatable | None, lang: str) -> Markup:
    """A text in that language; where it has no English, the Swedish, marked as such."""
    if text is None:
        return Markup("")
    if lang == "sv":
        return escape(text.sv)
    return escape(text.en) if text.en else swedish(text.sv)


def name(item: Priority | Strategy, lang: str) -> Markup:
    """The name of a priority or the title of a strategy; Swedish, and marked so, if it has no other."""
    if lang == "en" and item.english is None:
        return swedish(plain_name(item, lang))
    return escape(plain_name(item, lang))


def plain_name(item: Priority | Strategy, lang: str) -> str:
    """The name as plain text."""
    facts: Any = item.english.facts if lang == "en" and item.english else item.facts
    return str(facts.name if isinstance(item, Priority) else facts.title)


def name_in_source(item: Priority) -> str:
    """The name that a source has, the Swedish one if there is; empty where both are ours."""
    if not item.facts.translated:
        return item.facts.name
    return item.english.facts.name if item.english and not item.english.facts.translated else ""


def name_is_ours(item: Priority, lang: str) -> bool:
    """Whether the name in that language, or the Swedish one where there is none, is our translation."""
    return (item.english.facts if lang == "en" and item.english else item.facts).translated


def summary(item: Priority | Strategy, lang: str) -> str:
    """The summary in that language, or the Swedish one."""
    facts: Any = item.english.facts if lang == "en" and item.english else item.facts
    return str(facts.summary)


def operation_name(facts: InitiativeFacts, lang: str) -> str:
    """The name of an initiative in that language, or the Swedish one."""
    return (facts.Operation_Name_English if lang == "en" else None) or facts.Operation_Name_Programme_Language


def prose(item: Priority | Strategy, lang: str) -> Prose:
    """The text in that language, or the Swedish one."""
    return item.english.prose if lang == "en" and item.english else item.prose


@lru_cache(maxsize=4096)
def day(date: str, lang: str) -> str:
    """A day, month or year in words: ``20 september 2022``."""
    year, month, number = (int(part) for part in (date + "-01-01").split("-")[:3])
    form = {4: "y", 7: "MMMM y", 10: "d MMMM y"}[len(date)]
    return format_date(datetime.date(year, month, number), form, locale="sv" if lang == "sv" else "en_GB")


@lru_cache(maxsize=4096)
def days(first: str, last: str, lang: str) -> str:
    """From one day to another: ``14–15 maj 2025`` where only the number of the day differs."""
    if first == last:
        return day(first, lang)
    if len(first) == len(last) == 10 and first[:7] == last[:7]:
        return f"{int(first[8:])}–{day(last, lang)}"
    return f"{day(first, lang)} – {day(last, lang)}"


@lru_cache(maxsize=4096)
def money(sum_: Money, lang: str) -> str:
    """An amount as people write it: ``1 234 567 kr``, ``SEK 1,234,567``; decimals only where there are some."""
    form = "#,##0" if sum_.amount == sum_.amount.to_integral_value() else "#,##0.00"
    number = format_decimal(sum_.amount, form, locale=lang)
    return f"{number}\u00a0{CURRENCY_IN_SWEDISH[sum_.currency]}" if lang == "sv" else f"{sum_.currency}\u00a0{number}"


def about_money(sum_: Money, lang: str) -> str:
    """An amount in round numbers: ``2,3 miljarder kr``, ``SEK 2.3 billion``; the exact one stands elsewhere."""
    number = format_compact_decimal(sum_.amount, format_type="long", locale=lang, fraction_digits=1)
    return f"{number} {CURRENCY_IN_SWEDISH[sum_.currency]}" if lang == "sv" else f"{sum_.currency} {number}"


class Count(Markup):
    """A named number as HTML; ``ngettext`` asks for the ``number`` itself."""

    number: int


def count_shown(name: str, number: int, of: Territory | None, lang: str) -> Count:
    """A named number of ``analysis.counts``, so marked that a test finds it wherever a page states it."""
    of_what = name if of is None else f"{name} {key_of(of)}"
    shown = Count('<data value="{}" data-s3-count="{}">{}</data>').format(
        number, of_what, format_decimal(number, locale=lang)
    )
    shown.number = number
    return shown


def period(strategy: Strategy, lang: str) -> str:
    """The years as people write them: ``2022–2028``, ``ca 2022–``, ``2019``; or that they are not known."""
    if strategy.period is None:
        return words(lang).gettext("no known period")
    years = strategy.id.replace("-", "–")
    about = "ca" if lang == "sv" else "c."
    return f"{about} {years}" if strategy.facts.period_approximate else years


def swedish(text: str) -> Markup:
    """A text in Swedish, for a page in another language."""
    return Markup('<span lang="sv">{}</span>').format(text)


SHOWN: dict[str, Callable[..., Any]] = {
    "said": said,
    "day": day,
    "days": days,
    "share": lambda share, lang: format_decimal(share, "0.00", locale=lang),
    "one_decimal": lambda number, lang: format_decimal(number, "0.0", locale=lang),
    "percent": lambda share, lang: format_percent(share, "0.#\u00a0%" if share < 0.01 else "0\u00a0%", locale=lang),
    "number": lambda number, lang: format_decimal(number, locale=lang),
    "money": money,
    "about_money": about_money,
    "kind_of_amount": lambda kind, lang: words(lang).gettext(KINDS_OF_AMOUNT[kind]),
    "kind_of_cooperation": lambda kind, lang: words(lang).gettext(COOPERATION[kind]),
    "kind_of_organisation": lambda kind, lang: words(lang).gettext(KINDS_OF_ORGANISATION[kind]),
    "repeats": lambda words_, amounts, lang: repeats(words_, amounts),
    "name": name,
    "status": lambda value, lang: words(lang).gettext(STATUS[value]),
    "confidence": lambda value, lang: words(lang).gettext(CONFIDENCE[value]),
    "plain_name": plain_name,
    "passage": lambda kind, lang: words(lang).gettext(PASSAGE_KINDS[kind]),
    "ground": lambda ground, lang: words(lang).gettext(GROUNDS[ground]),
    "period": period,
    "summary": summary,
    "prose": prose,
}
