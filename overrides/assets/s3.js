// Small conveniences on pages that work without them.
document.addEventListener("DOMContentLoaded", () => {
  if (navigator.clipboard) {
    for (const button of document.querySelectorAll("[data-s3-copy]")) {
      button.hidden = false;
      const label = button.textContent;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.s3Copy);
        button.textContent = button.dataset.s3Done;
        setTimeout(() => { button.textContent = label; }, 2000);
      });
    }
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
