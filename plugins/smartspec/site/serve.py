"""The live preview: the engine's own server, which asks for each page when a browser does."""

import ctypes
import gc
import posixpath
import socket
import tempfile
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from ..check import converters_kept
from ..language import words
from .preview import Preview

HOST = "127.0.0.1"
OWN_NAMES = (HOST, "localhost")
LONGEST_NAME = 255
"""Bytes of the longest name that a file can have."""
QUIET = 0.02
"""Seconds without a change after which a file counts as saved: editors write in several steps."""
LOOK = 1.0
"""Seconds between two looks at all files."""
READING = ("opened", "closed_no_write")
"""Events that change nothing."""
BROKEN = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title></head>
<body><h1>{title}</h1><pre>{error}</pre>
<p>{step}</p></body></html>
"""


def _refused(status: str, start_response: Any) -> list[bytes]:
    start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
    return [f"{status}\n".encode()]


def serve_site(root: Path, port: int, lang: str) -> None:
    """Serve until it is interrupted. Raises EngineError, or OSError when the port cannot be used."""
    with socket.create_server((HOST, port)):
        pass
    with tempfile.TemporaryDirectory(prefix="smartspec-") as folder, converters_kept(root):
        preview = Preview(root, Path(folder))
        preview.start()
        server = PreviewServer(preview, port, lang)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()


class PreviewServer(LiveReloadServer):
    """Serves a preview. Beside that, it is the engine's: its script reloads the page when something has changed."""

    def __init__(self, preview: Preview, port: int, lang: str) -> None:
        self.preview, self.lang = preview, lang
        mount_path = urlsplit(preview.config.site_url or "/").path or "/"
        super().__init__(self._follow, HOST, port, str(preview.folder), mount_path)
        self.build_delay = QUIET
        self.observer: Any = Observer()  # the system tells at once; the engine's own looks twice a second
        self.error_handler = self._page_of_error
        self._saved = False
        self._restarted()
        preview.restarted = self._restarted
        preview.follow()
        gc.freeze()  # what was read first mostly stays: looking through it for garbage takes as long as a page
        threading.Thread(target=self._look, daemon=True).start()

    def _restarted(self) -> None:
        """Watch what the settings name; what a plugin adds to the server counts for its latest start only."""
        config = self.preview.config
        self.__dict__.pop("_inject_js_into_html", None)
        config.plugins.on_serve(self, config=config, builder=self.builder)
        watched = {config.config_file_path, config.docs_dir, *config.watch, *config.theme.dirs[:1]}
        for path in watched - set(self._watched_paths):
            self.watch(path)

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Rebuild when a file below ``path`` is written, comes or goes."""
        if path not in self._watched_paths and Path(path).exists():
            self._watched_paths[path] = 1
            handler = FileSystemEventHandler()
            handler.on_any_event = self._happened  # type: ignore[method-assign]
            self._watch_refs[path] = self.observer.schedule(handler, path, recursive=recursive)

    def _happened(self, event: FileSystemEvent) -> None:
        if event.event_type not in READING and not (event.is_directory and event.event_type == "modified"):
            self._rebuild()

    def _rebuild(self) -> None:
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _look(self) -> None:
        """Look from time to time too: some file systems tell nothing, and others not what happens at the start."""
        while not self._shutdown:
            time.sleep(LOOK)
            if self.preview.follow():
                self._rebuild()
            if self._saved:
                self._saved = False
                _give_back()

    def _follow(self) -> None:
        """Have the page ready that is open, before its browser is told to ask for it again."""
        self._saved = True
        self.preview.follow()
        self.preview.latest()

    def serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """The answer to one request, of which the file is made first."""
        if urlsplit(f"//{environ.get('HTTP_HOST', HOST)}").hostname not in OWN_NAMES:
            return _refused("403 Forbidden", start_response)  # a site whose name leads here could read drafts
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if not path.isprintable() or any(len(part.encode()) > LONGEST_NAME for part in path.split("/")):
            return _refused("404 Not Found", start_response)  # no file can be called that
        if path.startswith("/livereload/") or not f"{path}/".startswith(self.mount_path):
            return super().serve_request(environ, start_response)
        wanted = posixpath.normpath("/" + path.removeprefix(self.mount_path)).lstrip("/")
        if path.endswith("/"):
            wanted = posixpath.join(wanted, "index.html")
        elif "." not in posixpath.basename(wanted):
            wanted = posixpath.join(wanted, "index.html")  # the engine leads there when it is a folder
        self.preview.make(wanted)
        if self.preview.error and wanted.endswith(".html"):
            start_response("500 Internal Server Error", [("Content-Type", "text/html; charset=utf-8")])
            return [self._page_of_error(500) or b""]
        return super().serve_request(environ, start_response)

    def _page_of_error(self, code: int) -> bytes | None:
        if self.preview.error:
            gettext = words(self.lang).gettext
            title = gettext("The preview waits for a correction")
            step = gettext("Save the corrected file, and the page is shown.")
            page = BROKEN.format(lang=self.lang, title=title, error=escape(self.preview.error), step=step).encode()
        else:
            self.preview.make("404.html")
            page = (self.preview.folder / "404.html").read_bytes()
        inject: Any = LiveReloadServer._inject_js_into_html  # without the mark of a policy that this page has not
        content: bytes = inject(self, page, self._visible_epoch)
        return content


def _give_back() -> None:
    """Give the system what has been freed, which the GNU C library keeps: a fifth of a megabyte for each save."""
    with suppress(OSError, AttributeError):  # another library
        ctypes.CDLL(None).malloc_trim(0)
