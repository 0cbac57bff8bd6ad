"""pages/search."""
