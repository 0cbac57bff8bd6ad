// Results as elements.
import { element } from "./elements.mjs";
import { withWord } from "./nearest.mjs";

const ROOT = new URL("../", import.meta.url);

/** Pages by group, [{name, pages}]: the group with the best page first. */
export function grouped(pages, names) {
  const groups = new Map();
  for (const page of pages) {
    if (!groups.has(page.group)) groups.set(page.group, []);
    groups.get(page.group).push(page);
  }
  return [...groups].map(([group, own]) => ({ name: names[group], pages: own }));
}

/** The address of a page in a language. */
export function addressOf(page, lang) {
  return new URL((lang === "en" ? "en/" : "") + page.address, ROOT);
}

/** A link to a page, with where it belongs and whether that still holds. */
export function linkTo(page, lang) {
  const link = element("a", "", element("span", "s3-hit-title", page.title));
  const place = [page.place, page.state].filter(Boolean).join(" · ");
  if (place) link.append(" ", element("span", "s3-hit-place", place));
  link.href = addressOf(page, lang);
  return link;
}

/** A list of links to pages; more(page) gives what stands below each, or nothing. */
export function listOf(pages, lang, more = () => []) {
  const list = element("ul", "s3-hit-list");
  list.append(...pages.map((page) => element("li", "", linkTo(page, lang), ...more(page))));
  return list;
}

/** "Did you mean …?" with a link for each way to ask instead, first with all words changed; null where there is none. */
export function meantInstead(text, nearest, action, say) {
  if (!nearest.length) return null;
  const firsts = nearest.filter(({ word }, at) => nearest.findIndex((one) => one.word === word) === at);
  const ways = firsts.length > 1 ? [firsts] : nearest.map((one) => [one]);
  const links = ways.map((way) => {
    const asked = way.reduce(withWord, text);
    const link = element("a", "", asked);
    link.href = new URL(`?${new URLSearchParams({ q: asked })}`, action); // a form without an action has the page's own
    return link;
  });
  return element("p", "s3-meant", `${say.meant} `, ...links.flatMap((link, at) => (at ? [" · ", link] : [link])));
}
