"""The command line: ``main`` has the parser; each command is the function that its module is named after.

Only these modules print. They are loaded when their command is given.
"""
