"""Lists of operations that others keep, taken in row by row."""
