"""Figures about strategies: their periods, their themes then and now, and the evidence for the EU's condition."""

from markupsafe import Markup

from ... import addresses
from ...analysis.evidence import dossiers
from ...analysis.periods import country
from ...analysis.timeline import STATES, State, TimelineRow, timeline
from ...model.values import N_
from ..environment import period, plain_name
from .drawn import Cell, Drawn, Edition, Panel, Table, number
from .marks import SIZE, SMALL, Drawing, Kind, Row, Sign, bars, shortened

FILLED: dict[State, Kind] = {
    "in-force": "solid", "coming": "half", "unclear": "pale", "passed": "hatched", "over": "hollow",
}  # fmt: skip
LABELS, LANE, BAR = 138, 15, 9
YEARS = 5
"""Years between two lines across the timeline."""


def periods(edition: Edition) -> Drawn:
    """Every county's strategies along the years, in the official order."""
    rows = timeline(edition.atlas, edition.year)
    dated = [strategy.period for row in rows for strategy, _ in row.strategies if strategy.period]
    first = min((period.start for period in dated), default=edition.year) // YEARS * YEARS
    last = max(edition.year + 2, *(period.end or 0 for period in dated), 0) + 1
    drawing = Drawing("tidslinje", height=24)
    scale = (drawing.width - LABELS - 12) / (last - first)
    for row in rows:
        _row(edition, drawing, row, first, scale)
    for year in range(first, last + 1, YEARS):
        x = LABELS + (year - first) * scale
        drawing.marks.insert(0, _grid(x, drawing.height))
        drawing.text(str(year), x, 12, size=SMALL, kind="quiet", anchor="middle")
    now = LABELS + (int(edition.today[5:7]) / 12 + edition.year - first) * scale
    drawing.line("dashed", now, 16, now, drawing.height)
    gettext = edition.gettext
    states = [state for row in rows for _, state in row.strategies]
    without = [row.county.slug for row in rows if not row.strategies]
    undated = sum(strategy.period is None for row in rows for strategy, _ in row.strategies)
    passed = edition.names([row.county.slug for row in rows if any(state == "passed" for _, state in row.strategies)])
    said = [
        gettext("Counts %(all)s strategies and lists, %(undated)s of them without a known period.")
        % {"all": len(states), "undated": undated},
        gettext("The period has passed, and nothing is known of what follows: %(names)s.") % {"names": passed}
        if passed
        else gettext("No strategy is known whose period has passed without anything known that follows."),
    ]
    if without:
        said.append(gettext("We have found no strategy for %(names)s.") % {"names": edition.names(without)})
    keys = _periods_legend(edition, rows)
    title = gettext("Strategies and their periods")
    return Drawn((Panel(title, " ".join(said), drawing),), keys, _periods_table(edition, rows), tuple(said))


def _periods_legend(edition: Edition, rows: tuple[TimelineRow, ...]) -> tuple[tuple[Kind | Sign, str], ...]:
    """The states that are there, and each sign that is drawn."""
    drawn = [(strategy.period, state) for row in rows for strategy, state in row.strategies]
    undated = {state for years, state in drawn if years is None}
    dated = {state for years, state in drawn if years}
    states = {state for _, state in drawn}
    keys: list[tuple[Kind | Sign, str]] = []
    for state, words in STATES.items():
        if state in states:
            sign: Kind | Sign = "diamond" if state == "unclear" and state not in dated else FILLED[state]
            keys.append((sign, edition.gettext(words)))
    if undated:
        keys.append(("dot", edition.gettext("Dot or diamond: the period is not known, and the years do not apply")))
    if any(years and years.end is None for years, _ in drawn):
        keys.append(("arrow", edition.gettext("Arrow: no last year is stated")))
    if any(strategy.facts.period_approximate for row in rows for strategy, _ in row.strategies if strategy.period):
        keys.append(("slant", edition.gettext("Slanting edge: the years are estimated")))
    return (*keys, ("today", edition.gettext("Today")))


def _grid(x: float, height: float) -> Markup:
    inner = Drawing("")
    inner.line("grid", x, 18, x, height)
    return inner.marks[0]


def _row(edition: Edition, drawing: Drawing, row: TimelineRow, first: int, scale: float) -> None:
    top, lane, ends = drawing.height, 0, 0.0
    drawing.text(shortened(edition.said(row.county.name), LABELS - 6, SMALL), 1, top + 10, size=SMALL)
    for strategy, state in row.strategies:
        if strategy.period is None:
            continue
        start = LABELS + (strategy.period.start - first) * scale
        lane += bool(ends) and start < ends - 0.1 - scale
        y = top + 2 + lane * LANE
        if strategy.period.end is None:
            ends = drawing.width - 2
            drawing.bar(FILLED[state], start, ends, y, BAR, slants=strategy.facts.period_approximate)
        else:
            ends = LABELS + (strategy.period.end + 1 - first) * scale
            if strategy.facts.period_approximate:
                drawing.bar(FILLED[state], start, ends - 1, y, BAR, slants=True, ends=True)
            else:
                drawing.rect(FILLED[state], start, y, ends - start - 1, BAR)
    undated = [state for strategy, state in row.strategies if strategy.period is None]
    if undated:
        lane += bool(ends)
        y = top + 10 + lane * LANE
        for place, state in enumerate(undated):
            x = LABELS + 6 + 13 * place
            if state == "unclear":
                drawing.diamond(FILLED[state], x, y - 4, 5)
            else:
                drawing.circle(FILLED[state], x, y - 4, 4)
        words = {"unclear": N_("without a period, unclear"), "over": N_("without a period, has ended")}
        said = next((words[state] for state in words if state in undated), N_("without a period"))
        drawing.text(edition.gettext(said), LABELS + 2 + 13 * len(undated), y, size=SMALL, kind="quiet")
    elif not row.strategies:
        drawing.text(edition.gettext("none known"), LABELS + 2, top + 10, size=SMALL, kind="quiet")
    drawing.height = top + (lane + 1) * LANE + 3


def _periods_table(edition: Edition, rows: tuple[TimelineRow, ...]) -> Table:
    gettext = edition.gettext
    header = (gettext("Region"), gettext("Period"), gettext("Strategy"), gettext("State"))
    cells = []
    for row in rows:
        county = Cell(edition.said(row.county.name), addresses.territory_address(row.county))
        if not row.strategies:
            cells.append((county, Cell(gettext("none known")), Cell(""), Cell("")))
        for strategy, state in row.strategies:
            page = addresses.strategy_address(row.county, strategy)
            own_lang = "sv" if edition.lang == "en" and strategy.english is None else ""
            named = Cell(plain_name(strategy, edition.lang), page, own_lang)
            cells.append((county, Cell(period(strategy, edition.lang)), named, Cell(gettext(STATES[state]))))
    return Table(header, tuple(cells))


def themes_then_and_now(edition: Edition) -> Drawn:
    """How many counties have each theme in the earlier list and in the later, of those with both."""
    gettext, found = edition.gettext, country(edition.atlas)
    themes = [one for one in found.themes if one.kept or one.added or one.dropped]
    widest = max((len(one.kept) + max(len(one.added), len(one.dropped)) for one in themes), default=1)
    drawing = Drawing("teman-da-och-nu")
    names = edition.atlas.vocabularies["themes"]
    rows: list[Row] = []
    cells = []
    for one in themes:
        then, now = len(one.kept) + len(one.dropped), len(one.kept) + len(one.added)
        name = names.get(one.theme)
        label, lang = (edition.said(name.name), edition.lang_of(name.name)) if name else (one.theme, "")
        sides: list[tuple[Kind, float, str]] = [("hollow", then, str(then)), ("solid", now, str(now))]
        rows.append((label, lang, sides))
        lists = (Cell(edition.names(slugs) or "–") for slugs in (one.kept, one.added, one.dropped))
        about = Cell(label, addresses.facet_address("theme", one.theme), lang)
        cells.append((about, number(then), number(now), *lists))
    bars(drawing, rows, widest)
    header = (N_("Theme"), N_("Then"), N_("Now"), N_("Then and now"), N_("Only now"), N_("Only then"))
    said = (
        gettext(
            "Counts regions with the theme as main theme, "
            "of the %(num)s regions for which both lists are known: %(names)s."
        )
        % {
            "num": len(found.changes),
            "names": edition.names([change.contribution.territory.slug for change in found.changes]) or "–",
        },
        gettext(
            "The other regions are missing. Part of the change may come from the two lists having different sources."
        ),
    )
    keys: tuple[tuple[Kind | Sign, str], ...] = (
        ("hollow", gettext("The earlier list")),
        ("solid", gettext("The later list")),
    )
    panel = Panel(gettext("Main themes then and now"), " ".join(said), drawing)
    return Drawn((panel,), keys, Table(tuple(map(gettext, header)), tuple(cells)), said)


def condition(edition: Edition) -> Drawn:
    """How many pieces of evidence the material holds, by county and criterion."""
    gettext, found = edition.gettext, dossiers(edition.atlas)
    criteria = edition.atlas.node.condition.criteria
    drawing = Drawing("villkor", height=20)
    column = (drawing.width - LABELS) / max(len(criteria), 1)
    for place, one in enumerate(criteria):
        drawing.text(one.id, LABELS + column * (place + 0.5), 14, anchor="middle", kind="strong")
    cells = []
    for dossier in found:
        y = drawing.height
        drawing.text(shortened(edition.said(dossier.county.name), LABELS - 6, SMALL), 1, y + 13, size=SMALL)
        row = [Cell(edition.said(dossier.county.name), addresses.condition_address(dossier.county))]
        for place, held in enumerate(dossier.held):
            x = LABELS + column * place + 1
            if dossier.contribution is None:
                drawing.rect("hatched", x, y, column - 3, 16)
                row.append(Cell(gettext("No material")))
                continue
            drawing.rect("pale" if held.pieces else "hollow", x, y, column - 3, 16)
            drawing.text(str(held.pieces or "–"), x + (column - 3) / 2, y + 12, size=SMALL, anchor="middle")
            row.append(number(held.pieces) if held.pieces else Cell("–"))
        cells.append(tuple(row))
        drawing.height += 19
    for one in criteria:
        text = f"{one.id}. {edition.said(one.short)}"
        drawing.height = drawing.paragraph(text, 0, drawing.height + SIZE, drawing.width, size=SMALL) - SMALL + 2
    pieces = sum(held.pieces for dossier in found for held in dossier.held)
    said = (
        gettext("Counts %(num)s statements and decisions about what applies now, as the editors have sorted them.")
        % {"num": pieces},
        gettext("This is not a verdict. A dash means that we have found nothing, not that nothing exists."),
    )
    kinds = [
        ("pale", gettext("Number of pieces of evidence")),
        ("hollow", gettext("We have found no evidence")),
    ] + ([("hatched", gettext("No material"))] if any(one.contribution is None for one in found) else [])
    header = (gettext("Region"), *(f"{one.id}. {edition.said(one.short)}" for one in criteria))
    panel = Panel(gettext("Evidence by region and criterion"), " ".join(said), drawing)
    return Drawn((panel,), tuple(kinds), Table(header, tuple(cells)), said)  # type: ignore[arg-type]
