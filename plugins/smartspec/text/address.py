"""Web addresses that may be published, in links of prose and in fields alike."""

import re

LABEL = "(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOST = rf"(?:{LABEL}\.)+(?!xn--)[a-z][a-z0-9-]{{0,61}}[a-z0-9]"
WEB_ADDRESS = re.compile(rf"https?://{HOST}(?::(?P<port>[0-9]{{1,5}}))?(?:[/?#][^\s\\]*)?", re.ASCII | re.IGNORECASE)
"""http(s) and a named host in ASCII. A user name, a percent sign or a backslash in the host can make a browser go
elsewhere than a reader thinks, and “xn--” can stand for letters that look like others."""


def is_web_address(text: str) -> bool:
    """Whether the whole text is such an address."""
    match = WEB_ADDRESS.fullmatch(text)
    return match is not None and 0 < int(match["port"] or 80) < 65536
