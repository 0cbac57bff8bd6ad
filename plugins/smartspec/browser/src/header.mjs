// The search field in the header: results under it while one types, reached by arrow keys or Tab.
import { announcer } from "./announcer.mjs";
import { element } from "./elements.mjs";
import { grouped, listOf, meantInstead } from "./results.mjs";
import { sentences } from "./words.mjs";

const SHOWN = 8;
const SHOWN_OF_A_GROUP = 4;

/** Make a form in the header show results; load is a function that promises the search. */
export function searchInHeader(form, lang, load) {
  const field = form.querySelector("input");
  const panel = form.querySelector("[data-s3-found]");
  const announce = announcer(form.querySelector("[role=status]"));
  let search = null;

  const close = () => { panel.hidden = true; };
  const show = (...inner) => {
    panel.replaceChildren(...inner);
    panel.hidden = false;
  };
  const update = () => {
    const text = field.value.trim();
    if (!search || text.length < 2) return close();
    const { pages, more, nearest } = search.engine.answer(text);
    const say = sentences(search.words);
    const meant = meantInstead(text, nearest, form.action, say);
    announce([pages.length ? say.count(pages.length, more) : say.none(text), meant?.textContent].filter(Boolean).join(" "));
    const none = pages.length ? [] : [element("p", "", say.none(text))];
    show(...none, ...(meant ? [meant] : []), ...(pages.length ? overview(pages, search.groups, form, lang, say) : []));
  };
  const start = async () => {
    try {
      search = await load();
      if (field.value.trim()) update();
      if (search.small) {
        await search.whole();
        if (!panel.hidden && !panel.contains(document.activeElement)) update();
      }
    } catch {
      show(element("p", "", form.dataset.s3Failed));
    }
  };

  field.addEventListener("focus", () => (search ? update() : start()));
  field.addEventListener("input", () => (search ? update() : undefined));
  form.addEventListener("keydown", (event) => step(event, field, panel, close));
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!form.contains(event.target)) close();
  });
  if (document.activeElement === field) start();
}

/** The best pages by group, and a way to all. */
function overview(pages, names, form, lang, say) {
  const shown = [];
  for (const { name, pages: own } of grouped(pages, names)) {
    const room = Math.min(SHOWN_OF_A_GROUP, SHOWN - shown.reduce((sum, group) => sum + group.pages.length, 0));
    if (room > 0) shown.push({ name, pages: own.slice(0, room) });
  }
  const all = element("a", "s3-hits-all", say.all(pages.length));
  all.href = `${form.action}?${new URLSearchParams(new FormData(form))}`;
  const lists = shown.flatMap((group, number) => {
    const name = element("p", "s3-hits-group", group.name);
    const list = listOf(group.pages, lang, (page) => lacking(page, say));
    name.id = `s3-hits-${number}`;
    list.setAttribute("aria-labelledby", name.id);
    return [name, list];
  });
  return [...lists, all];
}

/** Which of the words a page lacks. */
function lacking({ missing }, say) {
  return missing.length ? [element("span", "s3-reason", say.missing(missing))] : [];
}

/** Arrow keys go through field and results; Escape goes back to the field. */
function step(event, field, panel, close) {
  if (event.key === "Escape" && !panel.hidden) {
    event.preventDefault();
    field.focus();
    close();
  }
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!move || panel.hidden) return;
  const stops = [field, ...panel.querySelectorAll("a")];
  const next = stops[stops.indexOf(document.activeElement) + move];
  event.preventDefault();
  next?.focus();
}
