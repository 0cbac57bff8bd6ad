// The engine for other scripts: open("sv") loads its index once.
import { Engine } from "./engine.mjs";

const opened = {};

/** A promise of the engine of a language, "sv" or "en". */
export function open(lang) {
  opened[lang] ??= load(lang).catch((error) => {
    delete opened[lang];
    throw error;
  });
  return opened[lang];
}

async function load(lang) {
  const [first, text] = await Promise.all([fetched(`s3-search.${lang}.json`), fetched(`s3-search.${lang}.text.json`)]);
  return new Engine(lang, first, text);
}

async function fetched(name) {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}
