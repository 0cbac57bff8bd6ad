"""What the texts of a page say in one language, and where an organisation stands in them."""

from collections.abc import Iterable, Iterator, Mapping

from ... import addresses
from ...analysis.coverage import Placed, all_priorities
from ...analysis.organisation_texts import NamedText, sentences_naming
from ...analysis.organisations import Involvement, involvements, organisations_by_name, spelled
from ...model import Atlas, Bilingual, Frozen, Organisation, Priority, Territory, Translatable
from ..environment import plain_name, summary


def in_language(lang: str, texts: Iterable[Bilingual]) -> Iterator[str]:
    """The texts in that language, where they have been translated."""
    return (text for one in texts if (text := one.sv if lang == "sv" else one.en))


def statements(facts: Frozen, lang: str) -> Iterator[str]:
    """Every statement, gap and bilingual text among some facts."""
    for _, value in facts:
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Translatable):
                yield one.text_in(lang)


def around(involvement: Involvement) -> list[Territory]:
    """The territories whose priorities and operations an organisation has a part in, each once, or where there is
    none, those whose texts name it.
    """
    rows = [row for item in (*involvement.responsible, *involvement.partner) for row in item.rows]
    taking_part = [one.contribution.territory for one in involvement.priorities]
    taking_part += [row.contribution.territory for row in rows]
    territories = taking_part or [one.contribution.territory for one in involvement.texts]
    return list({(one.kind, one.slug): one for one in territories}.values())


def organisations_named(atlas: Atlas) -> Mapping[str, tuple[str, ...]]:
    """By address of a priority, the addresses of the organisations that take part in it, in its own order, and then of
    those that only its texts name.
    """
    known = organisations_by_name(atlas)
    named: dict[str, list[Organisation]] = {}
    for placed in all_priorities(atlas):
        names = map(spelled, placed.priority.facts.actors)
        named[addresses.priority_address(placed)] = [known[name] for name in names if name in known]
    for one in involvements(atlas):
        for text in one.texts:
            if text.strategy and text.priority:
                placed = Placed(text.contribution, text.strategy, text.priority)
                named[addresses.priority_address(placed)].append(one.organisation)
    return {
        address: tuple(dict.fromkeys(addresses.actor_address(one.id) for one in organisations))
        for address, organisations in named.items()
    }


def told_of(involvement: Involvement, atlas: Atlas, lang: str) -> Iterator[str]:
    """What texts say where they name an organisation, and what its priorities and operations are called."""
    placed: tuple[Placed | NamedText, ...] = (*involvement.priorities, *involvement.texts)
    for one in placed:
        texts = [*statements(one.contribution.facts, lang)]
        if one.strategy:
            texts = [summary(one.strategy, lang), *statements(one.strategy.facts, lang)]
        if one.priority:
            yield plain_name(one.priority, lang)
            theme = atlas.vocabularies["themes"].get(one.priority.facts.theme)
            yield from in_language(lang, [theme.name] if theme else [])
            texts = [*_texts_of(one.priority, lang)]
        yield from sentences_naming(involvement.organisation, texts)
    for item in (*involvement.responsible, *involvement.partner):
        english = lang == "en" and item.facts.Operation_Name_English
        yield english or item.facts.Operation_Name_Programme_Language or ""


def _texts_of(priority: Priority, lang: str) -> Iterator[str]:
    english = priority.english if lang == "en" else None
    yield summary(priority, lang)
    yield (english or priority).prose.text
    yield from statements(priority.facts, lang)
