"""Convert contributed prose in limited worker processes, and remember the results."""

import hashlib
import json
import os
import queue
import re
import select
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any, ClassVar, Literal

from platformdirs import user_cache_path

from ..cache import code_of, keep, kept
from ..model.values import N_
from ..problems import error
from .prose_worker import READY

PROCESSOR_SECONDS = 10.0
"""Processor time that one text may take: the last guard, many times what the counts in ``limits`` let through."""
PATIENCE = 600.0
"""Wall-clock seconds without an answer after which a worker counts as hung: never a problem of the text."""
LARGEST_ANSWER = 8 * 1024 * 1024
MOST_GIVEN_UP = 10
"""Texts that may exceed the limit before the remaining ones are skipped."""
WORKERS = max(1, min(2, os.cpu_count() or 1))
Answer = dict[str, Any]
UNTRIED: Answer = {}
"""The answer for a text that was skipped for another reason than its content; see ``Converter.stopped``."""
CACHE = user_cache_path("smartspec") / "prose"
"""Converted texts by content, in the user's own cache: what a repository holds may come from a stranger."""
CONVERTER = code_of(("read", "text")) + "".join(map(version, ("markdown-it-py", "mdit-py-plugins", "nh3"))).encode()
"""What the conversion depends on beside the text: a new version converts everything anew."""
PASSED_ON = re.compile(
    r"PATH|HOME|LANG|LANGUAGE|TMPDIR|TEMP|TMP|TZ|LIBPATH|SHLIB_PATH|SYSTEMROOT|VIRTUAL_ENV|CONDA_PREFIX"
    r"|(?:LD|DYLD|PYTHON|LC|NIX)_?\w*|__PYVENV_LAUNCHER__"
)
"""Names in the environment that an interpreter may need to start. The rest, secrets among it, is left out."""


error(
    "personal-data",
    "The text holds the e-mail address or telephone number “%(value)s”.",
    "Personal contact data are not published.",
    "Remove it; name a function and its web page instead.",
)
error(
    "personal-number",
    "The text holds what looks like a private person's identity number.",
    "Personal identity numbers are not published.",
    "Remove it.",
)
error(
    "piled-marks",
    "A letter has more than three marks, such as accents, on top of each other.",
    "Allowed: at most three, as letters have in writing.",
    "Remove the marks that do not belong to the letter.",
)
error(
    "prose-heading",
    "The heading “%(value)s” is on the top level.",
    "The page's name is its only top heading; the text starts at “##”.",
    "Add a “#” before the heading.",
)
error(
    "prose-empty",
    "Nothing of the heading or link “%(value)s” can be seen.",
    "Allowed: headings and links with some text.",
    "Write the text, or remove all of it.",
)
error(
    "prose-link",
    "The link leads to “%(value)s”.",
    "Allowed: https:// or http:// and a host such as www.example.org; no user name, no “%%” in the host and no “xn--”.",
    "Correct the address, or remove the link and keep the text.",
)
error(
    "prose-image",
    "The text holds the image “%(value)s”.",
    "Images are not published.",
    "Describe it in words, or link to it.",
)


class NotStarted(Exception):
    """A worker process cannot run here; the message says what it or the system said."""


class _Worker:
    """One worker process; replaced by a new one whenever a text breaks it. Raises NotStarted."""

    def __init__(self) -> None:
        self.errors = tempfile.TemporaryFile()  # noqa: SIM115  # as long as the process lives
        command = [sys.executable, "-m", "smartspec.read.prose_worker", str(PROCESSOR_SECONDS)]
        try:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self.errors,
                env=_environment(),
                bufsize=0,
            )
        except OSError as error:
            self.errors.close()
            raise NotStarted(str(error)) from error
        self.output = self.process.stdout.fileno()  # type: ignore[union-attr]
        os.set_blocking(self.process.stdin.fileno(), False)  # type: ignore[union-attr]
        if self._line() != f"{READY}\n".encode():
            said = self._last_words()
            self.end()
            raise NotStarted(said)

    def _last_words(self) -> str:
        """The last line that the process wrote to stderr."""
        self.errors.seek(0)
        lines = self.errors.read(1 << 16).decode("utf-8", "replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), N_("no message"))

    def ask(self, job: bytes) -> Answer | None:
        """The worker's answer, or None when the text took too much."""
        try:
            self._send(job + b"\n")
            answer = self._line()
        except OSError:
            answer = None
        return json.loads(answer) if answer else None

    def _send(self, job: bytes) -> None:
        """Write all of it: a pipe may take less than it is given."""
        pipe = self.process.stdin
        assert pipe
        left = memoryview(job)
        while left:
            if not select.select([], [pipe], [], PATIENCE)[1]:
                raise TimeoutError
            left = left[pipe.write(left) or 0 :]

    def _line(self) -> bytes | None:
        received = bytearray()
        while select.select([self.output], [], [], PATIENCE)[0]:
            part = os.read(self.output, 1 << 16)
            received += part
            if received.endswith(b"\n"):
                return bytes(received)
            if not part or len(received) > LARGEST_ANSWER:
                return None
        return None

    def end(self) -> None:
        """Stop the process and wait until it is gone."""
        self.process.kill()
        for stream in (self.process.stdin, self.process.stdout, self.errors):
            if stream:
                stream.close()
        self.process.wait()


def _environment() -> dict[str, str]:
    """What a worker sees of this process's environment, with the way to this package."""
    paths = [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]
    kept = {name: value for name, value in os.environ.items() if PASSED_ON.fullmatch(name)}
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


Stop = Literal["prose-worker", "prose-untried", "prose-all"]
"""Rules that say why texts are left that were not tried."""


error(
    "prose-untried",
    "%(count)s texts took too much time or memory, so the rest were not tried.",
    "Nothing is said here of the texts that were not tried.",
    "Mend first the texts that are named, and run again.",
)
error(
    "prose-worker",
    "No text could be read: the process that converts them does not start (%(problem)s).",
    "It is started with the same Python as this command.",
    "No file is at fault. See that Python starts on this machine, and run again.",
)


class Converter:
    """Converts many texts at once. Use it in a ``with`` block: leaving it ends the workers.

    ``room`` is how many characters of text it takes in all, until it is told to ``begin`` anew.
    """

    remembered: ClassVar[dict[str, Answer | None]] = {}

    def __init__(self, room: int | None = None) -> None:
        self.begin(room)

    def begin(self, room: int | None) -> None:
        """Count from nothing, for one more reading with the same workers."""
        self.room = room
        self.stopped: dict[Stop, str] = {}
        """Why the remaining texts are skipped, each reason with a detail."""
        self._given_up = 0

    def __enter__(self) -> "Converter":
        self._idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        self._all: list[_Worker] = []
        self._lock = threading.Lock()
        self._threads = ThreadPoolExecutor(WORKERS)
        return self

    def __exit__(self, *error: object) -> None:
        self._threads.shutdown(cancel_futures=True)
        for worker in self._all:
            worker.end()

    def submit(self, text: str, sources: list[str]) -> Callable[[], Answer | None]:
        """Start converting; call what is returned for the answer.

        None when the text took too much, UNTRIED when something else stood in the way.
        """
        if not text.strip():
            return lambda: {"html": "", "text": "", "headings": [], "cites": [], "problems": []}
        if not self.passed(len(text)):
            return lambda: UNTRIED
        job = json.dumps({"text": text, "sources": sorted(sources)}).encode()
        key = hashlib.sha256(CONVERTER + job).hexdigest()
        if key not in self.remembered and (found := kept(CACHE / key)):
            self.remembered[key] = found
        if key in self.remembered:
            return lambda: self.remembered[key]
        future: Future[Answer | None] = self._threads.submit(self._convert, key, job)
        return future.result

    def passed(self, length: int) -> bool:
        """Count text that needs no converting; whether there is room for it."""
        if self.room is None:
            return True
        self.room -= length
        if self.room < 0:
            self.stopped["prose-all"] = ""
        return self.room >= 0

    def _convert(self, key: str, job: bytes) -> Answer | None:
        if "prose-worker" in self.stopped or "prose-untried" in self.stopped:
            return UNTRIED
        try:
            worker = self._idle.get_nowait()
        except queue.Empty:
            try:
                worker = self._started()
            except NotStarted as error:
                self.stopped["prose-worker"] = str(error)
                return UNTRIED
        answer = worker.ask(job)
        if answer is None:
            self._give_up(worker)
        else:
            self._idle.put(worker)
        answer = None if answer is None or answer.get("failed") else answer
        self.remembered[key] = answer
        if answer:
            keep(CACHE / key, answer)
        return answer

    def _give_up(self, worker: _Worker) -> None:
        worker.end()
        with self._lock:
            self._all.remove(worker)
            self._given_up += 1
        if self._given_up >= MOST_GIVEN_UP:
            self.stopped["prose-untried"] = str(MOST_GIVEN_UP)

    def _started(self) -> _Worker:
        worker = _Worker()
        with self._lock:
            self._all.append(worker)
        return worker
