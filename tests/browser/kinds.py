"""One address of every kind of page, and the ways a page can be looked at."""

DALARNA = "regioner/dalarna/"
STRATEGY = f"{DALARNA}2022-2028/"
PRIORITY = f"{STRATEGY}smarta-energisystem/"

GENERATED = {
    "overview": "",
    "regions": "regioner/",
    "region": DALARNA,
    "strategy": STRATEGY,
    "priority": PRIORITY,
    "areas": "programomraden/",
    "area": "programomraden/norra-mellansverige/",
    "codebook": "kodbok/",
    "classification": "kodbok/sni-2007/",
    "territories": "kodbok/lan-och-omraden/",
    "programmes": "kodbok/program/",
    "method": "metod/",
    "matrix": "jamfor/",
    "pair": "jamfor/varmland/dalarna/",
    "node": "nod/",
    "support": "nod/stod/",
    "glossary": "nod/ordlista/",
    "national": "nod/nationellt/",
    "europe": "nod/eu-och-ostersjon/",
    "partners": "nod/eu-och-ostersjon/partner/",
    "conditions": "villkor/",
    "condition": f"{DALARNA}villkor/",
}
"""The kinds that the site has; ``kind`` of ``smartspec.pages.page.Page``. Every county has material now."""

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
    "region": "regions/dalarna/region.yml",
    "strategy": "regions/dalarna/2022-2028/strategy.md",
    "priority": "regions/dalarna/2022-2028/smarta-energisystem.md",
    "area": "regions/programme-areas/norra-mellansverige/area.yml",
    "codebook": "docs/vocabularies/themes.yml",
    "classification": "docs/vocabularies/nace.yml",
    "territories": TERRITORIES,
    "programmes": "docs/vocabularies/programmes.yml",
    "method": "docs/vocabularies/second-tagging.csv",
    "matrix": "docs/vocabularies/themes.yml",
    "pair": TERRITORIES,
    "node": "docs/vocabularies/tasks.yml",
    "support": "docs/vocabularies/guidance.yml",
    "glossary": "docs/vocabularies/glossary.yml",
    "national": "docs/vocabularies/national.yml",
    "europe": "docs/vocabularies/memberships.yml",
    "partners": "docs/vocabularies/interreg.yml",
    "conditions": "docs/vocabularies/enabling-condition.yml",
    "condition": "docs/vocabularies/evidence.csv",
    "about": "docs/om.md",
    "concept": "docs/smart-specialisering.md",
}
"""The file behind each kind of page."""
