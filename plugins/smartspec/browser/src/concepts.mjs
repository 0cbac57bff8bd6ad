// The lines of the codebook as concepts: solar cells, photovoltaics and solar energy are one, whichever word a text has.
import { stemOf } from "./analysis.mjs";
import { isSort, partsOf } from "./compounds.mjs";

const SHORTEST_STEM = 4; // of shorter ones only the word itself counts: renat is no ren, bäras no bär
const SHORTEST_FIRST = 4, SHORTEST_LAST = 6; // where only the last part of a compound is known
const SHORTEST_PART = 4; // the shortest word that counts as a part of a compound
const LONGEST_PHRASE = 3;
const PART = 0.6;

export class Concepts {
  /**
   * themes: [[id, [line, …]], …] in that language; a line holds words for the same thing, divided by commas.
   * known: the stems that compounds consist of (see compounds.mjs); with them only whole words, and the parts of
   * a compound that is divided between two of them, mean something: kostnad is no kost.
   */
  constructor(themes, lang, known = null) {
    this.lang = lang;
    this.written = new Map(); // the words of the lines as they are written → the numbers of concepts
    this.themes = []; // of each concept
    this.words = []; // of each concept, its phrases of one word
    this.byPhrase = new Map(); // stems with a space between → the numbers of concepts
    this.beginnings = new Set(); // the first stems of phrases of several words
    this.remembered = new Map();
    for (const [theme, lines] of themes) this.add(theme, lines);
    const isPhrase = (stem) => stem.length >= SHORTEST_PART && this.byPhrase.has(stem);
    this.known = known && { has: (stem) => known.has(stem) || isPhrase(stem) };
  }

  /** Add the lines of a theme. */
  add(theme, lines) {
    for (const line of lines) {
      const phrases = line.split(",").map((phrase) => phrase.trim().toLowerCase());
      for (const phrase of phrases) this.#add(phrase, this.themes.length);
      this.themes.push(theme);
      this.words.push(phrases.filter((phrase) => !phrase.includes(" ")));
    }
  }

  #add(phrase, number) {
    const key = phrase.split(/[^\p{L}\p{N}]+/u).filter(Boolean).map((word) => stemOf(word, this.lang)).join(" ");
    this.written.set(phrase, [...(this.written.get(phrase) ?? []), number]);
    this.byPhrase.set(key, [...(this.byPhrase.get(key) ?? []), number]);
    if (key.includes(" ")) this.beginnings.add(key.slice(0, key.indexOf(" ")));
  }

  /** The concepts of a list of words: Map from number to {times, by: Set of the words}. */
  of(words, stems = words.map((word) => stemOf(word, this.lang))) {
    const found = new Map();
    const note = (number, times, by) => {
      const one = found.get(number) ?? { times: 0, by: new Set() };
      one.times += times;
      one.by.add(by);
      found.set(number, one);
    };
    for (let at = 0; at < words.length; at += 1) {
      const longest = this.beginnings.has(stems[at]) ? Math.min(LONGEST_PHRASE, words.length - at) : 1;
      for (let length = 2; length <= longest; length += 1) {
        const own = this.byPhrase.get(stems.slice(at, at + length).join(" ")) ?? [];
        for (const number of own) note(number, 2, words.slice(at, at + length).join(" "));
      }
      for (const [number, times] of this.ofWord(stems[at], words[at])) note(number, times, words[at]);
    }
    return found;
  }

  /** Whether words stand on a line as they are or in another form, not only as a part of a compound. */
  isWhole(words) {
    return this.written.has(words) || this.byPhrase.has(words.split(" ").map((word) => stemOf(word, this.lang)).join(" "));
  }

  /** [[number, times], …] of one word, or of the longest beginning and the longest end of a compound that are known. */
  ofWord(stem, word) {
    if (this.known) return this.#ofWhole(stem, word);
    let found = this.remembered.get(stem);
    if (!found) {
      const whole = this.byPhrase.get(stem);
      found = whole ? share(whole, 1) : this.lang === "sv" ? [...this.#part(stem, true), ...this.#part(stem, false)] : [];
      this.remembered.set(stem, found);
    }
    return found;
  }

  /** The concepts of a word as it is written, else in another form, else of the parts of a compound. */
  #ofWhole(stem, word) {
    let found = this.remembered.get(word);
    if (!found) {
      const form = stem.length >= SHORTEST_STEM && !isPassive(word, stem) ? this.byPhrase.get(stem) : null;
      const own = this.written.get(word) ?? form;
      found = own ? share(own, 1) : this.lang === "sv" ? this.#ofParts(stem, word) : [];
      this.remembered.set(word, found);
    }
    return found;
  }

  /** The concepts of the parts of a compound; where its first is unknown, of a long last: entreprenad|maskiner. */
  #ofParts(stem, word) {
    const parts = partsOf(word, this.known).filter((part) => part.length >= SHORTEST_PART && !isSort(part) && this.byPhrase.has(part));
    if (parts.length) return parts.flatMap((part) => share(this.byPhrase.get(part), PART));
    for (let at = SHORTEST_FIRST; at <= stem.length - SHORTEST_LAST; at += 1) {
      const own = this.byPhrase.get(stem.slice(at));
      if (own) return share(own, PART);
    }
    return [];
  }

  #part(stem, first) {
    for (let length = stem.length - 2; length >= SHORTEST_PART; length -= 1) {
      const own = this.byPhrase.get(first ? stem.slice(0, length) : stem.slice(-length));
      if (own) return share(own, PART);
    }
    return [];
  }
}

/** Whether a word is a verb that something is done to, whose stem a noun may share: serveras is no server. */
function isPassive(word, stem) {
  return /as$/.test(word) && word.slice(0, -2) === stem;
}

/** A word that belongs to several concepts says less of each. */
function share(numbers, times) {
  return numbers.map((number) => [number, times / numbers.length]);
}
