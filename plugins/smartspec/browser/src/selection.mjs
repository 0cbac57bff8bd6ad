// The selection in an index, of priorities or of initiatives, and what matches it. Independent of the page.

const WORDS = "ord", ORDER = "ordning"; // not q: the theme takes that for its own search, and opens it
export const ORDERS = ["relevans", "namn", "region", "tema"];
// An address that says nothing shows what holds now. As soon as it says something, only that counts: a link shows
// the same whoever opens it, also when it asks for all.
const START = ["tid", "gallande"], ALL = "?tid=alla";
const OF_PRIORITIES = { start: START, all: ALL, orders: ORDERS };
export const OF_INITIATIVES = { start: [], all: "", orders: ["belopp", "start", "slut", "namn"] };

/** The selection of a query string. ``known`` is a Map from facet to the Set of its values; others are ignored. */
export function read(query, known, { start, orders } = OF_PRIORITIES) {
  const asked = new URLSearchParams(query);
  const bare = ![WORDS, ORDER, ...known.keys()].some((name) => asked.has(name));
  const chosen = new Map();
  for (const [facet, values] of known) {
    const named = bare && facet === start[0] ? [start[1]] : asked.getAll(facet).flatMap((all) => all.split(","));
    chosen.set(facet, new Set(named.filter((value) => values.has(value))));
  }
  const order = asked.get(ORDER);
  return { chosen, words: (asked.get(WORDS) ?? "").slice(0, 200), order: orders.includes(order) ? order : "" };
}

/** The query string of a selection: ``?tema=energy,food&ord=vind``; empty for what a bare address shows. */
export function write({ chosen, words, order }, { start, all } = OF_PRIORITIES) {
  const parts = [...chosen].filter(([, values]) => values.size).map(([facet, values]) => `${facet}=${[...values].join(",")}`);
  if (words.trim()) parts.push(`${WORDS}=${encodeURIComponent(words.trim())}`);
  if (order) parts.push(`${ORDER}=${order}`);
  if (!parts.length) return all;
  return parts.join("&") === start.join("=") ? "" : `?${parts.join("&")}`;
}

/**
 * The items that fit: one of the chosen values in every facet where any is chosen, and found by the words.
 * ``hits`` is a Map from item to score, or null when no words are asked for. The count of a value is how many items
 * would fit if its own facet had no choice, so that an item missing in one facet only still counts there.
 */
export function sift(items, { chosen }, hits) {
  const asked = [...chosen].filter(([, values]) => values.size);
  const shown = [];
  const counts = new Map([...chosen.keys()].map((facet) => [facet, new Map()]));
  for (const item of items) {
    if (hits && !hits.has(item)) continue;
    const missing = asked.filter(([facet, values]) => !item.values[facet].some((value) => values.has(value)));
    if (missing.length > 1) continue;
    if (!missing.length) shown.push(item);
    for (const facet of missing.length ? [missing[0][0]] : chosen.keys()) {
      const count = counts.get(facet);
      for (const value of item.values[facet]) count.set(value, (count.get(value) ?? 0) + 1);
    }
  }
  return { shown, counts };
}

const swedish = new Intl.Collator("sv");
/** How two items are ordered; where they are equal they keep the order of the page, which is by name. */
export function comparison(order, hits) {
  const by = {
    relevans: (a, b) => (hits?.get(b) ?? -1) - (hits?.get(a) ?? -1),
    namn: () => 0,
    region: (a, b) => swedish.compare(a.place, b.place),
    tema: (a, b) => swedish.compare(a.theme, b.theme),
  }[order];
  return (a, b) => by(a, b) || a.rank - b.rank;
}
