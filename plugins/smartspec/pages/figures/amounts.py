"""Figures of money: amounts of one kind, in one currency, as one list stated them on one day. Others are counted."""

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial

from babel.numbers import format_decimal

from ...analysis.division import Division, Part, divided, ground
from ...analysis.money import Money
from ...model import Bilingual
from ...model.values import N_
from ..environment import KINDS_OF_AMOUNT, day, money
from ..initiatives.values import page_of_value, value_names
from .drawn import Cell, Draw, Drawn, Panel, Reading, Table, number
from .land import SIZE, empty_map, outlines, places, shape_id
from .maps import land
from .marks import SMALL, Drawing, Row, bars

NATIONAL = N_("The national programme")
LARGEST_CIRCLE = 30
SCALE = 0.6
GAP = 18
BY_COUNTY = "belopp-per-lan"
TITLES = {
    "area": N_("%(kind)s by programme area"),
    "objective": N_("%(kind)s by objective"),
    "region": N_("%(kind)s by county"),
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


def title(facet: str, reading: Reading) -> str:
    """What a figure shows, of which programmes and from which day: it is often seen without its page."""
    found = ground(reading.atlas)
    kind = reading.gettext(KINDS_OF_AMOUNT[found.basis.kind]) if found else reading.gettext("Amount")
    told = [reading.gettext(TITLES[facet]) % {"kind": kind}]
    if found and found.years:
        told.append(reading.gettext("programmes of %(years)s") % {"years": found.years})
    if found and found.basis.state:
        told.append(reading.gettext("as of %(day)s") % {"day": day(found.basis.state, reading.lang)})
    return ", ".join(told)


def _by(facet: str, ident: str, reading: Reading) -> Drawn:
    """Bars of the sum for each value of a facet."""
    division, names = divided(reading.atlas, facet), _names(reading, facet)
    drawing = Drawing(ident)
    if division is None:
        return _nothing(reading, facet, drawing)
    parts = _in_order(division, names)
    widest = max((float(part.money.amount) for part in parts), default=1.0)
    rows: list[Row] = [
        (reading.said(names[part.value]), reading.lang_of(names[part.value]),
         (("solid", float(part.money.amount), short(part.money, reading.lang)),))
        for part in parts
    ]  # fmt: skip
    bars(drawing, rows, widest)
    return _finished(reading, facet, drawing, division, parts, names)


def by_county(reading: Reading) -> Drawn:
    """A circle in each county, whose surface grows with the amount of the initiatives that are in it alone."""
    division, names = divided(reading.atlas, "region"), _names(reading, "region")
    drawing = Drawing(BY_COUNTY, height=SIZE[1] * SCALE + LARGEST_CIRCLE)  # room for a circle in the far south
    if division is None:
        return _nothing(reading, "region", drawing)
    parts = _in_order(division, names)
    with_amount = {part.value: part for part in parts}
    left, whole = (drawing.width - SIZE[0] * SCALE) / 2, empty_map(BY_COUNTY)
    for slug in reading.by_slug:
        if slug in outlines():
            whole.use("hollow" if slug in with_amount else "hatched", shape_id(BY_COUNTY, slug))
    drawing.scaled(whole, left, 0, SCALE)
    largest = max((float(part.money.amount) for part in parts), default=1.0)
    for part in sorted(parts, key=lambda one: -one.money.amount):
        x, y = places().get(part.value, (0.0, 0.0))
        radius = LARGEST_CIRCLE * math.sqrt(float(part.money.amount) / largest) if largest else 0
        drawing.circle("half", left + x * SCALE, y * SCALE, max(radius, 1))
    for place, part in enumerate(sorted(parts, key=lambda one: -one.money.amount)[:1]):
        told = f"{reading.said(names[part.value])}: {short(part.money, reading.lang)}"
        for number_, line in enumerate((reading.gettext("Largest circle"), *told.split(": "))):
            drawing.text(line, 0, 40 + 14 * (number_ + place), size=SMALL)
    keys = (
        ("half", reading.gettext("The circle's surface shows the amount")),
        ("hatched", reading.gettext("No amount on the same ground")),
    )
    found = _finished(reading, "region", drawing, division, parts, names)
    return Drawn(found.panels, keys, found.table, found.said, land(reading, BY_COUNTY))  # type: ignore[arg-type]


def short(sum_: Money, lang: str) -> str:
    """An amount in millions, for a picture; the table has it in full."""
    millions = float(sum_.amount) / 1_000_000
    text = format_decimal(millions, "#,##0" if millions >= 100 else "0.0", locale=lang)
    if lang == "sv":
        return f"{text} mn {'kr' if sum_.currency == 'SEK' else sum_.currency}"
    return f"{sum_.currency} {text} m"


def _names(reading: Reading, facet: str) -> Mapping[str, Bilingual]:
    names = value_names(reading.atlas, facet, reading.lang)
    country = reading.atlas.territories.country
    if facet != "area" or country is None:
        return names
    programme = reading.gettext(NATIONAL)  # “Sweden” would be read as the total
    return {**names, country.slug: Bilingual(sv=programme, en=programme)}


def _in_order(division: Division, names: Mapping[str, Bilingual]) -> Sequence[Part]:
    """The parts in the official order, by year, or in the order of the list."""
    order = list(names)
    return sorted((part for part in division.parts if part.value in names), key=lambda part: order.index(part.value))


def _finished(
    reading: Reading,
    facet: str,
    drawing: Drawing,
    division: Division,
    parts: Sequence[Part],
    names: Mapping[str, Bilingual],
) -> Drawn:
    rows = []
    for part in parts:
        name, address = names[part.value], page_of_value(reading.atlas, facet, part.value)
        rows.append(_cells(reading, part, Cell(reading.said(name), address, reading.lang_of(name))))
    for part, label in ((division.several, NOT_ONE[facet]), (division.unknown, N_("Not known"))):
        if part.initiatives:
            rows.append(_cells(reading, part, Cell(reading.gettext(label))))
    header = (COLUMN[facet], N_("Amount"), N_("Currency"), N_("Initiatives"))
    said = _sentences(reading, facet, division)
    _missing(drawing, reading, division)
    panel = Panel(title(facet, reading), " ".join(said), drawing)
    return Drawn((panel,), (), Table(tuple(map(reading.gettext, header)), tuple(rows)), said)


def _missing(drawing: Drawing, reading: Reading, division: Division) -> None:
    """Write below a picture how much is not in it, so that it stands there wherever the picture goes."""
    left = [part for part in (division.several, division.unknown) if part.initiatives]
    number = sum(part.initiatives for part in left)
    if not number:
        return
    amount = sum((part.money.amount for part in left), Decimal(0))
    said = reading.gettext("Not in the picture: %(num)s initiatives, together %(sum)s.")
    told = said % {"num": number, "sum": short(Money(amount, division.basis.currency), reading.lang)}
    drawing.height = drawing.paragraph(told, 0, drawing.height + GAP, drawing.width, size=SMALL)


def _sentences(reading: Reading, facet: str, division: Division) -> tuple[str, ...]:
    """What is counted, of which kind and day, and what is missing."""
    gettext, basis, several = reading.gettext, division.basis, division.several
    about = {"num": division.counted, "kind": gettext(KINDS_OF_AMOUNT[basis.kind]), "currency": basis.currency}
    said = [gettext("Counts %(num)s initiatives with the amount: %(kind)s, in %(currency)s.") % about]
    if basis.state:
        said.append(gettext("As of %(day)s.") % {"day": day(basis.state, reading.lang)})
    else:
        said.append(gettext("The source does not say of which day."))
    if several.initiatives:
        said.append(gettext(LEFT_OUT[facet]) % {"num": several.initiatives, "sum": money(several.money, reading.lang)})
    if division.unknown.initiatives:
        unknown = {"num": division.unknown.initiatives}
        said.append(gettext("Of %(num)s it is not known: they are in the table, not in the picture.") % unknown)
    if division.others:
        others = gettext(
            "%(num)s other initiatives are missing: they have no amount, or one of another kind, currency or day."
        )
        said.append(others % {"num": division.others})
    return tuple(said)


def _cells(reading: Reading, part: Part, about: Cell) -> tuple[Cell, ...]:
    amount = Cell(format_decimal(part.money.amount, locale=reading.lang), number=part.money.amount)
    return about, amount, Cell(part.money.currency), number(part.initiatives)


def _nothing(reading: Reading, facet: str, drawing: Drawing) -> Drawn:
    said = reading.gettext("There is no amount to sum.")
    drawing.height = max(drawing.height, drawing.paragraph(said, 0, 20, drawing.width))
    header = (reading.gettext(COLUMN[facet]), reading.gettext("Amount"))
    return Drawn((Panel(title(facet, reading), said, drawing),), (), Table(header, ()), (said,))


by_area: Draw = partial(_by, "area", "belopp-per-omrade")
by_objective: Draw = partial(_by, "objective", "belopp-per-mal")
by_year: Draw = partial(_by, "year", "belopp-per-ar")
