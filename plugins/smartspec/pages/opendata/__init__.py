"""Pages about the data for programs."""
