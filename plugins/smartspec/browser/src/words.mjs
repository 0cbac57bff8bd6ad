// What the search says. Only scripts say it, so it stands here and in no template.
export const WORDS = {
  sv: {
    count: (number) => (number === 1 ? "1 träff" : `${number} träffar`),
    none: (text) => `Inga träffar på ”${text}”. Pröva färre eller kortare ord.`,
    all: (number) => (number === 1 ? "Visa träffen på söksidan" : `Visa alla ${number} träffar`),
    more: (number) => `Visa ${number} till`,
    failed: "Sökningen kunde inte läsas in. Kontrollera anslutningen och försök igen.",
  },
  en: {
    count: (number) => (number === 1 ? "1 result" : `${number} results`),
    none: (text) => `No results for “${text}”. Try fewer or shorter words.`,
    all: (number) => (number === 1 ? "Show the result on the search page" : `Show all ${number} results`),
    more: (number) => `Show ${number} more`,
    failed: "The search could not be loaded. Check your connection and try again.",
  },
};
