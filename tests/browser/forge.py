"""A small stand-in for a forge's pages: its editor, its page for a new file, its issue forms. It keeps what is sent."""

import html
import http.server
import threading
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

PAGE = """<!doctype html><html lang="en"><title>{title}</title><form method="post" action="/sent">
<label>Name <input name="name" value="{name}"></label>
<label>Text <textarea name="text">
{text}</textarea></label><button>Propose changes</button></form></html>"""


@dataclass
class Forge:
    """``sent`` are the files that were proposed, by path; ``seen`` the addresses that were opened."""

    root: Path
    sent: dict[str, str] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    address: str = ""

    def page(self, address: str) -> str:
        """What the forge shows at that address below the repository's own."""
        parts = urlsplit(address)
        query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        action, _, rest = unquote(parts.path).lstrip("/").partition("/main/")
        if action == "edit":
            return _filled("Edit", rest, (self.root / rest).read_text("utf-8"))
        if action == "new":
            return _filled("New file", f"{rest}/{query['filename']}", query["value"])
        return _filled("New issue", query["template"], query["page"])

    def take(self, body: str) -> None:
        """Keep what a form sent, with the line ends that files have."""
        sent = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
        self.sent[sent["name"]] = sent["text"].replace("\r\n", "\n")


def _filled(title: str, name: str, text: str) -> str:
    return PAGE.format(title=title, name=html.escape(name), text=html.escape(text))


def serve(forge: Forge) -> http.server.ThreadingHTTPServer:
    """The forge on this machine; its address is set."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            forge.seen.append(self.path)
            self._answer(forge.page(self.path))

        def do_POST(self) -> None:
            forge.take(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self._answer("<!doctype html><title>Proposed</title>")

        def _answer(self, text: str) -> None:
            body = text.encode("utf-8")
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    forge.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
