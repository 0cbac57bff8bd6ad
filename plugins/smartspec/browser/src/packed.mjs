// The index as it is stored and sent: sorted terms, and for each field the documents of each term.
//
// {terms: "a b c", fields: {name: {lengths: […], postings: "0,2*3;;1"}}}
// Postings of terms are divided by ";", their documents by ","; a document is the distance from the one before
// in base 36, followed by *n when the term stands there n times.

// An address that ends in the page's own name ends in "*" instead: ["aktorer/*", …, "Agro Väst", …].
import { folded } from "./analysis.mjs";

const BASE = 36;
const NAMED = "*";

function nameOf(title) {
  return `${folded(title.toLowerCase()).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}/`;
}

/** An address as it is stored, given the page's title. */
export function shortened(address, title) {
  const name = nameOf(title);
  return name !== "/" && address.endsWith(`/${name}`) ? address.slice(0, -name.length) + NAMED : address;
}

/** The address that was shortened so. */
export function wholeAddress(stored, title) {
  return stored.endsWith(NAMED) ? stored.slice(0, -NAMED.length) + nameOf(title) : stored;
}

/** Pack analysed documents: each is {field: [term, …]}. */
export function packed(analysed, fields) {
  const postings = new Map();
  analysed.forEach((document, number) => {
    for (const field of fields) {
      for (const term of document[field]) {
        if (!postings.has(term)) postings.set(term, {});
        const documents = (postings.get(term)[field] ??= new Map());
        documents.set(number, (documents.get(number) ?? 0) + 1);
      }
    }
  });
  const terms = [...postings.keys()].sort();
  const packedField = (field) => ({
    lengths: analysed.map((document) => document[field].length),
    postings: terms.map((term) => packedDocuments(postings.get(term)[field] ?? new Map())).join(";"),
  });
  return { terms: terms.join(" "), fields: Object.fromEntries(fields.map((field) => [field, packedField(field)])) };
}

function packedDocuments(documents) {
  let before = 0;
  return [...documents].map(([number, times]) => {
    const step = (number - before).toString(BASE);
    before = number;
    return times > 1 ? `${step}*${times}` : step;
  }).join(",");
}

/** Packed indexes over the same documents, read together: the postings of a term are unpacked when it is asked for. */
export class Postings {
  constructor(indexes) {
    this.fields = []; // {name, position: Map from term, lengths, average, postings}
    const all = new Set();
    for (const { terms, fields } of indexes) {
      const names = terms ? terms.split(" ") : [];
      const position = new Map(names.map((term, at) => [term, at]));
      for (const term of names) all.add(term);
      for (const [name, { lengths, postings }] of Object.entries(fields)) {
        const average = lengths.reduce((sum, one) => sum + one, 0) / Math.max(lengths.length, 1);
        this.fields.push({ name, position, lengths, average, postings: postings.split(";") });
      }
    }
    this.known = all;
  }

  /** All terms, sorted when they are first asked for. */
  get terms() {
    return (this.sorted ??= [...this.known].sort());
  }

  /** Whether the term stands anywhere. */
  has(term) {
    return this.known.has(term);
  }

  /** The terms that begin so, sorted. */
  beginningWith(start) {
    const found = [];
    for (let at = this.#firstFrom(start); at < this.terms.length && this.terms[at].startsWith(start); at += 1) {
      found.push(this.terms[at]);
    }
    return found;
  }

  #firstFrom(start) {
    let low = 0, high = this.terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.terms[middle] < start) low = middle + 1; else high = middle;
    }
    return low;
  }

  /** Where a term stands: for each field that has it, {field, documents: [[number, times], …]}. */
  of(term) {
    const found = [];
    for (const field of this.fields) {
      const documents = field.postings[field.position.get(term) ?? -1];
      if (documents) found.push({ field, documents: unpackedDocuments(documents) });
    }
    return found;
  }
}

function unpackedDocuments(documents) {
  let number = 0;
  return documents.split(",").map((entry) => {
    const [step, times] = entry.split("*");
    number += parseInt(step, BASE);
    return [number, times ? Number(times) : 1];
  });
}
