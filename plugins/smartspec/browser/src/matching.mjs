// A text → what it shares with the priorities: words, phrases, themes, codes and actors. Nothing is graded.
//
// What orders priorities is counted in the index; what is shown as shared is then read in the page's own text, so that
// every word that is shown stands there.
import { folded, otherFormsOf, stemOf, tellingWordsOf, twinOf, wordsOf } from "./analysis.mjs";
import { lengthOf, readText } from "./compared.mjs";
import { isSort, partsOf } from "./compounds.mjs";
import { rarity } from "./scoring.mjs";

export const LONGEST_TEXT = 20_000;
const TELLING_LANGUAGE = {
  sv: new Set("och att som är för av på med till i det en".split(" ")),
  en: new Set("and the of to for is that with in a as by".split(" ")),
};
const CODE = /^(?:[a-z]\d{1,2}|\d{2}(?:\d{1,3})?|se\d{2,3})$/;
const NUMBER = /^\d+$/;
const WORD = /[\p{L}\p{N}]+/gu;
const NAME = /^\p{Lu}\p{Ll}/u;
const BEGINNING = /(?:^|[.!?:;•*–—\n])[\s"“”'’(]*$/u; // what stands before the first word of a sentence
const SHORTEST_UNACCENTED = 5; // Orebro is Örebro, but Are is not Åre
const LONGEST_NAME = 4;
// Tuned on the first third of benchmarks/match-texts.yml and on its ten under development.
const WEIGHT = { word: 1, part: 0.2, concept: 15, theme: 30, touched: 0.2, pair: 2, actor: 4, place: 1.2 };
const COMMON = 0.15, FEW = 4; // a word that stands in more of the priorities than this, and in more than a few, tells nothing
const COMMON_OPERATIONS = 0.1, RARE_OPERATIONS = 0.01, FEW_OPERATIONS = 2;
const MOST_READ = 60; // priorities whose text is read
const LEAST = 0.3; // of what the first has; below that only words that most texts have are shared
const SHORTEST_PART = 4;
const SHORT = 12; // words that say something: of a text with so few, one of a theme is enough for a reason
const BETWEEN_PAUSES = 100; // words of the text that are looked up between two pauses

/** The language that most of the small words of a text are in. */
export function languageOf(text) {
  const words = wordsOf(text.slice(0, LONGEST_TEXT));
  const count = (lang) => words.filter((word) => TELLING_LANGUAGE[lang].has(word)).length;
  return count("en") > count("sv") ? "en" : "sv";
}

/**
 * What a text shares with what is compared (see compared.mjs), as a generator that yields where it can pause, of
 * {lang, priorities, operations, unmatched}: priorities are pages of the engine, best first, each with {page, words, phrases,
 * codes, actors, parts, related, places, themes: [{theme, by: [word, …]}]}. All but the last two stand on the page;
 * parts are {here, yours, part}, a word of the page and one of the text that share a part, and related {here, yours},
 * two words of one line of the codebook. by are words of the text that are about the page's theme. unmatched are the words
 * of the text that are in no reason of these priorities and operations.
 */
export function* match(compared, text) {
  const asked = new Asked(compared);
  yield* asked.hear(text.slice(0, LONGEST_TEXT));
  const all = compared.priorities.map((own) => new Candidate(own));
  yield* asked.addWords(all);
  yield* asked.addConcepts(all);
  const read = all.filter((one) => one.score > 0).sort(byScore).slice(0, MOST_READ);
  for (const one of read) {
    asked.read(one);
    yield;
  }
  asked.addPlaces(read);
  for (const one of read) one.score *= one.page.weight; // what has ended, or may have, comes after what fits as well
  const found = read.filter((one) => one.shares(compared.lang, asked.isShort)).sort(byScore);
  const priorities = found.filter((one) => one.score >= found[0].score * LEAST).map((one) => one.told);
  yield;
  const operations = asked.operations();
  yield;
  return { lang: compared.lang, priorities, operations, unmatched: asked.unusedBy(priorities, operations) };
}

/** A priority, and what it shares with the text. */
class Candidate {
  constructor(own) {
    Object.assign(this, { own, page: own.page, score: 0, gained: new Map(), words: [], phrases: [], parts: [], related: [] });
    Object.assign(this, { themes: [], codes: new Set(), actors: [], places: new Set() });
  }

  /** Whether it shares more than a single word with the text, or one of its name, or with a short one a word of its theme. */
  shares(lang, isShort) {
    const { words, phrases, parts, related, themes, codes, actors, page } = this;
    const name = wordsOf(page.title);
    if (words.some((word) => name.includes(word)) || (isShort && themes.length)) return true;
    const yours = [...words, ...phrases, ...[...parts, ...related].map((pair) => pair.yours), ...themes.flatMap(({ by }) => by)];
    return actors.length || codes.size || new Set(yours.flatMap((said) => said.split(" ")).map((word) => stemOf(word, lang))).size > 1;
  }

  get told() {
    const { own, gained, codes, places, ...told } = this;
    return { ...told, codes: [...codes], places: [...places] };
  }
}

class Asked {
  constructor(compared) {
    this.compared = compared;
    this.lang = compared.lang;
    this.judged = new Map(); // word → whether it may stand in a phrase, and whether it says anything alone
    this.times = new Map(); // of each stem that says something
    this.written = new Map(); // the first form of each of them
    this.pairs = new Map(); // stem → the stems that come after it
    this.parts = new Map(); // of words that no priority has: the stem of each part → the word
  }

  *hear(text) {
    this.places = this.#placesIn(text);
    this.named = new Set(this.places.flatMap(({ words }) => words)); // Bergslagen is no berg
    yield;
    Object.assign(this, readText(text, this.lang));
    yield;
    this.segments.forEach((words, number) => this.#count(words, this.stems[number]));
    this.heard = new Set(this.segments.flat());
    yield;
  }

  /** Count the words of a segment that say something, and note pairs side by side of which one does. */
  #count(words, stems) {
    let before = {};
    words.forEach((word, at) => {
      const stem = stems[at], judged = this.#judge(word, stem);
      if (judged.tells) {
        this.times.set(stem, (this.times.get(stem) ?? 0) + 1);
        if (!this.written.has(stem)) this.written.set(stem, word);
      }
      if (before.phrased && judged.phrased && (before.tells || judged.tells)) {
        const first = stems[at - 1];
        if (!this.pairs.has(first)) this.pairs.set(first, new Set());
        this.pairs.get(first).add(stem);
      }
      before = judged;
    });
  }

  /** {phrased, tells}: whether a word may be part of a phrase, also a common one, and whether it says what a text is about. */
  #judge(word, stem) {
    let judged = this.judged.get(word);
    if (!judged) {
      const { small, common } = this.compared;
      const phrased = !NUMBER.test(word) && !small.has(word) && !this.named.has(word) && tellingWordsOf(word, this.lang).length > 0;
      judged = { phrased, tells: phrased && word.length > 1 && !common.has(stem) };
      this.judged.set(word, judged);
    }
    return judged;
  }

  /** Whether the text is a sentence rather than a page. */
  get isShort() {
    return this.times.size <= SHORT;
  }

  #stem(word) {
    return stemOf(word, this.lang);
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
  *addWords(all) {
    const byNumber = new Map(all.map((one) => [one.page.number, one]));
    let looked = 0;
    for (const [stem, times] of this.times) {
      if ((looked += 1) % BETWEEN_PAUSES === 0) yield;
      if (this.compared.asking.has(stem)) continue;
      const word = this.written.get(stem), weight = WEIGHT.word * Math.log2(1 + times);
      if (this.#add(byNumber, stem, weight, stem) || this.lang !== "sv") continue;
      for (const part of partsOf(word, this.compared.concepts.known)) {
        if (!this.#isTellingPart(part) || word.lastIndexOf(part) >= stem.length) continue; // ägaren is no arena
        if (this.#add(byNumber, part, WEIGHT.part * weight)) this.parts.set(part, word);
      }
    }
  }

  #isTellingPart(part) {
    return part.length >= SHORTEST_PART && !isSort(part) && this.#judge(part, this.#stem(part)).tells && !this.compared.asking.has(part);
  }

  /** The documents of a stem, or where it has none of its other form, with or without the definite n. */
  #documentsOf(stem) {
    const { scores, postings } = this.compared;
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
  *addConcepts(all) {
    const { compared } = this;
    const asked = yield* this.#concepts();
    const wanted = new Map([...asked].map(([concept, { times }]) => [concept, compared.weightOf(concept, times)]));
    const length = lengthOf(wanted);
    const { evidence, whole } = this.#themesOf(asked);
    const [main] = [...evidence].sort(([, a], [, b]) => b.weight - a.weight).map(([theme]) => theme);
    const isMain = ([concept, { times }]) => (times > 1 || this.isShort) && compared.concepts.themes[concept] === main;
    this.main = new Set([...asked].filter(isMain).map(([concept]) => concept));
    for (const one of all) {
      const { own, page } = one;
      const shared = new Map([...wanted].filter(([concept]) => own.weights.has(concept)).map(([concept, weight]) => [concept, weight * own.weights.get(concept)]));
      const alike = [...shared.values()].reduce((sum, weight) => sum + weight, 0);
      // Not the whole of a priority's length: one that tells much of itself shall not fall behind.
      one.score += (WEIGHT.concept * alike) / (length * Math.sqrt(own.length));
      const ofPage = byWeight(shared).filter((concept) => [page.theme, ...page.touches].includes(compared.concepts.themes[concept]));
      one.related = ofPage.map((concept) => ({ here: own.words.get(concept), yours: [...asked.get(concept).by][0] }));
      for (const [theme, weight] of [[page.theme, 1], ...page.touches.map((name) => [name, WEIGHT.touched])]) {
        const told = evidence.get(theme);
        if (!told) continue;
        one.score += (WEIGHT.theme * weight * told.weight) / whole;
        if (weight === 1) one.themes.push({ theme, by: told.words });
      }
    }
  }

  /** How much of the text each theme has, with the words that say it in one form each, and how much they have together. */
  #themesOf(asked) {
    const evidence = new Map();
    let whole = 0;
    for (const [concept, { times, by }] of asked) {
      const theme = this.compared.concepts.themes[concept], weight = Math.log2(1 + times);
      const told = evidence.get(theme) ?? { weight: 0, by: new Map() };
      told.weight += weight;
      whole += weight;
      for (const word of by) told.by.set(word, (told.by.get(word) ?? 0) + weight / by.size);
      evidence.set(theme, told);
    }
    for (const told of evidence.values()) {
      const forms = new Map(byWeight(told.by).reverse().map((words) => [words.split(" ").map((word) => this.#stem(word)).join(" "), words]));
      told.words = [...forms.values()].reverse();
    }
    return { evidence, whole: whole || 1 };
  }

  /** The concepts of the text; a common word means nothing alone. */
  *#concepts() {
    const words = this.segments.flat(), stems = this.stems.flat(), { concepts } = this.compared;
    for (let at = 0; at < words.length; at += BETWEEN_PAUSES) {
      words.slice(at, at + BETWEEN_PAUSES).forEach((word, number) => concepts.ofWord(stems[at + number], word)); // is remembered
      yield;
    }
    const found = concepts.of(words, stems);
    for (const [concept, { by }] of found) {
      for (const word of by) if (!word.includes(" ") && !this.#judge(word, this.#stem(word)).tells) by.delete(word);
      if (!by.size) found.delete(concept);
    }
    return found;
  }

  /** Which of it stands on the page: words, parts of words, phrases and actors; pairs and actors count. */
  read(one) {
    const { own } = one;
    one.phrases = this.#phrasesIn(own);
    one.actors = this.#namedOf(own.actors);
    one.score += WEIGHT.pair * Math.log2(1 + one.phrases.length) + WEIGHT.actor * one.actors.length;
    for (const stem of byWeight(one.gained)) this.#tell(one, stem, own);
    const yourStems = new Set([...one.words, ...one.parts.map(({ yours }) => yours)].map((word) => this.#stem(word)));
    one.related = one.related.filter(({ here: word, yours }) => {
      const stem = this.#stem(yours);
      const fresh = word && own.spoken.includes(` ${word} `) && this.#stem(word) !== stem && !yourStems.has(stem);
      yourStems.add(stem);
      return fresh;
    });
  }

  /** Tell a word of the index as the page has it, or the part of a word; what only the index has is not told. */
  #tell(one, stem, { here, wholes }) {
    const forms = [stem, `${stem}n`, twinOf(stem), ...otherFormsOf(stem, this.lang)];
    const form = forms.find((other) => here.has(other) && this.#judge(here.get(other), other).tells); // var is no varor
    const yours = this.written.get(stem) ?? this.parts.get(stem);
    if (form && this.times.has(stem)) one.words.push(here.get(form));
    else if (form) one.parts.push({ here: here.get(form), yours, part: stem });
    else if (wholes.has(stem) && this.#isTellingPart(stem)) one.parts.push({ here: wholes.get(stem), yours, part: stem });
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
      const [first] = this.compared.places.in(words.slice(at, at + LONGEST_NAME));
      if (first?.start !== 0) return;
      const own = words.slice(at, at + first.length);
      const places = first.meanings.filter(({ phrase }) => isSpelt(own.join(" "), phrase));
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

  /** The actors that the text names, with all of their words in a row. */
  #namedOf(actors) {
    const isNamed = ({ words }) => words.every((word) => this.heard.has(word)) && this.spoken.includes(` ${words.join(" ")} `);
    return actors.filter(isNamed).map(({ name }) => name);
  }

  /**
   * Operations that share a phrase, or two words of which one stands in hardly any other operation, if a word of that is
   * one of the codebook's, or one word that is in hardly any other, if it stands in its name and is what the text is mainly
   * about; and those with an actor that the text names, which is in hardly any other or shares a word too.
   */
  operations() {
    const { operations, standing, acting, asking, concepts } = this.compared, all = operations.length;
    const most = Math.max(2, all * COMMON_OPERATIONS), rare = Math.max(1, all * RARE_OPERATIONS);
    const isSubject = (words) => words.split(" ").some((word) => concepts.ofWord(this.#stem(word), word).length);
    const found = operations.map((own) => {
      const tells = ([stem, word]) => this.times.has(stem) && !asking.has(stem) && standing.get(stem) <= most && this.#judge(word, stem).tells;
      const shared = [...own.here].filter(tells), stems = shared.map(([stem]) => stem), words = shared.map(([, word]) => word);
      const phrases = this.#phrasesIn(own), named = this.#namedOf(own.actors);
      const inName = shared.some(([stem, word]) => own.named.has(stem) && standing.get(stem) <= rare && this.#isMainSubject(stem, word));
      const told = inName || phrases.some(isSubject) || (words.some(isSubject) && words.length > 1 && stems.some((stem) => standing.get(stem) <= rare))
        || (named.length && words.some(isSubject)) || named.some((name) => acting.get(name) <= FEW_OPERATIONS);
      const score = stems.reduce((sum, stem) => sum + rarity(all, standing.get(stem)), WEIGHT.actor * named.length);
      return { ...own.told, words: words.filter((word) => !phrases.some((phrase) => phrase.split(" ").includes(word))), phrases, named, told, score };
    });
    return found.filter(({ told }) => told).sort(byScore);
  }

  /** Whether a word is on a line of which the text, if it is no short one, has words more than once, of the theme that it has most words of. */
  #isMainSubject(stem, word) {
    return this.compared.concepts.ofWord(stem, word).some(([concept]) => this.main.has(concept));
  }

  /** The words of the text that are in no reason of what was found. */
  unusedBy(priorities, operations) {
    const reasons = priorities.flatMap(({ words, phrases, parts, related, themes, codes, actors }) => [
      ...words, ...phrases, ...codes, ...actors, ...[...parts, ...related].map(({ yours }) => yours), ...themes.flatMap(({ by }) => by)]);
    reasons.push(...operations.flatMap(({ words, phrases, named }) => [...words, ...phrases, ...named]));
    const used = new Set([...new Set(reasons)].flatMap(wordsOf).flatMap((word) => {
      const stem = this.#stem(word);
      return [stem, ...otherFormsOf(stem, this.lang), `${stem}n`, twinOf(stem)];
    }));
    return [...this.written].filter(([stem]) => !used.has(stem) && !this.compared.asking.has(stem)).map(([, word]) => word);
  }
}

/** Whether a place is written with its own letters, or is long enough to be known without å, ä, ö. */
function isSpelt(written, phrase) {
  const plain = folded(phrase.toLowerCase());
  return written.length >= SHORTEST_UNACCENTED || plain === phrase.toLowerCase() || folded(written) !== written;
}

function byScore(a, b) {
  return b.score - a.score;
}

function byWeight(weights) {
  return [...weights].sort((a, b) => b[1] - a[1]).map(([word]) => word);
}
