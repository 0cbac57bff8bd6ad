"""The live preview: the engine's own server, on a port that is tried before the first build."""

import socket
from pathlib import Path

from mkdocs.commands.serve import serve

from .settings import FILE, load_settings

HOST = "127.0.0.1"


def serve_site(root: Path, port: int) -> None:
    """Serve until it is interrupted. Raises EngineError, or OSError when the port cannot be used."""
    load_settings(root)
    with socket.create_server((HOST, port)):
        pass
    serve(config_file=str(root / FILE), dev_addr=f"{HOST}:{port}", strict=False)
