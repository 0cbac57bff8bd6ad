"""What is worked out of an atlas once, and forgotten with it: a preview makes a new atlas of each saved file."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from ..model import Atlas

Rest = ParamSpec("Rest")
Result = TypeVar("Result")


def once_per_atlas(function: Callable[Concatenate[Atlas, Rest], Result]) -> Callable[Concatenate[Atlas, Rest], Result]:
    """Remember what a function gives for an atlas, and for what else it is given by place, as long as the atlas lives.

    The result is shared by all who ask: it must not be changed.
    """

    @wraps(function)
    def remembering(atlas: Atlas, /, *rest: Rest.args, **named: Rest.kwargs) -> Result:
        asked = (function, rest, tuple(named.items()))
        if asked not in atlas.remembered:
            atlas.remembered[asked] = function(atlas, *rest, **named)
        found: Result = atlas.remembered[asked]
        return found

    return remembering
