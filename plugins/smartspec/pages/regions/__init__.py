"""pages/regions."""
