// The page with all results. What is asked stands in its address, so that Back and sharing work.
import { announcer } from "./announcer.mjs";
import { element, grouped, listOf } from "./results.mjs";
import { sentences } from "./words.mjs";

const SHOWN_AT_FIRST = 10;

/** Make the form of the search page show all results; load is a function that promises the search. */
export async function searchOnPage(form, lang, load) {
  const field = form.querySelector("input");
  const found = document.querySelector("main [data-s3-found]");
  const count = document.querySelector("main [data-s3-count]");
  const announce = announcer(document.querySelector("main [data-s3-status]"));
  const asked = () => new URLSearchParams(location.search).get("q") ?? "";
  const address = () => `?${new URLSearchParams(new FormData(form))}`;
  field.value = asked();
  field.focus();

  let search;
  try {
    search = await (await load()).whole();
  } catch {
    count.textContent = form.dataset.s3Failed;
    return;
  }
  const say = sentences(search.words);
  const update = () => {
    const text = field.value.trim();
    const pages = search.search(text);
    found.replaceChildren(...grouped(pages, search.groups).map((group) => section(group, lang, say)));
    count.textContent = !text ? "" : pages.length ? say.count(pages.length) : say.none(text);
    announce(count.textContent);
  };
  field.addEventListener("input", () => {
    history.replaceState(null, "", address());
    update();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value !== asked()) history.pushState(null, "", address());
    update();
  });
  addEventListener("popstate", () => {
    field.value = asked();
    update();
  });
  update();
}

function section({ name, pages }, lang, say) {
  const heading = element("h2", "", `${name} (${pages.length})`);
  const all = element("section", "", heading, listOf(pages.slice(0, SHOWN_AT_FIRST), lang));
  const rest = pages.slice(SHOWN_AT_FIRST);
  if (rest.length) all.append(moreButton(rest, lang, say));
  return all;
}

/** A button whose place the rest of a list takes. */
function moreButton(rest, lang, say) {
  const button = element("button", "s3-more", say.more(rest.length));
  button.type = "button";
  button.addEventListener("click", () => {
    const list = listOf(rest, lang);
    button.replaceWith(list);
    list.querySelector("a").focus();
  });
  return button;
}
