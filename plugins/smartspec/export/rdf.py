"""Triples without blank nodes, written as Turtle, RDF/XML and JSON-LD: the same bytes every time.

A writer of our own, since that of rdflib gives RDF/XML and JSON-LD that differ from process to process
(docs/decisions/0024-open-data.md).
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from xml.sax.saxutils import escape, quoteattr

from ..model import Bilingual
from .records import Values

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TYPE = "rdf:type"


@dataclass(frozen=True, order=True)
class Iri:
    """A thing named by its address."""

    value: str


@dataclass(frozen=True, order=True)
class Literal:
    """A text with its language, or a value with its datatype (``xsd:date``)."""

    value: str
    lang: str = ""
    datatype: str = ""


Term = Iri | Literal
Described = dict[str, dict[str, list[Term]]]


@dataclass(frozen=True)
class Graph:
    """Triples: the subject is an address, the predicate a prefixed name."""

    triples: set[tuple[str, str, Term]] = field(default_factory=set)

    def add(self, subject: str, predicate: str, *values: Term | None) -> None:
        """One triple for each value that there is."""
        self.triples.update((subject, predicate, value) for value in values if value is not None)

    def is_a(self, subject: str, kind: str) -> None:
        """The subject's type, by its prefixed name (``skos:Concept``)."""
        self.add(subject, TYPE, Iri(_whole(kind)))

    def say(self, subject: str, predicate: str, text: Bilingual | None) -> None:
        """The text in each language that it has."""
        if text:
            self.add(subject, predicate, Literal(text.sv, "sv"), Literal(text.en, "en") if text.en else None)

    @cached_property
    def described(self) -> Described:
        """By subject and predicate, in one order; the type comes first."""
        found: Described = {}
        for subject, predicate, value in sorted(self.triples, key=_order):
            found.setdefault(subject, {}).setdefault(predicate, []).append(value)
        return found

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that any name in the graph has."""
        names = {_prefix(predicate) for _, predicate, _ in self.triples}
        for _, _, value in self.triples:
            names.add(_prefix(value.datatype if isinstance(value, Literal) else _short(value.value)))
        return {name: PREFIXES[name] for name in sorted(names - {""})}

    def turtle(self) -> str:
        """The graph as Turtle."""
        lines = [f"@prefix {name}: <{base}> ." for name, base in self.prefixes.items()] + [""]
        for subject, properties in self.described.items():
            rows = (f"{'a' if p == TYPE else p} {', '.join(map(_turtle, of))}" for p, of in properties.items())
            lines += [f"{_address(subject)} " + " ;\n    ".join(rows) + " .", ""]
        return "\n".join(lines)

    def xml(self) -> str:
        """The graph as RDF/XML."""
        spaces = " ".join(f'xmlns:{n}="{base}"' for n, base in ({"rdf": PREFIXES["rdf"]} | self.prefixes).items())
        lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<rdf:RDF {spaces}>"]
        for subject, properties in self.described.items():
            lines.append(f"  <rdf:Description rdf:about={quoteattr(subject)}>")
            lines += [f"    {_xml(predicate, value)}" for predicate, of in properties.items() for value in of]
            lines.append("  </rdf:Description>")
        return "\n".join([*lines, "</rdf:RDF>", ""])

    def jsonld(self) -> str:
        """The graph as JSON-LD, expanded but for its prefixes."""
        things = [
            {"@id": subject} | {"@type" if p == TYPE else p: _jsonld(p, of) for p, of in properties.items()}
            for subject, properties in self.described.items()
        ]
        whole = {"@context": self.prefixes, "@graph": things}
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


def _order(triple: tuple[str, str, Term]) -> tuple[object, ...]:
    subject, predicate, value = triple
    literal = (value.lang, value.datatype) if isinstance(value, Literal) else ("", "")
    return subject, predicate != TYPE, predicate, isinstance(value, Literal), value.value, *literal


def _prefix(name: str) -> str:
    return name.partition(":")[0]


def _whole(name: str) -> str:
    prefix, _, own = name.partition(":")
    return PREFIXES[prefix] + own


def _short(address: str) -> str:
    """The prefixed name of an address; empty where it has none."""
    for prefix, base in PREFIXES.items():
        if address.startswith(base) and address[len(base) :].isidentifier():
            return f"{prefix}:{address[len(base) :]}"
    return ""


def _address(address: str) -> str:
    """An address as Turtle has it: what could end it is written by its number."""
    return "<" + "".join(f"\\u{ord(c):04X}" if c in '<>"{}|^`\\' or c <= " " else c for c in address) + ">"


def _turtle(value: Term) -> str:
    if isinstance(value, Iri):
        return _short(value.value) or _address(value.value)
    text = json.dumps(value.value, ensure_ascii=False)
    return text + (f"@{value.lang}" if value.lang else f"^^{value.datatype}" if value.datatype else "")


def _xml(predicate: str, value: Term) -> str:
    if isinstance(value, Iri):
        return f"<{predicate} rdf:resource={quoteattr(value.value)}/>"
    mark = f' xml:lang="{value.lang}"' if value.lang else ""
    mark = f' rdf:datatype="{_whole(value.datatype)}"' if value.datatype else mark
    return f"<{predicate}{mark}>{escape(value.value)}</{predicate}>"


def _jsonld(predicate: str, values: Iterable[Term]) -> list[object]:
    if predicate == TYPE:
        return [_short(value.value) or value.value for value in values]
    return [_jsonld_term(value) for value in values]


def _jsonld_term(value: Term) -> dict[str, str]:
    if isinstance(value, Iri):
        return {"@id": value.value}
    kind = {"@language": value.lang} if value.lang else {"@type": value.datatype} if value.datatype else {}
    return {"@value": value.value} | kind


def context(own: str) -> Values:
    """The JSON-LD context, which makes RDF of every document; below the address ``own`` our own fields are named."""
    terms: Values = {
        **{name: PREFIXES[name] for name in ("dcterms", "skos", "xsd")},
        "@version": 1.1,
        "@vocab": f"{own}#",
        "id": "@id",
        "kind": "@type",
        "name": {"@id": "skos:prefLabel", "@container": "@language"},
        "title": {"@id": "dcterms:title", "@container": "@language"},
        "summary": {"@id": "dcterms:abstract", "@container": "@language"},
        "modified": {"@id": "dcterms:modified", "@type": "xsd:date"},
        "nuts_id": {"@id": "skos:exactMatch", "@type": "@id"},
        # What has an id of a list, and not its address: an organisation is identified by its page.
        "organisation": {"@id": f"{own}#organisation", "@context": {"id": "dcterms:identifier", "page": "@id"}},
        "terms": {"@id": f"{own}#terms", "@context": {"id": "dcterms:identifier"}},
        # Here the kind is a property and no type.
        "cooperation": {"@id": f"{own}#cooperation", "@context": {"kind": f"{own}#kind"}},
    }
    # Values of their own, that are no properties of the thing.
    return {"@context": terms | dict.fromkeys(("schema_version", "$schema", "references", "links"))}
