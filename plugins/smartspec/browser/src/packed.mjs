// The index as it is stored and sent: sorted terms, and for each field the documents of each term.
//
// {terms: "AskogEaEsbrukAväg", fields: {name: "0,2*3;;1"}}
// A term begins with a capital, which tells how many letters it has in common with the one before: A none, B one.
// Postings of terms are divided by ";", their documents by ","; a document is the distance from the one before
// in base 36, followed by *n, in base 36 too, when the term stands there n times. From them it is counted how many terms a
// document has.
// An address that ends in the page's own name ends in "*" instead: ["aktorer/*", …, "Agro Väst", …].
import { folded } from "./analysis.mjs";

const BASE = 36;
const [TIMES, ZERO, LETTER] = [..."*0a"].map((sign) => sign.charCodeAt(0));
const NAMED = "*";
const NONE_SHARED = "A".charCodeAt(0), MOST_SHARED = 25;
const TERM = /[A-Z][^A-Z]*/g; // terms are in lower case

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
  const packedField = (field) => terms.map((term) => packedDocuments(postings.get(term)[field] ?? new Map())).join(";");
  return { terms: packedTerms(terms), fields: Object.fromEntries(fields.map((field) => [field, packedField(field)])) };
}

function packedTerms(terms) {
  return terms.map((term, at) => {
    const before = terms[at - 1] ?? "";
    let shared = 0;
    while (shared < MOST_SHARED && shared < term.length && term[shared] === before[shared]) shared += 1;
    return String.fromCharCode(NONE_SHARED + shared) + term.slice(shared);
  }).join("");
}

function unpackedTerms(packedTerms) {
  let before = "";
  return (packedTerms.match(TERM) ?? []).map((entry) => (before = before.slice(0, entry.charCodeAt(0) - NONE_SHARED) + entry.slice(1)));
}

function packedDocuments(documents) {
  let before = 0;
  return [...documents].map(([number, times]) => {
    const step = (number - before).toString(BASE);
    before = number;
    return times > 1 ? `${step}*${times.toString(BASE)}` : step;
  }).join(",");
}

/** Packed indexes over the same documents, read together: the postings of a term are unpacked when it is asked for. */
export class Postings {
  /** count: how many documents there are. */
  constructor(indexes, count) {
    this.fields = []; // {name, position: Map from term, postings, lengths, average}
    const all = new Set();
    for (const { terms, fields } of indexes) {
      const names = unpackedTerms(terms);
      const position = new Map(names.map((term, at) => [term, at]));
      for (const term of names) all.add(term);
      for (const [name, postings] of Object.entries(fields)) this.fields.push({ name, position, ...counted(postings.split(";"), count) });
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

/** The postings of a field, and how many terms each of so many documents has there. */
function counted(postings, count) {
  const lengths = new Uint32Array(count);
  let sum = 0;
  for (const documents of postings) {
    if (documents) eachDocument(documents, (number, times) => {
      lengths[number] += times;
      sum += times;
    });
  }
  return { postings, lengths, average: sum / Math.max(count, 1) };
}

function unpackedDocuments(documents) {
  const found = [];
  eachDocument(documents, (number, times) => { found.push([number, times]); });
  return found;
}

function eachDocument(documents, note) {
  let number = 0, value = 0, step = null; // step is known when the value is how many times
  for (let at = 0; at <= documents.length; at += 1) {
    const sign = documents.charCodeAt(at);
    if (sign >= ZERO) value = value * BASE + sign - (sign < LETTER ? ZERO : LETTER - 10);
    else if (sign === TIMES) [step, value] = [value, 0];
    else { // a comma, or the end
      number += step ?? value;
      note(number, step === null ? 1 : value);
      [step, value] = [null, 0];
    }
  }
}
