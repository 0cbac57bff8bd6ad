// Exports for tests and benchmarks in Node: the browser's code, from the same bundler.
export { folded, indexedWordsOf, otherFormsOf, stemOf, tellingWordsOf, twinOf, wordsOf } from "./analysis.mjs";
export { knownParts, partsOf } from "./compounds.mjs";
export { Engine, WAYS } from "./engine.mjs";
export { AS_WRITTEN, reasonOf } from "./reasons.mjs";
export { indexOf } from "./index-of.mjs";
export { Postings, packed, shortened, wholeAddress } from "./packed.mjs";
export { Concepts } from "./concepts.mjs";
export { Meanings } from "./meanings.mjs";
export { distance, withWord } from "./nearest.mjs";
export { read } from "./compared.mjs";
export { languageOf, LONGEST_TEXT, match } from "./matching.mjs";
export { atOnce } from "./slices.mjs";
