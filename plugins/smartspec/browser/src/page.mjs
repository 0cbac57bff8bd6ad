// The page with all results. What is asked stands in its address, so that Back and sharing work.
import { announcer } from "./announcer.mjs";
import { element, grouped, listOf } from "./results.mjs";
import { WORDS } from "./words.mjs";

const SHOWN_AT_FIRST = 10;

/** Make the form of the search page show all results; load is a function that promises the search. */
export async function searchOnPage(form, lang, load) {
  const field = form.querySelector("input");
  const found = document.querySelector("main [data-s3-found]");
  const count = document.querySelector("main [data-s3-count]");
  const say = announcer(count);
  const asked = () => new URLSearchParams(location.search).get("q") ?? "";
  const address = () => `?${new URLSearchParams(new FormData(form))}`;
  field.value = asked();
  field.focus();

  let search;
  try {
    search = await (await load()).whole();
  } catch {
    count.textContent = WORDS[lang].failed;
    return;
  }
  const update = () => {
    const text = field.value.trim();
    const pages = search.search(text);
    found.replaceChildren(...grouped(pages, search.groups).map((group) => section(group, lang)));
    say(!text ? "" : pages.length ? WORDS[lang].count(pages.length) : WORDS[lang].none(text));
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

function section({ name, pages }, lang) {
  const all = element("section", "", element("h2", "", `${name} (${pages.length})`), listOf(pages.slice(0, SHOWN_AT_FIRST), lang));
  const rest = pages.slice(SHOWN_AT_FIRST);
  if (rest.length) {
    all.append(element("details", "", element("summary", "", WORDS[lang].more(rest.length)), listOf(rest, lang)));
  }
  return all;
}
