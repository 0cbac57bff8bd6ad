"""The lists of our own as SKOS: themes, kinds of funding, forms of exchange, statuses and degrees of confidence."""

from .. import addresses
from ..model import Bilingual, Term, Vocabulary
from ..pages.codebook.lists import CHOICES, SMALL_LISTS
from .material import CC0, Material, in_both
from .rdf import Graph, Iri, Literal

OWN = ("themes", *SMALL_LISTS)
"""The node's vocabularies that are nobody else's; classifications keep their owners' addresses."""


def codebook(material: Material) -> Graph:
    """Every own list as a scheme of concepts."""
    graph = Graph()
    for name in OWN:
        _vocabulary(graph, material, name, material.atlas.vocabularies[name])
    for name, (title, choices) in CHOICES.items():
        scheme = scheme_address(material, name)
        _scheme(graph, scheme, in_both(title))
        for id_, label in choices.items():
            _concept(graph, scheme, concept_address(material, name, id_), id_, in_both(label))
    _crossings(graph, material)
    return graph


def scheme_address(material: Material, name: str) -> str:
    """What identifies a list: the codebook's page, or its part about it."""
    return material.url(addresses.CODEBOOK) + ("" if name == "themes" else f"#{name}")


def concept_address(material: Material, name: str, id_: str) -> str:
    """What identifies a term of a list: its page, or its place on one."""
    return material.url(addresses.term_address(name, id_))


def _vocabulary(graph: Graph, material: Material, name: str, vocabulary: Vocabulary) -> None:
    scheme = scheme_address(material, name)
    _scheme(graph, scheme, vocabulary.title)
    graph.say(scheme, "dcterms:description", vocabulary.status)
    graph.add(scheme, "owl:versionInfo", Literal(vocabulary.version))
    for term in vocabulary.terms:
        _term(graph, scheme, concept_address(material, name, term.id), term)


def _scheme(graph: Graph, scheme: str, title: Bilingual) -> None:
    graph.is_a(scheme, "skos:ConceptScheme")
    graph.say(scheme, "dcterms:title", title)
    graph.add(scheme, "dcterms:license", Iri(CC0))


def _concept(graph: Graph, scheme: str, concept: str, notation: str, label: Bilingual) -> None:
    graph.is_a(concept, "skos:Concept")
    graph.say(concept, "skos:prefLabel", label)
    graph.add(concept, "skos:notation", Literal(notation))
    graph.add(concept, "skos:inScheme", Iri(scheme))
    graph.add(concept, "skos:topConceptOf", Iri(scheme))
    graph.add(scheme, "skos:hasTopConcept", Iri(concept))


def _term(graph: Graph, scheme: str, concept: str, term: Term) -> None:
    _concept(graph, scheme, concept, term.id, term.name)
    graph.say(concept, "skos:definition", term.definition)
    graph.say(concept, "skos:scopeNote", term.includes)
    graph.say(concept, "skos:note", term.excludes)


def _crossings(graph: Graph, material: Material) -> None:
    """What lies near a theme in other lists: related, never the same, since it is our judgement."""
    for crossing in material.atlas.node.crosswalk.crossings:
        other = concept_address(material, crossing.list, crossing.id)
        for theme in crossing.themes:
            graph.add(concept_address(material, "themes", theme), "skos:relatedMatch", Iri(other))
