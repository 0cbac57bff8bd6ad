// The index of priorities: filters, words, order. Its facts are data- attributes of the list that is in the page anyway:
// one file of JSON beside it would say the names and summaries a second time, and could disagree with what is shown.
import { comparison } from "./selection.mjs";
import { element } from "./elements.mjs";
import { excelCsv } from "./excel.mjs";
import { sentences } from "./words.mjs";
import { Controls, folded } from "./facets.mjs";

const index = document.querySelector("[data-s3-index]");
const one = (selector) => index.querySelector(selector);
const controls = new Controls(index, show);
const known = new Map(controls.facets.map(({ name, values }) => [name, new Set(values.keys())]));
const groups = [...index.querySelectorAll(".s3-priority-group")];
const base = new URL("..", location.href.split(/[?#]/)[0]).href;
const items = groups.flatMap((group) => [...group.querySelectorAll(".s3-priorities > li")].map((row) => itemOf(row, group)));
items.forEach((item, rank) => { item.rank = rank; });
const byAddress = new Map(items.map((item) => [item.address, item]));
const { field, order } = controls, unused = one(".s3-unused");

let search = null, say = null, asked = false, arranged = "namn", shown = items;

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

/** Fetch the engine when someone means to search, and then what pages say beside names and summaries. Without it the page
    still finds what stands in it. */
async function fetchEngine() {
  if (asked) return;
  asked = true;
  try {
    const { open } = await import("./s3-search.js");
    search = await open(document.documentElement.lang);
    answerAnew();
    if (search.small) await search.whole().then(answerAnew);
  } catch {
    search = null;
  }
}

/** What is asked is answered anew when more of the engine has come. */
function answerAnew() {
  say = sentences(search.words);
  if (controls.selection.words) controls.show();
}

/** Show the rows that match the selection. */
function show(selection) {
  const hits = hitsOf(selection.words);
  const found = controls.sifted(items, hits);
  const fits = new Set(found);
  for (const item of items) item.row.hidden = !fits.has(item);
  arrange(selection.order, hits);
  const within = comparison(arranged, hits);
  shown = groups.flatMap((group) => found.filter((item) => item.group === group).sort(within));
  one(".s3-shown").textContent = String(shown.length);
  one(".s3-empty").hidden = shown.length > 0;
  one(".s3-take").hidden = !shown.length;
  for (const group of groups) {
    const number = shown.filter((item) => item.group === group).length;
    group.hidden = !number;
    group.querySelector(".s3-of-group").textContent = String(number);
  }
}

/** Put the rows in order; those of current strategies always stand before the earlier ones. */
function arrange(chosen, hits) {
  const wanted = chosen === "relevans" && !hits ? "namn" : chosen || (hits ? "relevans" : "namn");
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

field.addEventListener("focus", fetchEngine);
field.addEventListener("input", fetchEngine);
controls.saves("prioriteringar.csv", excelCsv, (root) => shown.map((item) => `${root}${item.address}`), -1);
controls.start(known);
if (controls.selection.words) fetchEngine();
