// Build the indexes of all languages: node make-index.mjs < {"sv": {documents, …}} > {"s3-search.sv.json": "…"}
import { readFileSync } from "node:fs";

import { indexOf } from "./index-of.mjs";

const given = JSON.parse(readFileSync(0, "utf8"));
const files = {};
for (const [lang, collection] of Object.entries(given)) {
  const { first, ...others } = indexOf(collection, lang);
  files[`s3-search.${lang}.json`] = first;
  for (const [name, part] of Object.entries(others)) files[`s3-search.${lang}.${name}.json`] = part;
}
process.stdout.write(JSON.stringify(files));
