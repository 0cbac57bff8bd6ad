"""Where a row belongs: the folder of the county or the programme area that its NUTS codes name."""

import re
from functools import lru_cache

from ...model import Territories, Territory, key_of
from ...problems import error
from ...read.validate import hint
from .markup import plain
from .records import RejectedCell

CODE = re.compile(r"(?<![A-Z0-9])SE[0-9][0-9A-Z]*(?![A-Z0-9])", re.IGNORECASE)
DIVIDERS = re.compile(r"[|;,:/()\t\r\n]+")


error(
    "nuts-missing",
    "The row does not say where the initiative is.",
    "Each row has a NUTS code of a Swedish county or programme area.",
    "Fill in the code, or import the row by itself with --to.",
)
error(
    "nuts-several",
    "The codes %(value)s lie in different programme areas.",
    "Allowed: one county, one area, or several counties of one area.",
    "Import the row by itself with --to and the folder where it is to stand.",
)
error(
    "nuts-elsewhere",
    "The row is in %(value)s, and --to says %(to)s.",
    "Allowed with --to: codes of that county or area, of the area around it or of a county in it, or no code.",
    "Correct the code, or import the row by itself with another --to.",
)


error(
    "folder-unknown",
    "“%(value)s” stands for no folder.",
    "Allowed: %(allowed)s.",
    "Say in the mapping of the list what the word stands for.",
)


class Places:
    """The folders, by NUTS code."""

    def __init__(self, territories: Territories) -> None:
        self._territories = territories
        self._by_code = {t.nuts: t for t in territories.counties_and_areas}
        self.keys = {key_of(t): t for t in territories.all}
        self.codes = lru_cache(maxsize=1_000)(self._codes)  # the same places stand in many rows
        """The codes of a cell, however they are separated; a place name may follow its code. Raises RejectedCell."""

    def _codes(self, cell: str) -> list[str]:
        text = plain(cell)
        codes = list(dict.fromkeys(code.upper() for code in CODE.findall(text)))
        rest = [" ".join(part.strip("-–— ").split()) for part in DIVIDERS.split(CODE.sub("|", text))]
        names = {name.casefold() for code in codes if code in self._by_code for name in _names(self._by_code[code])}
        for found in (*codes, *filter(None, rest)):
            if found not in self._by_code and found.casefold() not in names:
                known = list(self._by_code)
                raise RejectedCell("nuts-unknown", value=found, allowed=", ".join(known), hint=hint(found, known))
        return codes

    def key(self, codes: list[str], to: str | None = None) -> str:
        """The folder for those codes, or ``to`` where they do not contradict it. Raises RejectedCell.

        Several counties of one area belong to the area.
        """
        found = {self._by_code[code] for code in codes}
        if to is not None:
            if (
                self.keys[to].kind != "country"
                and found
                and not any(self._touches(self.keys[to], territory) for territory in found)
            ):
                raise RejectedCell("nuts-elsewhere", value=", ".join(codes), to=to)
            return to
        if not found:
            raise RejectedCell("nuts-missing")
        if len(found) == 1:
            return key_of(found.pop())
        areas = {_area_of(territory) for territory in found}
        if len(areas) == 1:
            return key_of(self._area(areas.pop()))
        raise RejectedCell("nuts-several", value=", ".join(codes))

    def within(self, folder: str, codes: list[str]) -> str:
        """The folder that a list names, or of its counties the one that is the only place. Raises RejectedCell."""
        if folder not in self.keys:
            raise RejectedCell("folder-unknown", value=folder, allowed=", ".join(self.keys))
        found = [self._by_code[code] for code in codes]
        only = found[0] if len(found) == 1 and found[0].kind == "county" else None
        return key_of(only) if only and only.area == self.keys[folder].slug else folder

    @staticmethod
    def _touches(one: Territory, other: Territory) -> bool:
        """Whether the two are the same, or one lies in the other."""
        return one == other or (one.kind != other.kind and _area_of(one) == _area_of(other))

    def _area(self, slug: str) -> Territory:
        return next(area for area in self._territories.areas if area.slug == slug)


def _area_of(territory: Territory) -> str:
    return territory.area or territory.slug


def _names(territory: Territory) -> set[str]:
    """Its usual names: ``Dalarna``, ``Dalarnas län``, ``Dalarna County``."""
    names = {territory.name.sv, territory.name.en or territory.name.sv}
    if county := territory.county_name:
        names |= {county, county.removesuffix(" län").removesuffix("s")}
        names |= {f"{name} County" for name in names}
    return names
