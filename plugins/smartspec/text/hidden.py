"""Characters that a reader cannot see."""

import re
import unicodedata

EMOJI = "#*0-9\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0"
BLANK_SIGNS = "\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
NOT_CHARACTERS = "\ue000-\uf8ff\ufff0-\uffff\U000e0000-\U0010ffff"
FORBIDDEN = re.compile(f"[{CONTROLS}{BLANK}{BLANK_SIGNS}{NOT_CHARACTERS}\ufe00-\ufe0f](?<![{EMOJI}][\ufe0e\ufe0f])")
"""Controls of direction and width, letters and signs that are blank, private use and tags.

A soft hyphen is let through, as it belongs in words, and so is one variation selector after a sign
that it can turn into an emoji. More of them could carry a hidden message.
"""

MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
PILE = re.compile(f"[{MARKS}]{{3}}([{MARKS}])[{MARKS}]*")
"""More marks on one letter than any language has: they reach into the lines around it, and hide what stands there."""


def character(char: str) -> str:
    """A character by number and name, for example ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()


def shows(text: str) -> bool:
    """Whether a reader sees anything of the text: not only spaces, soft hyphens or marks that lack a letter."""
    return any(unicodedata.category(char)[0] not in "ZCM" and not FORBIDDEN.match(char) for char in text)
