// The index of priorities: filters, words, order. Its facts are data- attributes of the list that is in the page anyway:
// one file of JSON beside it would say the names and summaries a second time, and could disagree with what is shown.
import { comparison, read, sift, write } from "./selection.mjs";
import { element } from "./elements.mjs";
import { excelCsv } from "./excel.mjs";
import { sentences } from "./words.mjs";
import { chip, folded, valuesOf } from "./facets.mjs";

const index = document.querySelector("[data-s3-index]");
const one = (selector) => index.querySelector(selector);
const facets = [...index.querySelectorAll(".s3-facet")].map((box) => ({ name: box.dataset.facet, box, values: valuesOf(box) }));
const known = new Map(facets.map(({ name, values }) => [name, new Set(values.keys())]));
const groups = [...index.querySelectorAll(".s3-priority-group")];
const base = new URL("..", location.href.split(/[?#]/)[0]).href;
const items = groups.flatMap((group) => [...group.querySelectorAll(".s3-priorities > li")].map((row) => itemOf(row, group)));
items.forEach((item, rank) => { item.rank = rank; });
const byAddress = new Map(items.map((item) => [item.address, item]));
const field = one("#s3-words"), order = one("#s3-sort"), chips = one(".s3-chips"), all = one(".s3-all-facets");
const folder = all.querySelector("summary"), unused = one(".s3-unused");

let selection = read(location.search, known);
let search = null, say = null, asked = false, arranged = "namn", waiting = 0, shown = items;

function itemOf(row, group) {
  const link = row.querySelector("h3 a"), values = {};
  for (const name of known.keys()) values[name] = row.dataset[name]?.split(" ") ?? [];
  const lacks = row.appendChild(element("p", "s3-reason"));
  return {
    row, group, values, lacks,
    address: link.href.slice(base.length),
    name: folded(link.textContent),
    text: folded(row.textContent),
    place: row.querySelector(".s3-place").textContent,
    theme: row.querySelector(".s3-main-theme").textContent,
  };
}

/**
 * The items that the words find, with scores; null without words. Until the engine is here, names and summaries are
 * read. Says which words were not used, and below each item which of them it lacks.
 */
function hitsOf(words) {
  const note = (item, missing) => {
    item.lacks.textContent = missing.length ? say.missing(missing) : "";
    return item;
  };
  items.forEach(({ lacks }) => { lacks.textContent = ""; });
  unused.textContent = "";
  if (!words.trim()) return null;
  if (search) {
    const answer = search.engine.answer(words, { kind: "priority" });
    unused.textContent = answer.pages.length && answer.unused.length ? say.unused(answer.unused) : "";
    const found = answer.pages.filter(({ address }) => byAddress.has(address));
    return new Map(found.map(({ address, score, missing }) => [note(byAddress.get(address), missing), score]));
  }
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  const within = (text) => wanted.every((word) => text.includes(word));
  return new Map(items.filter((item) => within(item.text)).map((item) => [item, within(item.name) ? 2 : 1]));
}

/** Fetch the engine when someone means to search. Without it the page still finds what stands in it. */
async function fetchEngine() {
  if (asked) return;
  asked = true;
  try {
    const { open } = await import("./s3-search.js");
    search = await open(document.documentElement.lang);
    say = sentences(search.words);
    if (selection.words) show();
  } catch {
    search = null;
  }
}

/** Show the rows that match the selection. */
function show() {
  const hits = hitsOf(selection.words);
  const found = sift(items, selection, hits);
  const fits = new Set(found.shown);
  for (const item of items) item.row.hidden = !fits.has(item);
  arrange(hits);
  const within = comparison(arranged, hits);
  shown = groups.flatMap((group) => found.shown.filter((item) => item.group === group).sort(within));
  one(".s3-shown").textContent = String(shown.length);
  one(".s3-empty").hidden = shown.length > 0;
  one(".s3-take").hidden = !shown.length;
  for (const group of groups) {
    const number = shown.filter((item) => item.group === group).length;
    group.hidden = !number;
    group.querySelector(".s3-of-group").textContent = String(number);
  }
  for (const { name, values } of facets) {
    for (const [value, { row, tick, count }] of values) {
      const number = found.counts.get(name).get(value) ?? 0;
      count.textContent = String(number);
      row.classList.toggle("s3-nothing", !number && !tick.checked);
    }
  }
  showChips();
  one("[data-s3-copy]").dataset.s3Copy = location.href;
}

/** Put the rows in order; those of current strategies always stand before the earlier ones. */
function arrange(hits) {
  const wanted = selection.order === "relevans" && !hits ? "namn" : selection.order || (hits ? "relevans" : "namn");
  order.value = wanted;
  order.options[0].disabled = !hits;
  if (wanted === arranged && wanted !== "relevans") return;
  arranged = wanted;
  const sorted = [...items].sort(comparison(wanted, hits));
  for (const group of groups) {
    const rows = sorted.filter((item) => item.group === group).map((item) => item.row);
    group.querySelector(".s3-priorities").append(...rows);
  }
}

function showChips() {
  const chosen = facets.flatMap(({ name, values }) => [...selection.chosen.get(name)].map((value) => [name, value, values.get(value).name]));
  const made = chosen.map(([facet, value, name]) => removable(name.textContent, `${chips.dataset.remove}: ${name.textContent}`, () => {
    selection.chosen.get(facet).delete(value);
  }));
  if (made.length > 1) made.push(removable(chips.dataset.removeAll, "", clear));
  chips.replaceChildren(...made);
  chips.hidden = !made.length;
  folder.textContent = chosen.length ? `${folder.dataset.label} (${chosen.length})` : folder.dataset.label;
}

function removable(text, label, remove) {
  return chip(text, label, (item) => {
    const place = [...chips.children].indexOf(item);
    takeWords();
    remove();
    settle();
    // The focused element is gone: focus the one in its place.
    (chips.children[Math.min(place, chips.children.length - 1)]?.querySelector("button") ?? field).focus();
  });
}

function clear() {
  for (const values of selection.chosen.values()) values.clear();
}

/** Update the controls from the selection. */
function setControls() {
  field.value = selection.words;
  for (const { name, box, values } of facets) {
    const chosen = selection.chosen.get(name);
    for (const [value, { tick }] of values) tick.checked = chosen.has(value);
    if (chosen.size) box.open = true;
  }
}

/** A deliberate change: a history entry that Back undoes. */
function settle() {
  history.pushState(null, "", write(selection) || location.pathname);
  setControls();
  show();
}

index.addEventListener("change", ({ target }) => {
  if (target.type === "checkbox") {
    takeWords();
    const chosen = selection.chosen.get(target.name);
    if (target.checked) chosen.add(target.value); else chosen.delete(target.value);
    settle();
  } else if (target === order) {
    takeWords();
    selection.order = order.value;
    settle();
  }
});
field.addEventListener("focus", fetchEngine);
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(type, 150); // the number found is read aloud: once a word, not once a letter
});
/** What stands in the field counts at once when something else is chosen; it would be lost if the pause went on. */
function takeWords() {
  clearTimeout(waiting);
  selection.words = field.value;
}
function type() {
  fetchEngine();
  takeWords();
  history.replaceState(null, "", write(selection) || location.pathname);
  show();
}
one(".s3-empty button").addEventListener("click", () => {
  clear();
  selection.words = "";
  settle();
  field.focus();
});
addEventListener("popstate", () => {
  selection = read(location.search, known);
  setControls();
  show();
});
one("[data-s3-csv]").addEventListener("click", async ({ currentTarget: button }) => {
  const answer = await fetch(button.dataset.s3Csv);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(excelCsv(await answer.text(), shown.map((item) => item.address)));
  link.download = "prioriteringar.csv";
  link.click();
  URL.revokeObjectURL(link.href);
});

const narrow = matchMedia("(max-width: 60em)");
const fold = () => { all.open = !narrow.matches; };
narrow.addEventListener("change", fold);
fold();
setControls();
show();
if (selection.words) fetchEngine();
