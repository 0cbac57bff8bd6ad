// The chosen rows of the site's own CSV file, which is for Excel in Swedish: semicolons, and a mark that says UTF-8.

const CELL = /("(?:[^"]|"")*"|[^;]*)(;|$)/g;

/** A file of the header and of the rows that have those ids in that column, in their order; an id can have several. */
export function excelCsv(csv, ids, column) {
  const [header, ...rows] = csv.split("\r\n").filter(Boolean); // no cell holds a line break: the site refuses them
  const byId = new Map();
  for (const row of rows) {
    const id = cells(row).at(column);
    byId.set(id, [...byId.get(id) ?? [], row]);
  }
  const lines = [header, ...ids.flatMap((id) => byId.get(id) ?? [])];
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
