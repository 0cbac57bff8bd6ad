"""Regional smart specialisation strategies, from contributed files to published pages.

model     what a region, a strategy and a priority are; imports nothing of ours
read      files → model, with the line and column of every value
check     rules over the whole, each yielding problems
intake    lists kept by others → contributed files
analysis  model → new facts (coverage, succession)
pages     facts → finished HTML pages
site      pages → the site engine; the only layer that imports mkdocs
"""

__version__ = "0.1.0"
