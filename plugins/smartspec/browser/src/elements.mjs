// Elements of a page, made of texts: text from pages is never set as HTML.

/** An element with a class, and texts or elements in it. */
export function element(tag, className, ...inner) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...inner);
  return made;
}
