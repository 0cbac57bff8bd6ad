"""Files → model. Parses YAML, CSV and Markdown with line numbers, within limits on hostile input.

Kept empty of imports so that the prose worker starts fast.
"""
