"""Then and now: cases worked by hand, what always holds, and scipy's value for turnover."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import dice
from scipy.spatial.distance import jaccard as jaccard_distance
from small_atlas import atlas_of, contribution
from smartspec.analysis.passages import PASSAGE_KINDS, Passage
from smartspec.analysis.periods import Counts, CountyChange, ThemeChange, changes, country
from smartspec.model import Atlas

THEMES = "abcdef"
NONE = {"unlinked_before": 0, "unlinked_after": 0}
LISTS = st.lists(st.sampled_from(THEMES), min_size=1, max_size=6, unique=True)
BEFORE = ["Skog: forest", "Sol: energy", "Mat: food", "Besök: tourism", "Kultur: culture", "Rymd: space"]
AFTER = [
    "skog: forest",
    "Energi: energy [replaces 2014-2019/sol]",
    "Upplevelser: tourism [merged_from 2014-2019/besök, merged_from 2014-2019/kultur]",
    "Livsmedel: food [split_from 2014-2019/mat]",
    "Jordbruk: food [split_from 2014-2019/mat]",
    "Hav: sea",
]


def step(before: list[str], after: list[str]) -> CountyChange:
    (found,) = changes(contribution("n", {"-2014-2019": before, "2020-": after}))
    return found


def names(passage: Passage) -> tuple[str, list[str], list[str]]:
    before, after = ([p.priority.facts.name for p in side] for side in (passage.before, passage.after))
    return passage.kind, before, after


def test_what_was_kept_followed_merged_split_added_and_dropped_is_told_apart() -> None:
    assert [names(passage) for passage in step(BEFORE, AFTER).passages] == [
        ("kept", ["Skog"], ["skog"]),
        ("renamed", ["Sol"], ["Energi"]),
        ("merged", ["Besök", "Kultur"], ["Upplevelser"]),
        ("split", ["Mat"], ["Livsmedel", "Jordbruk"]),
        ("added", [], ["Hav"]),
        ("dropped", ["Rymd"], []),
    ]


def test_turnover_and_retention_by_hand() -> None:
    """6 before, 6 after: 1 added and 1 dropped of 12; 1 kept and 1 renamed of 6."""
    found = step(BEFORE, AFTER).counts_as_read
    assert found == Counts(before=6, after=6, kept=1, renamed=1, rescoped=0, regrouped=3, **NONE, added=1, dropped=1)
    assert (found.turnover, found.retention) == (pytest.approx(2 / 12), pytest.approx(2 / 6))


def test_themes_stay_come_and_go() -> None:
    """Before 6 themes, after 5: 4 stay, sea comes, culture and space go."""
    themes = step(BEFORE, AFTER).themes
    assert themes == ThemeChange(("forest", "energy", "tourism", "food"), ("sea",), ("culture", "space"))


def test_another_main_theme_is_another_scope_whatever_the_name() -> None:
    before, after = ["Mat: food", "Sol: energy"], ["Mat: health", "El: industry [replaces 2014-2019/sol]"]
    found = step(before, after)
    assert [names(p) for p in found.passages] == [("rescoped", ["Mat"], ["Mat"]), ("rescoped", ["Sol"], ["El"])]
    counts = found.counts_as_read
    assert (counts.rescoped, counts.retention, counts.turnover) == (2, 1, 0)


def test_what_nothing_links_but_a_theme_is_told_apart_in_the_turnover() -> None:
    """2 before and 2 after, none linked; food stands on both sides under other names."""
    found = step(["Mat: food", "Sol: energy"], ["Kost: food", "Vård: health"]).counts_as_read
    assert (found.turnover, found.unlinked_share) == (1, 2 / 4)


def test_several_that_became_several_are_regrouped() -> None:
    after = ["C: c [merged_from 2014-2019/a, merged_from 2014-2019/b]", "D: d [split_from 2014-2019/b]"]
    assert [names(passage) for passage in step(["A: a", "B: b"], after).passages] == [
        ("regrouped", ["A", "B"], ["C", "D"])
    ]


def test_what_the_source_calls_split_or_merged_is_so_called_though_the_rest_is_not_known() -> None:
    assert step(["A: a"], ["B: b [split_from 2014-2019/a]"]).passages[0].kind == "split"
    assert step(["A: a"], ["B: b [merged_from 2014-2019/a]"]).passages[0].kind == "merged"


def test_what_a_priority_says_goes_before_its_name() -> None:
    found = step(["A: a", "B: b"], ["A: a [replaces 2014-2019/b]"]).passages
    assert [names(passage) for passage in found] == [("rescoped", ["B"], ["A"]), ("dropped", ["A"], [])]


def test_what_no_source_links_but_has_the_same_theme_stands_side_by_side_and_is_counted_apart() -> None:
    before = ["Stål: industry", "Fordon: industry", "Rymd: space", "Mat: food"]
    after = ["Hav: sea", "Smart industri: industry", "Livsmedel: food [replaces 2014-2019/mat]"]
    found = step(before, after)
    assert [names(passage) for passage in found.passages] == [
        ("renamed", ["Mat"], ["Livsmedel"]),
        ("unlinked", ["Stål", "Fordon"], ["Smart industri"]),
        ("added", [], ["Hav"]),
        ("dropped", ["Rymd"], []),
    ]
    counts = found.counts_as_read
    assert (counts.unlinked_before, counts.unlinked_after, counts.added, counts.dropped) == (2, 1, 1, 1)
    assert (counts.without_forerunner, counts.without_successor, counts.turnover) == (2, 3, pytest.approx(5 / 7))


def test_a_link_to_another_strategy_is_no_link_here() -> None:
    assert step(["A: a"], ["B: b [replaces 2007-2013/a]"]).counts.added == 1


def test_empty_lists_have_no_turnover_or_retention() -> None:
    found = step([], [])
    assert (found.counts.turnover, found.counts.retention) == (None, None)


def test_a_strategy_follows_those_it_replaces_or_else_the_latest_that_has_ended() -> None:
    drawn = {"-odaterad": ["A: a"], "-2014-2019": ["B: b"], "2020-": ["A: a", "B: b"]}
    (guessed,) = changes(contribution("n", drawn))[1:]
    assert ([s.id for s in guessed.before], guessed.order) == (["2014-2019"], None)
    (read,) = changes(contribution("n", drawn, {"2020-": ("odaterad", "2014-2019")}))[1:]
    assert ([s.id for s in read.before], read.order) == (["odaterad", "2014-2019"], "reading")
    assert (read.counts.kept, read.counts.added) == (2, 0)


def test_a_source_or_the_editors_say_that_a_strategy_follows(atlas: Atlas) -> None:
    found = {one.contribution.territory.slug: (one.order, one.stated) for one in country(atlas).changes}
    assert found == {"varmland": ("source", True), "dalarna": ("reading", False)}


def test_what_the_editors_read_is_told_apart_and_counted_apart_from_what_a_source_says() -> None:
    before = ["Sol: energy", "Mat: food", "Skog: forest", "Besök: tourism", "Kultur: culture"]
    after = [
        "El: energy [replaces 2014-2019/sol, succession_basis s]",
        "Livsmedel: food [replaces 2014-2019/mat]",
        "Skog: forest [replaces 2014-2019/skog]",
        "Upplevelser: sea [merged_from 2014-2019/besök, merged_from 2014-2019/kultur]",
    ]
    found = step(before, after)
    assert [(p.kind, p.ground) for p in found.passages] == [
        ("kept", "name"),
        ("renamed", "source"),
        ("renamed", "reading"),
        ("merged", "reading"),
    ]
    assert found.readings == 2
    assert [(p.kind, p.ground) for p in found.stated_passages] == [
        ("kept", "name"),
        ("renamed", "source"),
        ("unlinked", None),
        ("added", None),
        ("dropped", None),
        ("dropped", None),
    ]
    assert (found.counts.retention, found.counts_as_read.retention) == (pytest.approx(2 / 5), pytest.approx(3 / 5))
    assert (found.counts.turnover, found.counts_as_read.turnover) == (pytest.approx(5 / 9), 0)


def test_a_merger_that_only_the_editors_read_is_no_merger_where_only_sources_count() -> None:
    found = step(["A: a", "B: b"], ["A: a [merged_from 2014-2019/a, merged_from 2014-2019/b]"])
    assert [(p.kind, p.ground) for p in found.passages] == [("merged", "reading")]
    assert [(p.kind, p.ground) for p in found.stated_passages] == [("kept", "name"), ("dropped", None)]


def test_lists_that_may_apply_at_once_are_no_step() -> None:
    assert changes(contribution("n", {"odaterad-a": ["A: a"], "odaterad-b": ["B: b"]})) == ()


def test_the_country_is_its_counties_latest_steps_counted_together() -> None:
    drawn = {
        "n": {"-2014-2019": ["A: a", "B: b"], "2020-": ["A: a"]},
        "s": {"-2014-2019": ["A: a"], "2020-": ["C: c", "D: c"]},
        "e": {"2020-": ["A: a"]},
    }
    found = country(atlas_of(drawn, "abcd"))
    assert [c.contribution.territory.slug for c in found.changes] == ["n", "s"]
    expected = Counts(before=3, after=3, kept=1, renamed=0, rescoped=0, regrouped=0, **NONE, added=2, dropped=2)
    assert found.counts == expected
    assert [(t.theme, t.kept, t.added, t.dropped) for t in found.themes] == [
        ("a", ("n",), (), ("s",)),
        ("b", (), (), ("n",)),
        ("c", (), ("s",), ()),
        ("d", (), (), ()),
    ]


def test_in_the_country_every_priority_is_in_one_passage(atlas: Atlas) -> None:
    found = country(atlas).changes
    assert [one.contribution.territory.slug for one in found] == ["varmland", "dalarna"]
    for one in found:
        before = [p.priority for passage in one.passages for p in passage.before]
        after = [p.priority for passage in one.passages for p in passage.after]
        assert len(before) == len({p.file for p in before}) == sum(len(s.priorities) for s in one.before)
        assert len(after) == len({p.file for p in after}) == len(one.after.priorities)


@settings(max_examples=25, deadline=None)
@given(LISTS, LISTS)
def test_turnover_and_retention_are_what_scipy_and_scikit_learn_give(before: list[str], after: list[str]) -> None:
    from sklearn.metrics import recall_score

    found = step([f"{t}: {t}" for t in before], [f"{t}: {t}" for t in after]).counts
    vectors = [[theme in themes for theme in THEMES] for themes in (before, after)]
    assert found.turnover is not None
    assert found.turnover == pytest.approx(dice(*vectors))
    assert 2 * found.turnover / (1 + found.turnover) == pytest.approx(jaccard_distance(*vectors))
    assert found.retention == pytest.approx(recall_score(*vectors))


@given(LISTS, LISTS)
def test_looked_at_backwards_what_was_added_was_dropped(before: list[str], after: list[str]) -> None:
    then, now = ([f"{t}: {t}" for t in side] for side in (before, after))
    there, back = step(then, now).counts, step(now, then).counts
    assert (there.added, there.dropped, there.kept) == (back.dropped, back.added, back.kept)
    assert there.turnover == back.turnover


@given(LISTS, LISTS, st.randoms(use_true_random=False))
def test_the_order_of_the_lists_changes_no_count(before: list[str], after: list[str], random: object) -> None:
    then, now = ([f"{t}: {t}" for t in side] for side in (before, after))
    expected = step(then, now).counts
    random.shuffle(then)  # type: ignore[attr-defined]
    random.shuffle(now)  # type: ignore[attr-defined]
    assert step(then, now).counts == expected


@given(LISTS, st.dictionaries(st.sampled_from("uvwxyz"), st.sets(st.sampled_from(THEMES)), min_size=1))
def test_everything_before_and_after_is_counted_once(before: list[str], after: dict[str, set[str]]) -> None:
    drawn = [
        f"{name}: a [{', '.join(f'replaces 2014-2019/{s}' for s in sorted(sources))}]"
        for name, sources in after.items()
    ]
    found = step([f"{t}: {t}" for t in before], drawn)
    counts = found.counts_as_read
    assert (counts.before, counts.after) == (len(before), len(after))
    one_to_one = counts.kept + counts.renamed + counts.rescoped
    assert one_to_one + counts.regrouped + counts.without_successor == len(before)
    assert counts.turnover is not None
    assert 0 <= counts.turnover <= 1
    assert [p.kind for p in found.passages] == sorted((p.kind for p in found.passages), key=list(PASSAGE_KINDS).index)


def test_all_new_is_1_and_all_the_same_0() -> None:
    then, now = ["A: a", "B: b"], ["C: c", "D: d", "E: e"]
    assert (step(then, now).counts.turnover, step(then, then).counts.turnover) == (1, 0)
