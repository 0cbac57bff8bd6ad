// Announces to screen readers, debounced.
const PAUSE = 500;

/** A debounced function that sets the text of a live region. */
export function announcer(region) {
  let waiting = 0;
  return (text) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { region.textContent = text; }, PAUSE);
  };
}
