"""What has no English: whole pages, their prose, single texts, initiatives."""

from collections.abc import Iterator

from ...model import Bilingual, Contribution, InitiativeFacts, Priority, Strategy, Translatable, key_of
from ...model.files import path_of
from ...read.document import key_name
from .finding import Finding, files_of, items_of, parts_of

IN_TWO_LANGUAGES = (
    ("Operation_Name_Programme_Language", "Operation_Name_English"),
    ("Operation_Summary_Programme_Language", "Operation_Summary_English"),
    ("Period_Note", "Period_Note_English"),
    ("Amount_Note", "Amount_Note_English"),
    ("Fund_Name", "Fund_Name_English"),
)


def translation_findings(contribution: Contribution) -> Iterator[Finding]:
    """What English readers meet in Swedish, or not at all."""
    territory = contribution.territory
    for strategy in contribution.strategies:
        for item in items_of(strategy):
            if item.english is None:
                yield Finding(territory, "english", item.file, "", name_of(item), "page")
            elif item.prose.html and not item.english.prose.html:
                yield Finding(territory, "english", item.english.file, "", name_of(item), "prose")
    for file, facts in files_of(contribution):
        for path, part in parts_of(facts):
            if isinstance(part, Translatable) and part.en is None:
                yield Finding(territory, "english", file, key_name(path), part, "text")
    table = path_of("initiatives", territory=key_of(territory))
    for row in contribution.initiatives:
        for key in _missing(row):
            name = Bilingual(sv=row.Operation_Name_Programme_Language, en=row.Operation_Name_English)
            yield Finding(territory, "english", table, key, name, "cell")


def name_of(item: Priority | Strategy) -> Bilingual:
    """The name of a priority or the title of a strategy, in the languages it has."""
    if isinstance(item, Priority):
        return Bilingual(sv=item.facts.name, en=item.english.facts.name if item.english else None)
    return Bilingual(sv=item.facts.title, en=item.english.facts.title if item.english else None)


def _missing(row: InitiativeFacts) -> Iterator[str]:
    for swedish, english in IN_TWO_LANGUAGES:
        if getattr(row, swedish) and not getattr(row, english):
            yield english
