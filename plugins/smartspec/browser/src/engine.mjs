// A query → pages, best first.
import MiniSearch from "minisearch";

import { folded, stemOf, tellingWordsOf, twinOf, wordsOf } from "./analysis.mjs";
import { partsOf } from "./compounds.mjs";
import { BOOST, FIELDS } from "./fields.mjs";
import { unpacked } from "./packed.mjs";

const FEW = 5;
const SHORTEST_PREFIX = 2;
const SHORTEST_WITH_ERRORS = 5;
const SHORTEST_BEGINNING = 4;
const WEIGHT = { other: 0.8, folded: 0.9, foldedPrefix: 0.4, error: 0.5, parts: 0.4, some: 0.1 };
const SAME_NAME = 4;
const OPTIONS = { fields: FIELDS, tokenize: (term) => [term], processTerm: (term) => term };

export class Engine {
  /** first and text: the two parts of the index; text may come later, by a new engine. */
  constructor(lang, first, text = null) {
    const plain = unpacked(text ? [first, text] : [first], FIELDS);
    this.lang = lang;
    this.other = lang === "sv" ? "en" : "sv";
    this.groups = first.groups;
    this.pages = first.documents.map(([address, kind, group, title, place, weight]) => (
      { address, kind: first.kinds[kind], group, title, place, weight }));
    this.names = [];
    this.terms = new Set(plain.index.map(([term]) => term));
    this.accents = [...this.terms].map((term) => [folded(term), term]).filter(([plain, term]) => plain !== term);
    this.collator = new Intl.Collator(lang);
    this.index = MiniSearch.loadJS(plain, OPTIONS);
  }

  /** Pages with all words first; when they are few, followed by those with some of the words. */
  search(text, { kind } = {}) {
    const told = tellingWordsOf(text, this.lang);
    const words = told.length ? told : wordsOf(text);
    if (!words.length) return [];
    const question = {
      stems: new Set(words.map((word) => stemOf(word, this.lang))),
      kinds: kind === undefined ? null : [kind].flat(),
    };
    const queries = words.map((word) => this.#meanings(word));
    const found = this.#inOrder(this.#found(queries, "AND", question));
    if (found.length < FEW) this.#add(found, words.map((word) => this.#wider(word)), "AND", question);
    if (found.length < FEW && words.length > 1) this.#add(found, queries, "OR", question);
    return found;
  }

  /** Add the pages that a wider query finds, mostly after those already found. */
  #add(found, queries, combineWith, question) {
    const seen = new Set(found.map((page) => page.address));
    const more = this.#found(queries, combineWith, question).filter((page) => !seen.has(page.address));
    found.push(...more.map((page) => ({ ...page, score: page.score * WEIGHT.some })));
    this.#inOrder(found);
  }

  /** One word as a MiniSearch query: the first of these variants with any result. */
  #meanings(word) {
    const ways = [
      () => this.#asWritten(word),
      () => this.#misspelt(word),
      () => this.#inParts(word, "AND"),
      () => this.#inParts(word, "OR"),
      () => this.#beginning(word),
    ];
    for (const way of ways) {
      const query = { combineWith: "OR", queries: way() };
      if (query.queries.length && this.index.search(query).length) return query;
    }
    return { combineWith: "OR", queries: this.#asWritten(word) };
  }

  #asWritten(word) {
    const own = stemOf(word, this.lang);
    return [
      this.#term(own, 1, own.length >= SHORTEST_PREFIX),
      this.#term(stemOf(word, this.other), WEIGHT.other),
      ...(this.lang === "sv" ? [this.#term(twinOf(own), WEIGHT.other)] : []),
      ...this.#accented(own),
    ];
  }

  /** Like above, and for a compound also its parts separately. */
  #wider(word) {
    const { queries } = this.#meanings(word);
    return { combineWith: "OR", queries: [...queries, ...this.#inParts(word, "AND")] };
  }

  #term(term, weight, prefix = false, fuzzy = false) {
    return { queries: [term], combineWith: "OR", prefix, fuzzy, boost: weighted(weight) };
  }

  /** The terms that are or begin like this one when å, ä, ö are written a, a, o. */
  #accented(term) {
    if (term.length <= SHORTEST_PREFIX) return [];
    return this.accents
      .filter(([plain]) => plain.startsWith(term))
      .map(([plain, accented]) => this.#term(accented, plain === term ? WEIGHT.folded : WEIGHT.foldedPrefix));
  }

  /** Edit distance 1, with transpositions, and with å, ä, ö for a, a, o. */
  #misspelt(word) {
    if (word.length < SHORTEST_WITH_ERRORS) return [];
    const own = stemOf(word, this.lang);
    const swapped = [...word].slice(1).map((_, i) => word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2));
    const stems = [...swapped.map((one) => stemOf(one, this.lang)), folded(own)];
    return [
      this.#term(own, WEIGHT.error, false, 1),
      ...stems.filter((stem) => this.terms.has(stem)).map((stem) => this.#term(stem, WEIGHT.error)),
    ];
  }

  #inParts(word, combineWith) {
    const parts = partsOf(word, this.terms);
    return parts.length ? [{ combineWith, queries: parts.map((part) => this.#term(part, WEIGHT.parts, true)) }] : [];
  }

  /** The longest known word that a word begins with: vindkraft of vindkraftspark. */
  #beginning(word) {
    for (let length = word.length - 1; length >= SHORTEST_BEGINNING; length -= 1) {
      const stem = stemOf(word.slice(0, length), this.lang);
      if (this.terms.has(stem)) return [this.#term(stem, WEIGHT.parts)];
    }
    return [];
  }

  #found(queries, combineWith, { stems, kinds }) {
    const filter = kinds && (({ id }) => kinds.includes(this.pages[id].kind));
    return this.index.search({ combineWith, queries }, filter ? { filter } : {}).map(({ id, score }) => {
      const page = this.pages[id];
      return { ...page, score: score * page.weight * (this.#isNamed(id, stems) ? SAME_NAME : 1) };
    });
  }

  /** Whether the query contains all words of a page's name. */
  #isNamed(id, stems) {
    this.names[id] ??= tellingWordsOf(this.pages[id].title, this.lang).map((word) => stemOf(word, this.lang));
    const name = this.names[id];
    return name.length >= Math.min(stems.size, 2) && name.every((stem) => stems.has(stem));
  }

  #inOrder(pages) {
    return pages.sort((a, b) => b.score - a.score || this.collator.compare(a.title, b.title));
  }
}

function weighted(weight) {
  return Object.fromEntries(Object.entries(BOOST).map(([field, boost]) => [field, boost * weight]));
}
