"""Files beside the pages of two counties: the facts that any two can be compared from, and mirror addresses.

The facts are one small file a county and one for the country, so that they grow with the counties
and not with the pairs. The mirror of ``jamfor/varmland/dalarna/`` leads on to it, so that nobody
has to know which of two counties comes first.
"""

import json
from collections.abc import Iterator
from typing import Any

from ... import addresses
from ...analysis.comparison import Comparison, compared, with_own_page
from ...analysis.cooperation import names, programmes_of, regional_programmes
from ...analysis.overlap import main_themes, rarities, themes_by_county
from ...model import Atlas, Bilingual, Statement, Territory
from ..environment import environment, plain_name
from ..page import DataFile, localised
from ..writer import Writer


def pair_files(writer: Writer) -> Iterator[DataFile]:
    """Mirrors in the writer's language; the facts, which hold both languages, once."""
    yield from _mirrors(writer)
    if writer.lang == "sv":
        yield _file("land", _country(writer.atlas, compared(writer.atlas)))
        for county in writer.atlas.territories.counties:
            yield _file(county.slug, _county(writer.atlas, county))


def _mirrors(writer: Writer) -> Iterator[DataFile]:
    counties = {county.slug: county for county in writer.atlas.territories.counties}
    template = environment().get_template("comparison/mirror.html")
    for one, other in sorted(with_own_page(writer.atlas, writer.settings.most_pairs)):
        first, second = counties[one], counties[other]
        target = localised(addresses.pair_address(first, second), writer.lang)
        origin = localised(f"{addresses.COMPARISON}{other}/{one}/", writer.lang)
        facts = {
            "lang": writer.lang,
            "names": (writer.territory_name(first), writer.territory_name(second)),
            "target": addresses.relative(origin, target),
            "canonical": writer.settings.site_url + target,
        }
        yield DataFile(f"{origin}index.html", template.render(facts))


def _file(name: str, facts: dict[str, Any]) -> DataFile:
    return DataFile(f"{addresses.TWO_DATA}{name}.json", json.dumps(facts, ensure_ascii=False, separators=(",", ":")))


def _country(atlas: Atlas, comparison: Comparison) -> dict[str, Any]:
    """Themes with their rarity, chance by the numbers of themes and how many are shared, programmes by name."""
    sizes = {slug: len(themes) for slug, themes in main_themes(atlas).items()}
    weights = rarities(main_themes(atlas))
    by_chance = {
        f"{min(sizes[a], sizes[b])}-{max(sizes[a], sizes[b])}-{e.observed}": [e.expected, e.at_least]
        for (a, b), e in comparison.chance.counties.items()
    }
    return {
        "counties": {c.slug: _both(c.name) for c in atlas.territories.counties},
        "themes": [
            {"id": term.id, "name": _both(term.name), "rarity": weights.get(term.id)}
            for term in atlas.vocabularies["themes"].terms
        ],
        "draws": comparison.chance.draws,
        "chance": by_chance,
        "programmes": [
            {"id": t.id, "name": _both(t.name), "list": "interreg" if t.strand else "programmes"}
            for t in regional_programmes(atlas)
        ],
    }


def _county(atlas: Atlas, county: Territory) -> dict[str, Any]:
    """What stands about one county on the pages of two: its themes with priorities, cooperation, programmes."""
    themes = themes_by_county(atlas).get(county, {})
    return {
        "slug": county.slug,
        "name": _both(county.name),
        "address": addresses.territory_address(county),
        "themes": {
            theme: [{"name": _named(p.priority), "address": addresses.priority_address(p)} for p in placed]
            for theme, placed in themes.items()
        },
        "cooperation": [_told(atlas, county, county, told) for told in _statements(atlas, county)],
        "areas": [
            _told(atlas, area, county, told)
            for area in atlas.territories.areas
            for told in _statements(atlas, area)
            if names(county, told.sv)
        ],
        "programmes": [term.id for term in programmes_of(atlas, county)],
    }


def _statements(atlas: Atlas, territory: Territory) -> tuple[Statement, ...]:
    contribution = atlas.contribution(territory)
    return contribution.facts.cooperation if contribution else ()


def _told(atlas: Atlas, own: Territory, county: Territory, told: Statement) -> dict[str, Any]:
    named = [c.slug for c in atlas.territories.counties if c is not county and names(c, told.sv)]
    of = {"name": _both(own.name), "address": addresses.territory_address(own)}
    return {"of": of, "with": named, "said": {"sv": told.sv, "en": told.en}}


def _both(text: Bilingual) -> dict[str, str | None]:
    return {"sv": text.sv, "en": text.en}


def _named(priority: Any) -> dict[str, str | None]:
    return {"sv": plain_name(priority, "sv"), "en": plain_name(priority, "en") if priority.english else None}
