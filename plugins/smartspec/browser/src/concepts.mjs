// The lines of the codebook as concepts: solar cells, photovoltaics and solar energy are one, whichever word a text has.
import { stemOf } from "./analysis.mjs";

const SHORTEST_PART = 4; // the shortest word that counts as a part of a compound
const LONGEST_PHRASE = 3;
const PART = 0.6;

export class Concepts {
  /** themes: [[id, [line, …]], …] in that language; a line holds words for the same thing, divided by commas. */
  constructor(themes, lang) {
    this.lang = lang;
    this.themes = []; // of each concept
    this.words = []; // of each concept, its phrases of one word
    this.byPhrase = new Map(); // stems with a space between → the numbers of concepts
    this.remembered = new Map();
    for (const [theme, lines] of themes) {
      for (const line of lines) {
        for (const phrase of line.split(",")) this.#add(phrase.trim().toLowerCase(), this.themes.length);
        this.themes.push(theme);
        const phrases = line.split(",").map((phrase) => phrase.trim().toLowerCase());
        this.words.push(phrases.filter((phrase) => !phrase.includes(" ")));
      }
    }
  }

  #add(phrase, number) {
    const key = phrase.split(/[^\p{L}\p{N}]+/u).filter(Boolean).map((word) => stemOf(word, this.lang)).join(" ");
    this.byPhrase.set(key, [...(this.byPhrase.get(key) ?? []), number]);
  }

  /** The concepts of a list of words: Map from number to {times, by: Set of the words}. */
  of(words) {
    const found = new Map();
    const stems = words.map((word) => stemOf(word, this.lang));
    const note = (number, times, by) => {
      const one = found.get(number) ?? { times: 0, by: new Set() };
      one.times += times;
      one.by.add(by);
      found.set(number, one);
    };
    for (let at = 0; at < words.length; at += 1) {
      for (let length = 2; length <= LONGEST_PHRASE && at + length <= words.length; length += 1) {
        const own = this.byPhrase.get(stems.slice(at, at + length).join(" ")) ?? [];
        for (const number of own) note(number, 2, words.slice(at, at + length).join(" "));
      }
      for (const [number, times] of this.#ofWord(stems[at])) note(number, times, words[at]);
    }
    return found;
  }

  /** The concepts of one word, or of the longest beginning and the longest end of a compound that are known. */
  #ofWord(stem) {
    let found = this.remembered.get(stem);
    if (!found) {
      const whole = this.byPhrase.get(stem);
      found = whole ? share(whole, 1) : this.lang === "sv" ? [...this.#part(stem, true), ...this.#part(stem, false)] : [];
      this.remembered.set(stem, found);
    }
    return found;
  }

  #part(stem, first) {
    for (let length = stem.length - 2; length >= SHORTEST_PART; length -= 1) {
      const own = this.byPhrase.get(first ? stem.slice(0, length) : stem.slice(-length));
      if (own) return share(own, PART);
    }
    return [];
  }
}

/** A word that belongs to several concepts says less of each. */
function share(numbers, times) {
  return numbers.map((number) => [number, times / numbers.length]);
}
