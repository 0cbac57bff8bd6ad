// Why a page was found, in words; and a piece of its text with the words marked.
import { stemOf } from "./analysis.mjs";
import { element } from "./elements.mjs";

const WORD = /[\p{L}\p{N}]+/gu;
const BEFORE = 60, LONGEST = 220;
const DIVIDED = " · "; // what stands by itself: a sentence, a name in a list
const MOST_KEYWORDS = 2;
const TELLING = 80; // the shortest part that says more than a name
export const AS_WRITTEN = new Set(["word", "form", "folded", "language", "beginning", "ending", "stem"]);

/**
 * "vätgas: in the text · stålindustrin: only parts of the word", from {word, way, field, by} of each word; of themes, codes
 * and actors, the keywords of the page, those that have the word.
 */
export function reasonOf(found, say, keywords = [], lang = "sv") {
  const reasons = new Map();
  for (const one of found) {
    const reason = AS_WRITTEN.has(one.way) ? say.field(one.field, one.field === "keywords" ? having(one, keywords, lang) : []) : say.way(one.way, one.by);
    reasons.set(reason, [...(reasons.get(reason) ?? []), one.word]);
  }
  return [...reasons].map(([reason, words]) => `${words.join(", ")}: ${reason}`).join(" · ");
}

/** The first keywords that have a word. */
function having(one, keywords, lang) {
  const wanted = wantedOf([one], lang);
  const having = keywords.filter((text) => [...text.matchAll(WORD)].some(([word]) => isWanted(word.toLowerCase(), wanted, lang)));
  return having.slice(0, MOST_KEYWORDS);
}

/** The first of the texts that has any of the words, cut around the first place with most of them; else the first text. */
export function snippetOf(texts, found, lang) {
  const wanted = wantedOf(found, lang);
  const placesIn = (text) => [...text.matchAll(WORD)].filter(([word]) => isWanted(word.toLowerCase(), wanted, lang));
  for (const text of texts) {
    const parts = text.split(DIVIDED).filter((part) => placesIn(part).length);
    const [told] = parts.filter((part) => part.length >= TELLING);
    const shown = told ?? withinLength(parts);
    if (shown) return marked(shown, placesIn(shown));
  }
  const [plain = ""] = texts;
  return plain ? element("span", "s3-snippet", cut(plain, 0)) : null;
}

/** As many names as there is room for. */
function withinLength(names) {
  let told = "";
  for (const name of names) {
    const more = told ? `${told}${DIVIDED}${name}` : name;
    if (told && more.length > LONGEST) break;
    told = more;
  }
  return told;
}

function wantedOf(found, lang) {
  const stems = found.flatMap(({ word, way, by }) => (
    way === "same" ? by.split(" ").map((part) => stemOf(part.toLowerCase(), lang))
      : way === "parts" || way === "apart" ? by.split(" + ") : [stemOf(word, lang), by]));
  return [...new Set(stems)];
}

function isWanted(word, wanted, lang) {
  const stem = stemOf(word, lang);
  return wanted.some((one) => stem === one || (one.length > 3 && (stem.startsWith(one) || stem.endsWith(one))));
}

/** A piece of a text, from a little before the best place, with the words as <mark>. */
function marked(text, places) {
  const near = (place) => places.filter(({ index }) => index >= place.index && index < place.index + LONGEST - BEFORE).length;
  const best = places.reduce((most, place) => (near(place) > near(most) ? place : most));
  const start = best.index <= BEFORE ? 0 : text.indexOf(" ", best.index - BEFORE) + 1;
  const end = Math.min(text.length, start + LONGEST);
  const pieces = [start ? "… " : ""];
  let at = start;
  for (const { 0: word, index } of places) {
    if (index < at || index + word.length > end) continue;
    pieces.push(text.slice(at, index), element("mark", "", word));
    at = index + word.length;
  }
  pieces.push(end < text.length ? `${text.slice(at, end).replace(/\s+\S*$/u, "")} …` : text.slice(at));
  return element("span", "s3-snippet", ...pieces);
}

function cut(text, start) {
  const end = start + LONGEST;
  return text.length <= end ? text.slice(start) : `${text.slice(start, end).replace(/\s+\S*$/u, "")} …`;
}
