"""The page of search results, and the search documents of all pages."""
