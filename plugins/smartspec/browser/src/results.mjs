// Results as elements. Text from pages is never set as HTML.
const ROOT = new URL("../", import.meta.url);

/** An element with a class, and texts or elements in it. */
export function element(tag, className, ...inner) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...inner);
  return made;
}

/** Pages by group, [{name, pages}]: the group with the best page first. */
export function grouped(pages, names) {
  const groups = new Map();
  for (const page of pages) {
    if (!groups.has(page.group)) groups.set(page.group, []);
    groups.get(page.group).push(page);
  }
  return [...groups].map(([group, own]) => ({ name: names[group], pages: own }));
}

/** A list of links to pages. */
export function listOf(pages, lang) {
  const list = element("ul", "s3-hit-list");
  for (const page of pages) {
    const link = element("a", "", element("span", "s3-hit-title", page.title));
    if (page.place) link.append(" ", element("span", "s3-hit-place", page.place));
    link.href = new URL((lang === "en" ? "en/" : "") + page.address, ROOT);
    list.append(element("li", "", link));
  }
  return list;
}
