"""What is worked out of an atlas lives as long as the atlas, and is of no other."""

import gc
import weakref
from dataclasses import replace

from small_atlas import atlas_of
from smartspec.analysis.remembered import once
from smartspec.model import Atlas

asked: list[str] = []


@once
def told(atlas: Atlas, word: str = "") -> Atlas:
    """Refers back to its atlas, as much of what analysis gives does."""
    asked.append(word)
    return atlas


def empty() -> Atlas:
    return atlas_of({}, ())


def test_it_is_worked_out_once_for_what_is_asked() -> None:
    atlas = empty()
    asked.clear()
    assert [told(atlas), told(atlas, "a"), told(atlas, "b"), told(atlas, "a"), told(atlas)] == [atlas] * 5
    assert asked == ["", "a", "b"]


def test_another_atlas_is_asked_for_itself() -> None:
    atlas = empty()
    other = replace(atlas, broken=frozenset({"dalarna"}))
    assert told(atlas) is atlas
    assert told(other) is other


def test_it_is_forgotten_with_its_atlas() -> None:
    atlas = empty()
    gone = weakref.ref(told(atlas))
    del atlas
    gc.collect()
    assert gone() is None
