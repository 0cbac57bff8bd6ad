// The index of initiatives: filters, words, order and the sums of what is chosen. Its rows come packed in a file of their
// own, since thousands would make the page too heavy; the largest stand in the page from the start, with the sums of all.
// The file is fetched when the address has a selection, or when somebody begins to use the index.
import { fetched, tellFailure } from "./elements.mjs";
import { excelCsv } from "./excel.mjs";
import { Controls, folded } from "./facets.mjs";
import { OF_INITIATIVES } from "./selection.mjs";

const AT_ONCE = 20, SHORTEST_STEM = 4, LONGEST_ENDING = 3, MOST = 2;
const UNREAD = new Set(["mal", "slut", "belopp"]), THEMES = new Set(["tema", "namner"]);
const [ID, NAME, OWNER, START, END, PLACES, AMOUNTS, VALUES, OBJECTIVE, OWN] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const index = document.querySelector("[data-s3-initiatives]");
const one = (selector) => index.querySelector(selector);
const lang = document.documentElement.lang === "en" ? "en" : "sv";
const controls = new Controls(index, show, OF_INITIATIVES);
const list = one(".s3-initiative-list"), sums = one(".s3-sums-of"), also = one(".s3-also"), meant = one(".s3-meant");
const without = one(".s3-without"), more = one(".s3-more"), moreButton = more.querySelector("button");
const collator = new Intl.Collator(lang);
const root = new URL(`${lang === "en" ? "../" : ""}../`, location.href.split(/[?#]/)[0]).href;

let packed, items, lines, found = [], drawn = 0;

/** Let the browser answer the visitor between two long pieces of work. */
function pause() {
  return new Promise((done) => { setTimeout(done); });
}

/** The rows of the file as the sieve wants them. */
function unpacked() {
  const names = Object.keys(packed.facets);
  return packed.rows.map((row, rank) => ({
    row, rank,
    values: Object.fromEntries(names.map((name, at) => [name, row[VALUES][at].map((value) => packed.facets[name][value])])),
    largest: Math.max(-1, ...row[AMOUNTS].map(([, amount]) => amount)),
    swedish: row[AMOUNTS].some(([, , currency]) => currency === "SEK"),
  }));
}

/** What words are sought in, made when someone seeks: few do, and it takes as long as all the rest. */
function textOf(item) {
  const { row } = item;
  return (item.text ??= spaced([row[NAME], row[OWNER], ...row[PLACES].map((place) => packed.places[place][1]), ...wordsOf(row)].join(" ")));
}

/** Folded, with nothing but one space between words. */
function spaced(text) {
  return folded(text).replace(/[^\p{L}\p{N}]+/gu, " ");
}

/** What the values of a row are called, so that words find a partner or a programme too. An objective is a legal text whose
    words that say little of the initiative: half of them would be about farming. Nor does the name of its theme stand in it. */
function wordsOf(row) {
  return namesOf(row, (name) => !UNREAD.has(name) && !THEMES.has(name));
}

/** What the themes of a row are called: those of priorities that it is linked to, and those whose words it mentions. */
function themesOf(row) {
  return namesOf(row, (name) => THEMES.has(name));
}

function namesOf(row, wanted) {
  return Object.keys(packed.facets).flatMap((name, at) => (wanted(name) ? row[VALUES][at] : []).map((value) =>
    packed.names[name]?.[value] ?? controls.nameOf(name, packed.facets[name][value])));
}

/** The words of the codebook for the same thing as a word, in any of its forms. */
function alike(word) {
  const same = (other) => other === word || (Math.min(word.length, other.length) >= SHORTEST_STEM
    && Math.abs(word.length - other.length) <= LONGEST_ENDING && (word.startsWith(other) || other.startsWith(word)));
  lines ??= packed.alike.map((line) => line.split(",").map((phrase) => phrase.trim()));
  const found = lines.filter((line) => line.some((phrase) => same(folded(phrase)))).flat();
  return [...new Set(found)].filter((phrase) => !folded(phrase).includes(word));
}

/** The counties that words name, as values of their facet. */
function countiesIn(words) {
  const said = ` ${spaced(words).trim()} `;
  return new Set((packed.facets.region ?? []).filter((county) => said.includes(` ${nameOfCounty(county)} `)));
}

function nameOfCounty(county) {
  return spaced(controls.nameOf("region", county)).trim();
}

/** Lead from the names of counties to their filter: words find all that mentions them, and not what lies in them. */
function offer(counties) {
  meant.hidden = !counties.size;
  meant.replaceChildren(...[...counties].flatMap((county) => {
    const link = made("a", "", meant.dataset.meant.replace("{name}", controls.nameOf("region", county))
      .replace("{n}", String(items.filter(({ values }) => values.region.includes(county)).length)));
    link.href = `?region=${county}`;
    return [link, " "];
  }));
}

/** What a text between spaces must hold for a word. Gotland is not in Östergötland, and AI neither in "TräInnovation" nor,
    where it stands as a word of its own anywhere, in what begins with it. */
function sought(word, places) {
  if (word.length >= SHORTEST_STEM) return places.has(word) ? ` ${word}` : word;
  return items.some((item) => ` ${textOf(item)} `.includes(` ${word} `)) ? ` ${word} ` : ` ${word}`;
}

/** The items that have all words, or for some of them only others for the same thing: those stand in ``by``. */
function hitsOf(words, counties) {
  also.hidden = true;
  for (const item of items) item.by = [];
  const places = new Set([...counties].flatMap((county) => nameOfCounty(county).split(" ")));
  const wanted = spaced(words).split(" ").filter(Boolean);
  if (!wanted.length) return null;
  const ways = wanted.map((word) => ({ sought: sought(word, places), others: alike(word).map((phrase) => [phrase, spaced(phrase)]) }));
  const has = (item) => ({ sought, others }) => {
    const text = ` ${textOf(item)} `;
    if (text.includes(sought)) return true;
    // At the beginning of a word, and a short one as a whole word: mat is not in material.
    const themes = themesOf(item.row), within = `${text}${themes.map(spaced).join(" ")} `;
    const met = others.filter(([, phrase]) => within.includes(` ${phrase}${phrase.length > SHORTEST_STEM ? "" : " "}`));
    const by = [...met.map(([phrase]) => phrase), ...themes.filter((name) => ` ${spaced(name)} `.includes(sought))];
    item.by = [...new Set([...item.by, ...by])];
    return by.length > 0;
  };
  const hits = new Map(items.filter((item) => ways.every(has(item))).map((item) => [item, 1]));
  const used = new Set([...hits.keys()].flatMap(({ by }) => by));
  also.hidden = !used.size;
  also.textContent = used.size ? also.dataset.also.replace("{words}", [...used].join(", ")) : "";
  return hits;
}

const orders = {
  belopp: (a, b) => b.swedish - a.swedish || b.largest - a.largest,
  start: (a, b) => (a.row[START] < b.row[START]) - (a.row[START] > b.row[START]),
  slut: (a, b) => (a.row[END] < b.row[END]) - (a.row[END] > b.row[END]),
  namn: (a, b) => collator.compare(a.row[NAME], b.row[NAME]),
};

function show(selection) {
  const by = orders[selection.order || "belopp"];
  controls.order.value = selection.order || "belopp";
  const chosen = selection.chosen.get("region"), named = countiesIn(selection.words);
  const counties = chosen.size ? chosen : named;
  found = controls.sifted(items, hitsOf(selection.words, named)).sort((a, b) => by(a, b) || a.rank - b.rank);
  if (!selection.order) {
    found.sort((a, b) => isOwn(b, counties) - isOwn(a, counties)); // a county's own before the country's
    found.sort((a, b) => Boolean(a.by.length) - Boolean(b.by.length));
  }
  offer(chosen.size ? new Set() : named);
  one(".s3-shown").textContent = String(found.length);
  one(".s3-empty").hidden = found.length > 0;
  one(".s3-take").hidden = !found.length;
  list.replaceChildren();
  drawn = 0;
  draw();
  showSums(counties);
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

function rowOf({ row, by }) {
  const [address, place] = packed.places[row[PLACES][0]];
  const link = made("a", "", row[NAME]);
  link.href = `${root}${address}#insats-${row[ID]}`;
  const places = row[PLACES].map((at) => packed.places[at][1]).join(", ") || place;
  const years = [...new Set([row[START].slice(0, 4), row[END].slice(0, 4)])].filter(Boolean).join("–");
  const item = made("li", "", made("h3", "", link), made("p", "s3-place", [places, row[OWNER], years].filter(Boolean).join(" · ")));
  const amounts = row[AMOUNTS].map(([kind, amount, currency, state, about]) => {
    const said = made("span", "s3-money", `${precision(about)}${money(amount, currency)}`);
    const day = state < 0 ? "" : ` ${sums.dataset.state.replace("{day}", packed.states[state][1])}`;
    return made("span", "s3-sum", `${packed.kinds[kind]}: `, said, made("small", "s3-note", day));
  });
  if (amounts.length) item.append(made("p", "s3-amounts", ...amounts));
  const objective = packed.objectives[row[OBJECTIVE]];
  if (objective) {
    const said = made("p", "s3-small", objective);
    said.lang = "sv";
    item.append(said);
  }
  if (by.length) item.append(made("p", "s3-small", also.dataset.by.replace("{words}", by.join(", "))));
  return item;
}

/** What stands before an amount: 1 is rounded in words, 2 the most that can be paid. */
function precision(about) {
  if (!about) return "";
  return `${about === MOST ? sums.dataset.most : sums.dataset.about} `;
}

function money(amount, currency) {
  const digits = Number.isInteger(amount) ? 0 : 2;
  const number = new Intl.NumberFormat(lang === "en" ? "en-GB" : "sv-SE", { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount);
  const swedish = { SEK: "kr", EUR: "euro", NOK: "norska kronor" };
  return lang === "en" ? `${currency}\u00a0${number}` : `${number}\u00a0${swedish[currency]}`;
}

/**
 * The sums of what is found, without what only other words for the same thing find, unless they find all: a sum must not
 * rest on *råvaror* where somebody asked for food. Where counties are chosen, or named in the words, only of what stands in their own lists, as on their pages: an
 * initiative that they share with others has one amount for all of them.
 */
function showSums(counties) {
  const isChosen = (place) => counties.has(packed.places[place][2]);
  const named = found.some(({ by }) => !by.length) ? found.filter(({ by }) => !by.length) : found;
  const own = counties.size ? named.filter((item) => isOwn(item, counties)) : named;
  const amounts = own.map(({ row }) => (counties.size && row[OWN] ? agreed(row[OWN].filter((_, at) => isChosen(row[PLACES][at]))) : row[AMOUNTS]));
  const shared = one(".s3-shared"), said = sums.dataset;
  sums.hidden = !found.length;
  shared.hidden = own.length === found.length;
  const left = (words, few, many) => (few < many ? [words.replace("{own}", String(few)).replace("{others}", String(many - few))] : []);
  shared.textContent = [...left(said.named, named.length, found.length), ...left(said.shared, own.length, named.length)].join(" ");
  const [main, ...others] = linesOf(amounts);
  const listed = (...lines) => made("ul", "s3-facts s3-sum-list", ...lines);
  const told = [listed(main ?? made("li", "", said.none))];
  if (others.length) {
    told.push(made("details", "s3-other-sums",
      made("summary", "", said.others.replace("{n}", String(others.length))), listed(...others)));
  }
  one(".s3-chosen-sums").replaceChildren(...told);
  const lacking = amounts.filter((stated) => !stated.length).length;
  const lack = lacking === 1 ? without.dataset.withoutOne : without.dataset.without;
  without.textContent = lacking ? lack.replace("{n}", String(lacking)) : "";
}

/** Whether an initiative stands in the own list of any of those counties. */
function isOwn({ row }, counties) {
  return row[PLACES].some((place) => counties.has(packed.places[place][2]));
}

/** What some places state of one initiative: each kind once, and none of which they state different amounts. */
function agreed(own) {
  const all = own.flat(), same = ([kind, amount, currency]) => ([k, a, c]) => k !== kind || (a === amount && c === currency);
  return all.filter((one, at) => all.every(same(one)) && all.findIndex(([kind]) => kind === one[0]) === at);
}

/** One line a kind, currency and state, that of most initiatives first: in hundredths, so that no sum is off by a rounding. */
function linesOf(amounts) {
  const by = new Map();
  for (const stated of amounts) {
    for (const [kind, amount, currency, state, about] of stated) {
      const key = `${String(kind).padStart(2, "0")} ${currency} ${state}`;
      const sum = by.get(key) ?? { kind, currency, state, hundredths: 0, number: 0, about: 0, ceilings: 0 };
      sum.hundredths += Math.round(amount * 100);
      sum.number += 1;
      sum.about += about === 1;
      sum.ceilings += about === MOST;
      by.set(key, sum);
    }
  }
  const all = [...by].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
  const main = all.reduce((most, sum) => (sum.number > (most?.number ?? 0) ? sum : most), null);
  return all.sort((a, b) => (b === main) - (a === main)).map(lineOf);
}

function lineOf(sum) {
  const said = sums.dataset;
  const from = sum.number === 1 ? said.ofOne : said.of.replace("{n}", String(sum.number));
  const state = sum.state < 0 ? [] : [said.state.replace("{day}", packed.states[sum.state][1])];
  const some = (number, ofSome, ofOne, ofAll) => {
    if (!number) return [];
    if (number < sum.number) return [ofSome.replace("{n}", String(number))];
    return [number === 1 ? ofOne : ofAll];
  };
  const about = some(sum.about, said.rounded, said.roundedOne, said.roundedAll);
  const ceilings = some(sum.ceilings, said.ceilings, said.ceilingsOne, said.ceilingsAll);
  const amount = made("span", "s3-money", `${precision(sum.ceilings && MOST)}${money(sum.hundredths / 100, sum.currency)}`);
  return made("li", "", `${packed.kinds[sum.kind]}: `, amount, ` (${[from, ...state, ...about, ...ceilings].join(", ")})`);
}

/** What is done to the controls before the rows are there, to be done again when they are. */
function early() {
  const ticks = new Map();
  let words = null, order = null;
  const changed = ({ target }) => {
    if (target.type === "checkbox") ticks.set(target, target.checked);
    else if (target === controls.order) order = target.value;
  };
  const typed = ({ target }) => { if (target === controls.field) words = target.value; };
  index.addEventListener("change", changed);
  index.addEventListener("input", typed);
  return () => {
    index.removeEventListener("change", changed);
    index.removeEventListener("input", typed);
    const again = (control, kind) => control.dispatchEvent(new Event(kind, { bubbles: true }));
    for (const [tick, checked] of ticks) {
      if (tick.checked !== checked) {
        tick.checked = checked;
        again(tick, "change");
      }
    }
    if (order !== null && controls.order.value !== order) {
      controls.order.value = order;
      again(controls.order, "change");
    }
    if (words !== null) {
      controls.field.value = words;
      again(controls.field, "input");
    }
  };
}

/** When somebody reaches for the index, or at once where the address says what is chosen. */
function wanted() {
  if (location.search) return Promise.resolve();
  const signs = ["pointerover", "pointerdown", "focusin", "keydown"];
  return new Promise((done) => {
    for (const sign of signs) index.addEventListener(sign, done, { once: true, passive: true });
    addEventListener("popstate", done, { once: true });
  });
}

const left = Number(one(".s3-shown").textContent) - list.children.length;
more.hidden = left <= 0;
moreButton.textContent = moreButton.dataset.more.replace("{n}", String(Math.min(left, AT_ONCE)));
let asked = false;
const ask = () => { asked = true; };
moreButton.addEventListener("click", ask);
const repeat = early();
await wanted();
try {
  packed = await (await fetched(index.dataset.s3Initiatives)).json();
} catch (error) {
  tellFailure(one("#s3-words"), one("[data-s3-csv]").dataset.s3Failed);
  throw error; // the list that came with the page still stands
}
await pause();
items = unpacked();
await pause();
const known = new Map(Object.entries(packed.facets).map(([name, values]) => [name, new Set(values)]));
for (const { name } of controls.facets) if (!known.has(name)) known.set(name, new Set());
controls.nameless = (facet, value) => packed.names[facet]?.[packed.facets[facet].indexOf(value)] ?? value;
one(".s3-first").hidden = true;
moreButton.removeEventListener("click", ask);
moreButton.addEventListener("click", () => draw()?.querySelector("a").focus());
controls.saves("satsningar.csv", excelCsv, () => found.map(({ row }) => row[ID]), 0);
controls.start(known);
repeat();
if (asked) moreButton.click();
