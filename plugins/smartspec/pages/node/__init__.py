"""pages/node."""
