// A text → what it shares with the priorities: words, phrases, themes, codes and actors. Nothing is graded.
import { otherFormsOf, stemOf, tellingWordsOf, wordsOf } from "./analysis.mjs";
import { partsOf } from "./compounds.mjs";
import { rarity } from "./scoring.mjs";

export const LONGEST_TEXT = 20_000;
const TELLING_LANGUAGE = {
  sv: "och att som är för av på med till i det en".split(" "),
  en: "and the of to for is that with in a as by".split(" "),
};
const CODE = /^(?:[a-z]\d{1,2}|\d{2}(?:\d{1,3})?|se\d{2,3})$/;
const NUMBER = /^\d+$/;
// Tuned on the first third of benchmarks/match-texts.yml and on its later ten.
const WEIGHT = { word: 1, part: 0.2, concept: 15, theme: 30, touched: 0.2, pair: 2, actor: 4, place: 1.2 };
const COMMON = 0.3; // a word that stands in more of the priorities than this tells nothing
const COMMON_OPERATIONS = 0.1;
const MOST_READ = 60; // priorities whose text is read for pairs of words
const LEAST = 0.15; // of what the first has; below that only words that most texts have are shared

/** The language that most of the small words of a text are in. */
export function languageOf(text) {
  const words = wordsOf(text.slice(0, LONGEST_TEXT));
  const count = (lang) => words.filter((word) => TELLING_LANGUAGE[lang].includes(word)).length;
  return count("en") > count("sv") ? "en" : "sv";
}

/**
 * {priorities, operations, unmatched}: priorities are pages of the engine, best first, each with {page, words, related,
 * phrases, codes, actors, places, themes: [{theme, by: [word, …]}]}, where related are words for the same things; unmatched
 * are the words of the text that led to none. said: what pages say, and the operations (see index-of.mjs).
 */
export function matched(engine, said, text) {
  const asked = new Asked(engine, text.slice(0, LONGEST_TEXT));
  const all = engine.pages.filter((page) => page.kind === "priority").map((page) => new Candidate(page));
  const strange = asked.addWords(all);
  const about = asked.addConcepts(all, said);
  all.sort(byScore);
  for (const one of all.slice(0, MOST_READ)) asked.addPhrases(one, said.pages[one.page.number]);
  asked.addPlaces(all);
  for (const one of all) one.score *= one.page.weight; // what has ended, or may have, comes after what fits as well
  const found = all.filter((one) => one.score > 0 && one.shares).sort(byScore);
  return {
    priorities: found.filter((one) => one.score >= found[0].score * LEAST).map((one) => one.told),
    operations: asked.operations(said.operations),
    unmatched: strange.filter((word) => !about.has(word)),
  };
}

/** A priority, and what it shares with the text. */
class Candidate {
  constructor(page) {
    Object.assign(this, { page, score: 0, words: new Map(), related: new Set(), codes: new Set() });
    Object.assign(this, { themes: [], phrases: [], actors: [], places: new Set() });
  }

  /** Whether it is more than a single word. */
  get shares() {
    return this.words.size > 1 || this.themes.length || this.codes.size;
  }

  get told() {
    const { words, related, codes, places } = this;
    return { ...this, words: byWeight(words), related: [...related], codes: [...codes], places: [...places] };
  }
}

class Asked {
  constructor(engine, text) {
    this.engine = engine;
    this.lang = engine.lang;
    const all = wordsOf(text);
    this.spoken = ` ${all.join(" ")} `;
    this.all = new Set(all);
    this.places = this.#placesIn(all);
    const places = new Set(this.places.flatMap(({ words }) => words)); // Bergslagen is no berg
    const telling = (word) => word.length > 1 && !engine.small.has(word) && !NUMBER.test(word) && !places.has(word);
    this.words = tellingWordsOf(text, this.lang).filter(telling);
    this.times = new Map(); // of each stem
    this.written = new Map(); // the first form of each stem
    for (const word of this.words) {
      const stem = stemOf(word, this.lang);
      this.times.set(stem, (this.times.get(stem) ?? 0) + 1);
      if (!this.written.has(stem)) this.written.set(stem, word);
    }
    this.pairs = new Set(this.words.slice(1).map((word, at) => pairOf(this.words[at], word, this.lang)));
  }

  /** Give each priority the words that it shares. The words that none has, as written. */
  addWords(all) {
    const byNumber = new Map(all.map((one) => [one.page.number, one]));
    const strange = [];
    for (const [stem, times] of this.times) {
      if (this.engine.asking.has(stem)) continue;
      const word = this.written.get(stem), weight = WEIGHT.word * Math.log2(1 + times);
      if (this.#add(byNumber, this.#documentsOf(stem), word, weight, stem)) continue;
      const parts = partsOf(word, this.engine.postings.known);
      const found = parts.map((part) => this.#add(byNumber, this.engine.scores.of(part), word, WEIGHT.part * weight));
      if (!found.some(Boolean)) strange.push(word);
    }
    return strange;
  }

  /** The documents of a stem, or where it has none of its other form, with or without the definite n. */
  #documentsOf(stem) {
    const { scores, postings } = this.engine;
    const [other = `${stem}n`] = otherFormsOf(stem, this.lang);
    return scores.of(postings.has(stem) ? stem : other);
  }

  /** Whether any priority has it. */
  #add(byNumber, documents, word, weight, stem = "") {
    const own = [...documents].filter(([number]) => byNumber.has(number));
    if (!own.length || own.length > byNumber.size * COMMON) return own.length > 0;
    const rare = rarity(byNumber.size, own.length) / rarity(byNumber.size, 1);
    for (const [number, { score, field }] of own) {
      const one = byNumber.get(number), gained = weight * rare * Math.sqrt(score);
      one.score += gained;
      one.words.set(word, (one.words.get(word) ?? 0) + gained);
      if (field === "keywords" && CODE.test(stem)) one.codes.add(word.toUpperCase());
    }
    return true;
  }

  /**
   * What the text is about by the codebook's words: the same concepts as a priority, the rarer the more, and the same
   * theme. The words that say it.
   */
  addConcepts(all, said) {
    const { concepts } = this.engine;
    const asked = concepts.of(this.words);
    const pages = all.map(({ page }) => new Map(said.pages[page.number][3]));
    const holding = new Map();
    for (const own of pages) for (const number of own.keys()) holding.set(number, (holding.get(number) ?? 0) + 1);
    const rarest = rarity(all.length, 0);
    const weightOf = (number, times) => Math.log2(1 + times) * (rarity(all.length, holding.get(number) ?? 0) / rarest);
    const wanted = new Map([...asked].map(([number, { times }]) => [number, weightOf(number, times)]));
    const lengthOf = (weights) => Math.hypot(...weights) || 1;
    const { evidence, whole } = this.#themesOf(asked, concepts);
    all.forEach((one, at) => {
      const own = new Map([...pages[at]].map(([number, times]) => [number, weightOf(number, times)]));
      const shared = [...wanted.keys()].filter((number) => own.has(number));
      const alike = shared.reduce((sum, number) => sum + wanted.get(number) * own.get(number), 0);
      // Not the whole of a priority's length: one that tells much of itself shall not fall behind.
      one.score += (WEIGHT.concept * alike) / (lengthOf(wanted.values()) * Math.sqrt(lengthOf(own.values())));
      const words = shared.flatMap((number) => [...asked.get(number).by]);
      for (const word of words) if (!one.words.has(word)) one.related.add(word);
      for (const [theme, weight] of [[one.page.theme, 1], ...one.page.touches.map((name) => [name, WEIGHT.touched])]) {
        const told = evidence.get(theme);
        if (!told) continue;
        one.score += (WEIGHT.theme * weight * told.weight) / whole;
        if (weight === 1) one.themes.push({ theme, by: byWeight(told.by) });
      }
    });
    return new Set([...asked.values()].flatMap(({ by }) => [...by]));
  }

  /** How much of the text each theme has, with the words that say it, and how much they have together. */
  #themesOf(asked, concepts) {
    const evidence = new Map();
    let whole = 0;
    for (const [number, { times, by }] of asked) {
      const theme = concepts.themes[number], weight = Math.log2(1 + times);
      const told = evidence.get(theme) ?? { weight: 0, by: new Map() };
      told.weight += weight;
      whole += weight;
      for (const word of by) told.by.set(word, (told.by.get(word) ?? 0) + weight / by.size);
      evidence.set(theme, told);
    }
    return { evidence, whole: whole || 1 };
  }

  /** Pairs of words that stand together in both, and actors that the text names. */
  addPhrases(one, [summary = "", text = "", actors = []] = []) {
    const words = tellingWordsOf(`${one.page.title} . ${summary} . ${text}`, this.lang);
    const phrases = new Map();
    for (let at = 1; at < words.length; at += 1) {
      const pair = pairOf(words[at - 1], words[at], this.lang);
      if (this.pairs.has(pair)) phrases.set(pair, `${words[at - 1]} ${words[at]}`);
    }
    one.phrases = [...phrases.values()];
    one.actors = actors.filter((name) => this.names(name));
    one.score += WEIGHT.pair * Math.log2(1 + phrases.size) + WEIGHT.actor * one.actors.length;
  }

  /** The places and provinces that a text names: [{words, counties}]. */
  #placesIn(words) {
    return this.engine.meanings.in(words).flatMap(({ start, length, meanings }) => {
      const counties = new Set(meanings.flatMap(({ county }) => county ?? []));
      return counties.size ? [{ words: words.slice(start, start + length), counties }] : [];
    });
  }

  /** Priorities in the counties of the places that the text names gain by it. */
  addPlaces(all) {
    for (const { words, counties } of this.places) {
      for (const one of all) {
        if (!one.score || !counties.has(one.page.county)) continue;
        if (!one.places.size) one.score *= WEIGHT.place;
        one.places.add(words.join(" "));
      }
    }
  }

  /** Whether the text names an actor, with all of its words in a row. */
  names(actor) {
    const words = wordsOf(actor);
    return words.join("").length > 2 && words.every((word) => this.all.has(word)) && this.spoken.includes(` ${words.join(" ")} `);
  }

  /** Operations that share at least two words that few operations have, or whose actors the text names. */
  operations(all) {
    const stemsOf = (text) => new Set(tellingWordsOf(text, this.lang).map((word) => stemOf(word, this.lang)));
    const stems = all.map(({ name, summary }) => stemsOf(`${name} ${summary}`));
    const number = new Map();
    for (const own of stems) for (const stem of own) number.set(stem, (number.get(stem) ?? 0) + 1);
    const most = Math.max(2, all.length * COMMON_OPERATIONS);
    const tells = (stem) => this.times.has(stem) && !this.engine.asking.has(stem) && number.get(stem) <= most;
    const found = all.map((operation, at) => {
      const shared = [...stems[at]].filter(tells);
      const named = operation.actors.filter((name) => this.names(name));
      const score = shared.reduce((sum, stem) => sum + rarity(all.length, number.get(stem)), WEIGHT.actor * named.length);
      return { ...operation, words: shared.map((stem) => this.written.get(stem)), named, score };
    });
    return found.filter((one) => one.words.length > 1 || one.named.length).sort(byScore);
  }
}

function pairOf(first, second, lang) {
  return `${stemOf(first, lang)} ${stemOf(second, lang)}`;
}

function byScore(a, b) {
  return b.score - a.score;
}

function byWeight(weights) {
  return [...weights].sort((a, b) => b[1] - a[1]).map(([word]) => word);
}
