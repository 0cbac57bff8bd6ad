// A text → what it shares with the priorities: words, phrases, themes, places and codes. Nothing is graded.
import { stemOf, tellingWordsOf, wordsOf } from "./analysis.mjs";
import { partsOf } from "./compounds.mjs";
import { rarity } from "./scoring.mjs";
import { isSmall } from "./small-words.mjs";

export const LONGEST_TEXT = 20_000;
const WORDS_THAT_TELL_LANGUAGE = { sv: "och att som är för av på med till i det en", en: "and the of to for is that with in a as by" };
const CODE = /^(?:[a-z]\d{1,2}|\d{2}(?:\d{1,3})?|se\d{2,3})$/;
const PART = 0.35, ENDED = 0.5;
const W = globalThis.MATCH_WEIGHTS ?? { word: 1, concept: 20, theme: 30, touched: 0.35, phrase: 2, rare: 1, norm: 0.5 };
const NUMBER = /^\d+$/;
const MOST_READ = 60;
const LEAST = 0.15; // of what the first has; below that only words that most texts have are shared
const COMMON = 0.3; // a word that stands in more of the priorities than this tells nothing
const ACTOR = 4;

/** The language that most of the small words of a text are in. */
export function languageOf(text) {
  const words = wordsOf(text.slice(0, LONGEST_TEXT));
  const count = (lang) => { const own = new Set(WORDS_THAT_TELL_LANGUAGE[lang].split(" ")); return words.filter((word) => own.has(word)).length; };
  return count("en") > count("sv") ? "en" : "sv";
}

/**
 * {priorities, operations, actors, unmatched}: priorities are pages of the engine, best first, each with
 * {words, phrases, themes: [{theme, by}], codes, actors}; unmatched are the words of the text that led to none.
 * said: what pages say and the operations (see index-of.mjs). No text is kept.
 */
export function matched(engine, said, text) {
  const own = new Asked(engine, text.slice(0, LONGEST_TEXT));
  const candidates = engine.pages.filter((page) => page.kind === "priority").map((page) => ({ page, score: 0, words: new Map(), related: new Set(), themes: [], codes: [] }));
  const byNumber = new Map(candidates.map((one) => [one.page.number, one]));
  const strange = own.addWords(byNumber);
  const about = own.addConcepts(candidates, said);
  for (const one of candidates) if (one.page.weight < 1) one.score *= ENDED;
  candidates.sort((a, b) => b.score - a.score);
  for (const one of candidates.slice(0, MOST_READ)) own.addPhrases(one, said.pages[one.page.number]);
  const found = candidates.filter((one) => one.score > 0 && (one.words.size > 1 || one.themes.length || one.codes.length));
  found.sort((a, b) => b.score - a.score);
  const least = found.length ? found[0].score * LEAST : 0;
  return {
    priorities: found.filter(({ score }) => score >= least).map((one) => ({ ...one, words: byWeight(one.words), related: [...one.related], phrases: one.phrases ?? [], actors: one.actors ?? [] })),
    operations: own.operations(said.operations),
    unmatched: strange.filter((word) => !about.has(word)),
  };
}

class Asked {
  constructor(engine, text) {
    this.engine = engine;
    this.lang = engine.lang;
    this.plain = wordsOf(text);
    this.words = tellingWordsOf(text, this.lang).filter((word) => word.length > 1 && !isSmall(word, this.lang) && !NUMBER.test(word));
    this.times = new Map();
    this.written = new Map();
    for (const word of this.words) {
      const stem = stemOf(word, this.lang);
      this.times.set(stem, (this.times.get(stem) ?? 0) + 1);
      if (!this.written.has(stem)) this.written.set(stem, word);
    }
    this.pairs = new Set(pairsOf(this.words, this.lang));
    this.joined = ` ${this.plain.join(" ")} `;
  }

  /** Give each priority the words that it shares; the words that none has, as written. */
  addWords(byNumber) {
    const unmatched = [];
    for (const [stem, times] of this.times) {
      if (this.engine.asking.has(stem)) continue;
      const word = this.written.get(stem);
      const rare = this.#add(byNumber, this.#documentsOf(stem), word, Math.log2(1 + times), stem);
      if (rare !== null) continue;
      const parts = partsOf(word, this.engine.postings.known);
      const found = parts.map((part) => this.#add(byNumber, this.engine.scores.of(part), word, PART * Math.log2(1 + times)));
      if (found.every((one) => one === null)) unmatched.push(word);
    }
    return unmatched;
  }

  /** The documents of a stem, or where it has none of its other forms. */
  #documentsOf(stem) {
    const { scores, postings } = this.engine;
    if (postings.has(stem)) return scores.of(stem);
    const definite = this.lang === "sv" && /[aeiouyåäö]n$/.test(stem) ? stem.slice(0, -1) : `${stem}n`;
    return scores.of(definite);
  }

  /** How rare the word is among priorities, or null when none has it. */
  #add(byNumber, documents, word, weight, stem = "") {
    const own = [...documents].filter(([number]) => byNumber.has(number));
    if (!own.length) return null;
    if (own.length > byNumber.size * COMMON) return 0;
    const rare = rarity(byNumber.size, own.length) / rarity(byNumber.size, 1);
    for (const [number, { score, field }] of own) {
      const one = byNumber.get(number);
      const gained = W.word * weight * rare ** W.rare * Math.sqrt(score);
      one.score += gained;
      one.words.set(word, (one.words.get(word) ?? 0) + gained);
      if (field === "keywords" && CODE.test(stem)) one.codes.push(word.toUpperCase());
    }
    return rare;
  }

  /**
   * What the text is about by the codebook's words: the same concepts as a priority, and the same theme.
   * The words that say it.
   */
  addConcepts(candidates, said) {
    const { concepts } = this.engine;
    const asked = concepts.of(this.words);
    const pages = candidates.map(({ page }) => new Map(said.pages[page.number][3]));
    const holding = new Map();
    for (const own of pages) for (const number of own.keys()) holding.set(number, (holding.get(number) ?? 0) + 1);
    const rare = (number) => rarity(candidates.length, holding.get(number) ?? 0) / rarity(candidates.length, 0);
    const evidence = new Map();
    for (const [number, { times, by }] of asked) {
      const theme = concepts.themes[number];
      const before = evidence.get(theme) ?? { weight: 0, by: new Map() };
      const weight = Math.log2(1 + times);
      before.weight += weight;
      for (const word of by) before.by.set(word, (before.by.get(word) ?? 0) + weight / by.size);
      evidence.set(theme, before);
    }
    const whole = [...evidence.values()].reduce((sum, { weight }) => sum + weight, 0) || 1;
    const length = (own) => Math.sqrt([...own].reduce((sum, [number, times]) => sum + (Math.log2(1 + times) * rare(number)) ** 2, 0)) || 1;
    const askedLength = length([...asked].map(([number, { times }]) => [number, times]));
    candidates.forEach((one, at) => {
      const own = pages[at];
      const shared = [...asked].filter(([number]) => own.has(number));
      const alike = shared.reduce((sum, [number, { times }]) => sum + Math.log2(1 + times) * Math.log2(1 + own.get(number)) * rare(number) ** 2, 0);
      one.score += (W.concept * alike) / (askedLength * length(own) ** W.norm);
      for (const [, { by }] of shared) for (const word of by) if (!one.words.has(word)) one.related.add(word);
      for (const [theme, weight] of [[one.page.theme, 1], ...one.page.touches.map((name) => [name, W.touched])]) {
        const told = evidence.get(theme);
        if (!told) continue;
        one.score += (W.theme * weight * told.weight) / whole;
        if (weight === 1) one.themes.push({ theme, by: byWeight(told.by) });
      }
    });
    return new Set([...asked.values()].flatMap(({ by }) => [...by]));
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
    one.score += W.phrase * Math.log2(1 + phrases.size) + ACTOR * one.actors.length;
  }

  /** Whether the text names an actor, with all of its words in a row. */
  names(actor) {
    const words = wordsOf(actor);
    return words.join("").length > 2 && this.joined.includes(` ${words.join(" ")} `);
  }

  /** Operations that share at least two words that few operations have, or whose actors the text names. */
  operations(all) {
    const stems = all.map(({ name, summary }) => new Set(tellingWordsOf(`${name} ${summary}`, this.lang).map((word) => stemOf(word, this.lang))));
    const number = new Map();
    for (const own of stems) for (const stem of own) number.set(stem, (number.get(stem) ?? 0) + 1);
    const found = all.map((operation, at) => {
      const shared = [...stems[at]].filter((stem) => this.times.has(stem) && !this.engine.asking.has(stem) && number.get(stem) <= Math.max(2, all.length * COMMON / 3));
      const actors = operation.actors.filter((name) => this.names(name));
      const score = shared.reduce((sum, stem) => sum + rarity(all.length, number.get(stem)), 0) + ACTOR * actors.length;
      return { ...operation, words: shared.map((stem) => this.written.get(stem)), named: actors, score };
    });
    return found.filter((one) => one.words.length > 1 || one.named.length).sort((a, b) => b.score - a.score);
  }
}

function pairOf(first, second, lang) {
  return `${stemOf(first, lang)} ${stemOf(second, lang)}`;
}

function pairsOf(words, lang) {
  return words.slice(1).map((word, at) => pairOf(words[at], word, lang));
}

function byWeight(weights) {
  return [...weights].sort((a, b) => b[1] - a[1]).map(([word]) => word);
}
