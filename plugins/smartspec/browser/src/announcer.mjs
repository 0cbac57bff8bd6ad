// Tells screen readers, but not at every key.
const PAUSE = 500;

/** A function that puts a text into a live region once nothing newer has come for a while. */
export function announcer(region) {
  let waiting = 0;
  return (text) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { region.textContent = text; }, PAUSE);
  };
}
