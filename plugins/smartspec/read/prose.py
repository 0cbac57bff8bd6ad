"""Convert contributed prose in limited worker processes, and remember the results."""

import hashlib
import json
import os
import queue
import select
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any, ClassVar

from platformdirs import user_cache_path

from ..model import Heading, Prose

SECONDS = 3.0
LARGEST_ANSWER = 8 * 1024 * 1024
LONGEST = 60_000
MOST_GIVEN_UP = 10
"""So many texts may take too much; then the rest of that reading is refused untried."""
WORKERS = max(1, min(2, os.cpu_count() or 1))
Answer = dict[str, Any]
CACHE = user_cache_path("smartspec") / "prose"
"""Converted texts by content, in the user's own cache: what a repository holds may come from a stranger."""
CODE = ("read/markdown.py", "read/prose_text.py", "text/*.py")
CONVERTER = b"".join(
    [file.read_bytes() for name in CODE for file in sorted(Path(__file__).parents[1].glob(name))]
    + [version(name).encode() for name in ("markdown-it-py", "mdit-py-plugins", "nh3")]
)
"""What the conversion depends on beside the text: a new version converts everything anew."""


class _Worker:
    """One worker process; replaced by a new one whenever a text breaks it."""

    def __init__(self) -> None:
        paths = [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]
        environment = {"PYTHONPATH": os.pathsep.join(filter(None, paths)), "PATH": os.environ.get("PATH", "")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "smartspec.read.prose_worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            bufsize=0,
        )
        self.warm = False

    def ask(self, job: bytes) -> Answer | None:
        """The worker's answer, or None when the text took too much."""
        assert self.process.stdin
        assert self.process.stdout
        seconds = SECONDS if self.warm else SECONDS + 20  # the first answer includes the start of the process
        try:
            self.process.stdin.write(job + b"\n")
            answer = self._line(self.process.stdout.fileno(), seconds)
        except OSError:
            answer = None
        self.warm = True
        return json.loads(answer) if answer else None

    def _line(self, descriptor: int, seconds: float) -> bytes | None:
        received = bytearray()
        while select.select([descriptor], [], [], seconds)[0]:
            part = os.read(descriptor, 1 << 16)
            received += part
            if received.endswith(b"\n"):
                return bytes(received)
            if not part or len(received) > LARGEST_ANSWER:
                return None
        return None

    def end(self) -> None:
        """Stop the process and wait until it is gone."""
        self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                stream.close()
        self.process.wait()


class Converter:
    """Converts many texts at once. Use it in a ``with`` block: leaving it ends the workers."""

    remembered: ClassVar[dict[str, Answer | None]] = {}

    def __enter__(self) -> "Converter":
        self._idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        self._all: list[_Worker] = []
        self._lock = threading.Lock()
        self._given_up = 0
        self._threads = ThreadPoolExecutor(WORKERS)
        return self

    def __exit__(self, *error: object) -> None:
        self._threads.shutdown(cancel_futures=True)
        for worker in self._all:
            worker.end()

    def submit(self, text: str, sources: list[str]) -> Callable[[], Answer | None]:
        """Start converting; call what is returned for the answer (None when it took too much)."""
        if not text.strip():
            return lambda: {"html": "", "headings": [], "cites": [], "problems": []}
        job = json.dumps({"text": text, "sources": sorted(sources)}).encode()
        key = hashlib.sha256(CONVERTER + job).hexdigest()
        if key not in self.remembered and (kept := _kept(key)):
            self.remembered[key] = kept
        if key in self.remembered:
            return lambda: self.remembered[key]
        future: Future[Answer | None] = self._threads.submit(self._convert, key, job)
        return future.result

    def _convert(self, key: str, job: bytes) -> Answer | None:
        if self._given_up >= MOST_GIVEN_UP:
            return None
        try:
            worker = self._idle.get_nowait()
        except queue.Empty:
            worker = self._started()
        answer = worker.ask(job)
        if answer is None:
            self._give_up(worker)
        else:
            self._idle.put(worker)
        answer = None if answer is None or answer.get("failed") else answer
        self.remembered[key] = answer
        if answer:
            _keep(key, answer)
        return answer

    def _give_up(self, worker: _Worker) -> None:
        worker.end()
        with self._lock:
            self._all.remove(worker)
            self._given_up += 1

    def _started(self) -> _Worker:
        worker = _Worker()
        with self._lock:
            self._all.append(worker)
        return worker


def _kept(key: str) -> Answer | None:
    try:
        found: Answer = json.loads((CACHE / key).read_bytes())
    except (OSError, ValueError):
        return None
    return found


def _keep(key: str, answer: Answer) -> None:
    try:
        CACHE.mkdir(parents=True, exist_ok=True)
        beside = CACHE / f"{key}.{os.getpid()}.{threading.get_ident()}"
        beside.write_text(json.dumps(answer), "utf-8")
        beside.replace(CACHE / key)
    except OSError:  # a full or read-only disk only costs the next build some time
        pass


def prose_of(answer: Answer) -> Prose:
    """The worker's answer as prose that pages can insert."""
    headings = tuple(Heading(level, identity, text) for level, identity, text in answer["headings"])
    return Prose(answer["html"], headings, tuple(answer["cites"]))
