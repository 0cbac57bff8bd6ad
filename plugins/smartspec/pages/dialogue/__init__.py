"""pages/dialogue."""
