"""`make serve`: a saved file shows in the browser by itself, and a port that is taken is told at once."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from commands import QUIET, ran, smartspec
from playwright.sync_api import Page, expect
from smartspec.site.build import build_site
from smartspec.site.serve import HOST

ROOT = Path(__file__).parents[2]
NONCE = re.compile(r" 'nonce-[\w-]{20,}'")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)"')
VIOLATIONS = "addEventListener('securitypolicyviolation', e => { (window.s3blocked ??= []).push(e.violatedDirective) })"


def test_the_preview_is_for_this_machine_only() -> None:
    assert HOST == "127.0.0.1"  # it shows what nobody has reviewed, and whole tracebacks


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@pytest.fixture
def preview(small: Path) -> Iterator[str]:
    """The address of the preview of the small repository, after its first build."""
    port = free_port()
    command = [sys.executable, "-m", "smartspec", "serve", "--port", str(port)]
    running = subprocess.Popen(
        command, cwd=small, env=os.environ | QUIET, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert running.stderr
    told = []
    for line in running.stderr:
        told.append(line)
        if "Serving on" in line:
            break
    assert running.poll() is None, "".join(told)
    yield f"http://127.0.0.1:{port}/"
    running.send_signal(signal.SIGINT)
    running.communicate()


def test_a_saved_file_shows_by_itself(small: Path, preview: str, visit: Callable[..., Page]) -> None:
    page = visit("about:blank", own=True)
    page.add_init_script(VIOLATIONS)
    page.goto(f"{preview}om/")
    expect(page.locator("h1")).to_have_text("Om")
    (small / "docs" / "om.md").write_text("# Om sparandet\n", "utf-8")
    expect(page.locator("h1")).to_have_text("Om sparandet")
    page.goto(f"{preview}regioner/dalarna/")
    region = small / "regions" / "dalarna" / "region.yml"
    region.write_text(re.sub("(?m)^organisation: .*", "organisation: Nyss sparad", region.read_text("utf-8")), "utf-8")
    expect(page.get_by_text("Nyss sparad").first).to_be_visible()
    assert page.evaluate("window.s3blocked ?? []") == []


def test_the_preview_has_the_sites_policy_but_for_its_own_script(
    small: Path, preview: str, visit: Callable[..., Page]
) -> None:
    build_site(small, small / "site", print)
    built = POLICY.search((small / "site" / "om" / "index.html").read_text("utf-8"))
    shown = POLICY.search(visit(f"{preview}om/").content())
    assert built
    assert shown
    assert "nonce" not in built[1]
    assert NONCE.sub("", shown[1]) == built[1]
    assert len(NONCE.findall(shown[1])) == 1


def test_a_preview_answers_this_computer_and_its_own_name_only(preview: str) -> None:
    port = preview.rstrip("/").rpartition(":")[2]
    table = Path("/proc/net/tcp").read_text("utf-8").splitlines()
    listening = [row.split()[1] for row in table if row.split()[1].endswith(f":{int(port):04X}") and " 0A " in row]
    assert listening == [f"0100007F:{int(port):04X}"]
    for name, status in ((f"localhost:{port}", 200), (f"evil.example:{port}", 403), ("127.0.0.1.evil.example", 403)):
        assert answer(preview + "om/", name) == status


def test_an_address_that_no_file_can_have_leaves_the_preview_as_it_is(preview: str) -> None:
    for path in ("a%00b/", f"{300 * 'a'}/", "a%0Ab/"):
        assert answer(preview + path) == 404
        assert answer(preview + "om/") == 200


def answer(url: str, name: str = "") -> int:
    """The status that the preview answers with."""
    try:
        with urlopen(Request(url, headers={"Host": name} if name else {})) as got:
            return int(got.status)
    except HTTPError as error:
        with error:
            return error.code


def test_a_busy_port_is_told_before_anything_is_built(small: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = smartspec(small, "serve", "--port", str(port))
    assert done.returncode == 1
    assert done.stderr.startswith(f"Porten {port} är upptagen av ett annat program. Välj en annan: make serve PORT=")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("port", ["", "0", "65536", "-1", "åtta", "80.0", "٨٠٠٠"])
def test_what_is_no_port_is_told(small: Path, port: str) -> None:
    done = smartspec(small, "serve", f"--port={port}")
    assert (done.returncode, done.stderr.count("är ingen port")) == (2, 1)


def test_make_hands_the_port_over() -> None:
    assert '.venv/bin/smartspec serve --port "8123"' in ran(ROOT, "make", "-n", "serve", "PORT=8123").stdout
    assert '.venv/bin/smartspec serve --port "8000"' in ran(ROOT, "make", "-n", "serve").stdout
