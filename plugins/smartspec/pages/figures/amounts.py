"""Figures of money: amounts of one kind, in one currency, as one list stated them on one day. Others are counted."""

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial

from babel.numbers import format_decimal

from ...analysis.division import Division, Part, divided, ground
from ...analysis.holdings import main_state
from ...analysis.money import Money
from ...model import Bilingual
from ...model.initiatives import CURRENCY_IN_SWEDISH
from ...model.values import N_
from ..environment import KINDS_OF_AMOUNT, day, money
from ..initiatives.values import page_of_value, value_names
from .drawn import Cell, Draw, Drawn, Edition, Panel, Table, number
from .land import SIZE, outlines, places, shape_id
from .maps import land
from .marks import SMALL, Drawing, Row, bars

LARGEST_CIRCLE = 30
SCALE = 0.6
GAP = 18
BY_COUNTY = "belopp-per-lan"
TITLES = {
    "area": N_("%(kind)s by programme area"),
    "objective": N_("%(kind)s by objective"),
    "region": N_("%(kind)s in the counties' own lists"),
    "year": N_("%(kind)s by year of start"),
}
COLUMN = {"area": N_("Programme area"), "objective": N_("Objective"), "region": N_("County"), "year": N_("First year")}
NOT_ONE = {
    "area": N_("In several programme areas"),
    "objective": N_("With several objectives"),
    "region": N_("In several counties"),
    "year": N_("With several years"),
}
LEFT_OUT = {
    "area": N_("%(num)s are in several programme areas, together %(sum)s: in the table, not in the picture."),
    "objective": N_("%(num)s have several objectives, together %(sum)s: in the table, not in the picture."),
    "region": N_("%(num)s are in several counties, together %(sum)s: in the table, not in the picture."),
    "year": N_("%(num)s have several years, together %(sum)s: in the table, not in the picture."),
}
"""An amount that is not one value's alone cannot be divided."""
IN_NONE = {"region": N_("Stated in no county's own list")}
NONE_LEFT_OUT = {
    "region": N_(
        "The amounts of %(num)s, together %(sum)s, are stated in no county's own list but in that of a programme area "
        "or the national programme, also where they lie in one county: in the table, not in the picture."
    ),
}
"""Those without a value, where that is no lack of knowledge."""


def title(facet: str, edition: Edition) -> str:
    """What a figure shows, of which programmes and from which day: it is often seen without its page."""
    found = ground(edition.atlas)
    kind = edition.gettext(KINDS_OF_AMOUNT[found.basis.kind]) if found else edition.gettext("Amount")
    told = [edition.gettext(TITLES[facet]) % {"kind": kind}]
    if found and found.years:
        told.append(edition.gettext("programmes of %(years)s") % {"years": found.years})
    if found and found.basis.state:
        told.append(edition.gettext("as of %(day)s") % {"day": day(found.basis.state, edition.lang)})
    return ", ".join(told)


def _by(facet: str, ident: str, edition: Edition) -> Drawn:
    """Bars of the sum for each value of a facet."""
    division, names = divided(edition.atlas, facet), value_names(edition.atlas, facet, edition.lang)
    drawing = Drawing(ident)
    if division is None:
        return _nothing(edition, facet, drawing)
    parts = _in_order(division, names)
    widest = max((float(part.money.amount) for part in parts), default=1.0)
    rows: list[Row] = [
        (edition.said(names[part.value]), edition.lang_of(names[part.value]),
         (("solid", float(part.money.amount), short(part.money, edition.lang)),))
        for part in parts
    ]  # fmt: skip
    bars(drawing, rows, widest)
    return _finished(edition, facet, drawing, division, parts, names)


def by_county(edition: Edition) -> Drawn:
    """A circle in each county, whose surface grows with the amount of the initiatives of its own table alone."""
    division, names = divided(edition.atlas, "region"), value_names(edition.atlas, "region", edition.lang)
    drawing = Drawing(BY_COUNTY, height=SIZE[1] * SCALE + LARGEST_CIRCLE)  # room for a circle in the far south
    if division is None:
        return _nothing(edition, "region", drawing)
    parts = _in_order(division, names)
    with_amount = {part.value: part for part in parts}
    left, whole = (drawing.width - SIZE[0] * SCALE) / 2, Drawing(BY_COUNTY, *SIZE)
    for slug in edition.by_slug:
        if slug in outlines():
            whole.use("hollow" if slug in with_amount else "hatched", shape_id(BY_COUNTY, slug))
    drawing.scaled(whole, left, 0, SCALE)
    largest = max((float(part.money.amount) for part in parts), default=1.0)
    for part in sorted(parts, key=lambda one: -one.money.amount):
        x, y = places().get(part.value, (0.0, 0.0))
        radius = LARGEST_CIRCLE * math.sqrt(float(part.money.amount) / largest) if largest else 0
        drawing.circle("half", left + x * SCALE, y * SCALE, max(radius, 1))
    if parts:
        top = max(parts, key=lambda one: one.money.amount)
        told = (edition.gettext("Largest circle"), edition.said(names[top.value]), short(top.money, edition.lang))
        for place, line in enumerate(told):
            drawing.text(line, 0, 40 + 14 * place, size=SMALL)
    keys = (
        ("half", edition.gettext("The circle's surface shows the amount")),
        ("hatched", edition.gettext("No amount of this kind")),
    )
    found = _finished(edition, "region", drawing, division, parts, names)
    return Drawn(found.panels, keys, found.table, found.said, land(edition, BY_COUNTY))  # type: ignore[arg-type]


def currency(code: str, lang: str) -> str:
    """What a currency is called where amounts stand: ``kr``, ``SEK``."""
    return CURRENCY_IN_SWEDISH[code] if lang == "sv" else code


def short(sum_: Money, lang: str) -> str:
    """An amount in millions, for a picture; the table has it in full."""
    millions = float(sum_.amount) / 1_000_000
    text = format_decimal(millions, "#,##0" if millions >= 100 else "0.0", locale=lang)
    if lang == "sv":
        return f"{text} mn {currency(sum_.currency, lang)}"
    return f"{sum_.currency} {text} m"


def _in_order(division: Division, names: Mapping[str, Bilingual]) -> Sequence[Part]:
    """The parts in the official order, by year, or in the order of the list."""
    order = list(names)
    return sorted((part for part in division.parts if part.value in names), key=lambda part: order.index(part.value))


def _finished(
    edition: Edition,
    facet: str,
    drawing: Drawing,
    division: Division,
    parts: Sequence[Part],
    names: Mapping[str, Bilingual],
) -> Drawn:
    rows = []
    by_value = {part.value: part for part in parts}
    for value in names if facet == "region" else by_value:
        name = names[value]
        about = Cell(edition.said(name), page_of_value(edition.atlas, facet, value), edition.lang_of(name))
        part = by_value.get(value)
        rows.append(_cells(edition, part, about) if part else (about, Cell("–"), Cell(""), Cell("–")))
    for part, label in ((division.several, NOT_ONE[facet]), (division.unknown, IN_NONE.get(facet, N_("Not known")))):
        if part.initiatives:
            rows.append(_cells(edition, part, Cell(edition.gettext(label))))
    header = (COLUMN[facet], N_("Amount"), N_("Currency"), N_("Initiatives"))
    said = _sentences(edition, facet, division)
    _missing(drawing, edition, division)
    panel = Panel(title(facet, edition), " ".join(said), drawing)
    return Drawn((panel,), (), Table(tuple(map(edition.gettext, header)), tuple(rows)), said)


def _of_main_list(edition: Edition, state: str) -> tuple[str, ...]:
    """What the list holds that the amounts are from: it is not what was given to smart specialisation."""
    told = edition.atlas.node.national.main_list
    return (edition.said(told),) if told and state and state == main_state(edition.atlas) else ()


def _missing(drawing: Drawing, edition: Edition, division: Division) -> None:
    """Write below a picture what it is of and how much is not in it, so that it stands there wherever it goes."""
    for told in _of_main_list(edition, division.basis.state):
        drawing.height = drawing.paragraph(told, 0, drawing.height + GAP, drawing.width, size=SMALL)
    left = [part for part in (division.several, division.unknown) if part.initiatives]
    number = sum(part.initiatives for part in left)
    if not number:
        return
    amount = sum((part.money.amount for part in left), Decimal(0))
    said = edition.gettext("Not in the picture: %(num)s initiatives, together %(sum)s.")
    told = said % {"num": number, "sum": short(Money(amount, division.basis.currency), edition.lang)}
    drawing.height = drawing.paragraph(told, 0, drawing.height + GAP, drawing.width, size=SMALL)


def _sentences(edition: Edition, facet: str, division: Division) -> tuple[str, ...]:
    """What is counted, of which kind and day, and what is missing."""
    gettext, basis, several = edition.gettext, division.basis, division.several
    kind, unit = gettext(KINDS_OF_AMOUNT[basis.kind]), currency(basis.currency, edition.lang)
    about = {"num": division.counted, "kind": kind, "currency": unit}
    said = [gettext("Counts %(num)s initiatives with the amount: %(kind)s, in %(currency)s.") % about]
    if basis.state:
        said.append(gettext("As of %(day)s.") % {"day": day(basis.state, edition.lang)})
    else:
        said.append(gettext("The source does not say of which day."))
    said += _of_main_list(edition, basis.state) or (
        gettext("All support in the lists, not only for smart specialisation."),
    )
    if several.initiatives:
        said.append(gettext(LEFT_OUT[facet]) % {"num": several.initiatives, "sum": money(several.money, edition.lang)})
    if division.unknown.initiatives:
        unknown = {"num": division.unknown.initiatives, "sum": money(division.unknown.money, edition.lang)}
        told = NONE_LEFT_OUT.get(facet, N_("Of %(num)s it is not known: they are in the table, not in the picture."))
        said.append(gettext(told) % unknown)
    if division.others:
        others = gettext(
            "%(num)s other initiatives are missing: they have no amount, or one of another kind, currency or day."
        )
        said.append(others % {"num": division.others})
    return tuple(said)


def _cells(edition: Edition, part: Part, about: Cell) -> tuple[Cell, ...]:
    amount = Cell(format_decimal(part.money.amount, locale=edition.lang), number=part.money.amount)
    return about, amount, Cell(currency(part.money.currency, edition.lang)), number(part.initiatives)


def _nothing(edition: Edition, facet: str, drawing: Drawing) -> Drawn:
    said = edition.gettext("There is no amount to sum.")
    drawing.height = max(drawing.height, drawing.paragraph(said, 0, 20, drawing.width))
    header = (edition.gettext(COLUMN[facet]), edition.gettext("Amount"))
    return Drawn((Panel(title(facet, edition), said, drawing),), (), Table(header, ()), (said,))


by_area: Draw = partial(_by, "area", "belopp-per-omrade")
by_objective: Draw = partial(_by, "objective", "belopp-per-mal")
by_year: Draw = partial(_by, "year", "belopp-per-ar")
