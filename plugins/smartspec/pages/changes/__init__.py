"""pages/changes."""
