// The page with all results. What is asked stands in its address, so that Back and sharing work.
import { announcer } from "./announcer.mjs";
import { element } from "./elements.mjs";
import { grouped, listOf, meantInstead } from "./results.mjs";
import { sentences } from "./words.mjs";

const SHOWN_AT_FIRST = 10, SHOWN_OF_OTHERS = 3; // of the first kind of pages, which has the best one, and of each other

/** Make the form of the search page show all results; load is a function that promises the search. */
export async function searchOnPage(form, lang, load) {
  const field = form.querySelector("input");
  const found = document.querySelector("main [data-s3-found]");
  const count = document.querySelector("main [data-s3-count]");
  const announce = announcer(document.querySelector("main [data-s3-status]"));
  const asked = () => new URLSearchParams(location.search).get("q") ?? "";
  const address = () => `?${new URLSearchParams(new FormData(form))}`;
  field.value = asked();
  if (!asked()) field.focus(); // else the answer is what is wanted
  const answered = () => { found.dataset.s3Answered = ""; }; // from now on what stands below keeps its place
  if (!asked()) answered();

  let search, said = null;
  try {
    search = await (await load()).whole();
  } catch {
    count.textContent = form.dataset.s3Failed;
    answered();
    return;
  }
  const say = sentences(search.words);
  const whys = (page) => why(search, page, said?.pages[page.number] ?? [], lang, say);
  const update = () => {
    const text = field.value.trim();
    const { pages, more, unused, nearest } = search.engine.answer(text);
    const meant = meantInstead(text, nearest, form.action, say);
    const sections = grouped(pages, search.groups).map((group, at) => section(group, at ? SHOWN_OF_OTHERS : SHOWN_AT_FIRST, lang, say, whys));
    found.replaceChildren(...(meant ? [meant] : []), ...sections);
    const told = pages.length ? [say.count(pages.length, more), ...(unused.length ? [say.unused(unused)] : [])] : [say.none(text)];
    count.textContent = text ? told.join(". ") : "";
    announce([count.textContent, meant?.textContent].filter(Boolean).join(" "));
  };
  search.said().then((came) => {
    said = came;
    if (!found.contains(document.activeElement)) update();
  }).catch(() => {}); // without snippets the results still stand
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
  answered();
}

/** What stands below a link: a piece of the page's text, where the words were found, and which are missing. */
function why({ reasonOf, snippetOf }, { found, missing }, [summary = "", text = "", keywords = []], lang, say) {
  const snippet = snippetOf([summary, text].filter(Boolean), found, lang);
  const reason = [reasonOf(found, say, keywords, lang), ...(missing.length ? [say.missing(missing)] : [])].join(" · ");
  return [...(snippet ? [snippet] : []), element("span", "s3-reason", reason)];
}

function section({ name, pages }, most, lang, say, whys) {
  const heading = element("h2", "", `${name} (${pages.length})`);
  const all = element("section", "", heading, listOf(pages.slice(0, most), lang, whys));
  const rest = pages.slice(most);
  if (rest.length) all.append(moreButton(rest, lang, say, whys));
  return all;
}

/** A button whose place the rest of a list takes. */
function moreButton(rest, lang, say, whys) {
  const button = element("button", "s3-more", say.more(rest.length));
  button.type = "button";
  button.addEventListener("click", () => {
    const list = listOf(rest, lang, whys);
    button.replaceWith(list);
    list.querySelector("a").focus();
  });
  return button;
}
