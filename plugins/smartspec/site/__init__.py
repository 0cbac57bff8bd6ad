"""Pages → the site engine. The only layer that imports mkdocs."""
