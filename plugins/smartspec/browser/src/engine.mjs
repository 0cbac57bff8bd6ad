// A question → pages, best first.
import MiniSearch from "minisearch";

import { folded, stemOf, tellingWordsOf, wordsOf } from "./analysis.mjs";
import { partsOf } from "./compounds.mjs";
import { BOOST, FIELDS } from "./fields.mjs";
import { unpacked } from "./packed.mjs";

const FEW = 3;
const SHORTEST_PREFIX = 2;
const SHORTEST_WITH_ERRORS = 5;
const WEIGHT = { other: 0.8, folded: 0.9, error: 0.5, parts: 0.4, some: 0.1 };
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
    this.terms = new Set(plain.index.map(([term]) => term));
    this.accented = [...this.terms].map((term) => [folded(term), term]).filter(([plainly, term]) => plainly !== term);
    this.collator = new Intl.Collator(lang);
    this.index = MiniSearch.loadJS(plain, OPTIONS);
  }

  /** Pages with all the words first; when they are few, those with some of the words after them. */
  search(text, { kind } = {}) {
    const told = tellingWordsOf(text, this.lang);
    const words = told.length ? told : wordsOf(text);
    if (!words.length) return [];
    const kinds = kind === undefined ? null : [kind].flat();
    const queries = words.map((word) => this.#meanings(word));
    const all = this.#found(queries, "AND", kinds);
    if (words.length === 1 || all.length >= FEW) return this.#inOrder(all);
    const seen = new Set(all.map((hit) => hit.address));
    const some = this.#found(queries, "OR", kinds).filter((hit) => !seen.has(hit.address));
    return [...this.#inOrder(all), ...this.#inOrder(some.map((hit) => ({ ...hit, score: hit.score * WEIGHT.some })))];
  }

  /** All that a word of the question may stand for, as a query. */
  #meanings(word) {
    const own = stemOf(word, this.lang);
    const written = [
      this.#term(own, 1, own.length >= SHORTEST_PREFIX),
      this.#term(stemOf(word, this.other), WEIGHT.other, false),
      ...this.#accentedLike(own).map((term) => this.#term(term, WEIGHT.folded, false)),
    ];
    const queries = [written, () => this.#misspelt(word, own), () => this.#inParts(word)];
    for (const query of queries) {
      const tried = typeof query === "function" ? query() : query;
      const either = { combineWith: "OR", queries: tried };
      if (tried.length && this.index.search(either).length) return either;
    }
    return { combineWith: "OR", queries: written };
  }

  #term(term, weight, prefix, fuzzy = false) {
    return { queries: [term], combineWith: "OR", prefix, fuzzy, boost: weighted(weight) };
  }

  /** The terms that begin like this one when å, ä, ö are written a, a, o. */
  #accentedLike(term) {
    if (term.length < SHORTEST_PREFIX + 1) return [];
    return this.accented.filter(([plainly]) => plainly.startsWith(term)).map(([, accented]) => accented);
  }

  #misspelt(word, own) {
    if (word.length < SHORTEST_WITH_ERRORS) return [];
    const swapped = [...word].slice(1).map((_, i) => word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2));
    const stems = swapped.map((one) => stemOf(one, this.lang));
    const plainly = folded(own);
    return [
      this.#term(own, WEIGHT.error, false, 1),
      ...stems.filter((stem) => this.terms.has(stem)).map((stem) => this.#term(stem, WEIGHT.error, false)),
    ].concat(plainly === own ? [] : [this.#term(plainly, WEIGHT.error, true)]);
  }

  #inParts(word) {
    const parts = partsOf(word, this.terms);
    const queries = parts.map((part) => this.#term(part, WEIGHT.parts, true));
    return parts.length ? [{ combineWith: "AND", queries }, ...queries] : [];
  }

  #found(queries, combineWith, kinds) {
    const hits = this.index.search({ combineWith, queries });
    const pages = hits.map(({ id, score }) => ({ ...this.pages[id], score: score * this.pages[id].weight }));
    return kinds ? pages.filter((page) => kinds.includes(page.kind)) : pages;
  }

  #inOrder(pages) {
    return pages.sort((a, b) => b.score - a.score || this.collator.compare(a.title, b.title));
  }
}

function weighted(weight) {
  return Object.fromEntries(Object.entries(BOOST).map(([field, boost]) => [field, boost * weight]));
}
