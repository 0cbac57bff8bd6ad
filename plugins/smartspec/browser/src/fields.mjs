// What is searched, and how much a word weighs there.
export const FIRST_FIELDS = ["name", "keywords", "summary", "other", "parts"];
export const TEXT_FIELDS = ["text"];
export const BOOST = { name: 5, keywords: 2, summary: 2, other: 1.5, parts: 0.7, text: 0.5 };
