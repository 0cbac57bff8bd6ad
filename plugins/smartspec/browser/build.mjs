// Bundle the browser's modules, and the index builder that shares their code, into built/.
import { build } from "esbuild";

const shared = { bundle: true, minify: true, format: "esm", charset: "utf8", legalComments: "inline", logLevel: "warning" };

await build({
  ...shared,
  entryPoints: { "s3-search": "src/search.mjs", "s3-find": "src/find.mjs", "s3-priorities": "src/priorities.mjs" },
  external: ["./s3-search.js"],
  outdir: "built",
  target: "es2022",
});
await build({
  ...shared,
  entryPoints: { "make-index": "src/make-index.mjs", engine: "src/engine.mjs" },
  platform: "node",
  outdir: "built",
  outExtension: { ".js": ".mjs" },
});
