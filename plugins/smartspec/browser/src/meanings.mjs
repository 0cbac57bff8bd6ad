// What the editors' lists say that words mean: other words for a theme, places and the county that they lie in.
import { askedWordsOf, folded, otherFormsOf, stemOf, twinOf } from "./analysis.mjs";
import { distance } from "./nearest.mjs";

const LONGEST = 4;
const LANGUAGES = ["sv", "en"];
const SHORTEST_MISSPELT = 7, SHORTEST_TWICE = 9; // a word of a phrase in which one letter, or two, may be wrong

/** The form in which phrases are compared: the stems of their words in one language. */
function keyOf(words, lang) {
  return words.map((word) => stemOf(word, lang)).join(" ");
}

function beginningOf(key) {
  return key.split(" ", 2).join(" ");
}

export class Meanings {
  /**
   * lists: {themes: [[id, [line, …], [line, …]], …], places: {county: "name|name"}}, where the lines are in Swedish
   * and in English, and those without an id belong to no theme. A line holds words for the same thing,
   * divided by commas. Each phrase is found in its language, also by a question in the other. counties: names of a
   * county as a whole, by its id; explained: [[name, …], [name, …]], what the glossary explains.
   * more: further themes, which came later.
   */
  constructor({ themes, places, counties = {}, explained = [] }, more) {
    this.byKey = new Map();
    this.accented = new Map(); // a key without å, ä, ö → the key
    this.beginnings = new Set(); // the language and first stem of each key
    this.#addThemes(themes);
    if (more) this.#addThemes(more.themes);
    for (const [county, names] of Object.entries(counties)) {
      for (const name of names) this.#add(name, { county, whole: true, phrase: name, same: [] }, "sv");
    }
    explained.forEach((names, number) => {
      for (const name of names) this.#add(name, { explained: true, phrase: name, same: [] }, LANGUAGES[number]);
    });
    for (const [county, names] of Object.entries(places)) {
      for (const place of names.split("|")) this.#add(place, { county, phrase: place, same: [] }, "sv");
    }
  }

  #addThemes(themes) {
    for (const [theme, ...languages] of themes) {
      languages.forEach((lines, number) => {
        for (const line of lines) {
          const same = line.split(",").map((phrase) => phrase.trim());
          for (const phrase of same) this.#add(phrase, { theme, phrase, same }, LANGUAGES[number]);
        }
      });
    }
  }

  #add(phrase, meaning, lang) {
    const words = askedWordsOf(phrase, lang);
    const key = `${lang} ${keyOf(words, lang)}`;
    this.byKey.set(key, [...(this.byKey.get(key) ?? []), meaning]);
    this.beginnings.add(beginningOf(key));
    const plain = words.map(folded);
    if (plain.join() === words.join()) return;
    const unaccented = `${lang} ${keyOf(plain, lang)}`;
    this.accented.set(unaccented, key);
    this.beginnings.add(beginningOf(unaccented));
  }

  /** Whether a list has the word, in Swedish. */
  has(word) {
    return this.byKey.has(`sv ${keyOf([word], "sv")}`);
  }

  /** The stems of single words that the lists have in a language. */
  stems(lang) {
    this.single ??= {};
    this.single[lang] ??= [...this.byKey.keys()].filter((key) => key.startsWith(lang) && key.lastIndexOf(" ") === lang.length)
      .map((key) => key.slice(lang.length + 1));
    return this.single[lang];
  }

  /** What a stem means. */
  of(stem, lang) {
    return this.byKey.get(`${lang} ${stem}`) ?? [];
  }

  /** The phrases of several words in a language: [[word, …], meanings]. */
  #phrases(lang) {
    this.several ??= {};
    this.several[lang] ??= [...this.byKey].filter(([key]) => key.startsWith(lang) && key.lastIndexOf(" ") !== lang.length)
      .map(([, meanings]) => [askedWordsOf(meanings[0].phrase, lang), meanings]);
    return this.several[lang];
  }

  /** Phrases that stand among the words with letters wrong: [{start, phrase: [word, …], meanings}]. */
  misspelt(words, lang) {
    const found = [];
    for (const [phrase, meanings] of this.#phrases(lang)) {
      for (let start = 0; start + phrase.length <= words.length; start += 1) {
        const own = words.slice(start, start + phrase.length);
        if (own.every((word, at) => isNearly(word, phrase[at], lang)) && own.join() !== phrase.join()) found.push({ start, phrase, meanings });
      }
    }
    return found;
  }

  /**
   * Phrases among the words that mean something: [{start, length, meanings}], the longest first at each place. given: the
   * stems of the words in a language, where they are known.
   */
  in(words, given = {}) {
    const found = [];
    const stems = Object.fromEntries(LANGUAGES.map((lang) => [lang, given[lang] ?? words.map((word) => stemOf(word, lang))]));
    const forms = (at) => [twinOf(stems.sv[at]), ...otherFormsOf(stems.sv[at], "sv")].map((form) => `sv ${form}`);
    for (let start = 0; start < words.length; start += 1) {
      const first = [...LANGUAGES.map((lang) => `${lang} ${stems[lang][start]}`), ...forms(start)];
      if (!first.some((key) => this.beginnings.has(key))) continue;
      for (let length = Math.min(LONGEST, words.length - start); length > 0; length -= 1) {
        const keys = LANGUAGES.map((lang) => `${lang} ${stems[lang].slice(start, start + length).join(" ")}`);
        if (length === 1 && !keys.some((key) => this.byKey.has(key))) keys.push(...forms(start)); // läkemedlen: läkemedel
        if (!keys.some((key) => this.byKey.has(key))) keys.push(...keys.map((key) => this.accented.get(key)));
        const meanings = new Set(keys.flatMap((key) => this.byKey.get(key) ?? []));
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

/** Whether a word of a question is one of a phrase, in whatever form, or with a letter or two wrong. */
function isNearly(word, wanted, lang) {
  if (stemOf(word, lang) === stemOf(wanted, lang)) return true;
  const most = wanted.length < SHORTEST_MISSPELT ? 0 : wanted.length < SHORTEST_TWICE ? 1 : 2;
  return word[0] === wanted[0] && distance(word, wanted, most) <= most;
}
