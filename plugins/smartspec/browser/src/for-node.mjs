// Exports for tests and benchmarks in Node: the browser's code, from the same bundler.
export { folded, indexedWordsOf, stemOf, tellingWordsOf, twinOf, wordsOf } from "./analysis.mjs";
export { knownParts, partsOf } from "./compounds.mjs";
export { Engine } from "./engine.mjs";
export { indexOf } from "./index-of.mjs";
export { packed, unpacked } from "./packed.mjs";
