"""The live preview: the engine's own server, on a port that is tried before the first build."""

import errno
import logging
import socket
import sys
from pathlib import Path

from mkdocs.commands.serve import serve
from mkdocs.exceptions import MkDocsException

from .build import show_log
from .settings import FILE, load_settings
from .target import reason

HOST = "127.0.0.1"


def command(root: Path, port: int) -> int:
    """Serve until it is interrupted, and return the exit status."""
    show_log(logging.INFO)
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    try:
        load_settings(root)
        with socket.create_server((HOST, port)):
            pass
        serve(config_file=str(root / FILE), dev_addr=f"{HOST}:{port}", strict=False)
    except MkDocsException as error:
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
