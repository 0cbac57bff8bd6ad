"""What pages say of whether strategies and priorities apply: the strategy's state and the priority's own, each once."""

import html
import re
from dataclasses import replace

import pytest
from smartspec.analysis.comparison import compared
from smartspec.analysis.counts import count
from smartspec.analysis.matrix import theme_matrix
from smartspec.analysis.overlap import main_themes, uncommon, unsettled_in
from smartspec.model import Atlas, Bilingual
from smartspec.pages.comparison.pairs import pair_pages
from smartspec.pages.figures.figures import drawn
from smartspec.pages.figures.maps import kind_of
from smartspec.pages.page import Page, Settings
from smartspec.pages.priorities.index import priority_pages
from smartspec.pages.regions.territories import region_pages
from smartspec.pages.search.descriptions import Describer
from smartspec.pages.writer import Writer

SETTINGS = Settings("https://s3.example/", {"sv": "S", "en": "E"}, "")
TODAY = "2026-11-27"


def with_status(atlas: Atlas, county: str, period: str, status: str) -> Atlas:
    """The same country, with that status of the priorities of one strategy."""
    return with_facts(atlas, county, period, status=status)


def with_facts(atlas: Atlas, county: str, period: str, **facts: str) -> Atlas:
    """The same country, with those facts of the priorities of one strategy."""
    contribution = atlas.contributions[county]
    strategies = []
    for strategy in contribution.strategies:
        changed = (
            replace(p, facts=p.facts.model_copy(update=facts)) if strategy.id == period else p
            for p in strategy.priorities
        )
        strategies.append(replace(strategy, priorities=tuple(changed)))
    return replace(
        atlas, contributions={**atlas.contributions, county: replace(contribution, strategies=tuple(strategies))}
    )


def page_of(atlas: Atlas, address: str) -> Page:
    writer = Writer(atlas, SETTINGS, "sv", TODAY)
    made = region_pages if address.startswith("regioner/") else pair_pages
    return next(page for page in made(writer) if page.address == address)


def badges(atlas: Atlas, address: str) -> list[str]:
    """The badges of the priority in the index of all."""
    writer = Writer(atlas, SETTINGS, "sv", TODAY)
    index = next(page.html for page in priority_pages(writer) if page.address == "prioriteringar/")
    (row,) = (row for row in index.split("<li")[1:] if f"{address}/" in row)
    return re.findall(r'class="s3-tag">([^<]+)<', row)


def said(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


@pytest.mark.parametrize(
    ("county", "priority", "status", "expected"),
    [
        ("kalmar", "odaterad/bioinnovation", "unknown", ["Oklart om den gäller"]),
        ("kalmar", "odaterad/bioinnovation", "developing", ["Oklart om den gäller", "Under utveckling"]),
        ("kalmar", "odaterad/bioinnovation", "adopted", ["Oklart om den gäller"]),
        ("dalarna", "2022-2028/smarta-energisystem", "unknown", ["Oklart om prioriteringen gäller"]),
        ("dalarna", "2022-2028/smarta-energisystem", "developing", ["Under utveckling"]),
        ("dalarna", "2022-2028/smarta-energisystem", "adopted", []),
    ],
)
def test_a_badge_for_the_strategy_and_one_for_the_priority(
    atlas: Atlas, county: str, priority: str, status: str, expected: list[str]
) -> None:
    changed = with_status(atlas, county, priority.split("/", maxsplit=1)[0], status)
    assert badges(changed, f"{county}/{priority}") == expected


def test_a_region_focuses_on_what_it_has_chosen_and_has_the_rest_under_development(atlas: Atlas) -> None:
    kalmar = said(page_of(atlas, "regioner/kalmar/").html)
    assert "Föreslagna områden: Biogas" in kalmar
    assert "Under utveckling: Besöksnäring." in kalmar
    assert not re.search(r"anger för Kalmar: [^.]*Biogas", kalmar)
    changed = said(page_of(with_status(atlas, "kalmar", "odaterad", "developing"), "regioner/kalmar/").html)
    assert "anger för Kalmar: " in kalmar
    assert "anger för Kalmar: " not in changed


def test_names_that_hold_commas_are_divided_by_semicolons(atlas: Atlas) -> None:
    """Else nobody can read or hear how many there are."""
    page = said(page_of(with_facts(atlas, "dalarna", "2022-2028", name="Skog, trä"), "regioner/dalarna/").html)
    assert re.search(r"Dalarna satsar på (Skog, trä; )+Skog, trä\.", page)
    assert ";" not in re.search(r"Dalarna satsar på [^.]*\.", said(page_of(atlas, "regioner/dalarna/").html))[0]  # type: ignore[index]


def test_a_region_does_not_focus_on_what_may_not_apply(atlas: Atlas) -> None:
    changed = with_status(atlas, "dalarna", "2022-2028", "unknown")
    page = said(page_of(changed, "regioner/dalarna/").html)
    name = "Smarta energisystem"
    assert re.search(rf"Dalarna satsar på [^.]*{name}", said(page_of(atlas, "regioner/dalarna/").html))
    assert not re.search(rf"Dalarna satsar på [^.]*{name}", page)
    assert re.search(rf"Oklart om den gäller: [^.]*{name}", page)


def test_what_is_set_beside_another_says_that_it_may_not_apply(atlas: Atlas) -> None:
    beside = {
        county: re.findall(r'<div id="([\w-]+)">(?:(?!<div id).)*?Oklart om strategin gäller', page.html, re.DOTALL)
        for page in pair_pages(Writer(atlas, SETTINGS, "sv", TODAY))
        if page.kind == "one-with-all" and (county := page.address.split("/")[1])
    }
    assert beside["dalarna"] == ["kalmar"]


def test_a_list_and_one_area_alone_are_told_apart_by_their_names(atlas: Atlas) -> None:
    page = page_of(atlas, "regioner/kalmar/").html
    forms = {"list": ("Listan", "Om listan: "), "single": ("Enligt källor", "Om området ")}
    current = atlas.contributions["kalmar"].current
    assert sorted(strategy.told_as for strategy in current) == sorted(forms)
    for strategy in current:
        label, about = forms[strategy.told_as]
        assert re.search(rf"<dt>{label}</dt><dd><a [^>]+>{re.escape(html.escape(strategy.facts.title))}</a>", page)
        assert f"{about}{strategy.facts.title}" in said(page)
    assert said(page).count("Om listan") == 1


def test_a_title_of_its_own_makes_a_strategy_of_what_has_no_period(atlas: Atlas) -> None:
    (strategy,) = atlas.contributions["gavleborg"].strategies
    assert (strategy.period, strategy.told_as) == (None, "strategy")
    page = said(page_of(atlas, "regioner/gavleborg/").html)
    assert f"Strategin {strategy.facts.title}" in page
    assert "Läs mer om strategin" in page
    assert "Om listan" not in page


def test_a_region_has_a_strategy_whose_priorities_are_not_known(atlas: Atlas) -> None:
    contribution = atlas.contributions["gavleborg"]
    (strategy,) = contribution.strategies
    unread = replace(contribution, strategies=(replace(strategy, priorities=()),))
    changed = replace(atlas, contributions={**atlas.contributions, "gavleborg": unread})
    same = ("regions_in_force", "regions_unclear", "regions_not_found")
    assert [count(changed, name) for name in same] == [count(atlas, name) for name in same]
    assert count(changed, "regions_priorities_unknown") == count(atlas, "regions_priorities_unknown") + 1
    page = said(page_of(changed, "regioner/gavleborg/").html)
    assert "Vi har inte hittat regionens prioriteringar." in page
    assert f"Strategin {strategy.facts.title}" in page
    assert re.search(r"Gävleborg.{0,400}Inte hittat", said(page_of(changed, "regioner/").html))


@pytest.mark.parametrize(
    ("confidence", "note", "expected", "never"),
    [
        ("high", None, "Källorna anger namnet och perioden tydligt.", "Om perioden"),
        (
            "high",
            "Året är vår uppskattning.",
            "namnet tydligt. Om perioden: Året är vår uppskattning.",
            "namnet och perioden",
        ),
        ("medium", "Året är vår uppskattning.", "Om perioden: Året är vår uppskattning.", "namnet och perioden"),
        ("low", "Året är vår uppskattning.", "Källorna ger svagt stöd", "namnet och perioden"),
    ],
)
def test_what_is_said_of_the_period_is_what_its_note_says(
    atlas: Atlas, confidence: str, note: str | None, expected: str, never: str
) -> None:
    contribution = atlas.contributions["varmland"]
    strategies = []
    for strategy in contribution.strategies:
        facts = strategy.facts.model_copy(update={"period_note": Bilingual(sv=note) if note else None})
        items = tuple(
            replace(one, facts=one.facts.model_copy(update={"confidence": confidence})) for one in strategy.priorities
        )
        strategies.append(replace(strategy, facts=facts, priorities=items))
    told = replace(contribution, strategies=tuple(strategies))
    changed = replace(atlas, contributions={**atlas.contributions, "varmland": told})
    page = said(page_of(changed, "regioner/varmland/2022-2028/skoglig-bioekonomi/").html)
    assert expected in page
    assert never not in page


def test_no_known_decision_is_counted_and_said_beside_the_status(atlas: Atlas) -> None:
    contribution = atlas.contributions["dalarna"]
    (strategy,) = contribution.current
    note = Bilingual(sv="Regionen redovisar den; därför anger vi att den gäller.")
    facts = strategy.facts.model_copy(update={"adopted": None, "decided_by": None, "adopted_note": note})
    others = tuple(replace(one, facts=facts) if one is strategy else one for one in contribution.strategies)
    told = replace(contribution, strategies=others)
    changed = replace(atlas, contributions={**atlas.contributions, "dalarna": told})
    assert count(changed, "regions_in_force") == count(atlas, "regions_in_force")
    assert count(changed, "regions_undecided") == count(atlas, "regions_undecided") + 1
    assert f"Status Gäller {note.sv}".replace(" ", "") in said(page_of(changed, "regioner/dalarna/").html).replace(
        " ", ""
    )


@pytest.mark.parametrize("status", ["unknown", "developing", "proposed"])
def test_what_is_not_in_force_itself_is_not_counted_or_found_as_in_force(atlas: Atlas, status: str) -> None:
    contribution = atlas.contributions["dalarna"]
    (strategy,) = contribution.current
    first, *others = strategy.priorities
    unsure = replace(first, facts=first.facts.model_copy(update={"status": status, "theme": "culture-creative"}))
    changed_strategy = replace(strategy, priorities=(unsure, *others))
    strategies = tuple(changed_strategy if one is strategy else one for one in contribution.strategies)
    told = replace(contribution, strategies=strategies)
    changed = replace(atlas, contributions={**atlas.contributions, "dalarna": told})
    county = contribution.territory
    assert [count(changed, name) - count(atlas, name) for name in ("priorities_in_force", "priorities_unclear")] == [
        -1,
        1,
    ]
    assert "culture-creative" in main_themes(changed)["dalarna"]
    assert "culture-creative" not in [one.theme for one in uncommon(changed, county)]
    row = next(row for row in theme_matrix(changed).rows if row.county is county)
    assert kind_of(row, "culture-creative") == "half"
    pages = list(region_pages(Writer(changed, SETTINGS, "sv", TODAY)))
    address = f"regioner/dalarna/2022-2028/{first.id}/"
    (document,) = (d for d in Describer(Writer(changed, SETTINGS, "sv", TODAY)).describe(pages) if d.address == address)
    assert document.state == {"unknown": "Oklart om den gäller", "developing": "Under utveckling"}.get(
        status, "Föreslagen"
    )


@pytest.mark.parametrize("status", ["unknown", "developing"])
def test_what_a_pair_shares_says_whose_priorities_are_not_in_force(atlas: Atlas, status: str) -> None:
    pair = next(pair for pair, found in compared(atlas).overlaps.items() if "dalarna" in pair and found.shared)
    before = {one.slug for one in unsettled_in(compared(atlas).overlaps[pair])}
    changed = with_status(atlas, "dalarna", "2022-2028", status)
    assert {one.slug for one in unsettled_in(compared(changed).overlaps[pair])} == before | {"dalarna"} > before
    badge = {"unknown": "Oklart om den gäller", "developing": "Under utveckling"}[status]
    address = f"jamfor/{'/'.join(pair)}/"
    assert page_of(changed, address).html.count(f">{badge}<") > page_of(atlas, address).html.count(f">{badge}<")


def test_a_pair_tells_who_is_unclear_and_what_the_other_touches(atlas: Atlas) -> None:
    page = said(page_of(atlas, "jamfor/kalmar/varmland/").html)
    assert "Det är oklart om det vi har hittat för Kalmar gäller." in page
    assert re.search(r"Huvudteman bara för Kalmar.*Värmland berör temat\.", page)
    assert "Det är oklart om det vi har hittat" not in said(page_of(atlas, "jamfor/varmland/dalarna/").html)


def test_a_strategy_whose_period_has_passed_says_so_beside_its_status(atlas: Atlas) -> None:
    for today, over in (("2028-12-31", False), ("2029-01-01", True)):
        writer = Writer(atlas, SETTINGS, "sv", today)
        page = next(p.html for p in region_pages(writer) if p.address == "regioner/dalarna/2022-2028/")
        assert ("Löpt ut" in page) is over


def test_the_legend_of_the_timeline_has_each_sign_that_is_drawn(atlas: Atlas) -> None:
    keys = dict(drawn(atlas, "sv", TODAY, "tidslinje").keys)
    assert keys["diamond"] == "Oklart om den gäller"
    assert keys["solid"] == "Gäller"
    assert keys["today"] == "I dag"
    assert {"dot", "hollow", "half"} <= keys.keys()
    assert "arrow" not in keys
    (panel,) = drawn(atlas, "sv", TODAY, "tidslinje").panels
    assert "utan period, oklart" in panel.drawing.body


def test_a_period_that_is_explained_is_not_said_to_be_plain_in_the_sources(atlas: Atlas) -> None:
    plain, explained = "Källorna anger namnet och perioden tydligt.", "Källorna anger namnet tydligt. Om perioden: "
    held = atlas.contributions["dalarna"]
    (strategy,) = (one for one in held.strategies if one.id == "2022-2028")
    for note, expected in (
        (None, plain),
        (Bilingual(sv="Åren är färdplanernas."), f"{explained}Åren är färdplanernas."),
    ):
        facts = strategy.facts.model_copy(update={"period_note": note})
        priorities = tuple(
            replace(one, facts=one.facts.model_copy(update={"confidence": "high"})) for one in strategy.priorities
        )
        own = replace(held, strategies=(replace(strategy, facts=facts, priorities=priorities),))
        changed = replace(atlas, contributions={**atlas.contributions, "dalarna": own})
        page = said(page_of(changed, "regioner/dalarna/2022-2028/smarta-energisystem/").html)
        assert [one for one in (plain, explained) if one in page] == [expected if note is None else explained]
        assert expected in page


@pytest.mark.parametrize("adopted", [None, "2022-09-20"])
def test_what_a_status_rests_on_stands_beside_it_where_no_decision_is_known(atlas: Atlas, adopted: str | None) -> None:
    held, note = atlas.contributions["dalarna"], "Regionen redovisar strategin; därför anger vi att den gäller."
    strategies = tuple(
        replace(one, facts=one.facts.model_copy(update={"adopted": adopted, "adopted_note": Bilingual(sv=note)}))
        for one in held.strategies
    )
    changed = {**atlas.contributions, "dalarna": replace(held, strategies=strategies)}
    page = said(page_of(replace(atlas, contributions=changed), "regioner/dalarna/2022-2028/").html)
    assert (f"Status Gäller {note}" in page.replace("StatusGäller", "Status Gäller ")) is (adopted is None)
    assert page.count(note) == 1
