"""One address of every kind of page, and the ways a page can be looked at."""

DALARNA = "regioner/dalarna/"
STRATEGY = f"{DALARNA}2022-2028/"
PRIORITY = f"{STRATEGY}smarta-energisystem/"

GENERATED = {
    "overview": "",
    "regions": "regioner/",
    "region": DALARNA,
    "no-material": "regioner/gotland/",
    "strategy": STRATEGY,
    "priority": PRIORITY,
    "areas": "programomraden/",
    "area": "programomraden/norra-mellansverige/",
    "codebook": "kodbok/",
    "classification": "kodbok/sni-2007/",
    "territories": "kodbok/lan-och-omraden/",
}
"""The kinds that the package makes; ``kind`` of ``smartspec.pages.page.Page``."""

WRITTEN = {"about": "om/", "concept": "smart-specialisering/"}
SWEDISH = GENERATED | WRITTEN
ENGLISH = {kind: f"en/{address}" for kind, address in SWEDISH.items()}
LANGUAGES = {"sv": SWEDISH, "en": ENGLISH}
EVERY = [*SWEDISH.values(), *ENGLISH.values(), "404.html"]
"""Every kind in both languages, and the page for what is not there."""

TERRITORIES = "docs/vocabularies/territories.yml"
SOURCES = {
    "overview": TERRITORIES,
    "regions": TERRITORIES,
    "areas": TERRITORIES,
    "no-material": TERRITORIES,
    "region": "regions/dalarna/region.yml",
    "strategy": "regions/dalarna/2022-2028/strategy.md",
    "priority": "regions/dalarna/2022-2028/smarta-energisystem.md",
    "area": "regions/programme-areas/norra-mellansverige/area.yml",
    "codebook": "docs/vocabularies/themes.yml",
    "classification": "docs/vocabularies/nace.yml",
    "territories": TERRITORIES,
    "about": "docs/om.md",
    "concept": "docs/smart-specialisering.md",
}
"""The file behind each kind of page."""
