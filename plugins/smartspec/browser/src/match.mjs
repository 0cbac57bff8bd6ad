// The page that shows what a text shares with the priorities. The text stays in the field: it is neither sent nor kept.
import { languageOf, LONGEST_TEXT, matched, open } from "./s3-search.js";
import { announcer } from "./announcer.mjs";
import { element } from "./elements.mjs";
import { addressOf, linkTo } from "./results.mjs";

const SHOWN = 10, MOST = 30, WORDS = 8, UNMATCHED = 60;
const form = document.querySelector("[data-s3-match]");
const say = JSON.parse(form.dataset.s3Match);
const lang = document.documentElement.lang === "en" ? "en" : "sv";
const found = document.querySelector("[data-s3-matched]");
const status = document.querySelector("[data-s3-status]");
const announce = announcer(status);
const text = form.querySelector("textarea"), region = form.querySelector("select");
const left = form.querySelector("[data-s3-left]");

const filled = (sentence, values) => sentence.replace(/%\((\w+)\)s/g, (_, name) => values[name]);

/** The searches of the text's language, which is matched, and of the page's, which is shown. */
async function loaded(language) {
  const [asked, shown] = await Promise.all([open(language), open(lang)]);
  await asked.whole();
  return { asked, shown, said: await asked.said() };
}

async function match() {
  const given = text.value.slice(0, LONGEST_TEXT);
  if (given.trim().length < 3) {
    found.replaceChildren(element("p", "", say.empty));
    return announce(say.empty);
  }
  try {
    const { asked, shown, said } = await loaded(languageOf(given));
    const titles = new Map(shown.engine.pages.map((page) => [page.address, page]));
    show(matched(asked.engine, said, given), titles, shown.words.themes);
  } catch {
    found.replaceChildren(element("p", "", say.failed));
    announce(say.failed);
  }
}

function show({ priorities, operations, unmatched }, titles, themes) {
  const inArea = (one) => one.page.address.startsWith(form.dataset.s3Areas);
  const chosen = region.value;
  const own = priorities.filter((one) => !inArea(one));
  const here = chosen ? own.filter((one) => one.page.county === chosen) : [];
  const others = chosen ? own.filter((one) => one.page.county !== chosen) : own;
  const areas = priorities.filter(inArea);
  const row = (one) => priorityRow(one, titles.get(one.page.address) ?? one.page, themes);
  const name = chosen ? region.selectedOptions[0].textContent : "";
  const listed = [here, others, areas].flatMap((ones) => ones.slice(0, SHOWN));
  const sections = [
    ...(chosen ? [section(filled(say.here, { name }), here, row, say.noneHere)] : []),
    section(chosen ? say.elsewhere : say.priorities, others, row, say.none),
    section(say.areas, areas, row, say.noneArea),
    section(say.operations, chosen ? byCounty(operations, chosen) : operations, operationRow, say.noOperations),
    element("section", "", element("h2", "", say.unmatched), element("p", "", unusedWords(unmatched))),
    ...(listed.length ? [list(listed.map((one) => titles.get(one.page.address) ?? one.page))] : []),
  ];
  found.replaceChildren(...sections);
  announce(filled(say.count, { num: own.length + areas.length }));
}

function unusedWords(words) {
  if (!words.length) return say.allMatched;
  const rest = words.length - UNMATCHED;
  return words.slice(0, UNMATCHED).join(", ") + (rest > 0 ? ` ${filled(say.andMore, { num: rest })}` : "");
}

/** Those of the county first. */
function byCounty(operations, county) {
  return [...operations].sort((a, b) => (b.county === county) - (a.county === county));
}

function section(title, items, row, none) {
  const made = element("section", "", element("h2", "", title));
  if (!items.length) made.append(element("p", "", none));
  const rows = (from, to) => items.slice(from, to).map(row);
  const shown = element("ol", "s3-matches", ...rows(0, SHOWN));
  if (items.length) made.append(shown);
  const rest = Math.min(items.length, MOST) - SHOWN;
  if (rest > 0) {
    const button = element("button", "s3-more", filled(say.more, { num: rest }));
    button.type = "button";
    button.addEventListener("click", () => {
      const more = rows(SHOWN, MOST);
      shown.append(...more);
      button.remove();
      more[0].querySelector("a").focus();
    });
    made.append(button);
  }
  return made;
}

function priorityRow({ words, related, phrases, themes, codes, actors, places }, page, names) {
  const item = element("li", "", linkTo(page, lang));
  const fresh = once();
  const ofPhrases = fresh(phrases);
  const reasons = [
    [say.words, fresh(words)],
    [say.phrases, ofPhrases],
    ...themes.map(({ theme, by }) => [filled(say.theme, { theme: names[theme] }), fresh(by), true]),
    [say.related, fresh(related)],
    [say.codes, codes],
    [say.actors, actors],
    [say.places, places],
  ];
  for (const [label, values, always] of reasons) {
    const told = values.slice(0, WORDS).join(", ");
    if (told || always) item.append(element("span", "s3-reason", [label, told].filter(Boolean).join(": ")));
  }
  return item;
}

/** Gives what is new of a list of words and phrases: each word is a reason once. */
function once() {
  const said = new Set();
  return (values) => values.filter((value) => {
    const words = value.toLowerCase().split(" ");
    if (words.every((word) => said.has(word))) return false;
    for (const word of words) said.add(word);
    return true;
  });
}

function operationRow({ name, actors, place, address, words }) {
  const link = element("a", "", element("span", "s3-hit-title", name), " ", element("span", "s3-hit-place", place));
  link.href = addressOf({ address }, lang);
  const item = element("li", "", link);
  if (actors.length) item.append(element("span", "s3-reason", `${say.actors}: ${actors.join(", ")}`));
  if (words.length) item.append(element("span", "s3-reason", `${say.words}: ${words.slice(0, WORDS).join(", ")}`));
  return item;
}

/** What was found as citations to copy: name, region, period and state, the site, the permanent address, the day. */
function list(pages) {
  const root = form.dataset.s3Site + (lang === "en" ? "en/" : "");
  const read = filled(say.read, { day: new Date().toLocaleDateString("sv") }); // as 2026-11-27
  const lines = pages.map(({ title, place, state, address }) => {
    const standing = state ? ` (${state})` : "";
    return [title, place + standing, form.dataset.s3Name, `${root}${address} (${read})`].filter(Boolean).join(". ");
  });
  const field = element("textarea", "s3-list", lines.join("\n"));
  field.readOnly = true;
  field.rows = Math.min(12, lines.length + 1);
  field.setAttribute("aria-label", say.list);
  const button = element("button", "s3-copy", say.copy);
  button.type = "button";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(field.value);
    button.textContent = say.copied;
  });
  const cite = element("p", "s3-small", form.dataset.s3Cite);
  return element("section", "", element("h2", "", say.list), field, element("p", "", button), cite);
}

const count = () => {
  left.textContent = filled(say.left, { num: (LONGEST_TEXT - text.value.length).toLocaleString(lang) });
};
text.maxLength = LONGEST_TEXT;
text.addEventListener("input", count);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  match();
});
count();
