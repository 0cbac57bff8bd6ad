"""Regional smart specialisation strategies, from contributed files to published pages.

text       what no contributed text may hold; imports nothing of ours
model      what regions, strategies and priorities are: typed and frozen
read       files and git objects → model, with the line and column of every value
check      rules over the whole, each with its words beside its function
edit       files to be written: forms, schemas, starting files, import of lists
analysis   model → computed facts: coverage, overlap, money, quality
addresses  the kinds of pages (PAGES) and where each page lives
diff       two states of the repository → what a change means
pages      facts → finished HTML pages, one folder for each family of pages
export     facts → documents for programs: JSON with schemas, OpenAPI, tables, RDF
site       pages → the site engine; the only layer that imports mkdocs
cli        the command line, one module for each command

Each imports only those above it; ``problems``, ``language``, ``clock`` and ``cache`` stand below all of them.
"""

__version__ = "0.1.0"
