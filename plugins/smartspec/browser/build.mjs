// Bundle the browser's modules, and the index builder that shares their code, into built/.
import { readFileSync, writeFileSync } from "node:fs";

import { build } from "esbuild";

const shared = { bundle: true, minify: true, format: "esm", charset: "utf8", logLevel: "warning" };

const inBrowser = {
  ...shared,
  banner: { js: "/* Licences of what is bundled: s3-search.licences.txt */" },
  outdir: "built",
  target: "es2022",
};
const OF_SEARCH = /^\.\/(?:analysis|compounds|concepts|engine|meanings|packed|scoring|search)\.mjs$/;
const fromSearch = { // what search.mjs exports comes from its bundle, which has read it already
  name: "from-search",
  setup: ({ onResolve }) => onResolve({ filter: OF_SEARCH }, () => ({ path: "./s3-search.js", external: true })),
};

await build({
  ...inBrowser,
  entryPoints: {
    "s3-search": "src/search.mjs", "s3-find": "src/find.mjs",
    "s3-priorities": "src/priorities.mjs", "s3-initiatives": "src/initiatives.mjs",
  },
  external: ["./s3-search.js"],
});
await build({ ...inBrowser, entryPoints: { "s3-match": "src/match.mjs" }, plugins: [fromSearch] });
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
