"""pages/quality."""
