"""``smartspec serve``: the live preview."""

import errno
import logging
import sys
from pathlib import Path

from ..check import keep_between_runs
from ..language import words
from ..site.serve import serve_site
from ..site.target import reason
from .build import show_log


def serve(root: Path, port: int, lang: str) -> int:
    """Serve until it is interrupted, and return the exit status."""
    show_log(logging.INFO)
    keep_between_runs(root)
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    try:
        serve_site(root, port, lang)
    except OSError as error:
        print(_in_words(error, port, lang), file=sys.stderr)
        return 1
    except KeyboardInterrupt:  # during the first build; later the engine takes it
        return 130
    return 0


def _in_words(error: OSError, port: int, lang: str) -> str:
    gettext = words(lang).gettext
    told = {"port": port, "other": port + 1 if 1023 < port < 65535 else 8001, "reason": reason(error, lang)}
    if error.errno == errno.EADDRINUSE:
        return gettext("Another program uses port %(port)s. Choose another: make serve PORT=%(other)s") % told
    if error.errno in (errno.EACCES, errno.EPERM) and error.filename is None:
        return gettext("You may not use port %(port)s. Choose another: make serve PORT=%(other)s") % told
    return gettext("The preview ended: %(reason)s.") % told
