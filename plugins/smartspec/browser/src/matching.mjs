// A text → what it shares with the priorities: words, phrases, themes, codes and actors. Nothing is graded.
//
// What orders priorities is counted in the index; what is shown as shared is then read in the page's own text, so that
// every word that is shown stands there.
import { folded, otherFormsOf, stemOf, tellingWordsOf, twinOf, wordsOf } from "./analysis.mjs";
import { isSort, partsOf } from "./compounds.mjs";
import { Concepts } from "./concepts.mjs";
import { rarity } from "./scoring.mjs";

export const LONGEST_TEXT = 20_000;
const TELLING_LANGUAGE = {
  sv: "och att som är för av på med till i det en".split(" "),
  en: "and the of to for is that with in a as by".split(" "),
};
const CODE = /^(?:[a-z]\d{1,2}|\d{2}(?:\d{1,3})?|se\d{2,3})$/;
const NUMBER = /^\d+$/;
const WORD = /[\p{L}\p{N}]+/gu;
const NAME = /^\p{Lu}\p{Ll}/u;
const BEGINNING = /(?:^|[.!?:;•*–—\n])[\s"“”'’(]*$/u; // what stands before the first word of a sentence
const BETWEEN = /[^\p{L}\p{N}\s-]+|\n\s*\n/u; // phrases do not go across it
const SHORTEST_UNACCENTED = 5; // Orebro is Örebro, but Are is not Åre
const LONGEST_NAME = 4;
// Tuned on the first third of benchmarks/match-texts.yml and on its ten under development.
const WEIGHT = { word: 1, part: 0.2, concept: 15, theme: 30, touched: 0.2, pair: 2, actor: 4, place: 1.2 };
const COMMON = 0.15, FEW = 4; // a word that stands in more of the priorities than this, and in more than a few, tells nothing
const COMMON_OPERATIONS = 0.1, RARE_OPERATIONS = 0.01;
const MOST_READ = 60; // priorities whose text is read
const LEAST = 0.3; // of what the first has; below that only words that most texts have are shared
const NAMES = new Map(); // of actors: their words
const SHORTEST_COMPOUND = 7, SHORTEST_PART = 4;

/** The language that most of the small words of a text are in. */
export function languageOf(text) {
  const words = wordsOf(text.slice(0, LONGEST_TEXT));
  const count = (lang) => words.filter((word) => TELLING_LANGUAGE[lang].includes(word)).length;
  return count("en") > count("sv") ? "en" : "sv";
}

/**
 * {lang, priorities, operations, unmatched}: priorities are pages of the engine, best first, each with {page, words, phrases,
 * codes, actors, parts, related, places, themes: [{theme, by: [word, …]}]}. All but the last two stand on the page;
 * parts are {here, yours, part}, a word of the page and one of the text that share a part, and related {here, yours},
 * two words of one line of the codebook. by are words of the text that are about the page's theme. unmatched are the words
 * of the text that are in no reason of these priorities and operations. said: what pages say, and the operations (see index-of.mjs).
 */
export function matched(engine, said, text) {
  const asked = new Asked(engine, said, text.slice(0, LONGEST_TEXT));
  const all = engine.pages.filter((page) => page.kind === "priority").map((page) => new Candidate(page));
  asked.addWords(all);
  asked.addConcepts(all);
  const read = all.filter((one) => one.score > 0).sort(byScore).slice(0, MOST_READ);
  for (const one of read) asked.read(one);
  asked.addPlaces(read);
  for (const one of read) one.score *= one.page.weight; // what has ended, or may have, comes after what fits as well
  const found = read.filter((one) => one.shares(engine.lang)).sort(byScore);
  const priorities = found.filter((one) => one.score >= found[0].score * LEAST).map((one) => one.told);
  const operations = asked.operations(said.operations);
  return { lang: engine.lang, priorities, operations, unmatched: asked.unusedBy(priorities, operations) };
}

/** A priority, and what it shares with the text. */
class Candidate {
  constructor(page) {
    Object.assign(this, { page, score: 0, gained: new Map(), words: [], phrases: [], parts: [], related: [] });
    Object.assign(this, { themes: [], codes: new Set(), actors: [], places: new Set() });
  }

  /** Whether it is more than a single word of the text. */
  shares(lang) {
    const { words, phrases, parts, related, themes, codes, actors } = this;
    const yours = [...words, ...phrases, ...[...parts, ...related].map((pair) => pair.yours), ...themes.flatMap(({ by }) => by)];
    return actors.length || codes.size || new Set(yours.flatMap((said) => said.split(" ")).map((word) => stemOf(word, lang))).size > 1;
  }

  get told() {
    const { gained, codes, places, ...told } = this;
    return { ...told, codes: [...codes], places: [...places] };
  }
}

class Asked {
  constructor(engine, said, text) {
    Object.assign(this, { engine, said, lang: engine.lang });
    this.judged = new Map(); // word → whether it may stand in a phrase, and whether it says anything alone
    this.spoken = ` ${wordsOf(text).join(" ")} `;
    this.common = commonStems(engine, said);
    this.places = this.#placesIn(text);
    this.named = new Set(this.places.flatMap(({ words }) => words)); // Bergslagen is no berg
    this.segments = text.split(BETWEEN).map((part) => wordsOf(part));
    this.words = this.segments.flat().filter((word) => this.#tells(word));
    this.times = new Map(); // of each stem
    this.written = new Map(); // the first form of each stem
    for (const word of this.words) {
      const stem = this.#stem(word);
      this.times.set(stem, (this.times.get(stem) ?? 0) + 1);
      if (!this.written.has(stem)) this.written.set(stem, word);
    }
    this.pairs = this.#pairsIn(this.segments); // stem → the stems that come after it
    this.parts = new Map(); // of words that no priority has: the stem of each part → the word
  }

  #stem(word) {
    return stemOf(word, this.lang);
  }

  /** Whether a word says anything of what a text is about. */
  #tells(word) {
    return this.#judge(word).tells;
  }

  /** Whether a word may be part of a phrase; a common one may. */
  #isPhrased(word) {
    return this.#judge(word).phrased;
  }

  #judge(word) {
    let judged = this.judged.get(word);
    if (!judged) {
      const { small } = this.engine;
      const phrased = !NUMBER.test(word) && !small.has(word) && !this.named.has(word) && tellingWordsOf(word, this.lang).length > 0;
      judged = { phrased, tells: phrased && word.length > 1 && !this.common.has(this.#stem(word)) };
      this.judged.set(word, judged);
    }
    return judged;
  }

  /** Words that stand side by side and of which one says something. */
  #pairsIn(segments) {
    const pairs = new Map();
    for (const words of segments) {
      for (let at = 1; at < words.length; at += 1) {
        const two = [words[at - 1], words[at]];
        if (!two.every((word) => this.#isPhrased(word)) || !two.some((word) => this.#tells(word))) continue;
        const [first, second] = two.map((word) => this.#stem(word));
        if (!pairs.has(first)) pairs.set(first, new Set());
        pairs.get(first).add(second);
      }
    }
    return pairs;
  }

  /** The pairs of the text that stand in another, as written there. */
  #phrasesIn({ segments, stems }) {
    const found = new Map();
    stems.forEach((own, number) => {
      for (let at = 1; at < own.length; at += 1) {
        const key = this.pairs.get(own[at - 1])?.has(own[at]) && `${own[at - 1]} ${own[at]}`;
        if (key && !found.has(key)) found.set(key, `${segments[number][at - 1]} ${segments[number][at]}`);
      }
    });
    return [...found.values()];
  }

  /** Give each priority the words that it shares by the index, and note the parts of words that no priority has. */
  addWords(all) {
    const byNumber = new Map(all.map((one) => [one.page.number, one]));
    for (const [stem, times] of this.times) {
      if (this.engine.asking.has(stem)) continue;
      const word = this.written.get(stem), weight = WEIGHT.word * Math.log2(1 + times);
      if (this.#add(byNumber, stem, weight, stem) || this.lang !== "sv") continue;
      for (const part of partsOf(word, this.engine.postings.known)) {
        if (!this.#isTellingPart(part)) continue;
        if (this.#add(byNumber, part, WEIGHT.part * weight)) this.parts.set(part, word);
      }
    }
  }

  #isTellingPart(part) {
    return part.length >= SHORTEST_PART && !isSort(part) && this.#tells(part) && !this.engine.asking.has(part);
  }

  /** The documents of a stem, or where it has none of its other form, with or without the definite n. */
  #documentsOf(stem) {
    const { scores, postings } = this.engine;
    const [other = `${stem}n`] = otherFormsOf(stem, this.lang);
    return scores.of(postings.has(stem) ? stem : other);
  }

  /** Whether any priority has it. */
  #add(byNumber, stem, weight, code = "") {
    const own = [...this.#documentsOf(stem)].filter(([number]) => byNumber.has(number));
    if (!own.length || own.length > Math.max(FEW, byNumber.size * COMMON)) return own.length > 0;
    const rare = rarity(byNumber.size, own.length) / rarity(byNumber.size, 1);
    for (const [number, { score, field }] of own) {
      const one = byNumber.get(number), gained = weight * rare * Math.sqrt(score);
      one.score += gained;
      one.gained.set(stem, (one.gained.get(stem) ?? 0) + gained);
      if (field === "keywords" && CODE.test(code)) one.codes.add(this.written.get(stem).toUpperCase());
    }
    return true;
  }

  /**
   * What the text is about by the codebook's words: the same concepts as a priority, the rarer the more, and the same
   * theme.
   */
  addConcepts(all) {
    const concepts = conceptsOf(this.engine);
    const asked = this.#conceptsIn(concepts);
    const pages = all.map(({ page }) => new Map(this.said.pages[page.number][3].map(([number, ...own]) => [number, own])));
    const holding = new Map();
    for (const own of pages) for (const number of own.keys()) holding.set(number, (holding.get(number) ?? 0) + 1);
    const rarest = rarity(all.length, 0);
    const weightOf = (number, times) => Math.log2(1 + times) * (rarity(all.length, holding.get(number) ?? 0) / rarest);
    const wanted = new Map([...asked].map(([number, { times }]) => [number, weightOf(number, times)]));
    const lengthOf = (weights) => Math.hypot(...weights) || 1;
    const { evidence, whole } = themesOf(asked, concepts);
    all.forEach((one, at) => {
      const own = new Map([...pages[at]].map(([number, [times]]) => [number, weightOf(number, times)]));
      const shared = [...wanted.keys()].filter((number) => own.has(number));
      const weights = new Map(shared.map((number) => [number, wanted.get(number) * own.get(number)]));
      const alike = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
      // Not the whole of a priority's length: one that tells much of itself shall not fall behind.
      one.score += (WEIGHT.concept * alike) / (lengthOf(wanted.values()) * Math.sqrt(lengthOf(own.values())));
      one.related = byWeight(weights).map((number) => ({ here: pages[at].get(number)[1], yours: [...asked.get(number).by][0] }));
      for (const [theme, weight] of [[one.page.theme, 1], ...one.page.touches.map((name) => [name, WEIGHT.touched])]) {
        const told = evidence.get(theme);
        if (!told) continue;
        one.score += (WEIGHT.theme * weight * told.weight) / whole;
        if (weight === 1) one.themes.push({ theme, by: byWeight(told.by) });
      }
    });
  }

  /** The concepts of the text; a common word means nothing alone. */
  #conceptsIn(concepts) {
    const found = concepts.of(this.segments.flat());
    for (const [number, { by }] of found) {
      for (const word of by) if (!word.includes(" ") && !this.#tells(word)) by.delete(word);
      if (!by.size) found.delete(number);
    }
    return found;
  }

  /** Which of it stands on the page: words, parts of words, phrases and actors; pairs and actors count. */
  read(one) {
    const told = this.said.pages[one.page.number], actors = told[2] ?? [];
    const page = once(told, () => readPage(one.page.title, told, this.lang));
    const { here, spoken } = page;
    one.phrases = this.#phrasesIn(page);
    one.actors = actors.filter((name) => this.names(name));
    one.score += WEIGHT.pair * Math.log2(1 + one.phrases.length) + WEIGHT.actor * one.actors.length;
    for (const stem of byWeight(one.gained)) this.#tell(one, stem, here);
    const yourStems = new Set([...one.words, ...one.parts.map(({ yours }) => yours)].map((word) => this.#stem(word)));
    one.related = one.related.filter(({ here: word, yours }) => {
      const stem = this.#stem(yours);
      const fresh = word && spoken.includes(` ${word} `) && this.#stem(word) !== stem && !yourStems.has(stem);
      yourStems.add(stem);
      return fresh;
    });
  }

  /** Tell a word of the index as the page has it, or the part of a word; what only the index has is not told. */
  #tell(one, stem, here) {
    const forms = [stem, `${stem}n`, twinOf(stem), ...otherFormsOf(stem, this.lang)];
    const form = forms.find((other) => here.has(other));
    const yours = this.written.get(stem) ?? this.parts.get(stem);
    if (form && this.times.has(stem)) one.words.push(here.get(form));
    else if (form) one.parts.push({ here: here.get(form), yours, part: stem });
    else if (this.lang === "sv" && this.#isTellingPart(stem)) {
      const known = this.engine.postings.known;
      const whole = [...here.values()].find((word) => word.length >= SHORTEST_COMPOUND && isEnd(word, stem) && partsOf(word, known).includes(stem));
      if (whole) one.parts.push({ here: whole, yours, part: stem });
    }
  }

  /**
   * The places and provinces that a text names: [{name, words, counties}]. A name has a capital letter where no sentence begins,
   * as the verb vara is written like the town Vara.
   */
  #placesIn(text) {
    const tokens = [...text.normalize("NFC").matchAll(WORD)];
    const words = tokens.map(([word]) => word.toLowerCase());
    const found = new Map();
    tokens.forEach(({ 0: word, index }, at) => {
      if (!NAME.test(word) || BEGINNING.test(text.slice(Math.max(0, index - 4), index))) return;
      const [first] = this.engine.meanings.in(words.slice(at, at + LONGEST_NAME));
      if (first?.start !== 0) return;
      const own = words.slice(at, at + first.length);
      const places = first.meanings.filter(({ county, phrase }) => county && isSpelt(own.join(" "), phrase));
      if (places.length) found.set(own.join(" "), { name: tokens.slice(at, at + own.length).join(" "), words: own, counties: new Set(places.map(({ county }) => county)) });
    });
    return [...found.values()];
  }

  /** Priorities in the counties of the places that the text names gain by it. */
  addPlaces(all) {
    for (const { name, counties } of this.places) {
      for (const one of all) {
        if (!counties.has(one.page.county)) continue;
        if (!one.places.size) one.score *= WEIGHT.place;
        one.places.add(name);
      }
    }
  }

  /** Whether the text names an actor, with all of its words in a row. */
  names(actor) {
    let words = NAMES.get(actor);
    if (!words) NAMES.set(actor, (words = wordsOf(actor).join(" ")));
    return words.length > 2 && this.spoken.includes(` ${words} `);
  }

  /**
   * Operations whose actors the text names, or that share a phrase, or two words of which one stands in hardly any other
   * operation and in few priorities.
   */
  operations(all) {
    const { read, number } = once(all, () => readOperations(all, this.lang));
    const most = Math.max(2, all.length * COMMON_OPERATIONS), rare = Math.max(1, all.length * RARE_OPERATIONS);
    const tells = (stem) => this.times.has(stem) && !this.engine.asking.has(stem) && number.get(stem) <= most;
    const found = all.map((operation, at) => {
      const shared = [...read[at].here.keys()].filter(tells);
      const phrases = this.#phrasesIn(read[at]);
      const named = operation.actors.filter((name) => this.names(name));
      const told = named.length || phrases.length || (shared.length > 1 && shared.some((stem) => number.get(stem) <= rare));
      const score = shared.reduce((sum, stem) => sum + rarity(all.length, number.get(stem)), WEIGHT.actor * named.length);
      return { ...operation, words: shared.map((stem) => read[at].here.get(stem)), phrases, named, told, score };
    });
    return found.filter(({ told }) => told).sort(byScore);
  }

  /** The words of the text that are in no reason of what was found. */
  unusedBy(priorities, operations) {
    const reasons = priorities.flatMap(({ words, phrases, parts, related, themes, codes }) => [
      ...words, ...phrases, ...codes, ...[...parts, ...related].map(({ yours }) => yours), ...themes.flatMap(({ by }) => by)]);
    reasons.push(...operations.flatMap(({ words, phrases, named }) => [...words, ...phrases, ...named]));
    reasons.push(...priorities.flatMap(({ actors }) => actors));
    const used = new Set([...new Set(reasons)].flatMap(wordsOf).flatMap((word) => {
      const stem = this.#stem(word);
      return [stem, ...otherFormsOf(stem, this.lang), `${stem}n`, twinOf(stem)];
    }));
    return [...this.written].filter(([stem]) => !used.has(stem) && !this.engine.asking.has(stem)).map(([, word]) => word);
  }
}

/** How much of the text each theme has, with the words that say it, and how much they have together. */
function themesOf(asked, concepts) {
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

const remembered = new WeakMap();

/** What make gives of an object, made once. */
function once(of, make) {
  if (!remembered.has(of)) remembered.set(of, make());
  return remembered.get(of);
}

/** The concepts of a language's codebook, of whole words and known parts only. */
function conceptsOf(engine) {
  return once(engine, () => new Concepts(engine.context, engine.lang, engine.postings.known));
}

/** {segments, stems, here}: the words of a text between points, their stems, and the first form of each stem. */
function readText(text, lang) {
  const segments = text.split(BETWEEN).map(wordsOf);
  const stems = segments.map((words) => words.map((word) => stemOf(word, lang)));
  const here = new Map();
  stems.forEach((own, number) => own.forEach((stem, at) => {
    if (!here.has(stem)) here.set(stem, segments[number][at]);
  }));
  return { segments, stems, here };
}

/** The same of a page's own text, and all of its words in a row. */
function readPage(title, [summary = "", text = ""], lang) {
  const read = readText(`${title} . ${summary} . ${text}`, lang);
  return { ...read, spoken: ` ${read.segments.flat().join(" ")} ` };
}

/** {read, number}: each operation's text, and how many operations have a stem. */
function readOperations(all, lang) {
  const read = all.map(({ name, summary }) => readText(`${name} . ${summary}`, lang));
  const number = new Map();
  for (const { here } of read) for (const stem of here.keys()) number.set(stem, (number.get(stem) ?? 0) + 1);
  return { read, number };
}

/** The stems of the editors' common words, and of the names of territories: öar is no reason for Småland och öarna. */
function commonStems(engine, said) {
  const places = engine.pages.filter(({ kind }) => kind === "priority").map(({ place }) => place.split(",")[0]);
  const words = [...said.common, ...new Set(places)].flatMap(wordsOf);
  return new Set(words.map((word) => stemOf(word, engine.lang)));
}

/** Whether a place is written with its own letters, or is long enough to be known without å, ä, ö. */
function isSpelt(written, phrase) {
  const plain = folded(phrase.toLowerCase());
  return written.length >= SHORTEST_UNACCENTED || plain === phrase.toLowerCase() || folded(written) !== written;
}

/** Whether a part stands first or last in a compound, also before the ending of the last. */
function isEnd(word, part) {
  return word.startsWith(part) || word.lastIndexOf(part) >= SHORTEST_PART - 1;
}

function byScore(a, b) {
  return b.score - a.score;
}

function byWeight(weights) {
  return [...weights].sort((a, b) => b[1] - a[1]).map(([word]) => word);
}
