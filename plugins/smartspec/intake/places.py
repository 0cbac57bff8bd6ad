"""Where a row belongs: the folder of the county or the programme area that its NUTS codes name."""

import re

from ..model import Territories, Territory, key_of
from ..read.validate import hint
from .cells import Refused


class Places:
    """The folders, by NUTS code."""

    def __init__(self, territories: Territories) -> None:
        self._territories = territories
        self._by_code = {t.nuts: t for t in (*territories.counties, *territories.areas)}
        self.keys = {key_of(t): t for t in self._by_code.values()}

    @staticmethod
    def codes(text: str) -> list[str]:
        """The codes of a cell; Kohesio divides them with ``|``."""
        return [name for name in re.split(r"[|;,\s]+", text.upper()) if name]

    def key(self, names: list[str]) -> str:
        """The folder for those codes: several counties of one area belong to the area. Raises Refused."""
        if not names:
            raise Refused("nuts-missing")
        for name in names:
            if name not in self._by_code:
                known = list(self._by_code)
                raise Refused("nuts-unknown", value=name, allowed=", ".join(known), hint=hint(name, known))
        found = {self._by_code[name] for name in names}
        if len(found) == 1:
            return key_of(found.pop())
        areas = {territory.area or territory.slug for territory in found}
        if len(areas) == 1:
            return key_of(self._area(areas.pop()))
        raise Refused("nuts-several", value=", ".join(names))

    def _area(self, slug: str) -> Territory:
        return next(area for area in self._territories.areas if area.slug == slug)
