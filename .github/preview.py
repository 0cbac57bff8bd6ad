"""Take in the preview of a proposal as untrusted data, and write the comment about it.

Run by the workflow preview-publish with nothing but Python itself, from the main branch. Whoever made the proposal has
also made the artifact, and may have put anything into it.
"""

import argparse
import json
import re
import shutil
import stat
import sys
import zipfile
import zlib
from pathlib import Path

MOST_FILES = 20_000
MOST_BYTES = 300 * 1024 * 1024
MOST_LINKS = 30
MOST_TOLD = 30_000
BESIDE = {"number.txt": 20, "diff.txt": 1024 * 1024, "diff.json": 8 * 1024 * 1024}
"""What lies beside the site, with its most bytes."""
PART = re.compile(r"(?!\.)[A-Za-z0-9._-]{1,150}")
ENDINGS = {
    "bib",
    "css",
    "cff",
    "csv",
    "gz",
    "html",
    "ico",
    "ics",
    "js",
    "json",
    "jsonld",
    "map",
    "mjs",
    "png",
    "rdf",
    "ris",
    "svg",
    "ttl",
    "txt",
    "woff2",
    "xml",
    "yml",
    "zip",
}
NOT_TAKEN = {"site/_headers", "site/_redirects", "site/_nginx.conf"}
"""What the build tells a host: whoever proposes something must not set the headers of the preview."""
BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, KeyError, OSError)
"""What reading an archive that is none, or that contradicts itself, may raise."""
ADDRESS = re.compile(r"(?:[a-z0-9-]+/)*")


class Refused(Exception):
    """The artifact is not what the workflow preview makes."""


def take(artifact: Path, target: Path) -> str:
    """Unpack the artifact below ``target``, or nothing of it; the proposal's number as digits. Raises Refused."""
    with zipfile.ZipFile(artifact) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        _judge(entries)
        number = archive.read("number.txt").decode("ascii", "replace").strip()
        if not re.fullmatch("[1-9][0-9]{0,9}", number):
            raise Refused("number.txt holds no number")
        try:
            for entry in (entry for entry in entries if entry.filename not in NOT_TAKEN):
                file = target / entry.filename
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(archive.read(entry))
        except BROKEN:
            shutil.rmtree(target)
            raise
    return number


def _judge(entries: list[zipfile.ZipInfo]) -> None:
    """Look at all names, kinds and sizes before anything is written."""
    names = [entry.filename for entry in entries]
    if len(names) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise Refused("too many files, or too large")
    if len({name.casefold() for name in names}) < len(names):
        raise Refused("two files have the same name")
    if not {"number.txt", "site/index.html"} <= set(names):
        raise Refused("no number, or no site")
    for entry in entries:
        kind = stat.S_IFMT(entry.external_attr >> 16)  # nothing where the archive was made on Windows
        if kind not in (0, stat.S_IFREG):
            raise Refused(f"not an ordinary file: {entry.filename!r}")
        if not _is_named_well(entry.filename) or entry.file_size > BESIDE.get(entry.filename, MOST_BYTES):
            raise Refused(f"not a file of a preview: {entry.filename!r}")


def _is_named_well(name: str) -> bool:
    if name in NOT_TAKEN:
        return True
    top, *parts = name.split("/")
    if not parts:
        return top in BESIDE
    return top == "site" and all(map(PART.fullmatch, parts)) and parts[-1].rpartition(".")[2] in ENDINGS


def comment(taken: Path, run: str, site: str) -> str:
    """The comment in Markdown. ``run`` is where the artifact lies, ``site`` where the preview is or nothing."""
    lines = ["<!-- preview -->", "## Förhandsvisning (preview)", ""]
    if site:
        lines += [f"Så blir webbplatsen: <{site}>", "", *(f"- <{site}{page}>" for page in _pages(taken))]
    else:
        lines += [f"Webbplatsen finns att hämta som filen `preview` här (the site as a file): <{run}>"]
    return "\n".join([*lines, "", "## Vad förslaget ändrar (what the proposal changes)", "", _quoted(taken), ""])


def _pages(taken: Path) -> list[str]:
    """The first changed pages that are in the site; the addresses come from the proposal, and lead only there."""
    try:
        pages = json.loads((taken / "diff.json").read_bytes())["pages"]
        named = [page["address"] for page in pages if ADDRESS.fullmatch(page["address"])]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []
    return [page for page in named if (taken / "site" / page / "index.html").is_file()][:MOST_LINKS]


def _quoted(taken: Path) -> str:
    """The text of the difference in a fence that it cannot end, without marks that hide or turn text."""
    try:
        text = (taken / "diff.txt").read_bytes().decode("utf-8", "replace")
    except OSError:
        text = "–"
    shown = "".join(c if c.isprintable() or c == "\n" else "�" for c in text[:MOST_TOLD])
    shown = re.sub("`{9,}", "`" * 9, shown)
    fence = "`" * 10
    return "\n".join([f"{fence}text", shown.rstrip("\n"), fence] + (["…"] if len(text) > MOST_TOLD else []))


def main() -> int:
    """Run one of the two commands; the exit status is 1 when the artifact is refused."""
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    taking = commands.add_parser("take")
    taking.add_argument("artifact", type=Path)
    taking.add_argument("target", type=Path)
    telling = commands.add_parser("comment")
    telling.add_argument("taken", type=Path)
    telling.add_argument("run")
    telling.add_argument("--site", default="")
    options = parser.parse_args()
    if options.command == "comment":
        print(comment(options.taken, options.run, options.site))
        return 0
    try:
        print(take(options.artifact, options.target))
    except (Refused, *BROKEN) as refused:
        print(f"Refused: {refused}".encode("unicode_escape").decode("ascii"), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
