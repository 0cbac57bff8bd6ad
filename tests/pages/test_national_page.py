"""The national page is one to read before a meeting: figures, the status of every strategy, what runs out next."""

import re
from dataclasses import replace

import pytest
from smartspec.model import Atlas
from smartspec.pages.node.national import national_page
from smartspec.pages.page import Settings
from smartspec.pages.writer import Writer

SETTINGS = Settings("https://s3.example/", {"sv": "S", "en": "E"}, "")


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_county_stands_in_the_table_of_strategies(atlas: Atlas, lang: str) -> None:
    page = national_page(Writer(atlas, SETTINGS, lang))
    table = re.search(r'aria-labelledby="strategier">.*?</table>', page.html, re.DOTALL)
    assert table
    for county in atlas.territories.counties:
        contribution = atlas.contribution(county)
        assert f'regioner/{county.slug}/"' in table[0]
        assert table[0].count(f"regioner/{county.slug}/") == 1 + len(contribution.current if contribution else ())


def test_figures_and_what_runs_out_come_first_and_abstract_mappings_last(atlas: Atlas) -> None:
    ids = [heading.id for heading in national_page(Writer(atlas, SETTINGS, "sv")).toc]
    assert ids[:4] == ["loper-ut", "strategier", "regionernas-val", "pa-vag"]
    assert ids.index("nationellt") < ids.index("omraden")
    assert ids.index("pa-vag") < ids.index("nationellt")


def test_a_strategy_whose_period_has_passed_is_said_to_have_run_out(atlas: Atlas) -> None:
    writer = Writer(atlas, SETTINGS, "sv", "2027-06-01")
    later = replace(writer, today="2029-06-01")
    (now, then) = (text_of(national_page(one).html) for one in (writer, later))
    assert "Löper ut härnäst: Värmland 2022–2028 Dalarna 2022–2028" in now
    assert "Löpt ut" not in now
    assert "vi har inte hittat vad som gäller efter den: Värmland 2022–2028 Dalarna 2022–2028" in then
    assert then.count("Löpt ut") == 2
