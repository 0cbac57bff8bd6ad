"""pages/comparison."""
