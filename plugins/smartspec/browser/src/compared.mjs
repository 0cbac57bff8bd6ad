// What texts are compared with, read once for all texts: the priorities' own texts and concepts, and the operations.
import { stemOf, wordsOf } from "./analysis.mjs";
import { partsOf } from "./compounds.mjs";
import { Concepts } from "./concepts.mjs";
import { pagesOf } from "./engine.mjs";
import { Meanings } from "./meanings.mjs";
import { Postings } from "./packed.mjs";
import { Scores, rarity } from "./scoring.mjs";

const BETWEEN = /[^\p{L}\p{N}\s:-]+|:(?!\p{L})|\n\s*\n/u; // phrases do not go across it
const SHORTEST_COMPOUND = 7, SHORTEST_LAST = 4;
const OPERATIONS = 20; // that are read between two pauses

/** Read the parts of a language's index (see index-of.mjs); a generator that yields where it can pause, of a Compared. */
export function* read(lang, first, text, told) {
  const postings = new Postings([first, text], first.documents.length);
  yield;
  const made = new Compared(lang, first, text, told, postings);
  yield;
  made.concepts = new Concepts([], lang, postings.known);
  for (const [theme, lines] of text.context) {
    made.concepts.add(theme, lines);
    yield;
  }
  made.places = new Meanings({ ...first.meanings, themes: [], explained: [] });
  yield;
  for (const one of told.priorities) {
    made.addPriority(one);
    yield;
  }
  made.weighConcepts();
  for (let at = 0; at < told.operations.length; at += OPERATIONS) {
    told.operations.slice(at, at + OPERATIONS).forEach((one) => made.addOperation(one));
    yield;
  }
  return made;
}

class Compared {
  constructor(lang, first, text, { common }, postings) {
    this.lang = lang;
    this.pages = pagesOf(first);
    this.postings = postings;
    this.scores = new Scores(postings, this.pages.length);
    this.asking = stemsOf(first.asking, lang);
    this.small = new Set(text.small.split(" "));
    // The editors' common words, and the names of territories: öar is no reason for Småland och öarna.
    const territories = new Set(this.pages.filter(({ kind }) => kind === "priority").map(({ place }) => place.split(",")[0]));
    this.common = stemsOf([...common, ...territories], lang);
    this.priorities = []; // {page, actors, concepts, wholes} and what readText gives
    this.operations = []; // {told, named, actors} and the same, where named are the stems of its name
    this.holding = new Map(); // how many priorities have a concept
    this.standing = new Map(); // how many operations have a stem
    this.acting = new Map(); // how many an actor takes part in
  }

  addPriority([number, summary, text, actors, concepts]) {
    const page = this.pages[number], own = readText(`${page.title} . ${summary} . ${text}`, this.lang);
    for (const [concept] of concepts) count(this.holding, concept);
    this.priorities.push({ ...own, page, actors: actors.map(nameOf), concepts, wholes: this.#wholesOf(own.here) });
  }

  addOperation(told) {
    const own = readText(`${told.name} . ${told.summary}`, this.lang);
    for (const stem of own.here.keys()) count(this.standing, stem);
    for (const name of new Set(told.actors)) count(this.acting, name);
    const named = new Set(wordsOf(told.name).map((word) => stemOf(word, this.lang)));
    this.operations.push({ ...own, told, named, actors: told.actors.map(nameOf) });
  }

  /** Give the concepts of each priority their weights, the rarer the more, and their length together. */
  weighConcepts() {
    for (const one of this.priorities) {
      one.words = new Map(one.concepts.map(([concept, , word]) => [concept, word]));
      one.weights = new Map(one.concepts.map(([concept, times]) => [concept, this.weightOf(concept, times)]));
      one.length = lengthOf(one.weights);
    }
  }

  weightOf(concept, times) {
    const all = this.priorities.length;
    return (Math.log2(1 + times) * rarity(all, this.holding.get(concept) ?? 0)) / rarity(all, 0);
  }

  /** The first compound of a page that begins or ends with a part, by the stem of the part. */
  #wholesOf(here) {
    const wholes = new Map();
    for (const word of this.lang === "sv" ? here.values() : []) {
      if (word.length < SHORTEST_COMPOUND) continue;
      for (const part of partsOf(word, this.concepts.known)) if (!wholes.has(part) && isEnd(word, part)) wholes.set(part, word);
    }
    return wholes;
  }
}

/** {segments, stems, here, spoken}: the words of a text between points, their stems, the first form of each stem, and all words in a row. */
export function readText(text, lang) {
  const segments = text.split(BETWEEN).map(wordsOf);
  const stems = segments.map((words) => words.map((word) => stemOf(word, lang)));
  const here = new Map();
  stems.forEach((own, number) => own.forEach((stem, at) => {
    if (!here.has(stem)) here.set(stem, segments[number][at]);
  }));
  return { segments, stems, here, spoken: ` ${segments.flat().join(" ")} ` };
}

/** The length of a vector of weights, at least of one without any. */
export function lengthOf(weights) {
  return Math.hypot(...weights.values()) || 1;
}

function nameOf(name) {
  return { name, words: wordsOf(name) };
}

function stemsOf(texts, lang) {
  return new Set(texts.flatMap(wordsOf).map((word) => stemOf(word, lang)));
}

function count(numbers, key) {
  numbers.set(key, (numbers.get(key) ?? 0) + 1);
}

/** Whether a part stands first or last in a compound, also before the ending of the last. */
function isEnd(word, part) {
  return word.startsWith(part) || word.lastIndexOf(part) >= SHORTEST_LAST - 1;
}
