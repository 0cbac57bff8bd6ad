// What tests and benchmarks ask in Node: the code that the browser runs, from the same bundler.
export { folded, indexedWordsOf, stemOf, tellingWordsOf, twinOf, wordsOf } from "./analysis.mjs";
export { knownParts, partsOf } from "./compounds.mjs";
export { Engine } from "./engine.mjs";
export { indexOf } from "./index-of.mjs";
export { packed, unpacked } from "./packed.mjs";
