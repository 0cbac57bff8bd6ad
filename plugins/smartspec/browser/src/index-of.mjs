// Documents → the index, in two parts: what names and sums up pages, and the running text.
import { indexedWordsOf, stemOf, tellingWordsOf } from "./analysis.mjs";
import { knownParts, partsOf } from "./compounds.mjs";
import { FIRST_FIELDS, TEXT_FIELDS } from "./fields.mjs";
import { packed } from "./packed.mjs";

/**
 * collection: {groups: [name, …], words: {…}, documents: [{address, kind, group, title, place, weight, summary,
 * keywords: [text, …], other: [text, …], text}]}; `other` is in the other language. Returns two texts, JSON.
 */
export function indexOf({ groups, words, documents }, lang) {
  const known = knownParts(documents.flatMap((document) => swedishOf(document, lang)));
  const analysed = documents.map((document) => analysedOf(document, lang, known));
  const kinds = [...new Set(documents.map((document) => document.kind))];
  const listed = documents.map((d) => [d.address, kinds.indexOf(d.kind), d.group, d.title, d.place, d.weight]);
  const text = JSON.stringify(packed(analysed, TEXT_FIELDS));
  const first = { groups, words, kinds, documents: listed, textSize: text.length, ...packed(analysed, FIRST_FIELDS) };
  return { first: JSON.stringify(first), text };
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

function partsIn(texts, known) {
  const words = new Set(texts.flatMap((text) => tellingWordsOf(text, "sv")));
  return [...new Set([...words].flatMap((word) => partsOf(word, known)))];
}
