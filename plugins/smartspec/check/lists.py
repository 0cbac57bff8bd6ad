"""Rules about the editors' lists in ``docs/vocabularies/``: ids stand once, and what they name is there.

Pages are made from these lists by id, so that a fault here would stop the build in the middle of a page.
"""

import re
from collections.abc import Iterator, Mapping

from ..model.files import FILES
from ..problems import Problem, error
from ..read.document import Document, Path, key_name, leaves
from ..read.lists import NAMES, Lists, missing
from ..text.contact import folded, is_birthday
from .references import Found, same_ids, unknown_value
from .texts import faults_in

IDS: Mapping[str, tuple[str, str]] = {
    "counties": ("territories", "counties.*.slug"),
    "areas": ("territories", "areas.*.slug"),
    **{name: (name, "terms.*.id") for name in NAMES},
    "national": ("national", "areas.*.id"),
    "criteria": ("condition", "criteria.*.id"),
    "steps": ("guidance", "steps.*.id"),
    "networks": ("memberships", "networks.*.id"),
    "organisations": ("organisations", "organisations.*.id"),
}
"""What can be named, and where its ids stand: list, and place in it with ``*`` for any number."""
OF_TERMS = {"terms.*.counties.*": "counties"}
OF_COUNTY = {"county": "counties"}
NAMED: Mapping[str, Mapping[str, str]] = {
    "territories": {"counties.*.area": "areas", "counties.*.neighbours.*": "counties"},
    **dict.fromkeys(NAMES, OF_TERMS),
    "crosswalk": {"crossings.*.themes.*": "themes"},
    "memberships": {
        "networks.*.platform": "platforms",
        "members.*.region": "counties",
        "members.*.network": "networks",
        "members.*.told_by": "counties",
    },
    "organisations": {"organisations.*.now": "organisations"},
    "municipalities": OF_COUNTY,
    "places": OF_COUNTY,
    "sortings": {"territory": "counties", "criteria.*": "criteria", "examples.*": "steps"},
    "second-tagging": {
        "theme": "themes", "touches.*": "themes", "first_theme": "themes", "nace.*": "nace", "nabs.*": "nabs",
    },
}  # fmt: skip
"""What each list names, by place."""
IDENTITY = re.compile(r"\w+\.\*\.(?:id|slug|nuts|county_code)|priority|organisations\.\*\.also\.\*|pages\.\*\.page")
"""Places of what may stand once in its list."""
OWN_SOURCE = re.compile(r"(?!sources)\w+\..*\bsources\.\*")
OF_COUNTIES = ("area", "county_code", "county_name")
"""Keys that a county has and an area has not."""


class Places:
    """The values of the lists by file and place (numbers written ``*``), gathered when a file is first asked for."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self._by_file: dict[str, dict[str, list[Found]]] = {}

    def of(self, file: str) -> Mapping[str, list[Found]]:
        """The values of one file by place; none where it is not there."""
        if file not in self._by_file:
            found = self._by_file[file] = {}
            for document in self.lists.documents.get(file, ()):
                for path, value in leaves(document.values):
                    place = ".".join("*" if isinstance(part, int) else part for part in path)
                    found.setdefault(place, []).append((document, path, value))
        return self._by_file[file]

    def values(self, file: str, place: str) -> list[str]:
        """What stands at one place."""
        return [value for _, _, value in self.of(file).get(place, ())]


def ids_stand_once(places: Places) -> Iterator[Problem]:
    """No two entries of a list have the same id."""
    for name in places.lists.documents:
        for found in (found for place, found in places.of(name).items() if IDENTITY.fullmatch(place)):
            by_list: dict[str, list[Found]] = {}
            for one in found:
                by_list.setdefault(_crossed(one[0], one[1]), []).append(one)
            for same in by_list.values():
                yield from same_ids(same)


def what_is_named_is_there(places: Places) -> Iterator[Problem]:
    """Themes, counties and other entries that a list names stand in the list they belong to."""
    for name, named in NAMED.items():
        for place, target in named.items():
            for found in places.of(name).get(place, ()):
                yield from _unlisted(places, *IDS[target], found)


def terms_of_other_lists_are_there(places: Places) -> Iterator[Problem]:
    """The crosswalk starts from terms that the named lists have."""
    for document, path, value in places.of("crosswalk").get("crossings.*.id", ()):
        yield from _unlisted(places, *IDS[_crossed(document, path)], (document, path, value))


def wider_terms_are_there(places: Places) -> Iterator[Problem]:
    """A term lies in one of the same list that lies in none itself: pages show these two levels."""
    for name, vocabulary in places.lists.vocabularies.items():
        top = [term.id for term in vocabulary.terms if not term.parent]
        for found in places.of(name).get("terms.*.parent", ()):
            if found[2] not in top:
                yield _unknown(found, name, top)


def own_sources_are_there(places: Places) -> Iterator[Problem]:
    """A list with sources of its own cites those."""
    for name in places.lists.documents:
        known = places.values(name, "sources.*.id")
        cited = (found for place, found in places.of(name).items() if known and OWN_SOURCE.fullmatch(place))
        yield from (_unknown(one, name, known) for found in cited for one in found if one[2] not in known)


def counties_and_areas_are_whole(places: Places) -> Iterator[Problem]:
    """Each territory stands among its kind, and a county has what pages need to say where it is."""
    (document,) = places.lists.documents["territories"]
    for group, kind in (("counties", "county"), ("areas", "area")):
        for number, territory in enumerate(document.values[group]):
            if territory["kind"] != kind:
                yield document.problem("choice", group, number, "kind", value=territory["kind"], allowed=kind)
            for key in OF_COUNTIES if kind == "county" else ():
                if key not in territory:
                    path = (group, number, key)
                    yield Problem(document.key_mark(*path[:-1]), "missing-key", key_name(path), {"name": key})


error(
    "number-of-a-person",
    "The number is built as a private person's. It is not repeated here.",
    "Allowed: an organisation's number, as 202100-2908, whose third digit is 2 or more.",
    "Remove it; a sole trader's number is its owner's.",
)


def numbers_are_of_organisations(places: Places) -> Iterator[Problem]:
    """An organisation's number is not that of a person."""
    for document, path, value in places.of("organisations").get("organisations.*.number", ()):
        digits = re.sub(r"\D", "", folded(value))
        if any(is_birthday(ten) for ten in (digits[:10], digits[-10:]) if len(ten) == 10):
            yield document.problem("number-of-a-person", *path)


def nobody_is_called_or_written_to(places: Places) -> Iterator[Problem]:
    """Also the editors' lists hold nothing hidden, and no contact data of persons."""
    for documents in places.lists.documents.values():
        for document in documents:
            yield from faults_in(document)


def _unlisted(places: Places, name: str, place: str, found: Found) -> Iterator[Problem]:
    """That what was found is not in that list; where the list is missing, only that."""
    known = places.values(name, place)
    if name not in places.lists.documents:
        yield missing(name)
    elif found[2] not in known:
        yield _unknown(found, name, known)


error(
    "unknown-term",
    "“%(value)s” is not in %(file)s.",
    "Allowed: %(allowed)s.",
    "Correct it here, or add it to %(file)s.",
)


def _unknown(found: Found, name: str, known: list[str]) -> Problem:
    return unknown_value("unknown-term", found, known, file=FILES[name].file)


def _crossed(document: Document, path: Path) -> str:
    """The list that an entry of the crosswalk is about; empty in other files."""
    return str(document.values["crossings"][path[1]]["list"]) if path[0] == "crossings" else ""


RULES = (
    ids_stand_once,
    what_is_named_is_there,
    terms_of_other_lists_are_there,
    wider_terms_are_there,
    own_sources_are_there,
    counties_and_areas_are_whole,
    numbers_are_of_organisations,
    nobody_is_called_or_written_to,
)
