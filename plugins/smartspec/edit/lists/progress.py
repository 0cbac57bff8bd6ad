"""How far a long command has come, for people who watch it."""

import sys
from typing import TextIO

WIDTH = 30


class Progress:
    """A bar on a terminal; in a file or a pipe, nothing at all."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._total = max(total, 1)
        self._shown = -1
        self._on = self._stream.isatty()

    def at(self, done: int) -> None:
        """So many of the total are done."""
        percent = min(100, 100 * done // self._total)
        if self._on and percent != self._shown:
            full = WIDTH * percent // 100
            self._stream.write(f"\r[{'#' * full}{'-' * (WIDTH - full)}] {percent:3} %")
            self._stream.flush()
            self._shown = percent

    def end(self) -> None:
        """Clear the bar."""
        if self._on:
            self._stream.write(f"\r{' ' * (WIDTH + 8)}\r")
            self._stream.flush()
