"""Regional smart specialisation strategies, from contributed files to published pages.

text      what no text may hold; imports nothing of ours
model     what a region, a strategy and a priority are
read      files → model, with the line and column of every value
check     rules over the whole, each yielding problems
edit      forms, schemas and starting files; lists kept by others → contributed files
analysis  model → new facts (coverage, succession)
diff      two states of the model → what has changed
pages     facts → finished HTML pages, at the addresses of ``addresses.PAGES``
site      pages → the site engine; the only room that imports mkdocs
cli       the commands; the only room that prints

Below them all: ``problems``, ``language`` and ``clock``.
"""

__version__ = "0.1.0"
