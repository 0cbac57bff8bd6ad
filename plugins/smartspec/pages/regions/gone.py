"""Pages at the addresses of what is no longer there: they say what became of it, and where to go."""

from collections.abc import Iterator

from ... import addresses
from ...model import Gone, key_of
from ...model.gone import KINDS_OF_GONE
from ..environment import period, plain_name
from ..page import Crumb, Page, View
from ..writer import Draft, Writer


class GoneView(View):
    """What the template of the page shows; ``targets`` are address and name of what came in its place."""

    gone: Gone
    targets: list[tuple[str, str]]


def gone_pages(writer: Writer) -> Iterator[Page]:
    """One page for each entry of a ``gone.yml``."""
    listed = [gone for contribution in writer.atlas.contributions.values() for gone in contribution.gone]
    names = dict(_names(writer)) if listed else {}
    for gone in listed:
        yield _page(writer, gone, names)


def _page(writer: Writer, gone: Gone, names: dict[str, str]) -> Page:
    facts = gone.facts
    targets = [(addresses.address_of_key(to), names[to]) for to in gone.to]
    called = gone.key.rpartition("/")[2]
    return writer.write(
        Draft(
            "gone",
            facts.reason.text_in(writer.lang),
            GoneView(gone, targets),
            gone.file,
            address=addresses.address_of_key(gone.key),
            title=f"{called} ({writer.gettext(KINDS_OF_GONE[facts.kind]).lower()})",
            crumbs=_crumbs(writer, gone),
            canonical=targets[0][0] if facts.kind == "moved" else "",
            unlisted=True,
        )
    )


def _crumbs(writer: Writer, gone: Gone) -> tuple[Crumb, ...]:
    territories = writer.atlas.territories.counties_and_areas
    around = next((t for t in territories if gone.key.startswith(f"{key_of(t)}/")), None)
    return writer.crumbs_in(around) if around else ()


def _names(writer: Writer) -> Iterator[tuple[str, str]]:
    """What everything that is there is called, by its key."""
    for territory in writer.atlas.territories.counties_and_areas:
        yield key_of(territory), writer.territory_name(territory)
    for contribution in writer.atlas.contributions.values():
        for strategy in contribution.strategies:
            key, name = f"{key_of(contribution.territory)}/{strategy.id}", writer.territory_name(contribution.territory)
            yield key, f"{name} {period(strategy, writer.lang)}"
            for priority in strategy.priorities:
                yield f"{key}/{priority.id}", plain_name(priority, writer.lang)
