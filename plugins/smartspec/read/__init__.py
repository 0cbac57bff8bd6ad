"""Files → model. Knows YAML, CSV, Markdown and line numbers; composes nothing hostile.

Kept empty of imports so that the prose worker starts fast.
"""
