"""pages/priorities."""
