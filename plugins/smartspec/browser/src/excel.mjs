// The chosen rows of the site's own CSV file, as Excel in Swedish opens them: semicolons, and a mark that says UTF-8.

const CELL = /("(?:[^"]|"")*"|[^,]*)(,|$)/g;

/** A file of the header and of the rows that have those ids in that column, in their order; an id can have several. */
export function excelCsv(csv, ids, column = 0) {
  const [header, ...rows] = csv.split("\r\n").filter(Boolean); // no cell holds a line break: the site refuses them
  const byId = new Map();
  for (const row of rows) {
    const id = cells(row)[column];
    byId.set(id, [...(byId.get(id) ?? []), row]);
  }
  const lines = [header, ...ids.flatMap((id) => byId.get(id) ?? [])].map((row) => cells(row).map(quoted).join(";"));
  return new Blob(["\ufeff", ...lines.map((line) => `${line}\r\n`)], { type: "text/csv;charset=utf-8" });
}

function cells(row) {
  const found = [];
  for (const [, cell, end] of row.matchAll(CELL)) {
    found.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (!end) break;
  }
  return found;
}

const quoted = (cell) => `"${cell.replaceAll('"', '""')}"`;
