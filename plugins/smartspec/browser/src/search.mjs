// The engine for other scripts: open("sv") loads what names and sums up the pages, whole() also their running text.
import { Engine } from "./engine.mjs";

const opened = {};

/**
 * A promise of the search of a language, "sv" or "en": {search, groups, words, whole, small}.
 * search(text, {kind}) gives pages, best first, as {address, kind, group, title, place, score}.
 * whole() is a promise of the same search after the running text has come; small tells whether that is little to send.
 */
export function open(lang) {
  return once(lang, () => load(lang));
}

async function load(lang) {
  const first = await fetched(`s3-search.${lang}.json`);
  const search = { ...asked(new Engine(lang, first)), groups: first.groups, words: first.words, small: first.textSize <= 400_000 };
  search.whole = () => once(`${lang} whole`, async () => {
    const engine = new Engine(lang, first, await fetched(`s3-search.${lang}.text.json`));
    return Object.assign(search, asked(engine));
  });
  return search;
}

function asked(engine) {
  return { search: (text, options) => engine.search(text, options) };
}

/** What make promises, made once unless it fails. */
function once(name, make) {
  opened[name] ??= make().catch((error) => {
    delete opened[name];
    throw error;
  });
  return opened[name];
}

async function fetched(name) {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}
