"""Compiled templates are kept in the user's cache; a cache that cannot be written costs time and nothing else."""

import errno
import os
import tempfile
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from smartspec.pages import compiling


@pytest.fixture
def cached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """An environment whose cache is a new folder."""
    monkeypatch.setattr(compiling, "user_cache_path", lambda name: tmp_path / name)
    return Environment(
        loader=DictLoader({"a.html": "{{ a }}"}), autoescape=True, bytecode_cache=compiling.compiled_templates("sv")
    )


def test_a_template_is_kept(cached: Environment, tmp_path: Path) -> None:
    assert cached.get_template("a.html").render(a="b") == "b"
    assert len(list(tmp_path.rglob("*.cache"))) == 1


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS])
def test_a_cache_that_cannot_be_written_is_done_without(
    cached: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refused(*given: object, **named: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refused)
    assert cached.get_template("a.html").render(a="b") == "b"
    assert list(tmp_path.rglob("*.cache")) == []
