"""The index of priorities, and a page for each value of its filters."""
