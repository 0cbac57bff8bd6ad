// What was asked for on a page, kept by its fields' ids for as long as the tab is open: there when the visitor comes back.

/** Keep what the fields hold; nothing, where the browser allows no storage. */
export function keep(name, fields) {
  const held = fields.map(({ id, value }) => [id, value]);
  try { sessionStorage.setItem(name, JSON.stringify(Object.fromEntries(held))); } catch { /* not kept, so not there later */ }
}

/** Fill the fields with what is kept. Whether anything was. */
export function refill(name, fields) {
  let held = null;
  try { held = JSON.parse(sessionStorage.getItem(name)); } catch { /* nothing is kept */ }
  if (!held) return false;
  for (const field of fields) field.value = held[field.id] ?? "";
  return true;
}

export function forget(name) {
  try { sessionStorage.removeItem(name); } catch { /* nothing is kept */ }
}
