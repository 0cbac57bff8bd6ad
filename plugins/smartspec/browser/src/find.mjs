// The search fields of a page. The engine comes when someone first goes to a field.
import { searchInHeader } from "./header.mjs";
import { searchOnPage } from "./page.mjs";

const lang = document.documentElement.lang === "en" ? "en" : "sv";
const load = async () => (await import("./s3-search.js")).open(lang);

for (const form of document.querySelectorAll("form[data-s3-search]")) {
  (form.dataset.s3Search === "page" ? searchOnPage : searchInHeader)(form, lang, load);
}
