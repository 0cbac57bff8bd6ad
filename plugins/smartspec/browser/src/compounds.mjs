// Swedish compounds: skogsnäring is also about skog and about näring.
import { otherFormsOf, stemOf, tellingWordsOf } from "./analysis.mjs";

const SHORTEST_COMPOUND = 7;
const LONGEST_COMPOUND = 40;
const SHORTEST_FIRST = 2; // el, it
const SHORTEST_KNOWN = 3;
const SHORTEST_LAST = 4;
const ENDS_IN_VOWEL = /[aeiouyåäö]$/;
const HEADS = [
  "kraft näring teknik energi system industri produktion vård hälsa bruk odling fiske turism batteri metall stål",
  "gruva brytning mineral fordon flyg rymd fart trafik transport logistik byggande stad bygd miljö klimat vatten",
  "livsmedel medicin läkemedel forskning utveckling utbildning kompetens ekonomi handel tjänst design kultur spel",
  "film musik data kommunikation säkerhet försvar material bränsle process verktyg maskin robot elektronik sensor",
  "värme avfall återvinning omställning besök hantering verksamhet företag samhälle region",
].join(" ");

// Last parts that only say what sort of thing: möbelföretag and möbelproduktion are about möbler.
const SORTS = [
  "företag bolag firma bransch näring industri sektor kluster aktör leverantör tillverkare tillverkning producent",
  "produktion utvecklare utveckling forskare forskning verksamhet område projekt satsning strategi fråga lösning",
  "teknik teknologi produkt uppfödning utbyggnad användning hantering kompetens kunskap expert arbete anläggning fabrik",
].join(" ").split(" ");

const FIRST_ONLY = "agro bio cyber el elektro foto geo hydro it mikro nano sol tele termo vind";

const remembered = new WeakMap();

/** The stems that a compound of these texts can consist of: their own words, and common parts. */
export function knownParts(texts) {
  const words = texts.flatMap((text) => tellingWordsOf(text, "sv")).filter((word) => word.length >= SHORTEST_KNOWN);
  return new Set([...words, ...HEADS.split(" "), ...FIRST_ONLY.split(" ")].map((word) => stemOf(word, "sv")));
}

/** The stems of the parts of a compound, also of parts that are compounds; none when it is not one. */
export function partsOf(word, known) {
  if (!remembered.has(known)) remembered.set(known, new Map());
  const before = remembered.get(known);
  if (!before.has(word)) before.set(word, divided(word, known));
  return before.get(word);
}

const sorts = new Set(SORTS.map((word) => stemOf(word, "sv")));

/** Whether a stem, as a part of a compound, only says what sort of thing. */
export function isSort(stem) {
  return sorts.has(stem);
}

/** The first part of a compound whose last part only says what sort of thing; null of other words. */
export function subjectOf(word, isWord) {
  for (let cut = SHORTEST_KNOWN; cut <= word.length - SHORTEST_LAST; cut += 1) {
    const stem = stemOf(word.slice(cut), "sv");
    if (![stem, ...otherFormsOf(stem, "sv")].some((form) => sorts.has(form))) continue;
    const first = word.slice(0, cut);
    const unlinked = first.endsWith("s") && first.length > SHORTEST_KNOWN ? [first.slice(0, -1)] : [];
    const found = [...unlinked, first].find(isWord);
    if (found) return found;
  }
  return null;
}

/** The two parts of a compound that are both words of their own for somebody; none when it is not one. */
export function halvesOf(word, isWord) {
  for (let cut = SHORTEST_LAST; cut <= word.length - SHORTEST_LAST; cut += 1) {
    if (!isWord(word.slice(cut))) continue;
    const first = word.slice(0, cut);
    const found = [first, ...(first.endsWith("s") ? [first.slice(0, -1)] : [])].find(isWord);
    if (found) return [found, word.slice(cut)];
  }
  return [];
}

function divided(word, known) {
  if (word.length < SHORTEST_COMPOUND || word.length > LONGEST_COMPOUND) return [];
  const cuts = [];
  for (let cut = SHORTEST_FIRST; cut <= word.length - SHORTEST_LAST; cut += 1) {
    const first = firstPart(word.slice(0, cut), known);
    const last = first && knownForm(word.slice(cut), known);
    if (last) cuts.push({ first, last, shorter: Math.min(cut, word.length - cut) });
    else if (first && partsOf(word.slice(cut), known).length) cuts.push({ first, last: word.slice(cut), shorter: 0 });
  }
  // Of several ways, the one into two known words that are most alike in length: östersjö + strategin, not öst + …
  const best = cuts.sort((a, b) => b.shorter - a.shorter)[0];
  if (!best) return [];
  const parts = [best.first, best.last].flatMap((part) => [stemOf(part, "sv"), ...partsOf(part, known)]);
  return [...new Set(parts)].filter((part) => isKnown(part, known));
}

/** Whether a stem is known, also when only its definite form is, which Snowball leaves: östersjö of Östersjön. */
function isKnown(stem, known) {
  return known.has(stem) || (stem.length >= SHORTEST_LAST && ENDS_IN_VOWEL.test(stem) && known.has(`${stem}n`));
}

/** A word, or its indefinite form, when it is known; else null. */
function knownForm(word, known) {
  const stem = stemOf(word, "sv");
  return isKnown(stem, known) ? word : (otherFormsOf(stem, "sv").find((form) => known.has(form)) ?? null);
}

/** The first part of a compound without its linking s, or null when it is no known word. */
function firstPart(text, known) {
  if (isKnown(stemOf(text, "sv"), known)) return text;
  const unlinked = text.endsWith("s") ? text.slice(0, -1) : "";
  return unlinked.length >= SHORTEST_KNOWN && isKnown(stemOf(unlinked, "sv"), known) ? unlinked : null;
}
