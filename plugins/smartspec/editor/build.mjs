// Bundle Sveltia CMS into built/: without what this site never uses, and without the address of any third party.
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";

import { build } from "esbuild";

const CMS = "node_modules/@sveltia/cms";
const FONTS = {
  "source-sans-3:vf": "source-sans-3-latin-wght-normal-BqRLTx4X.woff2",
  "noto-mono": "noto-mono-latin-400-normal-DiC8lJru.woff2",
  "material-symbols-outlined:vf": "material-symbols-outlined-latin-wght-normal-_Z1IJPLg.woff2",
};
const own = (asset) => `url(\${new URL("assets/${asset}", import.meta.url).href})`;
const NOTHING = "data:application/json,{}";

// What is looked for, what stands there instead, and how many times it must be found: another number ends the build.
const PATCHES = [
  ...Object.entries(FONTS).map(([name, asset]) => [
    new RegExp(`url\\(https://cdn\\.jsdelivr\\.net/fontsource/fonts/${name}@[^)]+\\)`, "g"),
    own(asset),
    1,
  ]),
  // Whether GitHub is in order is asked of a third party; "unknown" is an answer the CMS knows.
  [/https:\/\/www\.githubstatus\.com\/api\/v2\/status\.json/g, NOTHING, 1],
  // Every hour a package registry is asked for a newer version. The version is pinned here.
  [/https:\/\/unpkg\.com\/@sveltia\/cms/g, `${NOTHING}#`, 1],
  // Where the build for script tags loads its parts from; this build has its own.
  [/https:\/\/unpkg\.com\/(?=@shikijs|@sveltia\/ui|\$\{)/g, "about:invalid#", 3],
  // Portraits of people lie on another machine than the forge's API.
  [/avatarURL:\w+\.avatar_url/g, "avatarURL:void 0", 1],
  [/authorAvatarURL:\w+\.author\.avatarUrl/g, "authorAvatarURL:void 0", 1],
  // Only these languages of the interface are shipped.
  [/`ar,bg,[^`]+,zh-TW`/g, "`en-US,sv`", 1],
];

// Pictures, maps, highlighted code, custom widgets: no field here needs them.
const LEFT_OUT =
  /^(@shikijs\/.*|exifr\/.*|immutable|leaflet\/.*|svgo\/.*|terra-draw.*|turndown\/.*|\.\/chunks\/(heic|react-dom|shiki-engine|webp_enc).*|\.\.\/locales\/.*)$/;
const SWEDISH = "../locales/sv.json";

const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const isGroup = (value) => typeof value === "object" && value !== null;

// Swedish words that the CMS lacks, or that can be said more plainly: src/sv.json.
function merged(theirs, ours) {
  const pairs = Object.entries(ours).map(([key, value]) => [key, isGroup(value) ? merged(theirs[key] ?? {}, value) : value]);
  return { ...theirs, ...Object.fromEntries(pairs) };
}

function patched(code) {
  return PATCHES.reduce((text, [wanted, instead, times]) => {
    const found = text.match(wanted)?.length ?? 0;
    if (found !== times) throw new Error(`${wanted} was found ${found} times, not ${times}: read the new version first`);
    return text.replace(wanted, () => instead);
  }, code);
}

const fitted = {
  name: "fitted",
  setup(build) {
    build.onLoad({ filter: /@sveltia\/cms\/npm\/index\.js$/ }, ({ path }) => ({
      contents: patched(readFileSync(path, "utf8")),
    }));
    build.onResolve({ filter: LEFT_OUT }, ({ path }) =>
      path === SWEDISH ? undefined : { path: "left-out", namespace: "left-out" },
    );
    build.onLoad({ filter: /.*/, namespace: "left-out" }, () => ({
      contents: 'throw new Error("This part is left out of the build: see build.mjs")',
    }));
    build.onLoad({ filter: /@sveltia\/cms\/locales\/sv\.json$/ }, ({ path }) => ({
      contents: JSON.stringify(merged(read(path), read("src/sv.json"))),
      loader: "json",
    }));
  },
};

rmSync("built", { recursive: true, force: true });
await build({
  entryPoints: { editor: "src/editor.mjs" },
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  charset: "utf8",
  target: "es2022",
  logLevel: "warning",
  outdir: "built",
  chunkNames: "[name]-[hash]",
  plugins: [fitted],
});
for (const asset of Object.values(FONTS)) cpSync(`${CMS}/npm/assets/${asset}`, `built/assets/${asset}`);
const FONT_LICENCES = ["material-symbols-outlined", "noto-mono", "source-sans-3"];
const licences = [
  ["Sveltia CMS", `${CMS}/LICENSE.txt`],
  ...FONT_LICENCES.map((name) => [name, `${CMS}/npm/assets/${name}.LICENSE.txt`]),
];
writeFileSync("built/licences.txt", licences.map(([name, file]) => `${name}\n\n${readFileSync(file, "utf8")}`).join("\n\n"));
