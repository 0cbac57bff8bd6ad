// Rules of html-validate for the built pages. A rule is off only for the reason that stands beside it.
const theme = "Material for MkDocs 9.8 writes it in its base template; no fault of the site's own pages (2026-11-21)";
const style = "a matter of style, not of validity (2026-11-21)";

const off = {
  "no-trailing-whitespace": style, // Jinja leaves blank lines
  "doctype-style": style, // <!doctype html> is the spelling of the HTML standard
  "prefer-native-element": style, // <div role="region">: a scrolling box needs a role, <section> would style it
  "presentation-role-style": style, // role="presentation" on the list of search results means the same as "none"
  "void-style": style, // <hr/> from Python-Markdown
  "long-title": style, // titles hold the names that regions gave their priorities, in full
  "input-missing-label": theme, // the labels hold icons; aria-label gives the name (axe checks that)
  "valid-id": theme, // __drawer, __search, __toc: HTML allows them
  "input-attributes": theme, // autocomplete="off" on the checkboxes __drawer and __search
  "valid-autocomplete": theme, // the same two
  "wcag/h32": theme, // the form of the search works while one types; axe finds them usable
  "unique-landmark": theme, // the contents stand in the menu and at the side; only one is shown at a time (axe agrees)
};

module.exports = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    ...Object.fromEntries(Object.keys(off).map((rule) => [rule, "off"])),
    "no-inline-style": "error",
    "no-dup-id": "error",
    "heading-level": ["error", { allowMultipleH1: false }],
  },
};
