// What the search says. The sentences come with the index, from the catalogue (see pages/search/documents.py).

const THEMES = new Set(["theme", "ofTheme", "context", "ofContext"]);

/** Functions that fill the sentences in; those of reasons come with the running text. */
export function sentences(words) {
  return {
    count: (number, more) => filled((more ? words.nearest : words.count)[number === 1 ? 0 : 1], { num: number }),
    none: (text) => filled(words.none, { text }),
    all: (number) => filled(words.all[number === 1 ? 0 : 1], { num: number }),
    more: (number) => filled(words.more, { num: number }),
    missing: (missing) => filled(words.missing, { words: missing.join(", ") }),
    unused: (unused) => filled(words.unused, { words: unused.join(", ") }),
    field: (field, names = []) => words.fields[field] + (names.length ? ` (${names.join(", ")})` : ""),
    way: (way, by) => filled(words.ways[way], { by: THEMES.has(way) ? words.themes[by] : by }),
    meant: words.meant,
  };
}

function filled(sentence, values) {
  return sentence.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
}
