// The engine for other scripts: open("sv") loads what names and sums up the pages, whole() also their running text.
import { Engine } from "./engine.mjs";
import { reasonOf, snippetOf } from "./reasons.mjs";

// What the script that matches texts needs of it (see build.mjs).
export * from "./analysis.mjs";
export * from "./compounds.mjs";
export * from "./concepts.mjs";
export * from "./engine.mjs";
export * from "./meanings.mjs";
export * from "./packed.mjs";
export * from "./scoring.mjs";

const opened = {};

/**
 * A promise of the search of a language, "sv" or "en": {engine, groups, words, whole, said, small, reasonOf,
 * snippetOf}, the last two from reasons.mjs, so that pages on which nobody searches need not fetch the stemmers.
 * engine.answer(text, {kind}) gives pages, best first, each with why it was found (see engine.mjs).
 * whole() is a promise of the same search after the running text has come; small tells whether that is little to send.
 * said() is a promise of what pages say, by number.
 */
export function open(lang) {
  return once(lang, () => load(lang));
}

async function load(lang) {
  const first = await part(lang, "first");
  const { groups, words, textSize } = first;
  const search = { engine: new Engine(lang, first), groups, words, reasonOf, snippetOf, small: textSize <= 400_000 };
  search.whole = () => once(`${lang} whole`, async () => {
    const text = await part(lang, "text");
    search.engine = new Engine(lang, first, text);
    search.words = { ...words, ...text.reasons };
    return search;
  });
  search.said = () => part(lang, "said");
  return search;
}

/** A promise of a part of a language's index: first, text, said or match (see index-of.mjs). */
export function part(lang, name) {
  return once(`${lang} ${name}`, async () => {
    const file = `s3-search.${lang}${name === "first" ? "" : `.${name}`}.json`;
    // Asked for again when kept: parts of two builds do not go together.
    const answer = await fetch(new URL(file, import.meta.url), { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    return answer.json();
  });
}

/** What make promises, made once unless it fails. */
function once(name, make) {
  opened[name] ??= make().catch((error) => {
    delete opened[name];
    throw error;
  });
  return opened[name];
}
