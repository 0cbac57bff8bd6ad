"""The national node's five tasks, each with the pages that answer it."""

from dataclasses import dataclass

from ... import addresses
from ...model.files import path_of
from ..citations import by_id
from ..page import Page, View
from ..writer import Draft, Writer


@dataclass(frozen=True)
class TasksView(View):
    """What the page of the tasks shows: each with address and title of the pages that answer it."""

    answers: dict[str, tuple[tuple[str, str], ...]]


def node_page(writer: Writer) -> Page:
    """The hub: a task in its source's own words, and one step from there to what answers it."""
    description = writer.gettext("The five tasks of the national node, and the pages that answer them.")
    sources = by_id(writer.atlas.node.tasks.sources)
    return writer.write(Draft("node", description, TasksView(_answers(writer)), path_of("tasks"), sources=sources))


def _answers(writer: Writer) -> dict[str, tuple[tuple[str, str], ...]]:
    """Address and title of the pages for each task, by the task's id."""
    _ = writer.gettext
    return {
        "satsningar": (
            (addresses.INITIATIVES, _("Financed initiatives")),
            (addresses.AREAS, _("Programme areas with their initiatives")),
            (addresses.PROGRAMMES, _("Programmes and EU strategies")),
        ),
        "stod": (
            (addresses.SUPPORT, _("Support for a region's work")),
            (addresses.GLOSSARY, _("Glossary")),
            (addresses.CONDITION, _("The EU's condition, region by region")),
        ),
        "nationellt": (
            (addresses.NATIONAL, _("National overview")),
            (addresses.NATIONAL_PRIORITIES, _("National priorities and money")),
            (addresses.COMPARISON, _("Regions and themes")),
        ),
        "eu-och-ostersjon": (
            (addresses.EUROPE, _("The EU and the Baltic Sea")),
            (addresses.PARTNERS, _("Who could we work with?")),
        ),
        "kommunikation": (
            (addresses.EXCHANGE, _("Needs and offers")),
            (addresses.CALENDAR, _("Calendar")),
            (addresses.NEWS, _("News")),
            (addresses.CONCEPT, _("About smart specialisation")),
            (addresses.ABOUT, _("About the site, and how to contribute")),
        ),
    }
