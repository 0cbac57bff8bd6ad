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
  "labb laboratorium center förädling utbildning station installation installatör konsult leverans entreprenör odlare",
  "insats plan testbädd",
].join(" ").split(" ");

// Names of authorities are no compounds: Vetenskapsrådet is no vetenskap.
const AUTHORITY = /(?:(?:verk|råd)et|(?:styrelse|myndighete|nämnde|kassa|inspektione)n)s?$/;

const FIRST_ONLY = "agro bio cyber el elektro eu foto geo hydro it mikro nano sol tele termo vind";

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

const firstOnly = new Set(FIRST_ONLY.split(" "));
const sorts = new Set(SORTS.map((word) => stemOf(word, "sv")));

/** Whether a stem, as a part of a compound, only says what sort of thing. */
export function isSort(stem) {
  return sorts.has(stem);
}

/** The first part of a compound whose last parts only say what sort of thing: tåg of tågteknikföretag; null of other words. */
export function subjectOf(word, isWord) {
  if (word.length > LONGEST_COMPOUND) return null;
  for (let cut = SHORTEST_KNOWN; cut <= word.length - SHORTEST_LAST; cut += 1) {
    const stem = stemOf(word.slice(cut), "sv");
    if (![stem, ...otherFormsOf(stem, "sv")].some((form) => sorts.has(form))) continue;
    const first = word.slice(0, cut);
    const ways = [...unlinkedOf(first), first];
    const found = ways.find(isWord) ?? ways.map((way) => subjectOf(way, isWord)).find(Boolean);
    if (found) return found;
  }
  return null;
}

/** The two parts of a compound that are both words of their own for somebody; none when it is not one. */
export function halvesOf(word, isWord) {
  for (let cut = SHORTEST_LAST; cut <= word.length - SHORTEST_LAST; cut += 1) {
    if (!isWord(word.slice(cut))) continue;
    const first = word.slice(0, cut);
    const found = [first, ...unlinkedOf(first)].find(isWord);
    if (found) return [found, word.slice(cut)];
  }
  return [];
}

function divided(word, known) {
  const cut = cutOf(word, known);
  const parts = cut.flatMap((part) => [stemOf(part, "sv"), ...partsOf(part, known)]);
  return [...new Set(parts)].filter((part) => isKnown(part, known));
}

/** The stems of the fewest known words that a compound consists of, without last parts that only say what sort of thing. */
export function fewestPartsOf(word, known) {
  const cut = cutOf(word, known);
  const parts = cut.flatMap((part) => (isKnown(stemOf(part, "sv"), known) ? [stemOf(part, "sv")] : fewestPartsOf(part, known)));
  const telling = parts.filter((part) => !isSort(part));
  return telling.length > 1 ? telling : parts;
}

/** The two parts of a compound, the last perhaps a compound itself; none when it is not one. */
function cutOf(word, known) {
  if (word.length < SHORTEST_COMPOUND || word.length > LONGEST_COMPOUND || AUTHORITY.test(word)) return [];
  const cuts = [];
  for (let cut = SHORTEST_FIRST; cut <= word.length - SHORTEST_LAST; cut += 1) {
    const first = firstPart(word.slice(0, cut), known);
    const last = first && knownForm(word.slice(cut), known);
    if (last) cuts.push({ first, last, shorter: Math.min(cut, word.length - cut) });
    else if (first && partsOf(word.slice(cut), known).length) cuts.push({ first, last: word.slice(cut), shorter: 0 });
  }
  // Of several ways, the one into two known words that are most alike in length: östersjö + strategin, not öst + …
  const [best] = cuts.sort((a, b) => b.shorter - a.shorter);
  return best ? [best.first, best.last] : [];
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

/** What the first part of a compound is as a word of its own: without its linking s, or with an a for u, o: råvaru, hälso. */
function unlinkedOf(first) {
  if (first.length <= SHORTEST_KNOWN) return [];
  if (first.endsWith("s")) return [first.slice(0, -1)];
  return /[^aeiouyåäö][uo]$/.test(first) ? [`${first.slice(0, -1)}a`] : [];
}

/** The first part of a compound as a word of its own, or null when it is no known word. */
function firstPart(text, known) {
  if (text.length < SHORTEST_KNOWN && !firstOnly.has(text)) return null;
  return [text, ...unlinkedOf(text)].find((part) => isKnown(stemOf(part, "sv"), known)) ?? null;
}
