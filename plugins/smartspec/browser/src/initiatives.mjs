// The index of initiatives: filters, words, order and the sums of what is chosen. Its rows come packed in a file of their
// own, since thousands would make the page too heavy; the largest stand in the page from the start.
import { excelCsv } from "./excel.mjs";
import { chip, folded, valuesOf } from "./facets.mjs";
import { OF_INITIATIVES, read, sift, write } from "./selection.mjs";

const AT_ONCE = 40;
const [ID, NAME, OWNER, START, END, PLACES, AMOUNTS, VALUES] = [0, 1, 2, 3, 4, 5, 6, 7];
const index = document.querySelector("[data-s3-initiatives]");
const one = (selector) => index.querySelector(selector);
const lang = document.documentElement.lang === "en" ? "en" : "sv";
const facets = [...index.querySelectorAll(".s3-facet")].map((box) => ({ name: box.dataset.facet, box, values: valuesOf(box) }));
const field = one("#s3-words"), order = one("#s3-sort"), chips = one(".s3-chips"), all = one(".s3-all-facets");
const folder = all.querySelector("summary"), list = one(".s3-initiative-list"), sums = one(".s3-chosen-sums");
const without = one(".s3-without"), more = one(".s3-more"), moreButton = more.querySelector("button");
const collator = new Intl.Collator(lang);
const root = new URL(`${lang === "en" ? "../" : ""}../`, location.href.split(/[?#]/)[0]).href;

let packed, items, known, selection, found = [], drawn = 0, waiting = 0;

/** The rows of the file as the sieve wants them. */
function unpacked() {
  const names = Object.keys(packed.facets);
  return packed.rows.map((row, rank) => ({
    row, rank,
    values: Object.fromEntries(names.map((name, at) => [name, row[VALUES][at].map((value) => packed.facets[name][value])])),
    text: folded([row[NAME], row[OWNER], ...row[PLACES].map((place) => packed.places[place][1]), ...wordsOf(row, names)].join(" ")),
    largest: Math.max(-1, ...row[AMOUNTS].map(([, amount]) => amount)),
    swedish: row[AMOUNTS].some(([, , currency]) => currency === "SEK"),
  }));
}

/** What the values of a row are called, so that words find an objective or a partner too. */
function wordsOf(row, names) {
  return names.flatMap((name, at) => row[VALUES][at].map((value) =>
    packed.names[name]?.[value] ?? facets.find((facet) => facet.name === name)?.values.get(packed.facets[name][value])?.name.textContent ?? ""));
}

function hitsOf(words) {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  if (!wanted.length) return null;
  return new Map(items.filter((item) => wanted.every((word) => item.text.includes(word))).map((item) => [item, 1]));
}

const orders = {
  belopp: (a, b) => b.swedish - a.swedish || b.largest - a.largest,
  start: (a, b) => (a.row[START] < b.row[START]) - (a.row[START] > b.row[START]),
  namn: (a, b) => collator.compare(a.row[NAME], b.row[NAME]),
};

function show() {
  const sifted = sift(items, selection, hitsOf(selection.words));
  const by = orders[selection.order || "belopp"];
  order.value = selection.order || "belopp";
  found = sifted.shown.sort((a, b) => by(a, b) || a.rank - b.rank);
  one(".s3-shown").textContent = String(found.length);
  one(".s3-empty").hidden = found.length > 0;
  one(".s3-take").hidden = !found.length;
  for (const { name, values } of facets) {
    for (const [value, { row, tick, count }] of values) {
      const number = sifted.counts.get(name).get(value) ?? 0;
      count.textContent = String(number);
      row.classList.toggle("s3-nothing", !number && !tick.checked);
    }
  }
  list.replaceChildren();
  drawn = 0;
  draw();
  showSums();
  showChips();
  one("[data-s3-copy]").dataset.s3Copy = location.href;
}

/** Further rows at the end of the list; the first of them, where there are any. */
function draw() {
  const next = found.slice(drawn, drawn + AT_ONCE).map(rowOf);
  list.append(...next);
  drawn += next.length;
  const left = found.length - drawn;
  more.hidden = left <= 0;
  moreButton.textContent = moreButton.dataset.more.replace("{n}", String(Math.min(left, AT_ONCE)));
  return next[0];
}

function made(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

function rowOf({ row, values }) {
  const [address, place] = packed.places[row[PLACES][0]];
  const link = made("a", "", row[NAME]);
  link.href = `${root}${address}#insats-${row[ID]}`;
  const places = row[PLACES].map((at) => packed.places[at][1]).join(", ") || place;
  const years = [...new Set([row[START].slice(0, 4), row[END].slice(0, 4)])].filter(Boolean).join("–");
  const item = made("li", "", made("h3", "", link), made("p", "s3-place", [places, row[OWNER], years].filter(Boolean).join(" · ")));
  const amounts = row[AMOUNTS].map(([kind, amount, currency, state, about]) => {
    const said = made("span", "s3-money", `${about ? `${sums.dataset.about} ` : ""}${money(amount, currency)}`);
    const day = state < 0 ? "" : ` ${sums.dataset.state.replace("{day}", packed.states[state][1])}`;
    return made("span", "s3-sum", `${packed.kinds[kind]}: `, said, made("small", "s3-note", day));
  });
  if (amounts.length) item.append(made("p", "s3-amounts", ...amounts));
  const [objective] = values.mal ?? [];
  const name = facets.find((facet) => facet.name === "mal")?.values.get(objective)?.name.textContent;
  if (name) item.append(made("p", "s3-small", name));
  return item;
}

function money(amount, currency) {
  const digits = Number.isInteger(amount) ? 0 : 2;
  const number = new Intl.NumberFormat(lang === "en" ? "en-GB" : "sv-SE", { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount);
  const swedish = { SEK: "kr", EUR: "euro", NOK: "norska kronor" };
  return lang === "en" ? `${currency}\u00a0${number}` : `${number}\u00a0${swedish[currency]}`;
}

/** One sum a kind, currency and state: in hundredths, so that no sum is off by a rounding. */
function showSums() {
  const by = new Map();
  for (const { row } of found) {
    for (const [kind, amount, currency, state, about] of row[AMOUNTS]) {
      const key = `${String(kind).padStart(2, "0")} ${currency} ${state}`;
      const sum = by.get(key) ?? { kind, currency, state, hundredths: 0, number: 0, about: 0 };
      sum.hundredths += Math.round(amount * 100);
      sum.number += 1;
      sum.about += about;
      by.set(key, sum);
    }
  }
  const lines = [...by].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => {
    const from = sum.number === 1 ? sums.dataset.ofOne : sums.dataset.of.replace("{n}", String(sum.number));
    const state = sum.state < 0 ? [] : [sums.dataset.state.replace("{day}", packed.states[sum.state][1])];
    const about = sum.about ? [sums.dataset.rounded.replace("{n}", String(sum.about))] : [];
    const said = made("span", "s3-money", money(sum.hundredths / 100, sum.currency));
    return made("li", "", `${packed.kinds[sum.kind]}: `, said, ` (${[from, ...state, ...about].join(", ")})`);
  });
  sums.replaceChildren(...(lines.length ? lines : [made("li", "", sums.dataset.none)]));
  without.textContent = without.dataset.without.replace("{n}", String(found.filter(({ row }) => !row[AMOUNTS].length).length));
}

function nameOf(facet, value) {
  const box = facets.find(({ name }) => name === facet)?.values.get(value);
  return box?.name.textContent ?? packed.names[facet]?.[packed.facets[facet].indexOf(value)] ?? value;
}

function showChips() {
  const chosen = [...selection.chosen].flatMap(([facet, values]) => [...values].map((value) => [facet, value]));
  const all_ = chosen.map(([facet, value]) => removable(nameOf(facet, value), `${chips.dataset.remove}: ${nameOf(facet, value)}`, () => selection.chosen.get(facet).delete(value)));
  if (all_.length > 1) all_.push(removable(chips.dataset.removeAll, "", clear));
  chips.replaceChildren(...all_);
  chips.hidden = !all_.length;
  folder.textContent = chosen.length ? `${folder.dataset.label} (${chosen.length})` : folder.dataset.label;
}

function removable(text, label, remove) {
  return chip(text, label, (item) => {
    const place = [...chips.children].indexOf(item);
    takeWords();
    remove();
    settle();
    (chips.children[Math.min(place, chips.children.length - 1)]?.querySelector("button") ?? field).focus();
  });
}

function clear() {
  for (const values of selection.chosen.values()) values.clear();
}

function setControls() {
  field.value = selection.words;
  for (const { name, box, values } of facets) {
    const chosen = selection.chosen.get(name);
    for (const [value, { tick }] of values) tick.checked = chosen.has(value);
    if (chosen.size) box.open = true;
  }
}

function settle() {
  history.pushState(null, "", write(selection, OF_INITIATIVES) || location.pathname);
  setControls();
  show();
}

function takeWords() {
  clearTimeout(waiting);
  selection.words = field.value;
}

function type() {
  takeWords();
  history.replaceState(null, "", write(selection, OF_INITIATIVES) || location.pathname);
  show();
}

function listen() {
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
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(type, 150);
  });
  one(".s3-empty button").addEventListener("click", () => {
    clear();
    selection.words = "";
    settle();
    field.focus();
  });
  moreButton.addEventListener("click", () => draw()?.querySelector("a").focus());
  addEventListener("popstate", () => {
    selection = read(location.search, known, OF_INITIATIVES);
    setControls();
    show();
  });
  one("[data-s3-csv]").addEventListener("click", async ({ currentTarget: button }) => {
    const answer = await fetch(button.dataset.s3Csv);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(excelCsv(await answer.text(), found.map(({ row }) => row[ID]), 1));
    link.download = "satsningar.csv";
    link.click();
    URL.revokeObjectURL(link.href);
  });
}

const narrow = matchMedia("(max-width: 60em)");
const fold = () => { all.open = !narrow.matches; };
narrow.addEventListener("change", fold);
fold();
packed = await (await fetch(index.dataset.s3Initiatives)).json();
items = unpacked();
known = new Map(Object.entries(packed.facets).map(([name, values]) => [name, new Set(values)]));
for (const { name } of facets) if (!known.has(name)) known.set(name, new Set());
one(".s3-first").hidden = true;
selection = read(location.search, known, OF_INITIATIVES);
listen();
setControls();
show();
