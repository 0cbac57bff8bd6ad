"""``smartspec serve``: the live preview."""

import errno
import logging
import sys
from pathlib import Path

from ..check import keep_between_runs
from ..site.serve import serve_site
from ..site.settings import EngineError
from ..site.target import reason
from .build import show_log


def serve(root: Path, port: int) -> int:
    """Serve until it is interrupted, and return the exit status."""
    show_log(logging.INFO)
    keep_between_runs(root)
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    try:
        serve_site(root, port)
    except EngineError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(_in_words(error, port), file=sys.stderr)
        return 1
    except KeyboardInterrupt:  # during the first build; later the engine takes it
        return 130
    return 0


def _in_words(error: OSError, port: int) -> str:
    other = f"Välj en annan: make serve PORT={port + 1 if 1023 < port < 65535 else 8001}"
    if error.errno == errno.EADDRINUSE:
        return f"Porten {port} är upptagen av ett annat program. {other}"
    if error.errno in (errno.EACCES, errno.EPERM) and error.filename is None:
        return f"Porten {port} får du inte använda. {other}"
    return f"Förhandsvisningen slutade: {reason(error)}."
