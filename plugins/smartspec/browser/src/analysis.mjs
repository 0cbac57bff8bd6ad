// Text → terms: the same code when the index is built and when a visitor searches.
import { EnglishStemmer } from "../vendor/english-stemmer.js";
import { SwedishStemmer } from "../vendor/swedish-stemmer.js";

const STEMMERS = { sv: new SwedishStemmer(), en: new EnglishStemmer() };
const WORD = /[\p{L}\p{N}]+/gu;
const ENDING_AFTER_COLON = /(\p{L}):(?:s|n|t|en|et|ns|ar|er)(?!\p{L})/gu;
const SHORT_FIRST = /(?<![\p{L}\p{N}])([\p{L}\p{N}]{1,2})[-‑](\p{L}{3,})/gu;
const AMERICAN = /iz(e|es|ed|er|ers|ing|ation|ations)$/;
const TWIN_WITH = /([^aeiouyåäö])e([lnr])$/;
const TWIN_WITHOUT = /([^aeiouyåäölnr])([lnr])$/;
// Definite and neuter forms that Snowball leaves: how a stem ends, its least length, and how many letters it then loses.
const LEFT = [
  [/[aeiouyåäö]n$/, 5, 1], // industrin, energin, byn
  [/an$/, 6, 2], // gruvan, whose stem without the n is gruv
  [/et$/, 6, 2], // hotellet, stålverket, batteriet
  [/tr(?:et|um)$/, 6, 3], // klustret, centrum
  [/tr$/, 5, 1], // klustren
  [/(?:[ei]|tr)um$/, 6, 2], // laboratorium, museum, centrum
  [/(?:[aeiouyåäö][lrnvgkm]|sk)t$/, 6, 1], // cirkulärt, digitalt
];
// How stems of derived words end, and what is least left without: elektr of elektrisk and of elektrifiering.
const DERIVED = {
  sv: /(?:ifiering|isering|ifier|iser|istisk|istik|isk|ism|ist|ation|ator|else|eri|ning|ing|het|lig|itet|ell|iv|or)$/,
  en: /(?:ificat|isat|ifi|is|istic|ic|ism|ist|at|or|er|ness|iti|al|iv|ment)$/,
};
const SHORTEST_ROOT = 5;
// A short adjective, of which Snowball leaves another word: led of ledig, which is no form of leda.
const SHORTEST_LEFT = 3;
const ADJECTIVE = /^.{2,3}l?ig(?=(?:a|t|are|ast|aste|ens?|as)?$)/;
const MARKS = /\p{M}/gu;
const UNDECOMPOSED = { "ø": "o", "æ": "ae", "ß": "ss" };
const STOP_WORDS = {
  sv: "alla att av de den det dess dessa där då en ett från för ha han hon hur här i in inom inte jag kan man med men mot när och om på samt sig sin som så till under upp ut vad var vi vid vilka vilken är över",
  en: "a about an and are as at be by for from has have how i in into is it its of on or that the their this to was what which who with",
};
const STOPPED = Object.fromEntries(Object.entries(STOP_WORDS).map(([lang, words]) => [lang, new Set(words.split(" "))]));
const remembered = { sv: new Map(), en: new Map() };

/** The words of a text, composed (NFC) and in lower case; endings after a colon (STRI:s) are no words. */
export function wordsOf(text) {
  return text.normalize("NFC").toLowerCase().replace(ENDING_AFTER_COLON, "$1").match(WORD) ?? [];
}

/** The same for a text that is indexed: e-hälsa is also found as ehälsa. */
export function indexedWordsOf(text, lang) {
  const joined = [...text.normalize("NFC").toLowerCase().matchAll(SHORT_FIRST)].map((found) => found[1] + found[2]);
  return [...tellingWordsOf(text, lang), ...joined];
}

/** The words of a question, each once: e-hälsa is one. Words that say little count where there are no others. */
export function askedWordsOf(text, lang) {
  const joined = text.normalize("NFC").replace(SHORT_FIRST, "$1$2");
  const telling = tellingWordsOf(joined, lang);
  return [...new Set(telling.length ? telling : wordsOf(joined))];
}

/** The words of a text that carry meaning in that language. */
export function tellingWordsOf(text, lang) {
  return wordsOf(text).filter((word) => !STOPPED[lang].has(word));
}

/** A word without its inflection, by Snowball; -ize is spelt -ise, as the site's English is. */
export function stemOf(word, lang) {
  const known = remembered[lang];
  let stem = known.get(word);
  if (stem === undefined) {
    stem = STEMMERS[lang].stemWord(lang === "en" ? word.replace(AMERICAN, "is$1") : word);
    if (lang === "sv" && stem.length <= SHORTEST_LEFT) stem = ADJECTIVE.exec(word)?.[0] ?? stem;
    known.set(word, stem);
  }
  return stem;
}

/** A word with å, ä, ö and accents folded to plain letters. */
export function folded(word) {
  return word.normalize("NFD").replace(MARKS, "").replace(/[øæß]/g, (letter) => UNDECOMPOSED[letter]);
}

/** The stem of the other form of a Swedish word that drops its last e: möbel and möbler, vatten and vattnet. */
export function twinOf(stem) {
  return TWIN_WITH.test(stem) ? stem.replace(TWIN_WITH, "$1$2") : stem.replace(TWIN_WITHOUT, "$1e$2");
}

/** The stems of other forms of a Swedish word that Snowball leaves: the indefinite one, and that without the t of the neuter. */
export function otherFormsOf(stem, lang) {
  if (lang !== "sv") return [];
  if (stem.endsWith("ländsk")) return [`${stem.slice(0, -6)}land`]; // gotländsk
  const left = LEFT.filter(([ending, shortest]) => stem.length >= shortest && ending.test(stem));
  return left.map(([, , letters]) => stem.slice(0, -letters));
}

/** A stem without the ending by which its word is derived from another, or itself. */
export function rootOf(stem, lang) {
  const root = stem.replace(DERIVED[lang], "");
  return root.length >= SHORTEST_ROOT ? root : stem;
}
