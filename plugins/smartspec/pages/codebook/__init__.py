"""pages/codebook."""
