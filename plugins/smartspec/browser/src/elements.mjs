// Elements of a page, made of texts: text from pages is never set as HTML.

/** An element with a class, and texts or elements in it. */
export function element(tag, className, ...inner) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...inner);
  return made;
}

/** Say after an element that something did not come. */
export function tellFailure(after, text) {
  const told = element("p", "s3-note", text);
  told.setAttribute("role", "alert");
  after.after(told);
}

/** The answer of an address. Rejects where it is not there, too. */
export async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}
