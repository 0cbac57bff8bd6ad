// Bundle the browser's modules, and the index builder that shares their code, into built/.
import { readFileSync, writeFileSync } from "node:fs";

import { build } from "esbuild";

const shared = { bundle: true, minify: true, format: "esm", charset: "utf8", logLevel: "warning" };

await build({
  ...shared,
  entryPoints: {
    "s3-search": "src/search.mjs", "s3-find": "src/find.mjs", "s3-match": "src/match.mjs",
    "s3-matching": "src/matching.mjs",
    "s3-priorities": "src/priorities.mjs", "s3-initiatives": "src/initiatives.mjs",
  },
  external: ["./s3-search.js", "./s3-matching.js"],
  banner: { js: "/* Licences of what is bundled: s3-search.licences.txt */" },
  outdir: "built",
  target: "es2022",
});
await build({
  ...shared,
  entryPoints: { "make-index": "src/make-index.mjs", "for-node": "src/for-node.mjs" },
  platform: "node",
  outdir: "built",
  outExtension: { ".js": ".mjs" },
});

const licences = { "Snowball stemmers": "vendor/COPYING" };
const texts = Object.entries(licences).map(([name, file]) => `${name}\n\n${readFileSync(file, "utf8")}`);
writeFileSync("built/s3-search.licences.txt", texts.join("\n\n"));
