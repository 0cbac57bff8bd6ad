// What the search says. The sentences come with the index, from the catalogue (see pages/search/documents.py).

/** Functions that fill the sentences in. */
export function sentences({ count, none, all, more }) {
  return {
    count: (number) => filled(count[number === 1 ? 0 : 1], { num: number }),
    none: (text) => filled(none, { text }),
    all: (number) => filled(all[number === 1 ? 0 : 1], { num: number }),
    more: (number) => filled(more, { num: number }),
  };
}

function filled(sentence, values) {
  return sentence.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
}
