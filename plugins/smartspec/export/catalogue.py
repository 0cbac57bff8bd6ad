"""The catalogue by DCAT-AP-SE 3.0.1, which the national data portal can collect.

It needs a publisher whom the site's owner names in the settings: without one there is no catalogue.
"""

from dataclasses import dataclass

from .. import addresses
from ..model import Bilingual
from ..model.values import N_
from ..pages.page import Publisher
from .material import Material, in_both
from .rdf import Graph, Iri, Literal

EU = "http://publications.europa.eu/resource/authority/"
IANA = "http://www.iana.org/assignments/media-types/"
SPELLED_CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"
SPELLED_CC_BY = "http://creativecommons.org/licenses/by/4.0/"
"""The licences as the data portal spells them."""
FORMATS = {
    "json": ("JSON", "application/json"),
    "ttl": ("RDF_TURTLE", "text/turtle"),
    "zip": ("ZIP", "application/zip"),
    "csv": ("CSV", "text/csv"),
}
"""By a file's ending, what the EU's list of file types and IANA call it."""


@dataclass(frozen=True)
class Dataset:
    """One dataset of the catalogue, in English words that are translated."""

    name: str
    title: str
    description: str
    keywords: tuple[str, ...]
    files: tuple[str, ...]


def _list_files(name: str) -> tuple[str, ...]:
    """A list as a document and as a table."""
    return f"{addresses.DATA}{name}.json", f"{addresses.DATA}tables/{name}.csv"


REGIONAL, SMART = N_("regional development"), N_("smart specialisation")
DATASETS = (
    Dataset(
        "priorities",
        N_("Priorities for smart specialisation in Sweden's regions"),
        N_("Priorities of all periods with themes, codes, sources and what they replace."),
        (SMART, REGIONAL),
        _list_files("priorities"),
    ),
    Dataset(
        "strategies",
        N_("Strategies for smart specialisation in Sweden's regions"),
        N_("Strategies of all periods with status, day of decision and sources."),
        (SMART, REGIONAL),
        _list_files("strategies"),
    ),
    Dataset(
        "initiatives",
        N_("Financed initiatives for smart specialisation in Sweden"),
        N_("Operations and projects with funding, as far as public sources state it."),
        (SMART, N_("EU funds")),
        _list_files("initiatives"),
    ),
    Dataset(
        "codebook",
        N_("Codebook of themes for smart specialisation"),
        N_("Themes with definitions, kinds of funding, forms, statuses and degrees of confidence, as SKOS."),
        (SMART, N_("codebook")),
        (f"{addresses.DATA}codebook.ttl", f"{addresses.DATA}codelists/themes.json"),
    ),
    Dataset(
        "sources",
        N_("Sources of what is known about smart specialisation in Sweden's regions"),
        N_("Documents and pages that facts rest on, region by region."),
        (SMART, N_("sources")),
        (f"{addresses.DATA}tables/sources.csv",),
    ),
    Dataset(
        "comparison",
        N_("Themes of smart specialisation by region in Sweden"),
        N_("Which themes each region's priorities have as main themes, or touch, in strategies that have not ended."),
        (SMART, N_("comparison")),
        (f"{addresses.DATA}comparison/themes.json",),
    ),
    Dataset(
        "pairs",
        N_("What Sweden's regions have in common in smart specialisation"),
        N_("The main themes of every two regions, and how many in common chance would give."),
        (SMART, N_("comparison")),
        (f"{addresses.DATA}comparison/pairs.json",),
    ),
    Dataset(
        "changes",
        N_("Changes of what is told about smart specialisation in Sweden's regions"),
        N_("Which files were changed on which day, and in what way."),
        (SMART, REGIONAL),
        (f"{addresses.DATA}changes.json",),
    ),
    Dataset(
        "everything",
        N_("The whole compilation of strategies for smart specialisation"),
        N_("All tables and documents in one package, with descriptions of the fields."),
        (SMART, REGIONAL),
        (addresses.PACKAGE,),
    ),
)


def catalogue(material: Material, publisher: Publisher, sizes: dict[str, int]) -> Graph:
    """The catalogue; ``sizes`` has the bytes of each file of the open data, by its path from the site's root."""
    graph, root = Graph(), material.url(addresses.OPEN_DATA)
    agent, card, period = f"{root}#publisher", f"{root}#contact", f"{root}#period"
    if publisher.number:
        agent = f"http://dataportal.se/organisation/SE{publisher.number.replace('-', '')}"
    _people(graph, agent, card, publisher, material)
    years = [strategy.period for c in material.atlas.contributions.values() for strategy in c.strategies]
    known = [year for year in years if year]
    graph.is_a(period, "dcterms:PeriodOfTime")
    graph.add(period, "dcat:startDate", _year(min((one.start for one in known), default=None)))
    graph.add(period, "dcat:endDate", _year(max((one.end for one in known if one.end), default=None)))
    catalog, service = f"{root}#catalogue", f"{root}#api"
    graph.is_a(catalog, "dcat:Catalog")
    graph.say(catalog, "dcterms:title", Bilingual(sv=material.names["sv"], en=material.names["en"]))
    graph.say(catalog, "dcterms:description", in_both(N_("Open data about Sweden's regional strategies.")))
    graph.add(catalog, "dcterms:publisher", Iri(agent))
    graph.add(catalog, "dcterms:license", Iri(SPELLED_CC0))
    graph.add(catalog, "foaf:homepage", Iri(material.url("")))
    graph.add(catalog, "dcterms:language", Iri(f"{EU}language/SWE"), Iri(f"{EU}language/ENG"))
    graph.add(catalog, "dcterms:spatial", Iri(f"{EU}country/SWE"))
    graph.add(catalog, "dcat:themeTaxonomy", Iri(f"{EU}data-theme"))
    _days(graph, catalog, publisher, material)
    graph.add(catalog, "dcat:service", Iri(service))
    _service(graph, service, agent, card, material)
    for dataset in DATASETS:
        address = f"{root}#{dataset.name}"
        graph.add(catalog, "dcat:dataset", Iri(address))
        graph.add(service, "dcat:servesDataset", Iri(address))
        _dataset(graph, address, dataset, material)
        graph.add(address, "dcterms:publisher", Iri(agent))
        graph.add(address, "dcat:contactPoint", Iri(card))
        graph.add(address, "dcterms:temporal", Iri(period))
        _days(graph, address, publisher, material)
        for path in dataset.files:
            _distribution(graph, address, path, sizes[path], material)
    return graph


def _people(graph: Graph, agent: str, card: str, publisher: Publisher, material: Material) -> None:
    graph.is_a(agent, "foaf:Agent")
    graph.add(agent, "foaf:name", Literal(publisher.name))
    graph.add(agent, "dcterms:type", Iri(f"http://purl.org/adms/publishertype/{publisher.kind}"))
    graph.is_a(card, "vcard:Organization")
    graph.add(card, "vcard:fn", Literal(publisher.name))
    graph.add(card, "vcard:hasEmail", Iri(f"mailto:{publisher.email}"))
    graph.add(card, "vcard:hasURL", Iri(material.url(addresses.ABOUT)))


def _service(graph: Graph, service: str, agent: str, card: str, material: Material) -> None:
    graph.is_a(service, "dcat:DataService")
    graph.say(service, "dcterms:title", in_both(N_("API for strategies for smart specialisation")))
    graph.add(service, "dcterms:publisher", Iri(agent))
    graph.add(service, "dcat:contactPoint", Iri(card))
    graph.add(service, "dcterms:license", Iri(SPELLED_CC0))
    graph.add(service, "dcat:endpointURL", Iri(material.data("index.json")))
    graph.add(service, "dcat:endpointDescription", Iri(material.data("openapi.json")))
    graph.add(service, "dcat:landingPage", Iri(material.url(addresses.OPEN_DATA_API)))


def _dataset(graph: Graph, address: str, dataset: Dataset, material: Material) -> None:
    graph.is_a(address, "dcat:Dataset")
    graph.say(address, "dcterms:title", in_both(dataset.title))
    graph.say(address, "dcterms:description", in_both(dataset.description))
    for keyword in dataset.keywords:
        graph.say(address, "dcat:keyword", in_both(keyword))
    graph.add(address, "dcat:theme", Iri(f"{EU}data-theme/REGI"))
    graph.add(address, "dcterms:spatial", Iri(f"{EU}country/SWE"))
    graph.add(address, "dcterms:accessRights", Iri(f"{EU}access-right/PUBLIC"))
    graph.add(address, "dcterms:accrualPeriodicity", Iri(f"{EU}frequency/IRREG"))
    graph.add(address, "dcterms:language", Iri(f"{EU}language/SWE"), Iri(f"{EU}language/ENG"))
    graph.add(address, "dcat:landingPage", Iri(material.url(addresses.OPEN_DATA)))


def _distribution(graph: Graph, address: str, path: str, size: int, material: Material) -> None:
    """One file of a dataset; ``path`` is from the site's root."""
    name, ending = path.rpartition("/")[2], path.rpartition(".")[2]
    kind, media_type = FORMATS[ending]
    own = f"{address}-{kind.lower()}"
    graph.add(address, "dcat:distribution", Iri(own))
    graph.is_a(own, "dcat:Distribution")
    graph.say(own, "dcterms:title", Bilingual(sv=name, en=name))
    graph.add(own, "dcat:accessURL", Iri(material.url(path)))
    graph.add(own, "dcat:downloadURL", Iri(material.url(path)))
    has_texts = path == addresses.PACKAGE
    graph.add(own, "dcterms:license", Iri(SPELLED_CC_BY if has_texts else SPELLED_CC0))
    graph.add(own, "dcterms:format", Iri(f"{EU}file-type/{kind}"))
    graph.add(own, "dcat:mediaType", Iri(f"{IANA}{media_type}"))
    graph.add(own, "dcatap:availability", Iri(f"{EU}planned-availability/AVAILABLE"))
    graph.add(own, "adms:status", Iri("http://purl.org/adms/status/Completed"))
    graph.add(own, "dcat:byteSize", Literal(str(size), datatype="xsd:nonNegativeInteger"))


def _days(graph: Graph, address: str, publisher: Publisher, material: Material) -> None:
    graph.add(address, "dcterms:issued", Literal(publisher.issued, datatype="xsd:date"))
    if changed := material.atlas.changed:
        graph.add(address, "dcterms:modified", Literal(max(changed.values()), datatype="xsd:date"))


def _year(year: int | None) -> Literal | None:
    return Literal(str(year), datatype="xsd:gYear") if year else None
