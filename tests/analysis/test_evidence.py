"""What is held for each criterion: small cases, with statements of one county before and now."""

from collections.abc import Mapping
from dataclasses import replace

from small_atlas import atlas_of, text
from smartspec.analysis.evidence import dossier, examples
from smartspec.model import Atlas, Condition, Criterion, NodeLists, Sorting, Statement

DRAWN = {"a": {"-2014-2019": ["Skog: forest"], "2020-": ["Mat: food"]}, "b": {}}


def statement(words: str) -> Statement:
    return Statement(sv=words, sources=("s",))


def atlas(sortings: Mapping[str, str], criteria: str = "12", step: str = "") -> Atlas:
    """A county with one statement before, one now and one of its own; ``sortings`` are start: criteria."""
    drawn = atlas_of(DRAWN, ["forest", "food"])
    own = drawn.contributions["a"]
    before, now = own.strategies
    told = {
        before: {"process": (statement("Förr möttes alla."),)},
        now: {"process": (statement("Nu möts alla."),), "adopted": "2020-02-01", "decided_by": text("Nämnden")},
    }
    strategies = tuple(
        type(s)(s.id, s.file, s.period, s.facts.model_copy(update=told[s]), s.prose, s.priorities)
        for s in own.strategies
    )
    facts = own.facts.model_copy(update={"cooperation": (statement("Länet är med i ett nätverk."),)})
    changed = type(own)(own.territory, own.file, facts, own.sources, strategies)
    named = tuple(Criterion(id=c, name=text(c), short=text(c), counts=text(c)) for c in criteria)
    rows = tuple(
        Sorting(territory="a", starts=start, criteria=tuple(ids), examples=(step,) if step else ())
        for start, ids in sortings.items()
    )
    lists = NodeLists(condition=Condition(name=text("c"), criteria=named), sortings=rows)
    return Atlas(drawn.territories, drawn.vocabularies, {**drawn.contributions, "a": changed}, node=lists)


def words(told: tuple[object, ...]) -> list[str]:
    return [one.statement.sv for one in told]  # type: ignore[attr-defined]


def test_a_statement_stands_under_each_criterion_that_the_editors_gave_it() -> None:
    made = atlas({"Nu möts": "12", "Länet är": "1"})
    one, two = dossier(made, made.territories.counties[0]).held
    assert words(one.current) == ["Länet är med i ett nätverk.", "Nu möts alla."]
    assert words(two.current) == ["Nu möts alla."]


def test_what_is_about_a_strategy_that_has_ended_is_kept_apart_and_not_counted() -> None:
    made = atlas({"Förr": "1"})
    one = dossier(made, made.territories.counties[0]).held[0]
    assert (words(one.earlier), words(one.current), one.pieces) == (["Förr möttes alla."], [], 0)


def test_a_decision_on_a_current_strategy_is_evidence_of_who_is_responsible_and_of_nothing_else() -> None:
    made = atlas({})
    held = dossier(made, made.territories.counties[0]).held
    assert {h.criterion: [s.id for s in h.decided] for h in held} == {"1": [], "2": ["2020-"]}
    assert [h.pieces for h in held] == [0, 1]


def test_a_decision_by_nobody_that_is_known_is_no_evidence_of_who_is_responsible() -> None:
    made = atlas({})
    county, other = made.contributions["a"], made.territories.counties[0]
    unsaid = tuple(replace(s, facts=s.facts.model_copy(update={"decided_by": None})) for s in county.strategies)
    told = replace(made, contributions={"a": replace(county, strategies=unsaid)})
    assert [h.decided for h in dossier(told, other).held] == [(), ()]


def test_what_no_one_has_sorted_is_told_and_what_was_found_to_be_no_evidence_is_not() -> None:
    made = atlas({"Nu möts": "", "Förr": "1"})
    assert words(dossier(made, made.territories.counties[0]).unsorted) == ["Länet är med i ett nätverk."]


def test_a_county_without_material_holds_nothing() -> None:
    made = atlas({})
    contributions = {"a": made.contributions["a"]}
    bare = Atlas(made.territories, made.vocabularies, contributions, node=made.node)
    found = dossier(bare, made.territories.counties[1])
    assert (found.contribution, [h.pieces for h in found.held], found.unsorted) == (None, [0, 0], ())


def test_examples_are_the_statements_picked_for_that_step() -> None:
    made = atlas({"Nu möts": "1"}, step="upptackt")
    assert words(examples(made, "upptackt")) == ["Nu möts alla."]
    assert examples(made, "analys") == ()
