// Documents → the index, in four parts: what names and sums up pages, the running text with the words around it, what
// snippets are cut from, and what texts are compared with.
import { indexedWordsOf, stemOf, tellingWordsOf, wordsOf } from "./analysis.mjs";
import { knownParts, partsOf } from "./compounds.mjs";
import { FIRST_FIELDS, TEXT_FIELDS } from "./fields.mjs";
import { Concepts } from "./concepts.mjs";
import { packed, shortened } from "./packed.mjs";
import { smallWords } from "./small-words.mjs";

const NONE = { themes: [], places: {} };

/**
 * collection: {groups: [name, …], words: {…}, reasons: {…} (see words.mjs), asking: [word, …], meanings: {…} (see meanings.mjs), operations: […],
 * context: [[theme, [line, …]], …] (see concepts.mjs), common: [word, …], which no text is matched by,
 * documents: [{address, kind, group, title, place, state, weight, theme, touches: [theme, …], county, summary,
 * keywords: [text, …], other: [text, …], text, actors: [name, …]}]}; `other` is in the other language.
 * Returns {first, text, said, match}, each JSON.
 */
export function indexOf(collection, lang) {
  const { groups, words, reasons = {}, asking = [], meanings = NONE, operations = [], context = [], common = [], documents } = collection;
  const known = knownParts(documents.flatMap((document) => swedishOf(document, lang)));
  const analysed = documents.map((document) => analysedOf(document, lang, known));
  const kinds = [...new Set(documents.map((document) => document.kind))];
  const listed = documents.map((d) => trimmed([
    shortened(d.address, d.title), kinds.indexOf(d.kind), d.group, d.title, d.place, d.weight, d.state, d.theme, d.touches, d.county]));
  const [own, others] = byLanguage(meanings, lang);
  const text = JSON.stringify({ context, reasons, small: smallWords(lang), meanings: others, naming: namingOf(documents), ...packed(analysed, TEXT_FIELDS) });
  const about = { groups, words, asking, meanings: own, kinds, documents: listed, textSize: text.length };
  const first = JSON.stringify({ ...about, ...packed(analysed, FIRST_FIELDS) });
  const concepts = new Concepts(context, lang, known);
  const priorities = documents.filter(({ kind }) => kind === "priority");
  const territories = new Set(priorities.flatMap(({ place }) => wordsOf(place.split(",")[0])).flatMap((word) => [word, `${word}s`]));
  const tells = (word) => !territories.has(word); // Värmland is no värme
  const compared = priorities.map((d) => [documents.indexOf(d), d.summary, d.text, d.actors ?? [], conceptsIn(d, concepts, tells)]);
  const said = JSON.stringify({ pages: documents.map((d) => [d.summary, d.text, [...new Set(d.keywords)]]) });
  const match = JSON.stringify({ priorities: compared, operations, common });
  return { first, text, said, match };
}

/** What words mean, without and with only the lines in the other language, which can wait. */
function byLanguage(meanings, lang) {
  const only = (wanted) => meanings.themes.map(([id, sv, en]) => [id, wanted === "sv" ? sv : [], wanted === "en" ? en : []]);
  return [{ ...meanings, themes: only(lang) }, { themes: only(lang === "sv" ? "en" : "sv") }];
}

/** A page without what is empty at its end, which the engine takes for granted: most pages are about no theme or county. */
function trimmed(known) {
  const last = known.findLastIndex((value) => typeof value === "number" || value?.length);
  return known.slice(0, last + 1);
}

/** The organisations that each priority names, by number and in its order: [[priority, [organisation, …]], …]. */
function namingOf(documents) {
  const numbers = new Map(documents.map(({ address }, number) => [address, number]));
  const naming = documents.map(({ names = [] }, number) => [number, names.map((address) => numbers.get(address)).filter(Boolean)]);
  return naming.filter(([, named]) => named.length);
}

function analysedOf(document, lang, known) {
  const other = lang === "sv" ? "en" : "sv";
  const stems = (text, language) => indexedWordsOf(text, language).map((word) => stemOf(word, language));
  return {
    name: stems(document.title, lang),
    keywords: document.keywords.flatMap((text) => stems(text, lang)),
    summary: stems(document.summary, lang),
    other: document.other.flatMap((text) => stems(text, other)),
    parts: partsIn(swedishOf(document, lang), known),
    text: stems(document.text, lang).concat(lang === "sv" ? partsIn([document.text], known) : []),
  };
}

/** The texts of a document that are in Swedish and say what it is about. */
function swedishOf(document, lang) {
  return lang === "sv" ? [document.title, document.summary, ...document.keywords] : document.other;
}

/**
 * The concepts of a document, how often each stands there, and the first of its own words that is one on the line; in its
 * name and summary they count more.
 */
function conceptsIn({ title, summary, keywords, text }, concepts, tells) {
  const times = new Map(), words = new Map();
  const named = keywords.join(" ");
  for (const [weight, part] of [[3, title], [2, summary], [1, text], [1, named]]) {
    for (const [number, one] of concepts.of(wordsOf(part).filter(tells))) {
      times.set(number, (times.get(number) ?? 0) + weight * one.times);
      const word = part === named ? undefined : [...one.by].find((by) => concepts.isWhole(by));
      if (word && !words.has(number)) words.set(number, word);
    }
  }
  return [...times].map(([number, own]) => [number, Math.round(own * 10) / 10, words.get(number) ?? ""]);
}

function partsIn(texts, known) {
  const words = new Set(texts.flatMap((text) => tellingWordsOf(text, "sv")));
  return [...new Set([...words].flatMap((word) => partsOf(word, known)))];
}
