// The page that shows what a text shares with the priorities. The text stays in the field: it is not sent, and kept in this tab only.
import { announcer } from "./announcer.mjs";
import { read } from "./compared.mjs";
import { element } from "./elements.mjs";
import { pagesOf } from "./engine.mjs";
import { forget, keep, refill } from "./kept.mjs";
import { languageOf, LONGEST_TEXT, match } from "./matching.mjs";
import { addressOf, linkTo } from "./results.mjs";
import { part } from "./search.mjs";
import { inSlices } from "./slices.mjs";

const SHOWN = 10, FEWER = 5, MOST = 30; // of the priorities at first, of what comes after them, of all
const WORDS = 8, FEW_WORDS = 4, UNMATCHED = 60; // of what stands on the page, of what only is on its subject or takes part, of the rest
const SHORTEST = 2; // characters of a text
const REST = 300; // milliseconds without a change, after which a text is worked on; a pasted one at once
const form = document.querySelector("[data-s3-match]");
const say = JSON.parse(form.dataset.s3Match);
const lang = document.documentElement.lang === "en" ? "en" : "sv";
const found = document.querySelector("[data-s3-matched]");
const status = document.querySelector("[data-s3-status]");
const contents = document.querySelector("[data-s3-contents]");
const announce = announcer(status);
const text = form.querySelector("textarea");
const region = form.querySelector("#s3-region"), theme = form.querySelector("#s3-theme");
const left = form.querySelector("[data-s3-left]");
const KEPT = "s3-match"; // the name in the tab's storage; both languages' pages share it
const asked = [text, region, theme];
let pressed = null; // the promise of what was last asked for
let last = null; // what was found, to be narrowed without being matched again

const filled = (sentence, values) => sentence.replace(/%\((\w+)\)s/g, (_, name) => values[name]);

const prepared = {}; // of each language: a promise of what its texts are compared with, and of what the page calls that
let compared = { given: null, found: null }; // the last text, and a promise of what it shares

/** Fetch and read, in slices, what a text of a language is compared with; a promise, which is forgotten when it fails. */
function prepare(language) {
  prepared[language] ??= fetched(language).catch((error) => {
    delete prepared[language];
    throw error;
  });
  return prepared[language];
}

async function fetched(language) {
  const names = ["first", "text", "match"].map((name) => part(language, name));
  const [shown, ...parts] = await Promise.all([part(lang, "first"), ...names]);
  const own = await inSlices(read(language, ...parts));
  return { own, titles: new Map(pagesOf(shown).map((page) => [page.address, page])), themes: shown.words.themes };
}

/** A promise of what the text in the field shares, worked out once as long as it stays. */
function shared() {
  const given = text.value.slice(0, LONGEST_TEXT);
  if (given === compared.given) return compared.found;
  compared = { given, found: given.trim().length < SHORTEST ? Promise.resolve(null) : compare(given) };
  compared.found.catch(() => { compared.given = null; });
  return compared.found;
}

async function compare(given) {
  const { own, ...shown } = await prepare(languageOf(given));
  return { ...await inSlices(match(own, given)), ...shown };
}

async function answer() {
  announce(say.working); // what comes within half a second is told instead
  const own = pressed = shared();
  try {
    const found = await own;
    if (own !== pressed) return; // another text has been asked for since
    last = found;
    if (last) show(last); else tell(say.empty);
  } catch {
    if (own === pressed) tell(say.failed);
  }
}

/** A sentence instead of what was found. */
function tell(sentence) {
  last = null;
  contents.replaceChildren();
  found.replaceChildren(...(sentence ? [element("p", "", sentence)] : []));
  announce(sentence);
}

function show({ lang: language, priorities, operations, unmatched, titles, themes }) {
  const inArea = (one) => one.page.address.startsWith(form.dataset.s3Areas);
  const inTheme = ({ page }) => !theme.value || page.theme === theme.value || page.touches.includes(theme.value);
  const chosen = region.value;
  const wanted = priorities.filter(inTheme);
  const own = wanted.filter((one) => !inArea(one)), areas = wanted.filter(inArea);
  const here = chosen ? own.filter((one) => one.page.county === chosen) : [];
  const others = chosen ? own.filter((one) => one.page.county !== chosen) : own;
  const row = (one) => priorityRow(one, titles.get(one.page.address) ?? one.page, themes, language);
  const name = chosen ? region.selectedOptions[0].textContent : "";
  const listed = [here.slice(0, SHOWN), others.slice(0, SHOWN), areas.slice(0, FEWER)].flat();
  const sections = [
    ...(chosen ? [section("s3-here", filled(say.here, { name }), here, row, say.noneHere)] : []),
    section("s3-priorities", chosen ? say.elsewhere : say.priorities, others, row, say.none),
    section("s3-areas", say.areas, areas, row, say.noneArea, FEWER),
    section("s3-operations", say.operations, chosen ? byCounty(operations, chosen) : operations, operationRow(language), say.noOperations, FEWER),
    unused(unmatched, language),
    list(listed.map((one) => titles.get(one.page.address) ?? one.page)),
  ];
  const note = language === lang ? [] : [element("p", "s3-small", say.otherLanguage)];
  found.replaceChildren(asPrinted(text), ...note, ...sections);
  const number = own.length + areas.length;
  announce(filled(say.count[number === 1 ? 0 : 1], { num: number }));
  const links = sections.map(({ firstChild: heading }) => {
    return element("li", "", linked(heading.textContent, `#${heading.id}`));
  });
  contents.replaceChildren(element("ul", "", ...links));
}

/** The text on paper, where no field stands: what was found says nothing without it. */
function asPrinted(field) {
  const given = element("blockquote", "", field.value);
  given.lang = languageOf(field.value);
  return element("div", "s3-printed", element("p", "", field.labels[0].textContent), given);
}

/** The words that are in no reason, and what can be done. */
function unused(words, language) {
  const rest = words.length - UNMATCHED;
  const links = words.slice(0, UNMATCHED).flatMap((word, at) => [at ? ", " : "", searchFor(word)]);
  const more = rest > 0 ? ` ${filled(say.andMore, { num: rest })}` : "";
  const listed = element("p", "", ...(words.length ? [...links, more] : [say.allMatched]));
  if (words.length) listed.lang = language;
  const hint = words.length ? [element("p", "s3-small", say.unmatchedHint)] : [];
  return element("section", "", heading("s3-unused", say.unmatched), listed, ...hint);
}

/** A link to the search for a word. The address holds that word alone, and no more of the text. */
function searchFor(word) {
  return linked(word, `${form.dataset.s3Sought}?${new URLSearchParams({ q: word })}`);
}

/** Those of the county first. */
function byCounty(operations, county) {
  return [...operations].sort((a, b) => (b.county === county) - (a.county === county));
}

function heading(id, title) {
  const made = element("h2", "", title);
  made.id = id;
  return made;
}

function section(id, title, items, row, none, first = SHOWN) {
  const made = element("section", "", heading(id, title));
  if (!items.length) made.append(element("p", "", none));
  const rows = (from, to) => items.slice(from, to).map(row);
  const shown = element("ul", "s3-matches", ...rows(0, first));
  if (items.length) made.append(shown);
  const rest = Math.min(items.length, MOST) - first;
  if (rest > 0) {
    const button = element("button", "s3-more", filled(say.more, { num: rest }));
    button.type = "button";
    button.addEventListener("click", () => {
      const more = rows(first, MOST);
      shown.append(...more);
      button.remove();
      more[0].querySelector("a").focus();
    });
    made.append(button);
  }
  return made;
}

function priorityRow({ words, phrases, parts, related, themes, codes, actors, places }, page, names, language) {
  const item = element("li", "", linkTo(page, lang));
  const phrased = new Set([...phrases, ...actors].flatMap((phrase) => phrase.toLowerCase().split(" ")));
  const reasons = [
    [say.phrases, phrases],
    [say.words, words.filter((word) => !phrased.has(word))],
    [say.parts, parts.map(({ here, yours, part }) => [...withPart(here, part), ...(yours === here ? [] : [" (", ...withPart(yours, part), ")"])])],
    [say.related, related.slice(0, FEW_WORDS).map(({ here, yours }) => [`${here} (${yours})`])],
    ...themes.map(({ theme: own, by }) => [filled(say.theme, { theme: names[own] }), by.slice(0, FEW_WORDS)]),
    [say.codes, codes],
    [say.actors, actors],
    [say.places, places],
  ];
  item.append(...reasons.filter(([, values]) => values.length).map(([label, values]) => reason(label, values, language)));
  return item;
}

/** "Label: word, word", where a word may be in pieces. */
function reason(label, values, language) {
  const told = values.slice(0, WORDS).flatMap((value, at) => [at ? ", " : "", ...[value].flat()]);
  const words = element("span", "", ...told);
  words.lang = language;
  return element("span", "s3-reason", `${label}: `, words);
}

/** A word in pieces, its part marked; the last letters of a part may be another form's. */
function withPart(word, part) {
  const at = word.lastIndexOf(part);
  return at < 0 ? [word] : [word.slice(0, at), element("mark", "", part), word.slice(at + part.length)];
}

function operationRow(language) {
  return ({ name, named, actors, place, address, words, phrases }) => {
    const link = element("a", "", element("span", "s3-hit-title", name), " ", element("span", "s3-hit-place", place));
    link.href = addressOf({ address }, lang);
    const item = element("li", "", link);
    const others = actors.filter((actor) => !named.includes(actor)).slice(0, FEW_WORDS);
    const reasons = [[say.actors, named], [say.phrases, phrases], [say.words, words], [say.partners, others]];
    item.append(...reasons.filter(([, values]) => values.length).map(([label, values]) => reason(label, values, language)));
    return item;
  };
}

/** Ways on, and what was found, if anything, as citations to copy: name, region, period and state, the site, the permanent address, the day. */
function list(pages) {
  const to = (words, address) => element("li", "", linked(words, address));
  const chosen = region.selectedOptions[0];
  const next = element("ul", "",
    ...(chosen.value ? [to(filled(say.region, { name: chosen.textContent }), `${form.dataset.s3Regions}${chosen.value}/`)] : []),
    to(say.calls, form.dataset.s3Calls),
    to(say.exchange, form.dataset.s3Exchange));
  const ways = element("section", "s3-matched-list", heading("s3-list", say.list), element("p", "", say.next), next);
  if (pages.length) ways.append(...citations(pages));
  return ways;
}

function linked(words, address) {
  const link = element("a", "", words);
  link.href = address;
  return link;
}

function citations(pages) {
  const root = form.dataset.s3Site + (lang === "en" ? "en/" : "");
  const read = filled(say.read, { day: new Date().toLocaleDateString("sv") }); // as 2026-11-27
  const lines = pages.map(({ title, place, state, address }) => {
    const standing = state ? ` (${state})` : "";
    return [title, place + standing, form.dataset.s3Name, `${root}${address} (${read})`].filter(Boolean).join(". ");
  });
  const field = element("textarea", "s3-list", lines.join("\n"));
  field.readOnly = true;
  field.rows = Math.min(12, lines.length + 1);
  field.setAttribute("aria-label", say.asText);
  const copy = button(say.copy, async () => {
    await navigator.clipboard.writeText(field.value);
    copy.textContent = say.copied;
  });
  const print = button(say.print, () => window.print());
  const cite = element("p", "s3-small", form.dataset.s3Cite);
  const folded = element("details", "", element("summary", "", say.asText), field);
  return [element("p", "", copy, " ", print), cite, folded];
}

function button(label, act) {
  const made = element("button", "s3-copy", label);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

const count = () => {
  left.textContent = filled(say.left, { num: (LONGEST_TEXT - text.value.length).toLocaleString(lang) });
};
text.maxLength = LONGEST_TEXT;
// What can be done before it is asked for is done by then; what fails is told when it is asked for.
(globalThis.requestIdleCallback ?? setTimeout)(() => prepare(lang).catch(() => {}));
let resting = 0;
text.addEventListener("input", ({ inputType }) => {
  count();
  clearTimeout(resting);
  resting = setTimeout(() => shared().catch(() => {}), inputType === "insertFromPaste" ? 0 : REST);
});
for (const choice of [region, theme]) choice.addEventListener("change", () => {
  if (!last) return;
  keep(KEPT, asked);
  show(last);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  keep(KEPT, asked);
  answer();
});
form.addEventListener("reset", () => {
  forget(KEPT);
  pressed = null; // what is still being worked on is not shown
  clearTimeout(resting);
  setTimeout(count); // the fields are emptied after this
  tell("");
  text.focus();
});
addEventListener("beforeprint", () => found.querySelectorAll(".s3-more").forEach((more) => more.click())); // paper has no button
if (refill(KEPT, asked)) answer();
count();
