// What the indexes of priorities and of initiatives have in common: boxes to tick, and chips of what is chosen.

/** The values of a facet, each made into a box to tick. */
export function valuesOf(box) {
  return new Map([...box.querySelectorAll("[data-value]")].map((row) => {
    const said = row.querySelector("a, .s3-value"), label = document.createElement("label"), tick = document.createElement("input");
    const name = document.createElement("span");
    tick.type = "checkbox";
    tick.name = box.dataset.facet;
    tick.value = row.dataset.value;
    name.append(...(said.querySelector("a") ?? said).childNodes);
    label.append(tick, name, row.querySelector(".s3-count"));
    (row.querySelector(".s3-value") ?? said).remove();
    row.prepend(label);
    return [tick.value, { row, tick, name, count: label.querySelector(".s3-count") }];
  }));
}

/** Lower case without diacritics, so that å is found by a. */
export function folded(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/** A button of one chosen value; ``remove`` takes it away. */
export function chip(text, label, remove) {
  const item = document.createElement("li"), button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  if (label) button.setAttribute("aria-label", label);
  button.classList.toggle("s3-chip", Boolean(label));
  button.addEventListener("click", () => remove(item));
  item.append(button);
  return item;
}
