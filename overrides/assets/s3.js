// Small conveniences on pages that work without them.
// The scheme of colours that the visitor has chosen, or else the system's. It is kept as the theme keeps it.
{
  const button = document.querySelector(".s3-schemes");
  const schemes = [...button?.children ?? []].map((icon) => ({ icon, color: JSON.parse(icon.dataset.s3Color) }));
  const KEY = "__palette";
  let now = 0;
  const dress = (index) => {
    now = index;
    const { color } = schemes[index];
    schemes.forEach(({ icon }, place) => { icon.hidden = place !== index; });
    button.setAttribute("aria-pressed", String(color.scheme === "slate"));
    for (const [key, value] of Object.entries(color)) {
      const name = `data-md-color-${key}`;
      if (document.body.getAttribute(name) !== value) document.body.setAttribute(name, value);
    }
    return { index, color };
  };
  if (schemes.length) {
    const system = () => Math.max(0, schemes.findIndex(({ color }) => matchMedia(color.media).matches));
    const chosen = () => (__md_get(KEY) ? Math.min(__md_get(KEY).index, schemes.length - 1) : system());
    dress(chosen());
    button.addEventListener("click", () => __md_set(KEY, dress((now + 1) % schemes.length)));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => dress(chosen()));
  }
}
// The menu is a drawer on narrow screens: a button opens it, and its links are out of reach while it is closed.
{
  const button = document.querySelector(".s3-menu"), drawer = document.getElementById("__drawer");
  const links = document.querySelector(".md-sidebar--primary");
  if (button && drawer && links) {
    button.hidden = false;
    button.addEventListener("click", () => drawer.click());
    drawer.addEventListener("change", () => {
      button.setAttribute("aria-expanded", String(drawer.checked));
      if (drawer.checked) links.querySelector("a").focus();
    });
    links.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || !drawer.checked) return;
      button.focus();
      drawer.click();
    });
  }
}
document.addEventListener("DOMContentLoaded", () => {
  if (navigator.clipboard) {
    for (const button of document.querySelectorAll("[data-s3-copy]")) {
      button.hidden = false;
      const label = button.textContent;
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(button.dataset.s3Copy);
        } catch { // not allowed: the text stands on the page, and the button does not say that it was copied
          return;
        }
        button.textContent = button.dataset.s3Done;
        setTimeout(() => { button.textContent = label; }, 2000);
      });
    }
  }
  // The same page in the other language shows the same selection and place, which stand in the address alike in both.
  const other = document.querySelector(".s3-switch");
  if (other) {
    for (const sign of ["pointerdown", "focus", "click"]) {
      other.addEventListener(sign, () => { other.search = location.search; other.hash = location.hash; });
    }
  }
  // A letter takes along what the visitor has marked on the page, and the heading that it stands under.
  const letters = document.querySelectorAll(".s3-mail[data-s3-told]");
  if (letters.length) {
    const article = document.querySelector("article");
    let marked = "", place = "";
    document.addEventListener("selectionchange", () => {
      const { anchorNode } = getSelection();
      const text = getSelection().toString().replace(/\s+/g, " ").trim().slice(0, 500);
      if (!text || !article.contains(anchorNode)) return;
      marked = text;
      place = "";
      for (const heading of article.querySelectorAll("h2[id], h3[id]")) {
        if (heading.compareDocumentPosition(anchorNode) & Node.DOCUMENT_POSITION_FOLLOWING) place = `#${heading.id}`;
      }
    });
    for (const letter of letters) {
      const [head, body] = letter.getAttribute("href").split("&body=");
      const [page, address, ...rest] = decodeURIComponent(body).split("\r\n");
      const asked = rest.slice(rest.indexOf(""));
      letter.addEventListener("click", () => {
        if (!marked) return;
        const told = `${letter.dataset.s3Told}: ${marked}`;
        letter.href = `${head}&body=${encodeURIComponent([page, address + place, told, ...asked].join("\r\n"))}`;
      });
    }
    for (const hint of document.querySelectorAll(".s3-mark")) hint.hidden = false;
  }
  // Any two regions lead to their page; the one with the lower official code comes first in its address.
  const two = document.getElementById("s3-two");
  if (two) {
    const { a, b } = two.elements;
    const check = () => b.setCustomValidity(a.value && a.value === b.value ? two.dataset.same : "");
    two.addEventListener("change", check);
    two.addEventListener("submit", (event) => {
      event.preventDefault();
      const [first, second] = a.selectedIndex < b.selectedIndex ? [a, b] : [b, a];
      const pair = `${first.value}/${second.value}`;
      const own = two.dataset.own;
      location.assign(two.dataset.pages + (!own || own.split(" ").includes(pair) ? `${pair}/` : `${first.value}/#${second.value}`));
    });
  }
  // A region in the list lights up on the map, and the reverse.
  const shown = document.querySelectorAll("[data-s3-region]");
  const light = (slug, on) => {
    for (const other of shown) {
      if (other.dataset.s3Region === slug) other.classList.toggle("s3-lit", on);
    }
  };
  for (const item of shown) {
    for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focus", true], ["blur", false]]) {
      item.addEventListener(event, () => light(item.dataset.s3Region, on));
    }
  }
});
