"""Model → new facts. Computed facts are objects of their own, never mixed with contributed ones."""
