"""One address of every kind of page, and the ways a page can be looked at."""

from pathlib import Path

from smartspec.addresses import PAGES

DALARNA = "regioner/dalarna/"
STRATEGY = f"{DALARNA}2022-2028/"
PRIORITY = f"{STRATEGY}smarta-energisystem/"

NAMED = {
    "list": "regioner", "territory": "dalarna", "county": "dalarna", "strategy": "2022-2028",
    "priority": "smarta-energisystem", "first": "varmland", "second": "dalarna", "facet": "tema", "value": "energy",
    "actor": "region-dalarna", "by": "programomrade", "name": "norra-mellansverige", "day": "2026-11-21",
    "year": "2026", "figure": "tidslinje",
}  # fmt: skip
"""What stands in the place of each pair of braces in an address of ``PAGES``."""
NAMED_OTHERWISE = {
    "no-material": {"territory": "gotland"},
    "gone": {"priority": "smart-energi"},
    "area": {"territory": "norra-mellansverige"},
    "quality-area": {"territory": "norra-mellansverige"},
    "classification": {"list": "sni-2007"},
    "code-matrix": {"list": "sni"},
    "one-with-all": {"first": "dalarna"},
    "news-item": {"name": "alla-regioner"},
}
GENERATED = {
    kind: page.address.format(**NAMED | NAMED_OTHERWISE.get(kind, {}))
    for kind, page in PAGES.items()
    if kind != "editing"
}
"""The kinds that the site of the small country has, which has no forms."""

WRITTEN = {"about": "om/", "concept": "smart-specialisering/", "macros": "redaktion/makron/"}
SWEDISH = GENERATED | WRITTEN
ENGLISH = {kind: f"en/{address}" for kind, address in SWEDISH.items()}
LANGUAGES = {"sv": SWEDISH, "en": ENGLISH}
TERRITORIES = "docs/vocabularies/territories.yml"
SOURCES = {
    "overview": TERRITORIES,
    "regions": TERRITORIES,
    "areas": TERRITORIES,
    "region": "regions/dalarna/region.yml",
    "no-material": TERRITORIES,
    "strategy": "regions/dalarna/2022-2028/strategy.md",
    "priority": "regions/dalarna/2022-2028/smarta-energisystem.md",
    "gone": "regions/dalarna/gone.yml",
    "area": "regions/programme-areas/norra-mellansverige/area.yml",
    "figures": TERRITORIES,
    "figure": TERRITORIES,
    "codebook": "docs/vocabularies/themes.yml",
    "classification": "docs/vocabularies/nace.yml",
    "territories": TERRITORIES,
    "programmes": "docs/vocabularies/programmes.yml",
    "method": "docs/vocabularies/second-tagging.csv",
    "matrix": "docs/vocabularies/themes.yml",
    "code-matrix": "docs/vocabularies/nace.yml",
    "two": TERRITORIES,
    "areas-compared": TERRITORIES,
    "periods": TERRITORIES,
    "overlap": TERRITORIES,
    "priorities": TERRITORIES,
    "facet": "docs/vocabularies/themes.yml",
    "exchange": "docs/vocabularies/forms.yml",
    "calendar": "docs/calendar/2027-03-04-natverksmote.yml",
    "news": "docs/news/2026-11-25-behov-och-erbjudanden.md",
    "news-item": "docs/news/2026-11-21-alla-regioner.md",
    "initiatives": "docs/vocabularies/instruments.yml",
    "initiatives-part": TERRITORIES,
    "actors": "docs/vocabularies/organisations.yml",
    "actor": "docs/vocabularies/organisations.yml",
    "node": "docs/vocabularies/tasks.yml",
    "support": "docs/vocabularies/guidance.yml",
    "glossary": "docs/vocabularies/glossary.yml",
    "national": "docs/vocabularies/national.yml",
    "national-priorities": "docs/vocabularies/national.yml",
    "europe": "docs/vocabularies/memberships.yml",
    "partners": "docs/vocabularies/territories.yml",
    "conditions": "docs/vocabularies/enabling-condition.yml",
    "condition": "docs/vocabularies/evidence.csv",
    "about": "docs/om.md",
    "concept": "docs/smart-specialisering.md",
    "quality": TERRITORIES,
    "quality-territory": "regions/dalarna/region.yml",
    "quality-area": "regions/programme-areas/norra-mellansverige/area.yml",
    "macros": "docs/redaktion/makron.md",
}
"""The file behind each kind of page."""

NOW, THEN = "regions/dalarna/2022-2028", "regions/dalarna/2014-2022"
PUT_TOGETHER = {
    "pair": ["regions/varmland/2022-2028", NOW],
    "one-with-all": [NOW],
    "periods-of-one": [THEN, NOW],
}
"""The folders whose priorities a page of that kind is made of; ``periods-of-one`` also of their strategies."""


def edited(kind: str, lang: str, root: Path) -> list[str]:
    """The files that the edit links of a kind of page open, sorted, from where they lie."""
    if kind in ("calendar", "news"):  # each of its things has a file of its own
        return sorted(str(file.relative_to(root)) for file in (root / SOURCES[kind]).parent.iterdir())
    if kind not in PUT_TOGETHER:
        source = SOURCES.get(kind, "")
        if lang == "en" and kind in WRITTEN:
            source = source.replace("docs/", "docs/en/")
        if lang == "en" and kind in ("strategy", "priority"):
            source = source.replace(".md", ".en.md")
        return [source] if source else []
    files = (f for folder in PUT_TOGETHER[kind] for f in (root / folder).glob("*.md"))
    own = (f for f in files if f.name.endswith(".en.md") is (lang == "en"))
    kept = (f for f in own if kind == "periods-of-one" or not f.name.startswith("strategy."))
    return sorted(str(f.relative_to(root)) for f in kept)
