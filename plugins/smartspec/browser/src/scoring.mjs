// How well a term tells pages apart: BM25 in each field, as Robertson and Zaragoza give it, with Lv and Zhai's lower bound.
import { BOOST } from "./fields.mjs";

const SATURATION = 1.2, LENGTH = 0.7, LEAST = 0.5;
const REMEMBERED = 4000;

export class Scores {
  constructor(postings, count) {
    this.postings = postings;
    this.count = count;
    this.remembered = new Map();
  }

  /** The documents of a term: Map from number to {score, field}, where field is the one that says most. */
  of(term) {
    let found = this.remembered.get(term);
    if (!found) {
      found = this.#scored(term);
      if (this.remembered.size > REMEMBERED) this.remembered.clear();
      this.remembered.set(term, found);
    }
    return found;
  }

  #scored(term) {
    const found = new Map();
    for (const { field, documents } of this.postings.of(term)) {
      const rare = rarity(this.count, documents.length);
      for (const [number, times] of documents) {
        const long = 1 - LENGTH + (LENGTH * field.lengths[number]) / field.average;
        const score = BOOST[field.name] * rare * (LEAST + (times * (SATURATION + 1)) / (times + SATURATION * long));
        const before = found.get(number);
        if (!before) found.set(number, { score, most: score, field: field.name });
        else {
          before.score += score;
          if (score > before.most) Object.assign(before, { most: score, field: field.name });
        }
      }
    }
    return found;
  }
}

/** What it tells that a word stands in so many of so many documents. */
export function rarity(all, number) {
  return Math.log(1 + (all - number + 0.5) / (number + 0.5));
}
