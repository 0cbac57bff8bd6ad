// What the indexes of priorities and of initiatives have in common: words, boxes to tick, chips of what is chosen, and
// the address that holds the selection.
import { fetched, tellFailure } from "./elements.mjs";
import { read, sift, write } from "./selection.mjs";

/** The values of a facet, each made into a box to tick. */
function valuesOf(box) {
  return new Map([...box.querySelectorAll("[data-value]")].map((row) => {
    const said = row.querySelector(".s3-value"), label = document.createElement("label"), tick = document.createElement("input");
    const name = document.createElement("span");
    tick.type = "checkbox";
    tick.name = box.dataset.facet;
    tick.value = row.dataset.value;
    name.append(...(said.querySelector("a") ?? said).childNodes);
    label.append(tick, name, row.querySelector(".s3-count"));
    said.remove();
    row.prepend(label);
    return [tick.value, { row, tick, name, count: label.querySelector(".s3-count") }];
  }));
}

/** Lower case without diacritics, so that å is found by a. */
export function folded(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/** A button of one chosen value; ``remove`` takes it away. */
function chip(text, label, remove) {
  const item = document.createElement("li"), button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  if (label) button.setAttribute("aria-label", label);
  button.classList.toggle("s3-chip", Boolean(label));
  button.addEventListener("click", () => remove(item));
  item.append(button);
  return item;
}

/**
 * The controls of an index, and the selection that they, the address and the history agree on.
 *
 * ``kind`` is what selection.mjs says of the index; ``show`` draws what is chosen. Nothing is read before ``start``.
 */
export class Controls {
  constructor(index, show, kind) {
    const one = (selector) => index.querySelector(selector);
    Object.assign(this, { index, one, draw: show, kind, waiting: 0, nameless: (facet, value) => value });
    this.facets = [...index.querySelectorAll(".s3-facet")].map((box) => ({ name: box.dataset.facet, box, values: valuesOf(box) }));
    this.field = one("#s3-words");
    this.order = one("#s3-sort");
    this.chips = one(".s3-chips");
    this.all = one(".s3-all-facets");
    this.folder = this.all.querySelector("summary");
    const narrow = matchMedia("(max-width: 60em)"), fold = () => { this.all.open = !narrow.matches; };
    narrow.addEventListener("change", fold);
    fold();
    this.all.dataset.s3Folds = ""; // from now on the style sheet leaves it to the script
  }

  /** Read the address, listen, and show; ``known`` is a Map from facet to the Set of its values. */
  start(known) {
    this.known = known;
    this.#listen();
    this.#read();
  }

  /** The items that fit, with the number of each value beside its box. */
  sifted(items, hits) {
    const { shown, counts } = sift(items, this.selection, hits);
    for (const { name, values } of this.facets) {
      for (const [value, { row, tick, count }] of values) {
        const number = counts.get(name).get(value) ?? 0;
        if (count.textContent !== String(number)) count.textContent = String(number); // a write lays the page out anew
        row.classList.toggle("s3-nothing", !number && !tick.checked);
      }
    }
    this.one(".s3-so-many").textContent = `(${shown.length})`;
    return shown;
  }

  nameOf(facet, value) {
    const box = this.facets.find(({ name }) => name === facet)?.values.get(value);
    return box?.name.textContent ?? this.nameless(facet, value);
  }

  show() {
    this.draw(this.selection);
    this.#showChips();
    const { words } = this.selection;
    this.one(".s3-empty a").search = words ? `?q=${encodeURIComponent(words)}` : "";
    this.one("[data-s3-copy]").dataset.s3Copy = location.href;
  }

  /** Offer the file of all rows with those only that ``chosen(root)`` names, by the cell at ``place``; ``root`` is that of whole addresses. */
  saves(name, excelCsv, chosen, place) {
    this.one("[data-s3-csv]").addEventListener("click", async ({ currentTarget: button }) => {
      let csv;
      try {
        csv = await (await fetched(button.dataset.s3Csv)).text();
      } catch {
        tellFailure(button, button.dataset.s3Failed);
        return;
      }
      const link = document.createElement("a");
      link.href = URL.createObjectURL(excelCsv(csv, chosen(button.dataset.root), place));
      link.download = name;
      link.click();
      URL.revokeObjectURL(link.href);
    });
  }

  #read() {
    this.selection = read(location.search, this.known, this.kind);
    this.#set();
    this.show();
  }

  /** Update the controls from the selection. */
  #set() {
    this.field.value = this.selection.words;
    for (const { name, box, values } of this.facets) {
      const chosen = this.selection.chosen.get(name);
      for (const [value, { tick }] of values) tick.checked = chosen.has(value);
      if (chosen.size) box.open = true;
    }
  }

  /** A deliberate change: a history entry that Back undoes. */
  #settle() {
    history.pushState(null, "", this.#address());
    this.#set();
    this.show();
  }

  #address() {
    return write(this.selection, this.kind) || location.pathname;
  }

  /** What stands in the field counts at once when something else is chosen; it would be lost if the pause went on. */
  #takeWords() {
    clearTimeout(this.waiting);
    this.selection.words = this.field.value;
  }

  #clear() {
    for (const values of this.selection.chosen.values()) values.clear();
  }

  #showChips() {
    const { chips, folder, selection } = this;
    const chosen = [...selection.chosen].flatMap(([facet, values]) => [...values].map((value) => [facet, value]));
    const made = chosen.map(([facet, value]) => {
      const name = this.nameOf(facet, value);
      return this.#removable(name, `${chips.dataset.remove}: ${name}`, () => selection.chosen.get(facet).delete(value));
    });
    if (made.length > 1) made.push(this.#removable(chips.dataset.removeAll, "", () => this.#clear()));
    chips.replaceChildren(...made);
    chips.hidden = !made.length;
    folder.textContent = chosen.length ? `${folder.dataset.label} (${chosen.length})` : folder.dataset.label;
  }

  #removable(text, label, remove) {
    return chip(text, label, (item) => {
      const place = [...this.chips.children].indexOf(item);
      this.#takeWords();
      remove();
      this.#settle();
      // The focused element is gone: focus the one in its place.
      (this.chips.children[Math.min(place, this.chips.children.length - 1)]?.querySelector("button") ?? this.field).focus();
    });
  }

  #listen() {
    this.index.addEventListener("change", ({ target }) => {
      if (target.type !== "checkbox" && target !== this.order) return;
      this.#takeWords();
      if (target === this.order) this.selection.order = target.value;
      else this.selection.chosen.get(target.name)[target.checked ? "add" : "delete"](target.value);
      this.#settle();
    });
    this.field.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => {
        this.#takeWords();
        history.replaceState(null, "", this.#address());
        this.show();
      }, 150); // the number found is read aloud: once a word, not once a letter
    });
    this.one(".s3-empty button").addEventListener("click", () => {
      this.#clear();
      this.selection.words = "";
      this.#settle();
      this.field.focus();
    });
    addEventListener("popstate", () => this.#read());
  }
}
