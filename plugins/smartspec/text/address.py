"""Web addresses that may be published, in links of prose and in fields alike."""

import re

LABEL = r"(?![xX][nN]--)[a-zA-Z0-9](?:[a-zA-Z0-9\-]{0,61}[a-zA-Z0-9])?"
HOST = rf"(?:{LABEL}\.)+(?![xX][nN]--)[a-zA-Z][a-zA-Z0-9\-]{{0,61}}[a-zA-Z0-9]"
PORT = "(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
SITE = rf"[hH][tT][tT][pP][sS]?://{HOST}(?::{PORT})?"
"""http(s) and a named host in ASCII. A user name, a percent sign or a backslash in the host can make a browser go
elsewhere than a reader thinks, and “xn--” can stand for letters that look like others."""
WEB_ADDRESS = re.compile(rf"{SITE}(?:[\/?#][^\s\\]*)?", re.ASCII)
ADDRESS_CHARACTERS = r"!#-&\(-;=?-\[\]_a-z~"
"""What an address in a field is written with: ASCII without quotes, brackets of HTML and other marks that end one."""
IN_FIELD = rf"{SITE}(?:[\/?#][{ADDRESS_CHARACTERS}]*)?"
"""An address in a field, as a pattern that Python's and JavaScript's regular expressions read alike."""


def is_web_address(text: str) -> bool:
    """Whether the whole text is such an address."""
    return WEB_ADDRESS.fullmatch(text) is not None
