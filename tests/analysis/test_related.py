"""What priorities of different themes share: each reason holds for both, and no list grows with the country."""

from dataclasses import replace
from typing import Any

from small_atlas import atlas_of, text
from smartspec.analysis.related import MOST_RELATED, RelatedPriority, all_related
from smartspec.model import Atlas, CodeTag, Term, Vocabulary

STEEL = Term(id="industry", name=text("Industri"), search_terms={"sv": ["stål, järn"], "en": ["steel"]})
FOREST = Term(id="forest", name=text("Skog"))


def drawn(own: dict[str, Any], other: dict[str, Any], theme: str = "forest") -> Atlas:
    """Two counties with a priority each, and these facts besides."""
    atlas = atlas_of({"n": {"2020-": ["A: industry"]}, "s": {"2020-": [f"B: {theme}"]}}, ["industry", "forest"])
    themes = Vocabulary(title=text("T"), version="1", status=text("-"), terms=(STEEL, FOREST))
    changed = {}
    for slug, facts in (("n", own), ("s", other)):
        contribution = atlas.contributions[slug]
        (strategy,) = contribution.strategies
        (priority,) = strategy.priorities
        made = replace(priority, facts=priority.facts.model_copy(update=facts))
        changed[slug] = replace(contribution, strategies=(replace(strategy, priorities=(made,)),))
    return replace(atlas, contributions=changed, vocabularies={**atlas.vocabularies, "themes": themes})


def found(atlas: Atlas) -> tuple[RelatedPriority, ...]:
    return next(those for file, those in all_related(atlas).items() if file.startswith("regions/n/"))


def code(name: str) -> dict[str, Any]:
    return {"codes": (CodeTag(code=name, by="node", basis="s"),)}


def test_a_code_an_actor_or_a_word_of_the_codebook_is_told_as_what_the_two_share() -> None:
    (one,) = found(drawn(code("nace:C24"), code("nace:C24")))
    assert (one.placed.priority.id, one.codes, one.actors, one.words) == ("b", ("nace:C24",), (), ())
    (one,) = found(drawn({"actors": ("Ovako ",)}, {"actors": ("OVAKO",)}))
    assert (one.codes, one.actors) == ((), ("OVAKO",))
    (one,) = found(drawn({"summary": "Stålindustri och järn."}, {"summary": "Gruvor, järn och stål."}))
    assert (one.codes, one.actors, one.words) == ((), (), ("järn", "stål"))


def test_a_broad_code_or_one_word_is_a_ground_only_together() -> None:
    word = {"summary": "Gruvor och stål."}
    assert found(drawn(code("nabs:06"), code("nabs:06"))) == ()
    assert found(drawn(word, word)) == ()
    (one,) = found(drawn(word | code("nabs:06"), word | code("nabs:06")))
    assert (one.codes, one.words) == (("nabs:06",), ("stål",))


def test_a_word_that_is_not_the_codebook_s_is_no_ground() -> None:
    assert found(drawn({"summary": "Samarbete om ostrut."}, {"summary": "Samarbete om ostrut."})) == ()


def test_the_same_theme_and_the_own_county_stand_elsewhere() -> None:
    assert found(drawn(code("nace:C24"), code("nace:C24"), theme="industry")) == ()


def test_in_the_country_every_reason_holds_for_both_and_the_lists_are_bounded(atlas: Atlas) -> None:
    related = all_related(atlas)
    whole = {placed.file: placed for _, _, placed in atlas.priorities()}
    assert sum(map(len, related.values())) > 3
    for file, those in related.items():
        own = whole[file].facts
        assert len(those) <= MOST_RELATED
        assert [one.shared for one in those] == sorted((one.shared for one in those), reverse=True)
        for one in those:
            other = one.placed.priority.facts
            assert other.theme != own.theme
            assert set(one.codes) <= {tag.code for tag in own.codes} & {tag.code for tag in other.codes}
            assert set(one.actors) <= set(other.actors)
            for facts in (own, other):
                said = " ".join((facts.name, facts.summary, *(part.sv for part in facts.sub_areas))).casefold()
                assert [word for word in one.words if word not in said] == []
