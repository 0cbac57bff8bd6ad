"""Regional smart specialisation strategies, from contributed files to published pages.

text      what no text may hold; imports nothing of ours
model     what a region, a strategy and a priority are
read      files → model, with the line and column of every value
check     rules over the whole, each yielding problems
intake    lists kept by others → contributed files
analysis  model → new facts (coverage, succession)
pages     facts → finished HTML pages
site      pages → the site engine; the only layer that imports mkdocs
"""

__version__ = "0.1.0"
