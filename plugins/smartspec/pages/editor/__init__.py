"""pages/editor."""
