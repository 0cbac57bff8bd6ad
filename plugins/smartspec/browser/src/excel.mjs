// The chosen rows of the site's own CSV file, as Excel in Swedish opens them: semicolons, and a mark that says UTF-8.

const CELL = /("(?:[^"]|"")*"|[^,]*)(,|$)/g;

/** A file of the header and of the rows that have those ids in the first column, in their order. */
export function excelCsv(csv, ids) {
  const [header, ...rows] = csv.split("\r\n").filter(Boolean); // no cell holds a line break: the site refuses them
  const byId = new Map(rows.map((row) => [row.slice(0, row.indexOf(",")), row]));
  const lines = [header, ...ids.map((id) => byId.get(id))].map((row) => cells(row).map(quoted).join(";"));
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
