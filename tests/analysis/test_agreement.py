"""Cohen's kappa: a published value, small cases worked by hand, and what always holds."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from smartspec.analysis.agreement import Agreement, agreement, agreements, both, coded, differences, on_codes, on_themes
from smartspec.model import Atlas, Priority

PAIRS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=30)


def test_the_textbook_case_of_fifty_grant_proposals_gives_0_4() -> None:
    """20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: observed 0.70, by chance 0.50, kappa 0.40."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    found = agreement(pairs)
    assert (found.cases, found.observed, found.expected) == (50, 0.7, 0.5)
    assert found.kappa == pytest.approx(0.4)


def test_full_agreement_is_one_and_full_disagreement_below_zero() -> None:
    assert agreement([("a", "a"), ("b", "b")]).kappa == 1
    assert agreement([("a", "b"), ("b", "a")]).kappa == -1


def test_where_both_always_choose_the_same_there_is_no_kappa() -> None:
    assert agreement([("a", "a"), ("a", "a")]) == Agreement(2, 1.0, 1.0)
    assert agreement([("a", "a")]).kappa is None


@settings(max_examples=25, deadline=None)
@given(PAIRS)
def test_kappa_is_the_one_that_scikit_learn_gives(pairs: list[tuple[str, str]]) -> None:
    from sklearn.metrics import cohen_kappa_score

    kappa = agreement(pairs).kappa
    if kappa is not None:
        firsts, seconds = zip(*pairs, strict=True)
        assert kappa == pytest.approx(cohen_kappa_score(firsts, seconds))


@given(PAIRS)
def test_it_does_not_matter_who_is_first_or_in_which_order_the_cases_come(pairs: list[tuple[str, str]]) -> None:
    found = agreement(pairs)
    assert agreement([(second, first) for first, second in pairs]) == found
    assert agreement(pairs[::-1]) == found
    assert found.kappa is None or -1 <= found.kappa <= 1
    assert 0 <= found.expected <= 1


def test_all_priorities_that_were_tagged_twice_are_found(atlas: Atlas) -> None:
    assert len(both(atlas)) == len(atlas.second_tagging) == 11
    assert on_themes(atlas).cases == len(both(atlas))
    assert on_codes(atlas, "nabs").cases == len(both(atlas)) * len(atlas.vocabularies["nabs"].terms)
    sections = [term for term in atlas.vocabularies["nace"].terms if not term.parent]
    assert on_codes(atlas, "nace").cases == len(both(atlas)) * len(sections)


def without_codes(atlas: Atlas, keep: int) -> Atlas:
    """The same atlas, where only that many of the priorities that were tagged twice carry codes."""
    bare = {priority.file for _, priority in both(atlas)[keep:]}

    def stripped(priority: Priority) -> Priority:
        if priority.file not in bare:
            return priority
        return replace(priority, facts=priority.facts.model_copy(update={"codes": ()}))

    contributions = {}
    for key, contribution in atlas.contributions.items():
        strategies = (replace(s, priorities=tuple(map(stripped, s.priorities))) for s in contribution.strategies)
        contributions[key] = replace(contribution, strategies=tuple(strategies))
    return replace(atlas, contributions=contributions)


def test_a_priority_without_codes_counts_for_themes_but_not_for_codes(atlas: Atlas) -> None:
    few = without_codes(atlas, 3)
    assert [tagging.priority for tagging, _ in coded(few)] == [tagging.priority for tagging, _ in both(atlas)[:3]]
    assert on_themes(few) == on_themes(atlas)
    assert on_codes(few, "nabs").cases == 3 * len(atlas.vocabularies["nabs"].terms)
    bare = {priority.file for _, priority in both(few)[3:]}
    assert [found for found in differences(few) if found.priority.file in bare and not found.themes] == []


def test_without_any_codes_only_themes_are_measured(atlas: Atlas) -> None:
    assert [name for name, _ in agreements(atlas)] == ["themes", "nace", "nabs"]
    assert [name for name, _ in agreements(without_codes(atlas, 0))] == ["themes"]
    assert agreements(replace(atlas, second_tagging=())) == []


def test_every_theme_they_differed_on_is_settled_with_a_reason_in_both_languages(atlas: Atlas) -> None:
    themes = [found for found in differences(atlas) if found.themes]
    assert [found.tagging.priority for found in themes] == ["kalmar/odaterad/bioinnovation"]
    assert all(found.tagging.settled and found.tagging.settled_english for found in themes)
    assert 1 - len(themes) / len(both(atlas)) == pytest.approx(on_themes(atlas).observed)
