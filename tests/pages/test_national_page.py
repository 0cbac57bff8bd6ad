"""The national page is one to read before a meeting: key counts, how the strategies stand, what runs out next."""

import re
from dataclasses import replace

import pytest
from small_country import TODAY
from smartspec.analysis.counts import count
from smartspec.analysis.initiatives import all_initiatives
from smartspec.model import Atlas, Bilingual, Statement
from smartspec.pages.node.national import STATES, national_pages
from smartspec.pages.page import Page, Settings
from smartspec.pages.writer import Writer

SETTINGS = Settings("https://s3.example/", {"sv": "S", "en": "E"}, "")


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def briefing(writer: Writer) -> Page:
    return next(iter(national_pages(writer)))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_county_stands_once_by_how_its_strategy_stands(atlas: Atlas, lang: str) -> None:
    html = briefing(Writer(atlas, SETTINGS, lang)).html
    rows = re.findall(
        r"<div><dt>(.*?)</dt><dd>(.*?)</dd></div>",
        html.partition('id="strategier"')[2].partition('id="loper-ut"')[0],
        re.DOTALL,
    )
    listed = [re.findall(r'regioner/([^/"]+)/"', places) for _, places in rows]
    counties = sorted(county.slug for county in atlas.territories.counties)
    assert sorted(slug for places in listed for slug in places) == counties
    assert [len(places) for places in listed] == [count(atlas, counted) for _, counted, _ in STATES]
    assert [int(re.search(r">(\d+)</data>", label)[1]) for label, _ in rows] == list(map(len, listed))  # type: ignore[index]


def test_it_begins_with_what_is_chosen_and_financed_and_ends_with_where_the_rest_is(atlas: Atlas) -> None:
    ids = [heading.id for heading in briefing(Writer(atlas, SETTINGS, "sv")).toc]
    assert ids == [
        "regionernas-val",
        "pengar",
        "strategier",
        "loper-ut",
        "nytt",
        "statens-pengar",
        "villkor",
        "mer",
        "kallor",
        "om-sidan",
    ]


def test_what_is_financed_now_has_an_end_date_still_ahead_and_says_who_linked_it(atlas: Atlas) -> None:
    html = briefing(Writer(atlas, SETTINGS, "sv")).html
    now = html.partition('id="pengar"')[2].partition('id="strategier"')[0]
    named = re.findall(r'#insats-([^"]+)', now)
    assert named
    lasting = [
        item for item in all_initiatives(atlas) if item.last_day and item.last_day >= TODAY[: len(item.last_day)]
    ]
    assert sorted(item.id for item in lasting if item.priorities) == sorted(named)
    assert f"{len(lasting)} satsningar i öppna källor har inte nått sitt slutdatum." in text_of(now)
    assert "Kopplingarna har webbplatsens redaktion gjort, utom 1." in now
    assert 'href="../../satsningar/slut/senare/"' in now


def test_what_the_sources_say_of_the_state_stands_on_a_page_that_it_links_to(atlas: Atlas) -> None:
    first, second = (page for page in national_pages(Writer(atlas, SETTINGS, "sv")))
    assert 'href="prioriteringar/"' in first.html
    national = atlas.node.national
    told = [item.sv for item in (*national.said, *national.ahead)]
    told += [item.name.sv for item in (*national.areas, *national.challenges)]
    assert told
    assert [text for text in told if text not in text_of(second.html)] == []


def test_a_strategy_whose_period_has_passed_is_said_to_have_run_out(atlas: Atlas) -> None:
    writer = Writer(atlas, SETTINGS, "sv", "2027-06-01")
    later = replace(writer, today="2029-06-01")
    (now, then) = (text_of(briefing(one).html) for one in (writer, later))
    assert "Löper ut härnäst, först 2028: Värmland 2022–2028 Dalarna 2022–2028" in now
    assert "Löpt ut" not in now
    assert "vi har inte hittat vad som gäller efter den: Värmland 2022–2028 Dalarna 2022–2028" in then
    assert then.count("Löpt ut") == 2


def test_a_note_that_three_statements_have_is_told_once_below_them(atlas: Atlas) -> None:
    note = Bilingual(sv="Inte kontrollerad på nytt.")
    told = tuple(Statement(sv=f"Uppgift {n}.", sources=("x",), note=note) for n in range(3))
    national = atlas.node.national.model_copy(update={"said": told})
    node = atlas.node.model_copy(update={"national": national})
    _, page = national_pages(Writer(replace(atlas, node=node), SETTINGS, "sv"))
    assert text_of(page.html).count(note.sv) == 1
    assert all(f"Uppgift {n}." in page.html for n in range(3))
