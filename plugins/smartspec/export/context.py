"""The JSON-LD context: what makes RDF of every document."""

from .rdf import PREFIXES
from .records import Values

SAME = {
    "name": "skos:prefLabel",
    "title": "dcterms:title",
    "summary": "dcterms:abstract",
    "modified": {"@id": "dcterms:modified", "@type": "xsd:date"},
    "nuts_id": {"@id": "skos:exactMatch", "@type": "@id"},
}
"""Fields that mean the same as a property of a public vocabulary."""
LANGUAGE_MAPS = ("name", "title", "summary")


def context(own: str) -> Values:
    """``own`` is the address below which our own fields are named."""
    terms: Values = {name: PREFIXES[name] for name in ("dcterms", "skos", "xsd")}
    terms |= {"@version": 1.1, "@vocab": f"{own}#", "id": "@id", "kind": "@type"}
    for field, means in SAME.items():
        if field in LANGUAGE_MAPS:
            terms[field] = {"@id": means, "@container": "@language"}
        else:
            terms[field] = means
    # Values of their own, that are no properties of the thing.
    return {"@context": terms | dict.fromkeys(("schema_version", "$schema", "references", "links"))}
