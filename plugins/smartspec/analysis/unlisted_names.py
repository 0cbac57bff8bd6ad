"""Names of organisations that only people can sort: those not on the node's list, and those that look alike."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from difflib import SequenceMatcher

from ..model import Atlas
from .initiatives import all_initiatives
from .organisations import named_in, organisations_by_name, spelled
from .remembered import once

ALIKE = 0.9
"""How much of two names must be the same for them to be listed as alike, from 0 to 1."""
LEGAL_FORMS = re.compile(r"\b(?:ab|stift|stiftelsen|ekonomisk|foren|forening|ek|the|hb)\b")


@once
def unlisted(atlas: Atlas) -> Mapping[str, int]:
    """Names that are not on the list, with how often they stand; some are no organisations, as all municipalities."""
    known = organisations_by_name(atlas)
    rows = (row.facts for item in all_initiatives(atlas) for row in item.rows)
    names = Counter(name for facts in rows for name in named_in(facts))
    names.update(name for _, _, priority in atlas.priorities() for name in priority.facts.actors)
    return {name: names[name] for name in sorted(names, key=str.casefold) if spelled(name) not in known}


@once
def look_alikes(atlas: Atlas) -> tuple[tuple[str, str], ...]:
    """Pairs of names that look like one: entries of the list, and names that are not on it. Only people join them."""
    listed = [one.name.sv for one in atlas.node.organisations.organisations]
    names = sorted({*listed, *unlisted(atlas)}, key=lambda name: (_bare(name), name))
    found = []
    for place, first in enumerate(names):
        one = _bare(first)
        for second in names[place + 1 : place + 6]:  # in the order of their letters, what is alike stands near
            other = _bare(second)
            if one and other and (one == other or SequenceMatcher(None, one, other).ratio() >= ALIKE):
                found.append((first, second))
    return tuple(found)


def _bare(name: str) -> str:
    """A name without case, accents, legal form and what stands in brackets."""
    folded = unicodedata.normalize("NFKD", re.sub(r"\(.*?\)", " ", name).casefold()).encode("ascii", "ignore").decode()
    return " ".join(LEGAL_FORMS.sub(" ", re.sub(r"[^a-z0-9 ]+", " ", folded)).split())
