// Any two regions side by side, named in the address: ?a=dalarna&b=gavleborg. Where the two have a page of
// their own the visitor is sent there; else the same view is made here, from one small file a region.
const form = document.getElementById("s3-two");
const view = document.getElementById("s3-two-view");
const status = document.getElementById("s3-two-status");
const lang = document.documentElement.lang === "en" ? "en" : "sv";
const { every, pages, data, root } = form.dataset;
const words = JSON.parse(form.dataset.words);

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
const share = new Intl.NumberFormat(lang === "en" ? "en-GB" : "sv-SE",
  { minimumFractionDigits: 2, maximumFractionDigits: 2, roundingMode: "halfEven" });
const number = new Intl.NumberFormat(lang === "en" ? "en-GB" : "sv-SE");

/** An element with attributes and children; text is only ever text. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.flat());
  return element;
}
const own = (text) => text[lang] ?? text.sv;
/** A text in the page's language; where it has none, the Swedish, marked as such. */
const inLanguage = (text) => (text[lang] ? text[lang] : make("span", { lang: "sv" }, text.sv));
const link = (address, text) => make("a", { href: root + address }, inLanguage(text));
const listed = (items, divider) => items.flatMap((item, at) => (at ? [divider, item] : [item]));
const row = (label, ...value) => make("div", {}, make("dt", {}, label), make("dd", {}, ...value));
const note = (...text) => make("small", { class: "s3-note" }, ...text);
const priorities = (items) => listed(items.map((item) => link(item.address, item.name)), ", ");

async function loaded(name) {
  const answer = await fetch(`${data}${name}.json`);
  if (!answer.ok) throw new Error(name);
  return answer.json();
}

function themeLink(theme) {
  return make("a", { class: "s3-theme", href: `${root}kodbok/#${theme.id}` }, inLanguage(theme.name));
}

function shared(country, first, second, themes) {
  if (!themes.length) return [];
  const each = themes.flatMap((theme) => [
    make("h3", { id: theme.id }, themeLink(theme)),
    make("dl", { class: "s3-keys" }, ...[first, second].map((one) => row(own(one.name), ...priorities(one.themes[theme.id])))),
  ]);
  return [make("h2", { id: "gemensamt" }, words.shared), ...each, make("p", { class: "s3-small" }, words.broad)];
}

function only(one, themes) {
  const heading = make("h2", { id: `bara-${one.slug}` }, filled(words.only, { territory: own(one.name) }));
  if (!themes.length) return [heading, make("p", {}, words.none)];
  return [heading, make("dl", { class: "s3-keys" }, ...themes.map((theme) => row(themeLink(theme), ...priorities(one.themes[theme.id]))))];
}

function numbers(country, sizes, common, either) {
  const weight = (themes) => themes.reduce((sum, theme) => sum + theme.rarity, 0);
  const [expected, atLeast] = country.chance[`${Math.min(...sizes)}-${Math.max(...sizes)}-${common.length}`];
  const rows = [
    row(words.jaccard, share.format(common.length / either.length), " ", note(words.jaccard_note)),
    row(words.overlap, share.format(common.length / Math.min(...sizes)), " ", note(words.overlap_note)),
  ];
  if (weight(either) > 0) {
    rows.push(row(words.rarity, share.format(weight(common) / weight(either)), " ", note(words.rarity_note)));
  }
  const draws = { share: share.format(atLeast), draws: number.format(country.draws) };
  rows.push(row(words.chance, share.format(expected), " ", note(filled(words.chance_note, draws))));
  return [
    make("h2", { id: "matt" }, words.numbers),
    make("p", {}, words.caution, " ", make("a", { href: `${root}metod/` }, words.method)),
    make("dl", { class: "s3-keys" }, ...rows),
  ];
}

function told(first, second) {
  const naming = (items, other) => items.filter((item) => item.with.includes(other.slug));
  const items = [...naming(first.cooperation, second), ...naming(second.cooperation, first), ...naming(first.areas, second)];
  if (!items.length) return [];
  const line = (item) => make("li", {}, inLanguage(item.said), " ", note(link(item.of.address, item.of.name), `: ${words.told_note}`));
  return [make("h2", { id: "samarbete" }, words.told), make("ul", { class: "s3-facts" }, ...items.map(line))];
}

function programmes(country, first, second) {
  const both = country.programmes.filter(({ id }) => first.programmes.includes(id) && second.programmes.includes(id));
  const heading = make("h2", { id: "program" }, words.programmes);
  if (!both.length) return [heading, make("p", {}, words.national)];
  const item = (one) => make("li", {}, make("a", { href: `${root}kodbok/program/#${one.list}-${one.id}` },
    one.list === "programmes" ? `${words.fund}: ` : "", inLanguage(one.name)));
  return [heading, make("ul", { class: "s3-inline" }, ...both.map(item))];
}

function compared(country, first, second) {
  const has = (one) => (theme) => theme.id in one.themes;
  const either = country.themes.filter((theme) => has(first)(theme) || has(second)(theme));
  const common = either.filter((theme) => has(first)(theme) && has(second)(theme));
  const sizes = [first, second].map((one) => Object.keys(one.themes).length);
  const names = { first: own(first.name), second: own(second.name), num: common.length };
  const lead = common.length
    ? [`${filled(common.length === 1 ? words.common_one : words.common_many, names)} `,
      ...listed(common.map((theme) => inLanguage(theme.name)), "; "), "."]
    : [filled(words.nothing, names)];
  return [
    make("p", { class: "s3-lead" }, ...lead),
    ...shared(country, first, second, common),
    ...only(first, either.filter((theme) => !has(second)(theme))),
    ...only(second, either.filter((theme) => !has(first)(theme))),
    ...numbers(country, sizes, common, either),
  ];
}

function notCompared(unknown) {
  return [make("p", { class: "s3-lead" }, `${words.unknown} `, ...listed(unknown.map((one) => inLanguage(one.name)), ", "), ".")];
}

async function show(a, b) {
  const country = await loaded("land");
  const slugs = Object.keys(country.counties);
  if (!slugs.includes(a) || !slugs.includes(b)) { status.textContent = words.missing; return; }
  if (a === b) { status.textContent = words.same; return; }
  const ordered = slugs.filter((slug) => slug === a || slug === b);
  if (every) { location.replace(`${pages}${ordered.join("/")}/`); return; }
  const [first, second] = await Promise.all(ordered.map(loaded));
  const unknown = [first, second].filter((one) => !Object.keys(one.themes).length);
  const title = filled(words.title, { first: own(first.name), second: own(second.name) });
  document.querySelector("h1").textContent = title;
  document.title = document.title.replace(/^[^–]*(?= –)/, title);
  view.replaceChildren(
    ...(unknown.length ? notCompared(unknown) : compared(country, first, second)),
    ...told(first, second),
    ...programmes(country, first, second),
  );
  document.getElementById("s3-two-choose").hidden = true;
  document.getElementById("s3-two-lead").hidden = true;
}

form.hidden = false;
const asked = new URLSearchParams(location.search);
for (const name of ["a", "b"]) {
  const select = form.elements[name];
  if ([...select.options].some((option) => option.value === asked.get(name))) select.value = asked.get(name);
}
if (!asked.has("b") && form.elements.b.value === form.elements.a.value) form.elements.b.selectedIndex = 1;
if (asked.has("a") && asked.has("b")) {
  show(asked.get("a"), asked.get("b")).catch(() => { status.textContent = words.failed; });
}
