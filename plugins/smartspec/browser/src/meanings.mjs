// What the editors' lists say that words mean: other words for a theme, places and the county that they lie in.
import { askedWordsOf, stemOf } from "./analysis.mjs";

const LONGEST = 4;

/** The form in which phrases are compared: the stems of their words in one language. */
function keyOf(words, lang) {
  return words.map((word) => stemOf(word, lang)).join(" ");
}

export class Meanings {
  /**
   * lists: {themes: [[id, [line, …]], …], places: {county: "name|name"}}; a line holds words for the same thing,
   * divided by commas. Each phrase is found in either language.
   */
  constructor({ themes, places }) {
    this.byKey = new Map();
    for (const [theme, lines] of themes) {
      for (const line of lines) {
        const same = line.split(",").map((phrase) => phrase.trim());
        for (const phrase of same) this.#add(phrase, { theme, phrase, same });
      }
    }
    for (const [county, names] of Object.entries(places)) {
      for (const place of names.split("|")) this.#add(place, { county, phrase: place, same: [] });
    }
  }

  #add(phrase, meaning) {
    for (const lang of ["sv", "en"]) {
      const key = keyOf(askedWordsOf(phrase, lang), lang);
      const own = this.byKey.get(key) ?? [];
      if (!own.includes(meaning)) this.byKey.set(key, [...own, meaning]);
    }
  }

  /** Phrases among the words that mean something: [{start, length, meanings}], the longest first at each place. */
  in(words) {
    const found = [];
    const stems = { sv: words.map((word) => stemOf(word, "sv")), en: words.map((word) => stemOf(word, "en")) };
    for (let start = 0; start < words.length; start += 1) {
      for (let length = Math.min(LONGEST, words.length - start); length > 0; length -= 1) {
        const keys = new Set(["sv", "en"].map((lang) => stems[lang].slice(start, start + length).join(" ")));
        const meanings = new Set([...keys].flatMap((key) => this.byKey.get(key) ?? []));
        if (meanings.size) {
          found.push({ start, length, meanings: [...meanings] });
          start += length - 1;
          break;
        }
      }
    }
    return found;
  }
}
