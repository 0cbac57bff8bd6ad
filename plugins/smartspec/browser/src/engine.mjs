// A question → pages, best first.
import MiniSearch from "minisearch";

import { folded, stemOf, tellingWordsOf, twinOf, wordsOf } from "./analysis.mjs";
import { partsOf } from "./compounds.mjs";
import { BOOST, FIELDS } from "./fields.mjs";
import { unpacked } from "./packed.mjs";

const FEW = 5;
const SHORTEST_PREFIX = 2;
const SHORTEST_WITH_ERRORS = 5;
const WEIGHT = { other: 0.8, folded: 0.9, error: 0.5, parts: 0.4, some: 0.1 };
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
    const asked = new Set(words.map((word) => stemOf(word, this.lang)));
    const found = this.#inOrder(this.#found(queries, "AND", asked));
    if (found.length < FEW) this.#add(found, words.map((word) => this.#wider(word)), "AND", asked);
    if (found.length < FEW && words.length > 1) this.#add(found, queries, "OR", asked);
    return kinds ? found.filter((page) => kinds.includes(page.kind)) : found;
  }

  /** Add the pages that a wider query finds, mostly after those already found. */
  #add(found, queries, combineWith, asked) {
    const seen = new Set(found.map((page) => page.address));
    const more = this.#found(queries, combineWith, asked).filter((page) => !seen.has(page.address));
    found.push(...more.map((page) => ({ ...page, score: page.score * WEIGHT.some })));
    this.#inOrder(found);
  }

  /** All that a word of the question may stand for, as a query. */
  #meanings(word) {
    const own = stemOf(word, this.lang);
    const written = [
      this.#term(own, 1, own.length >= SHORTEST_PREFIX),
      this.#term(stemOf(word, this.other), WEIGHT.other, false),
      ...(this.lang === "sv" ? [this.#term(twinOf(own), WEIGHT.other, false)] : []),
      ...this.#accentedLike(own).map((term) => this.#term(term, WEIGHT.folded, false)),
    ];
    const queries = [written, () => this.#misspelt(word, own), () => this.#inParts(word), () => this.#inParts(word, "OR")];
    for (const query of queries) {
      const tried = typeof query === "function" ? query() : query;
      const either = { combineWith: "OR", queries: tried };
      if (tried.length && this.index.search(either).length) return either;
    }
    return { combineWith: "OR", queries: written };
  }

  /** The same, and for a compound also its parts apart from each other. */
  #wider(word) {
    const { queries } = this.#meanings(word);
    return { combineWith: "OR", queries: [...queries, ...this.#inParts(word)] };
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

  #inParts(word, combineWith = "AND") {
    const parts = partsOf(word, this.terms);
    const queries = parts.map((part) => this.#term(part, WEIGHT.parts, true));
    return parts.length ? [{ combineWith, queries }] : [];
  }

  #found(queries, combineWith, asked) {
    return this.index.search({ combineWith, queries }).map(({ id, score }) => {
      const page = this.pages[id];
      return { ...page, score: score * page.weight * (this.#isNamed(page, asked) ? SAME_NAME : 1) };
    });
  }

  /** Whether the question holds all of a page's name. */
  #isNamed(page, asked) {
    const name = tellingWordsOf(page.title, this.lang);
    return name.length >= Math.min(asked.size, 2) && name.every((word) => asked.has(stemOf(word, this.lang)));
  }

  #inOrder(pages) {
    return pages.sort((a, b) => b.score - a.score || this.collator.compare(a.title, b.title));
  }
}

function weighted(weight) {
  return Object.fromEntries(Object.entries(BOOST).map(([field, boost]) => [field, boost * weight]));
}
