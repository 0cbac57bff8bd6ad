"""Web addresses that may be published, in links of prose and in fields alike."""

import re

LABEL = r"(?![xX][nN]--)[a-zA-Z0-9](?:[a-zA-Z0-9\-]{0,61}[a-zA-Z0-9])?"
HOST = rf"(?:{LABEL}\.)+(?![xX][nN]--)[a-zA-Z][a-zA-Z0-9\-]{{0,61}}[a-zA-Z0-9]"
SITE = rf"[hH][tT][tT][pP][sS]?://{HOST}(?::([0-9]{{1,5}}))?"
"""http(s) and a named host in ASCII. A user name, a percent sign or a backslash in the host can make a browser go
elsewhere than a reader thinks, and “xn--” can stand for letters that look like others."""
WEB_ADDRESS = re.compile(rf"{SITE}(?:[\/?#][^\s\\]*)?", re.ASCII)
ADDRESS_CHARACTERS = r"!#-&\(-;=?-\[\]_a-z~"
"""What an address in a field is written with: ASCII without quotes, brackets of HTML and other marks that end one."""
IN_FIELD = rf"{SITE}(?:[\/?#][{ADDRESS_CHARACTERS}]*)?"
"""An address in a field, as a pattern that Python's and JavaScript's regular expressions read alike."""


def is_web_address(text: str) -> bool:
    """Whether the whole text is such an address."""
    match = WEB_ADDRESS.fullmatch(text)
    return match is not None and 0 < int(match[1] or 80) < 65536
