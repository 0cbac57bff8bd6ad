"""Pictures for those who look rather than read, each with its table, its files and a page to embed."""
