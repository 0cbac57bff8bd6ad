"""A repository to add to, and the command that adds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from smartspec.__main__ import main
from starting import Run

TESTS = Path(__file__).parents[1]


@pytest.fixture
def new(repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """``new("priority", …)`` starts files: the exit status, what was said and what was complained about.

    ``answers`` are the lines that somebody types; after the last one the input ends.
    """

    def run(*arguments: str, answers: tuple[str, ...] = ()) -> tuple[int, str, str]:
        lines: Iterator[str] = iter(answers)

        def typed(prompt: str) -> str:
            print(prompt, end="")
            try:
                return next(lines)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", typed)
        status = main(["new", *arguments, "--root", str(repository)])
        return (status, *capsys.readouterr())

    return run
