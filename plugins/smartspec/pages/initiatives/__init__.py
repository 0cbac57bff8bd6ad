"""pages/initiatives."""
