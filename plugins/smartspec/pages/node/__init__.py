"""The front page, and the pages of the national node's tasks."""
