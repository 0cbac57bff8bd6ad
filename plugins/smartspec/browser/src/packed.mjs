// The index as it is stored and sent: sorted terms, and for each field the documents of each term.
//
// {documents, terms: "a b c", fields: {name: {lengths: […], postings: "0,2*3;;1"}}}
// Postings of terms are divided by ";", their documents by ","; a document is the distance from the one before
// in base 36, followed by *n when the term stands there n times.

const BASE = 36;

/** Pack analysed documents: each is {field: [term, …]}. */
export function packed(analysed, fields) {
  const postings = new Map();
  analysed.forEach((document, number) => {
    for (const field of fields) {
      for (const term of document[field]) {
        if (!postings.has(term)) postings.set(term, {});
        const documents = (postings.get(term)[field] ??= new Map());
        documents.set(number, (documents.get(number) ?? 0) + 1);
      }
    }
  });
  const terms = [...postings.keys()].sort();
  const packedField = (field) => ({
    lengths: analysed.map((document) => document[field].length),
    postings: terms.map((term) => packedDocuments(postings.get(term)[field] ?? new Map())).join(";"),
  });
  return { terms: terms.join(" "), fields: Object.fromEntries(fields.map((field) => [field, packedField(field)])) };
}

function packedDocuments(documents) {
  let before = 0;
  return [...documents].map(([number, times]) => {
    const step = (number - before).toString(BASE);
    before = number;
    return times > 1 ? `${step}*${times}` : step;
  }).join(",");
}

/** The form that MiniSearch loads, of one or several packed indexes over the same documents. */
export function unpacked(indexes, allFields) {
  const index = new Map();
  const lengths = {};
  for (const { terms, fields } of indexes) {
    const names = terms.split(" ");
    for (const [field, own] of Object.entries(fields)) {
      lengths[field] = own.lengths;
      const id = allFields.indexOf(field);
      own.postings.split(";").forEach((documents, position) => {
        if (!documents) return;
        const term = names[position];
        if (!index.has(term)) index.set(term, {});
        index.get(term)[id] = unpackedDocuments(documents);
      });
    }
  }
  const count = Object.values(lengths)[0].length;
  const numbers = Array.from({ length: count }, (_, number) => number);
  const lengthsOf = (number) => allFields.map((field) => lengths[field]?.[number] ?? 0);
  const average = (field) => (lengths[field] ?? [0]).reduce((sum, one) => sum + one, 0) / Math.max(count, 1);
  return {
    documentCount: count,
    nextId: count,
    documentIds: Object.fromEntries(numbers.map((number) => [number, number])),
    fieldIds: Object.fromEntries(allFields.map((field, id) => [field, id])),
    fieldLength: Object.fromEntries(numbers.map((number) => [number, lengthsOf(number)])),
    averageFieldLength: allFields.map(average),
    storedFields: {},
    dirtCount: 0,
    index: [...index],
    serializationVersion: 2,
  };
}

function unpackedDocuments(documents) {
  const found = {};
  let number = 0;
  for (const entry of documents.split(",")) {
    const [step, times] = entry.split("*");
    number += parseInt(step, BASE);
    found[number] = times ? Number(times) : 1;
  }
  return found;
}
