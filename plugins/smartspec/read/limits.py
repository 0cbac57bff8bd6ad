"""How much one text may hold: counts, so that a slow machine judges as a fast one. Others are ``settings.Limits``."""

TEXT = 60_000
"""Characters of one text."""
HTML = 500_000
"""Characters that one text may become, counted on its parts before they are put together."""
