// Long work in slices, so that nobody has to wait for it to type, scroll or press.

const SLICE = 15; // milliseconds; what stands between two yields must be short beside it

/** Run a generator to its end, with a pause after each slice for whatever else waits; a promise of its value. */
export async function inSlices(steps) {
  for (let until = performance.now() + SLICE; ;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() < until) continue;
    await (globalThis.scheduler?.yield?.() ?? new Promise((go) => { setTimeout(go); }));
    until = performance.now() + SLICE;
  }
}

/** The same without a pause. */
export function atOnce(steps) {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
