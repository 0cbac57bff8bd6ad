"""Organisations: the list of all, and what each takes part in."""

from collections.abc import Iterator, Sequence

from ... import addresses
from ...analysis.initiatives import Initiative
from ...analysis.organisations import Involvement, involvements
from ..page import Page, View
from ..writer import Draft, Writer, alphabetical
from .rows import largest_first


class ActorsView(View):
    """What the list of organisations shows: by first letter."""

    letters: list[tuple[str, list[Involvement]]]
    some_earlier: bool
    """Whether any is an earlier name of another, or a forerunner."""


class ActorView(View):
    """What the page of one organisation shows."""

    involvement: Involvement
    responsible: Sequence[Initiative]
    partner: Sequence[Initiative]


def actor_pages(writer: Writer) -> Iterator[Page]:
    """The list of organisations, and a page for each that takes part in anything."""
    found = [one for one in involvements(writer.atlas) if one.has_page]
    found.sort(key=lambda one: alphabetical(_name_of(writer, one)))
    yield _actors_page(writer, found)
    for one in found:
        yield _actor_page(writer, one)


def _name_of(writer: Writer, one: Involvement) -> str:
    return one.organisation.name.text_in(writer.lang)


def _actors_page(writer: Writer, found: Sequence[Involvement]) -> Page:
    letters: dict[str, list[Involvement]] = {}
    for one in found:
        first = _name_of(writer, one)[0].upper()
        letters.setdefault(first if first.isalpha() else "0–9", []).append(one)
    description = writer.gettext("Organisations that priorities and financed initiatives name, with links to each.")
    facts = ActorsView(list(letters.items()), any(one.now for one in found))
    return writer.write(Draft("actors", description, facts))


def _actor_page(writer: Writer, one: Involvement) -> Page:
    responsible, partner = largest_first(one.responsible), largest_first(one.partner)
    name = _name_of(writer, one)
    return writer.write(
        Draft(
            "actor",
            writer.gettext("Where we have found %(name)s: initiatives with amounts, and priorities.") % {"name": name},
            ActorView(one, responsible, partner),
            address=addresses.actor_address(one.organisation.id),
            title=name,
            subject=one,
        )
    )
