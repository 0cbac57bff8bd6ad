"""What is worked out of an atlas once, and forgotten with it: a preview makes a new atlas of each saved file."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from ..model import Atlas, Contribution

Owner = TypeVar("Owner", Atlas, Contribution)
Rest = ParamSpec("Rest")
Result = TypeVar("Result")


def once(function: Callable[Concatenate[Owner, Rest], Result]) -> Callable[Concatenate[Owner, Rest], Result]:
    """Remember what a function gives for an atlas or a contribution, and what else it is given, as long as that lives.

    The result is shared by all who ask: it must not be changed.
    """

    @wraps(function)
    def remembering(owner: Owner, /, *rest: Rest.args, **named: Rest.kwargs) -> Result:
        asked = (function, rest, tuple(named.items()))
        if asked not in owner.remembered:
            owner.remembered[asked] = function(owner, *rest, **named)
        found: Result = owner.remembered[asked]
        return found

    return remembering
