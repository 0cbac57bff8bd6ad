"""The codebook and the catalogue: the same graph in three forms, and what the national profile demands."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD
from site_reading import SITE, read
from smartspec.addresses import PACKAGE
from smartspec.export import rdf
from smartspec.export.catalogue import DATASETS
from smartspec.export.codebook import codebook
from smartspec.export.files import open_data_files
from smartspec.export.material import Material
from smartspec.export.routes import served
from smartspec.model import Atlas
from smartspec.pages.page import Publisher

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own use of it
SHAPES = Path(__file__).with_name("dcat-ap-se-shapes.ttl")
SOMEBODY = Publisher("An example", "NationalAuthority", "function@example.org", "2026-11-27", "202100-0000")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
ROOT = f"{SITE}oppna-data/"


@pytest.fixture(scope="module")
def material(atlas: Atlas) -> Material:
    return Material(atlas, SITE, {"sv": "Ett exempel", "en": "An example"})


@pytest.fixture(scope="module")
def files(material: Material) -> dict[str, str | bytes]:
    return {one.path: one.text for one in open_data_files(material, SOMEBODY)}


def parsed(files: dict[str, str | bytes], name: str, ending: str) -> Graph:
    forms = {"ttl": "turtle", "rdf": "xml", "jsonld": "json-ld"}
    return Graph().parse(data=files[f"data/v1/{name}.{ending}"], format=forms[ending])


@pytest.mark.parametrize("name", ["codebook", "catalogue"])
def test_the_three_forms_are_one_graph_without_blank_nodes(files: dict[str, str | bytes], name: str) -> None:
    turtle, *others = (parsed(files, name, ending) for ending in ("ttl", "rdf", "jsonld"))
    assert len(turtle) > 100
    assert [isomorphic(turtle, other) for other in others] == [True, True]
    assert {type(term) for triple in turtle for term in triple} == {URIRef, Literal}


def test_no_address_in_the_rdf_of_a_document_is_made_of_where_the_document_lies(
    files: dict[str, str | bytes], material: Material
) -> None:
    context = json.loads(files["data/v1/context.jsonld"])["@context"]
    here = "https://where-it-lies.example/"
    kinds: set[str] = set()
    for one in served(material):
        whole = json.loads(one.text) | {"@context": context}
        graph = Graph().parse(data=json.dumps(whole), format="json-ld", publicID=f"{here}a/b.json")
        assert [term for triple in graph for term in triple if str(term).startswith(here)] == [], one.path
        kinds |= {str(kind).rpartition("#")[2] for kind in graph.objects(predicate=RDF.type)}
    assert {"organisation", "priority", "county", "vocabulary"} <= kinds
    assert not kinds & {"joint", "membership", "occasion"}


def test_the_context_makes_rdf_of_a_document(files: dict[str, str | bytes]) -> None:
    whole = json.loads(files["data/v1/regions/dalarna/2022-2028/smarta-energisystem.json"])
    context = json.loads(files["data/v1/context.jsonld"])["@context"]
    graph = Graph().parse(data=json.dumps(whole | {"@context": context}), format="json-ld")
    thing = URIRef(whole["id"])
    assert set(graph.objects(thing, SKOS.prefLabel)) == {
        Literal("Smarta energisystem", "sv"),
        Literal("Smart energy systems", "en"),
    }
    assert graph.value(thing, DCTERMS.modified) == Literal(whole["modified"], datatype=XSD.date)
    county = URIRef(whole["territory"]["id"])
    assert graph.value(county, SKOS.exactMatch) == URIRef("http://data.europa.eu/nuts/code/SE312")
    own = f"{SITE}data/v1/context.jsonld#"
    assert graph.value(thing, URIRef(f"{own}theme")) == Literal("energy")
    assert graph.value(thing, RDF.type) == URIRef(f"{own}priority")
    assert graph.value(thing, URIRef(f"{own}territory")) == county


def test_hostile_texts_are_texts_in_each_form() -> None:
    text = '"""\\ </rdf:RDF><script>alert(1)</script> ]]> & \u2028 å \n # ; . @prefix'
    graph = rdf.Graph()
    graph.add(f"{SITE}x?a=<b>", "skos:note", rdf.Literal(text, "sv"), rdf.Iri(f"{SITE}å"))
    forms = {"turtle": graph.turtle(), "xml": graph.xml(), "json-ld": graph.jsonld()}
    for form, written in forms.items():
        found = {value for _, _, value in Graph().parse(data=written, format=form)}
        assert found == {Literal(text, "sv"), URIRef(f"{SITE}å")}, form


def test_the_codebook_has_every_theme_in_both_languages_with_its_definition(
    files: dict[str, str | bytes], atlas: Atlas
) -> None:
    graph = parsed(files, "codebook", "ttl")
    for term in atlas.vocabularies["themes"].terms:
        concept = URIRef(f"{SITE}prioriteringar/tema/{term.id}/")
        assert set(graph.objects(concept, SKOS.prefLabel)) == {
            Literal(term.name.sv, "sv"),
            *([Literal(term.name.en, "en")] if term.name.en else []),
        }
        assert len(set(graph.objects(concept, SKOS.definition))) >= bool(term.definition)
        assert (URIRef(f"{SITE}kodbok/"), SKOS.hasTopConcept, concept) in graph
    assert list(graph.subject_objects(SKOS.exactMatch)) == []  # our own judgements are related, never the same


def test_every_concept_and_list_is_told_of_at_the_address_that_identifies_it(
    files: dict[str, str | bytes], built: Path
) -> None:
    graph = parsed(files, "codebook", "ttl")
    named = {*graph.subjects(RDF.type, None), *graph.objects(None, SKOS.relatedMatch)}
    assert len(named) > 40
    ids: dict[Path, set[str]] = {}
    for address in sorted(map(str, named)):
        path, _, place = address.removeprefix(SITE).partition("#")
        page = built / path / "index.html"
        there = ids[page] = ids.get(page) or read(page).ids
        assert not place or place in there, address


def judged(graph: Graph) -> bool:
    from pyshacl import validate  # takes half a second, which each process of a run would spend

    conforms, _, _ = validate(graph, shacl_graph=Graph().parse(SHAPES), advanced=False, inference="none")
    return bool(conforms)


def test_the_catalogue_is_what_the_national_profile_demands(files: dict[str, str | bytes]) -> None:
    graph = parsed(files, "catalogue", "rdf")
    assert judged(graph)
    assert len(set(graph.subjects(RDF.type, DCAT.Dataset))) == len(DATASETS)


def test_what_the_catalogue_points_at_is_there_under_one_licence(files: dict[str, str | bytes]) -> None:
    graph = parsed(files, "catalogue", "ttl")
    licences: dict[str, set[object]] = {}
    for file, address in graph.subject_objects(DCAT.downloadURL):
        licences.setdefault(str(address), set()).add(graph.value(file, DCTERMS.license))
    served = [*licences, *map(str, graph.objects(None, DCAT.endpointURL))]
    assert [address for address in served if address.removeprefix(SITE) not in files] == []
    texts = URIRef("http://creativecommons.org/licenses/by/4.0/")  # which only the package holds
    assert {address: said for address, said in licences.items() if len(said) > 1 or texts in said} == {
        f"{SITE}{PACKAGE}": {texts}
    }


DATASET, CATALOG = URIRef(f"{ROOT}#priorities"), URIRef(f"{ROOT}#catalogue")
FILE, AGENT = URIRef(f"{ROOT}#priorities-json"), URIRef("http://dataportal.se/organisation/SE2021000000")
CARD, SERVICE = URIRef(f"{ROOT}#contact"), URIRef(f"{ROOT}#api")
Mutation = Callable[[Graph], object]
MUTANTS: dict[str, Mutation] = {
    "a dataset without a publisher": lambda g: g.remove((DATASET, DCTERMS.publisher, None)),
    "a dataset without a title": lambda g: g.remove((DATASET, DCTERMS.title, None)),
    "a title without a language": lambda g: g.set((DATASET, DCTERMS.title, Literal("bare"))),
    "a catalogue without a licence": lambda g: g.remove((CATALOG, DCTERMS.license, None)),
    "an https licence": lambda g: g.set(
        (FILE, DCTERMS.license, URIRef("https://creativecommons.org/publicdomain/zero/1.0/"))
    ),
    "a literal frequency": lambda g: g.set((DATASET, DCTERMS.accrualPeriodicity, Literal("yearly"))),
    "a blank publisher": lambda g: g.parse(
        data=f"<{DATASET}> <{DCTERMS.publisher}> [ a <{FOAF.Agent}> ] .", format="turtle"
    ),
    "a dataset that no catalogue lists": lambda g: g.remove((CATALOG, DCAT.dataset, DATASET)),
    "a file without an address": lambda g: g.remove((FILE, DCAT.accessURL, None)),
    "a file with two addresses": lambda g: g.add((FILE, DCAT.accessURL, URIRef(f"{SITE}other"))),
    "a publisher without a type": lambda g: g.remove((AGENT, DCTERMS.type, None)),
    "a contact without an e-mail": lambda g: g.remove((CARD, VCARD.hasEmail, None)),
    "a day that is a text": lambda g: g.set((DATASET, DCTERMS.issued, Literal("yesterday", datatype=XSD.string))),
    "a service without an address": lambda g: g.remove((SERVICE, DCAT.endpointURL, None)),
}


MANDATORY = {
    (CATALOG, DCTERMS.title),
    (CATALOG, DCTERMS.description),
    (CATALOG, DCTERMS.publisher),
    (CATALOG, DCTERMS.license),
    (CATALOG, DCAT.dataset),
    (DATASET, DCTERMS.title),
    (DATASET, DCTERMS.description),
    (DATASET, DCTERMS.publisher),
    (FILE, DCAT.accessURL),
    (SERVICE, DCTERMS.title),
    (SERVICE, DCAT.endpointURL),
    (AGENT, RDF.type),
    (AGENT, FOAF.name),
    (AGENT, DCTERMS.type),
    (CARD, RDF.type),
    (CARD, VCARD.fn),
    (CARD, VCARD.hasEmail),
}
"""Each mandatory property of each class of DCAT-AP-SE 3.0.1, by the profile's own templates."""
ONE_ONLY = {
    (CATALOG, DCTERMS.publisher): AGENT,
    (CATALOG, DCTERMS.license): URIRef("http://creativecommons.org/licenses/by/4.0/"),
    (DATASET, DCTERMS.publisher): AGENT,
    (FILE, DCAT.accessURL): URIRef(f"{SITE}other"),
}
"""Properties that may be given once, with a second value that would be right by itself."""


@pytest.mark.parametrize(("subject", "predicate"), sorted(MANDATORY))
def test_a_catalogue_that_lacks_what_is_mandatory_is_refused(
    files: dict[str, str | bytes], subject: URIRef, predicate: URIRef
) -> None:
    graph = parsed(files, "catalogue", "ttl")
    assert (subject, predicate, None) in graph
    graph.remove((subject, predicate, None))
    assert not judged(graph)


@pytest.mark.parametrize(("subject", "predicate"), sorted(ONE_ONLY))
def test_what_may_be_given_once_is_refused_twice(
    files: dict[str, str | bytes], subject: URIRef, predicate: URIRef
) -> None:
    graph = parsed(files, "catalogue", "ttl")
    second = ONE_ONLY[subject, predicate]
    if second == AGENT:  # another one, which is as whole as the first
        second = URIRef(f"{AGENT}-2")
        for _, own, value in list(graph.triples((AGENT, None, None))):
            graph.add((second, own, value))
        assert judged(graph)
    graph.add((subject, predicate, second))
    assert not judged(graph)


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_wrong_catalogue_is_noticed(files: dict[str, str | bytes], mutant: str) -> None:
    graph = parsed(files, "catalogue", "ttl")
    before = set(graph)
    MUTANTS[mutant](graph)
    assert set(graph) != before
    assert not judged(graph)


def test_the_catalogue_lists_files_that_are_there_with_their_sizes(files: dict[str, str | bytes]) -> None:
    graph = parsed(files, "catalogue", "ttl")
    found = dict(graph.subject_objects(DCAT.downloadURL))
    assert len(found) == sum(len(dataset.files) for dataset in DATASETS)
    for file, address in found.items():
        content = files[str(address).removeprefix(SITE)]
        size = len(content if isinstance(content, bytes) else content.encode())
        assert set(graph.objects(file, DCAT.byteSize)) == {Literal(str(size), datatype=XSD.nonNegativeInteger)}


def test_without_a_publisher_there_is_no_catalogue(material: Material, files: dict[str, str | bytes]) -> None:
    without = {one.path for one in open_data_files(material, None)}
    assert {path for path in files if path not in without} == {
        f"data/v1/catalogue.{ending}" for ending in ("ttl", "rdf", "jsonld")
    }


def test_graphs_are_the_same_bytes_whatever_order_they_were_made_in(material: Material) -> None:
    graph = codebook(material)
    again = rdf.Graph()
    for subject, predicate, value in sorted(graph.triples, key=str, reverse=True):
        again.add(subject, predicate, value)
    assert (graph.turtle(), graph.xml(), graph.jsonld()) == (again.turtle(), again.xml(), again.jsonld())


def test_a_file_has_one_licence_and_the_package_that_of_its_texts(files: dict[str, str | bytes]) -> None:
    graph, licences = parsed(files, "catalogue", "ttl"), dict[str, set[str]]()
    for own, file in graph.subject_objects(DCAT.downloadURL):
        licences.setdefault(str(file), set()).add(str(graph.value(own, DCTERMS.license)))
    assert [file for file, found in licences.items() if len(found) > 1] == []
    assert licences[f"{SITE}data/smart-specialisering.zip"] == {"http://creativecommons.org/licenses/by/4.0/"}
