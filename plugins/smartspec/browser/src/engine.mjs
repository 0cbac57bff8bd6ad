// A query → pages, best first, each with why it is there.
import { askedWordsOf, folded, otherFormsOf, rootOf, stemOf, tellingWordsOf, twinOf, wordsOf } from "./analysis.mjs";
import { fewestPartsOf, halvesOf, partsOf, subjectOf } from "./compounds.mjs";
import { Concepts } from "./concepts.mjs";
import { Meanings } from "./meanings.mjs";
import { distance } from "./nearest.mjs";
import { Postings, wholeAddress } from "./packed.mjs";
import { Scores, rarity } from "./scoring.mjs";

const SHORTEST_PREFIX = 2;
const SHORTEST_SURE = 4;
const MOST_BEGINNINGS = 80;
const SHORTEST_WITH_ERRORS = 7; // in shorter words a letter makes another word: vädret, värdet
const SHORTEST_CORRECTED = 6; // also of stems: wedding is no we
const SHORTEST_ENDING = 5, SHORTEST_BEFORE = 3; // åland is no part of småland
const SHORTEST_BEGINNING = 4;
const SHORTEST_FIRST_PART = 5; // kärnkraft is no kärna
const SHORTEST_RELATED = 4; // förare is not förening
const SHORTEST_OTHER = 8; // of which longer words are about the same too
const NEAREST_WORDS = 3;
const SAME_NAME = 4;
const SAME_IN_NAME = 0.8; // how sure another word is that a page of the theme is called by
const ASKING = 0.1; // what a word that only asks counts, beside one that says what is asked for
const COVERED = 5; // how steeply pages fall that lack some of the words
const STRANGE = 1.7; // how much more a word tells that nothing here has, and no list of the editors
const LEAST = 0.25, HALF = 0.5;
const ENOUGH = 0.45, WEAK_HITS = 3; // where no page has enough of what was asked, so many are shown
const TEN = 10, FILLING = 0.15; // so many places are filled with pages that have less
const OF_THEME = 5, THEME_PAGE = 6, TOUCHED = 1.2, OF_PLACE = 40, IN_PLACE = 1.5, EXPLAINED = 15;
const ASKED_COUNTY = 6; // what a county's own pages gain when the question names it
const BESIDE = 0.5; // of that, for its other pages than priorities when something else is asked too
const IN_COUNTY = 2; // the same of a place in it
const NAMED_IN = 0.075, LATER = 0.25; // what an organisation gains by a priority that names it first, and how that falls
const NEAR = new Set(["priority", "strategy", "region", "area"]);
const OF_LIST = new Set(["theme", "ofTheme", "named", "place", "inPlace"]); // what the page itself does not say
const HERE = { place: 0.2, inPlace: 0.2, apart: 0.5, same: 0.6 }; // how much of a word is here so, where that is less than how sure it is
const IN_TEXT = 0.85; // of that, where only the running text has it
const OF_NAME = new Set(["name", "parts"]);
const OF_SUBJECT = new Set(["word", "form", "language", "folded", "beginning"]);
const OF_COUNTY = new Set(["priority", "strategy", "region"]);

/** How a word was found: what its score weighs, and how much of the word it counts as having found. */
export const WAYS = {
  word: { weight: 1, sure: 1 },
  form: { weight: 0.9, sure: 1 },
  language: { weight: 0.8, sure: 1 },
  folded: { weight: 0.9, sure: 1 },
  subject: { weight: 0.35, sure: 0.85 },
  beginning: { weight: 0.4, sure: 0.95 },
  ending: { weight: 0.3, sure: 0.9 },
  stem: { weight: 0.3, sure: 0.5 },
  same: { weight: 0.25, sure: 0.7 },
  place: { weight: 1, sure: 1 },
  ofTheme: { weight: 1, sure: 0.9 },
  explained: { weight: 1, sure: 1 },
  inPlace: { weight: 1, sure: 0.6 },
  theme: { weight: 1, sure: 0.6 },
  context: { weight: 1, sure: 0.4 },
  ofContext: { weight: 0.5, sure: 0.3 },
  related: { weight: 0.2, sure: 0.42 },
  parts: { weight: 0.4, sure: 0.65 },
  half: { weight: 0.3, sure: 0.62 },
  apart: { weight: 0.3, sure: 0.6 },
  kin: { weight: 0.3, sure: 0.55 },
  part: { weight: 0.3, sure: 0.35 },
  error: { weight: 0.8, sure: 0.85 },
  named: { weight: 1, sure: 0.9 },
};

/** The pages that the first part of an index lists: [{number, address, kind, group, title, place, …}]. */
export function pagesOf({ documents, kinds }) {
  return documents.map(([stored, kind, group, title, place, weight, ...about], number) => {
    const [state = "", theme = "", touches = [], county = ""] = about;
    const address = wholeAddress(stored, title);
    return { number, address, kind: kinds[kind], group, title, place, weight, state, theme, touches, county };
  });
}

export class Engine {
  /** first and text: the two parts of the index; text may come later, by a new engine. */
  constructor(lang, first, text = null) {
    this.lang = lang;
    this.other = lang === "sv" ? "en" : "sv";
    this.groups = first.groups;
    this.pages = pagesOf(first);
    this.names = [];
    this.postings = new Postings(text ? [first, text] : [first], this.pages.length);
    this.scores = new Scores(this.postings, this.pages.length);
    this.accents = this.postings.terms.map((term) => [folded(term), term]).filter(([plain, term]) => plain !== term);
    this.meanings = new Meanings(first.meanings, text?.meanings);
    this.context = text?.context ?? [];
    this.naming = text?.naming ?? [];
    this.asking = new Set(first.asking.map((word) => stemOf(word, lang)));
    this.small = new Set(text?.small.split(" "));
    this.collator = new Intl.Collator(lang);
  }

  /** Pages, best first: {address, kind, group, title, place, state, score, found: [{word, way, field, by}], missing}. */
  search(text, options) {
    return this.answer(text, options).pages;
  }

  /**
   * {pages, more, unused, nearest}: also whether pages that have less were left out, the words that no page has which was
   * found, and words that may have been meant instead of them, or instead of a word that was found with another letter.
   */
  answer(text, { kind } = {}) {
    const words = askedWordsOf(text, this.lang);
    if (!words.length) return { pages: [], more: false, unused: [], nearest: [] };
    this.alone = words.length === 1;
    const asked = words.map((word) => this.#asked(word));
    this.counties = new Map(); // each county that is named, and how much its own pages gain
    this.#addMeanings(words, asked);
    for (const one of asked) {
      this.#addSubject(one);
      this.#addWider(one);
    }
    this.#addMisspeltPhrases(asked);
    const strong = asked.filter((one) => !one.asking);
    if (!strong.length) asked.forEach((one) => { one.asking = false; });
    for (const one of asked) one.share = this.#rarityOf(one) * (one.asking ? ASKING : 1);
    const ordered = this.#inOrder(this.#scored(asked, kind === undefined ? null : [kind].flat()));
    const pages = sifted(ordered);
    const more = pages.length < ordered.length && pages.length <= TEN;
    amongTen(pages, isAskedTheme);
    amongTen(pages, (page) => page.kind === "region" && this.counties.get(page.county) >= ASKED_COUNTY);
    if (this.counties.size) amongTen(pages, isWhollyNamed);
    if (this.counties.size > 1) amongTen(pages, (page) => page.kind === "two");
    const used = new Set(pages.flatMap((page) => page.found.map(({ word }) => word)));
    const unused = words.filter((word) => !used.has(word));
    const wrong = asked.filter((one) => one.corrected || !one.found.size);
    const nearest = wrong.flatMap(({ word, meant }) => (meant ? [meant] : this.#nearest(word)).map((near) => ({ word, near })));
    return { pages, more, unused, nearest: nearest.slice(0, NEAREST_WORDS) };
  }

  /** One word with the documents that it is found in. */
  #asked(word) {
    const one = { word, asking: this.#isAsking(word), found: new Map(), real: 0, told: false, corrected: "", meant: "" };
    for (const [way, terms] of this.#asWritten(word)) {
      for (const [term, weight] of terms) this.#add(one, term, way, weight);
    }
    one.real = one.found.size;
    return one;
  }

  /** Whether a word says nothing of what is asked for, as long as another does. */
  #isAsking(word) {
    return this.asking.has(stemOf(word, this.lang)) || this.small.has(word);
  }

  /** Where little or nothing has the word as it is written: what may be meant, and the parts of a compound. */
  #addWider(one) {
    if (!one.real) this.#addKin(one);
    if (!one.found.size) this.#addCorrected(one);
    if (!one.corrected) this.#addParts(one);
    if (one.real || one.told || one.corrected) return;
    if (!this.#addHalves(one)) this.#addContext(one);
  }

  /** möbelföretag is about möbler: the pages of the first part, where the last only says what sort of thing. */
  #addSubject(one) {
    const subject = this.lang === "sv" && subjectOf(one.word, (word) => this.#isWord(word));
    if (!subject) return;
    for (const [way, terms] of this.#asWritten(subject)) {
      if (!OF_SUBJECT.has(way) || (way === "beginning" && subject.length < SHORTEST_SURE)) continue; // mat is no material
      for (const [term, weight] of terms) this.#add(one, term, "subject", weight, subject);
    }
    if (one.told) return;
    for (const { meanings } of this.meanings.in([subject])) {
      for (const meaning of meanings) if (meaning.theme) this.#addMeaning(one, meaning, 1, true);
    }
  }

  /** elbilsbatterier, which nothing has, is about elbilar and about batterier: the pages of either, where a list has both. */
  #addHalves(one) {
    const halves = this.lang === "sv" ? halvesOf(one.word, (word) => this.meanings.has(word)) : [];
    for (const half of halves) {
      for (const [, terms] of this.#asWritten(half).filter(([way]) => way === "word" || way === "form")) {
        for (const [term, weight] of terms) this.#add(one, term, "half", weight, half);
      }
      for (const meaning of this.meanings.of(stemOf(half, "sv"), "sv")) {
        if (meaning.theme) this.#addMeaning(one, meaning, halves.length, false);
      }
    }
    return halves.length > 0;
  }

  #isWord(word) {
    const stem = stemOf(word, "sv");
    return [stem, twinOf(stem)].some((form) => this.postings.has(form)) || this.meanings.has(word);
  }

  /**
   * For a word that nothing has as it is written: the pages of the themes that texts with the word, or with a part of
   * it, belong to, and pages with another word of the same line.
   */
  #addContext(one) {
    const [first = one.word] = partsOf(one.word, this.postings.known);
    const numbers = [...this.concepts.of([one.word, first]).keys()];
    const themes = new Set(numbers.map((number) => this.concepts.themes[number]));
    for (const { number, kind, theme } of this.pages) {
      if (!themes.has(theme)) continue;
      if (kind === "facet") this.#put(one, number, "context", OF_THEME, "theme", theme);
      else this.#put(one, number, "ofContext", OF_THEME, "theme", theme);
    }
    for (const word of new Set(numbers.flatMap((number) => this.concepts.words[number]))) {
      const stem = stemOf(word, this.lang);
      if (stem.length < SHORTEST_RELATED) continue;
      for (const [number, { score, field }] of this.scores.of(stem)) {
        const page = this.pages[number];
        if (NEAR.has(page.kind) || themes.has(page.theme) || page.touches.some((theme) => themes.has(theme))) {
          this.#put(one, number, "related", score, field, word);
        }
      }
    }
  }

  /** The lines of the codebook, read when they are first needed. */
  get concepts() {
    this.read ??= new Concepts(this.context, this.lang);
    return this.read;
  }

  /** The terms that are the word itself, by way: [[way, [[term, weight], …]], …]. */
  #asWritten(word) {
    const own = stemOf(word, this.lang);
    const forms = new Set(otherFormsOf(own, this.lang));
    if (this.lang === "sv") forms.add(twinOf(own));
    forms.delete(own);
    return [
      ["word", [[own, 1]]],
      ["form", [...forms].map((form) => [form, 1])],
      ["language", this.#ofOtherLanguage(word, own)],
      ["folded", this.#accented(own, word)],
      ...this.#asBeginning(own, word),
      ["ending", this.#endingWith(own)],
    ];
  }

  /** Longer terms: those that begin with the whole word, pelletstillverkning, and those that only share its stem. */
  #asBeginning(own, word) {
    const longer = this.#longer(own);
    if (this.#isWhole(own, word)) return [["beginning", longer]];
    const whole = word.length >= SHORTEST_WITH_ERRORS ? longer.filter(([term]) => term.startsWith(word)) : [];
    const short = own.length < SHORTEST_SURE && word.length > own.length + 1; // samer is no samhälle, but fiber fiberoptik
    const others = longer.filter((one) => !whole.includes(one) && (!short || one[0].startsWith(word)));
    return [["beginning", whole], ["stem", others]];
  }

  /** Whether longer terms that begin with a stem are about the same: aktier is not aktivitet, and kö not kött. */
  #isWhole(own, word) {
    const shortest = this.lang === "sv" ? SHORTEST_SURE : SHORTEST_SURE + 1; // mining is no mineral
    const known = this.postings.has(own) || own === word || this.meanings.of(own, this.lang).length > 0;
    return known && (own.length >= shortest || (this.alone && own === word));
  }

  #ofOtherLanguage(word, own) {
    const term = stemOf(word, this.other);
    return term === own ? [] : [[term, 1]];
  }

  /** The terms that begin like this one: the nearer in length, the more. */
  #longer(own) {
    if (own.length < SHORTEST_PREFIX) return [];
    const found = this.postings.beginningWith(own).filter((term) => term !== own);
    const nearness = ({ length }) => length / (length + 0.3 * (length - own.length));
    return found.slice(0, MOST_BEGINNINGS).map((term) => [term, nearness(term)]);
  }

  /** Compounds that end so: materialteknologi. Those of known parts are found by their parts. */
  #endingWith(own) {
    if (own.length < SHORTEST_ENDING || this.lang !== "sv") return []; // dress is no address
    const ends = [own, ...otherFormsOf(own, this.lang)];
    const ending = (term) => ends.some((end) => term.length >= end.length + SHORTEST_BEFORE && term.endsWith(end));
    return this.postings.terms.filter(ending).map((term) => [term, 1]);
  }

  /** The terms that are or begin like this one when å, ä, ö are written a, a, o. */
  #accented(term, word) {
    if (term.length <= SHORTEST_PREFIX) return [];
    const start = term.length < SHORTEST_SURE ? word : term;
    const found = this.accents.filter(([plain]) => plain === term || plain.startsWith(start));
    return found.map(([plain, accented]) => [accented, plain === term ? 1 : 0.45]);
  }

  /** A compound is also about its parts: pages with all of them, or with the first, which says what kind of thing. */
  #addParts(one) {
    const parts = fewestPartsOf(one.word, this.postings.known);
    if (parts.length > 1) {
      const each = parts.map((part) => this.#ofPart(part));
      const [fewest, ...rest] = [...each].sort((a, b) => a.size - b.size);
      for (const [number, { score, field }] of fewest) {
        const others = rest.map((found) => found.get(number));
        if (!others.every(Boolean)) continue;
        const apart = [{ field }, ...others].some((other) => other.field === "text"); // anywhere in a long text
        const sum = others.reduce((whole, other) => whole + other.score, score);
        this.#put(one, number, apart ? "apart" : "parts", sum, field, parts.join(" + "));
      }
    }
    if (one.real && !this.counties.size) return; // in a county the nearest is wanted
    const first = this.lang === "sv" && this.#firstPartOf(one.word);
    if (!first) return;
    for (const [number, { score, field }] of this.#ofPart(first)) this.#put(one, number, "part", score, field, first);
  }

  /** The documents of a part, as a word of its own or as the beginning of one. */
  #ofPart(part) {
    const found = new Map(this.scores.of(part));
    if (part.length < SHORTEST_SURE) return found; // mat is no material
    for (const [term, weight] of this.#longer(part)) {
      for (const [number, { score, field }] of this.scores.of(term)) {
        if (!found.has(number)) found.set(number, { score: score * weight * WAYS.beginning.weight, field });
      }
    }
    return found;
  }

  /** The longest known word that a word begins with: vindkraft of vindkraftspark. */
  #firstPartOf(word) {
    for (let length = word.length - 3; length >= SHORTEST_FIRST_PART; length -= 1) {
      const stem = stemOf(word.slice(0, length), this.lang);
      if (stem.length >= SHORTEST_BEGINNING && this.postings.has(stem)) return stem;
    }
    return null;
  }

  /** Words of the same root, where nothing has the word itself: elektriska and elektrifiering. */
  #addKin(one) {
    const own = rootOf(stemOf(one.word, this.lang), this.lang);
    for (const term of this.kin.get(own) ?? []) this.#add(one, term, "kin", 1);
  }

  /** The terms of each root, read when they are first needed. */
  get kin() {
    if (!this.byRoot) {
      this.byRoot = new Map();
      for (const term of this.postings.terms) {
        const root = rootOf(term, this.lang);
        this.byRoot.set(root, [...(this.byRoot.get(root) ?? []), term]);
      }
    }
    return this.byRoot;
  }

  /** One wrong, missing, extra or swapped letter; only for a word that is found in no other way. */
  #addCorrected(one) {
    if (one.word.length < SHORTEST_WITH_ERRORS) return;
    const near = new Set();
    for (const written of new Set([stemOf(one.word, this.lang), one.word])) {
      if (written.length < SHORTEST_CORRECTED) continue;
      for (const term of [...this.postings.terms, ...this.meanings.stems(this.lang)]) {
        if (term[0] === written[0] && distance(written, term, 1) === 1) near.add(term);
      }
    }
    for (const term of near) {
      one.corrected ||= term;
      this.#add(one, term, "error", 1);
      for (const meaning of this.meanings.of(term, this.lang)) if (meaning.theme) this.#addMeaning(one, meaning, 1, false);
    }
  }

  #add(one, term, way, weight, by = term) {
    for (const [number, { score, field }] of this.scores.of(term)) this.#put(one, number, way, score * weight, field, by);
  }

  /** Note that a document has the word; of several ways the surest tells why, and scores add up. */
  #put(one, number, way, score, field, by, sure = WAYS[way].sure) {
    const { weight } = WAYS[way];
    const before = one.found.get(number);
    if (!before) one.found.set(number, { score: score * weight, sure, way, field, by });
    else if (sure > before.sure || way === "place") one.found.set(number, { score: before.score + score * weight, sure, way, field, by });
    else if (before.way === way || sure >= HALF) before.score += score * weight;
  }

  /** Phrases that the editors' lists know: other words for the same, the theme, the county of a place. */
  #addMeanings(words, asked) {
    const strong = asked.filter((one) => !one.asking).length;
    for (const { start, length, meanings } of this.meanings.in(words)) {
      const own = asked.slice(start, start + length);
      const wholes = new Set(meanings.filter(({ whole }) => whole).map(({ county }) => county)).size;
      for (const meaning of meanings) {
        if (meaning.county) this.#addCounty(meaning.county, meaning.whole ? ASKED_COUNTY / wholes : IN_COUNTY);
        for (const one of own) this.#addMeaning(one, meaning, own.length, own.filter(({ asking }) => !asking).length === strong);
      }
    }
  }

  /** What a phrase of the lists means where letters are wrong in its words: artificell inteligens. */
  #addMisspeltPhrases(asked) {
    if (asked.length === 1 || asked.every(isSure)) return;
    for (const { start, phrase, meanings } of this.meanings.misspelt(asked.map(({ word }) => word), this.lang)) {
      phrase.forEach((word, at) => {
        const one = asked[start + at];
        if (stemOf(word, this.lang) !== stemOf(one.word, this.lang) && !isSure(one)) {
          one.corrected = stemOf(word, this.lang);
          one.meant = word;
          this.#add(one, one.corrected, "error", 1);
        }
        for (const meaning of meanings) if (meaning.same.length > 1) this.#addMeaning(one, meaning, phrase.length, false);
      });
    }
  }

  #addMeaning(one, { theme, county, whole, explained, phrase, same }, number, alone) {
    if (whole) {
      one.county = true;
      return;
    }
    one.told ||= Boolean(theme || county || same.length > 1);
    if (county && one.word.length < SHORTEST_ENDING) forget(one, "beginning"); // Åre is no year
    this.pages.forEach((page, at) => {
      const ofTheme = page.theme === theme ? (page.kind === "facet" ? THEME_PAGE : OF_THEME) : TOUCHED;
      if (theme && (page.theme === theme || page.touches.includes(theme))) {
        const way = page.kind === "facet" && page.theme === theme && !one.corrected ? "ofTheme" : "theme";
        this.#put(one, at, way, ofTheme / number, "theme", theme);
      }
      if (explained && alone && page.kind === "glossary") {
        this.#put(one, at, "explained", EXPLAINED / number, "text", phrase);
      }
      if (county && page.county === county && !(alone && !OF_COUNTY.has(page.kind))) {
        const itself = page.kind === "region";
        this.#put(one, at, itself ? "place" : "inPlace", (itself ? OF_PLACE * (this.alone ? 2 : 1) : IN_PLACE) / number, "place", phrase);
      }
    });
    for (const other of same) {
      if (other === phrase) continue;
      const stems = wordsOf(other).map((word) => stemOf(word, this.lang));
      const [fewest, ...rest] = stems.map((stem) => this.#ofOther(stem)).sort((a, b) => a.size - b.size);
      const short = theme && stems.length === 1 && stems[0].length < SHORTEST_SURE; // kor is no Sankt Kors
      for (const [at, { score, field }] of fewest) {
        if (!rest.every((found) => found.has(at))) continue;
        const page = this.pages[at], main = theme && page.theme === theme;
        if (short && !main && !page.touches.includes(theme)) continue;
        const sure = main && OF_NAME.has(field) && !one.corrected ? SAME_IN_NAME : WAYS.same.sure;
        this.#put(one, at, "same", score / number, field, other, sure);
      }
    }
  }

  /** The documents of another word for the same; of a long one also those with longer words: vintersportcentrum. */
  #ofOther(stem) {
    return stem.length < SHORTEST_OTHER ? this.scores.of(stem) : this.#ofPart(stem);
  }

  /** A county that is named, or in which a named place lies: its own pages are what is asked for. */
  #addCounty(county, gain) {
    this.counties.set(county, Math.max(gain, this.counties.get(county) ?? 1));
  }

  /** What a word tells: much when few pages have it, and most when none has. */
  #rarityOf(one) {
    let sure = 0;
    for (const found of one.found.values()) sure += found.sure >= WAYS.beginning.sure ? 1 : 0;
    const all = this.pages.length;
    return sure ? rarity(all, sure) : rarity(all, one.found.size ? 1 : 0) * (one.told ? 1 : STRANGE);
  }

  #scored(asked, kinds) {
    const whole = asked.reduce((sum, one) => sum + one.share, 0);
    const numbers = new Set(asked.flatMap((one) => [...one.found.keys()]));
    const stems = new Set(asked.filter((one) => !one.asking).map((one) => stemOf(one.word, this.lang)));
    const topics = new Set(asked.filter((one) => !one.asking && !one.county).map((one) => one.word));
    const places = new Set(asked.filter((one) => one.county).map((one) => one.word));
    const all = new Set(asked.map((one) => stemOf(one.word, this.lang)));
    const pages = [];
    const own = this.#isOtherName(numbers, stems);
    for (const number of numbers) {
      const page = this.pages[number];
      if (kinds && !kinds.includes(page.kind)) continue;
      let score = 0, share = 0, here = 0;
      const found = [], missing = [];
      for (const one of asked) {
        const own = one.found.get(number);
        if (own) {
          score += own.score * (one.asking ? ASKING : 1);
          share += own.sure * one.share;
          here += hereOf(own) * one.share;
          found.push({ word: one.word, way: own.way, field: own.field, by: own.by });
        } else if (!one.asking) missing.push(one.word);
      }
      const covered = share / whole;
      const about = !topics.size || found.some(({ word }) => topics.has(word));
      const told = page.kind !== "actor" && found.some(({ word, field }) => !places.has(word) && field === "keywords");
      const wanted = told || OF_COUNTY.has(page.kind);
      const gain = about && wanted && !own ? (this.counties.get(page.county) ?? 1) : 1;
      const local = page.kind !== "priority" && topics.size && gain > 1 ? Math.max(1, gain * BESIDE) : gain;
      const ended = page.state && page.weight <= HALF;
      const named = this.#isNamed(number, stems, all) ? SAME_NAME / (ended ? 2 : 1) : 1;
      pages.push({ ...page, score: score * covered ** COVERED * page.weight * named * local, covered, here: here / whole, found, missing });
    }
    return kinds ? pages : this.#withNamed(pages);
  }

  /**
   * An organisation is also found by the priority that says most of it: the more the better that answers, the earlier it
   * names the organisation, and the more of the question the organisation has itself.
   */
  #withNamed(pages) {
    const byNumber = new Map(pages.map((page) => [page.number, page]));
    const best = new Map();
    for (const [number, organisations] of this.naming) {
      const priority = byNumber.get(number);
      if (!(priority?.covered >= ENOUGH)) continue;
      organisations.forEach((one, place) => {
        const gain = (NAMED_IN * priority.score) / (1 + LATER * place);
        if (!(best.get(one)?.gain >= gain)) best.set(one, { gain, priority });
      });
    }
    for (const [number, { gain, priority }] of best) {
      const { score, covered, here, found } = byNumber.get(number) ?? { score: 0, covered: 0, here: 0, found: [] };
      const known = new Set(found.map(({ word }) => word));
      const more = priority.found.filter(({ word }) => !known.has(word));
      byNumber.set(number, {
        ...this.pages[number],
        score: score + gain * (1 + covered),
        covered: Math.max(covered, WAYS.named.sure * priority.covered),
        here,
        found: [...found, ...more.map(({ word }) => ({ word, way: "named", field: "text", by: priority.title }))],
        missing: priority.missing.filter((word) => !known.has(word)),
      });
    }
    return [...byNumber.values()];
  }

  /** Whether all that is asked is the name of a page that is no county's: Högskolan Dalarna, Gotland och Kalmar. */
  #isOtherName(numbers, stems) {
    if (!this.counties.size || stems.size < 2) return false;
    for (const number of numbers) {
      if (OF_COUNTY.has(this.pages[number].kind) || !this.#isNamed(number, stems, stems)) continue;
      if ([...stems].every((stem) => this.names[number].includes(stem))) return true;
    }
    return false;
  }

  /** Whether the query contains all words of a page's name; stems of the words that say something, and of all. */
  #isNamed(number, stems, all) {
    this.names[number] ??= tellingWordsOf(this.pages[number].title, this.lang).map((word) => stemOf(word, this.lang));
    const name = this.names[number];
    const enough = name.length >= Math.min(stems.size, 2) && name.some((stem) => stems.has(stem));
    return enough && name.every((stem) => stems.has(stem) || all.has(stem));
  }

  #inOrder(pages) {
    return pages.sort((a, b) => b.score - a.score || this.collator.compare(a.title, b.title));
  }

  /** The words of names that are nearest to a word that was not found. */
  #nearest(word) {
    this.spellings ??= [...new Set(this.pages.flatMap((page) => wordsOf(page.title)))].filter((one) => one.length > 3);
    const most = word.length > 6 ? 2 : word.length > 3 ? 1 : 0;
    const near = this.spellings.map((one) => [distance(word, one, most), one]);
    const inOrder = near.sort((a, b) => a[0] - b[0] || this.collator.compare(a[1], b[1]));
    return inOrder.filter(([far]) => far > 0 && far <= most).map(([, one]) => one).slice(0, NEAREST_WORDS);
  }
}

/** Whether a word was found as it is written, or nearly. */
function isSure({ found, corrected }) {
  return !corrected && [...found.values()].some(({ sure }) => sure >= WAYS.subject.sure);
}

/** How much of a word a page has, when it is asked whether anything here answers. */
function hereOf({ sure, way, field }) {
  return (HERE[way] ?? sure) * (field === "text" ? IN_TEXT : 1);
}

/** Leave out where a word was found in one way only. */
function forget(one, way) {
  for (const [number, found] of one.found) if (found.way === way) one.found.delete(number);
}

/** Have what the question names stand among the ten first, also where many pages fit better. */
function amongTen(pages, isNamed) {
  const at = pages.findIndex(isNamed);
  if (at >= TEN) pages.splice(TEN - 1, 0, ...pages.splice(at, 1));
}

/** Whether a page is that of a theme which is asked for in its own words. */
function isAskedTheme({ kind, theme, found }) {
  return kind === "facet" && theme && found.some(({ way, field }) => way === "ofTheme" || field === "name");
}

/** Whether an organisation has all that is asked in its name. */
function isWhollyNamed({ kind, found, missing }) {
  return kind === "actor" && !missing.length && found.every(({ field }) => OF_NAME.has(field));
}

/**
 * Without pages that have too little of what was asked. Where none has enough of it, only the few nearest; where words for
 * the same are all there is, no more than ten.
 */
function sifted(pages) {
  const best = pages.reduce((most, page) => (page.found.every(({ way }) => OF_LIST.has(way)) ? most : Math.max(most, page.here)), 0);
  if (best < ENOUGH) return pages.slice(0, WEAK_HITS);
  const other = ({ way }) => OF_LIST.has(way) || WAYS[way].sure <= WAYS.same.sure;
  if (pages.every(({ found }) => found.every(other))) return pages.slice(0, TEN);
  return pages.filter((page, place) => page.covered >= (place < TEN ? FILLING : LEAST));
}
