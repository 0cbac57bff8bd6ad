"""Compiled templates are kept in the user's cache; a cache that cannot be written costs time and nothing else."""

import errno
import os
import tempfile
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup
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


def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, lang: str = "sv", **given: object) -> str:
    """A template of the pages' own kind, with what it is given."""
    monkeypatch.setattr(compiling, "user_cache_path", lambda name: tmp_path / name)
    return (
        compiling.Templates(lang, loader=DictLoader({"a.html": text}), autoescape=True)
        .get_template("a.html")
        .render(given)
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ a }}", "&lt;b&gt;"),
        ("{{ safe }}", "<b>"),
        ("{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ m(a) }}", "<i>&lt;b&gt;</i>"),
        ("{% macro m() %}<i>{{ caller() }}</i>{% endmacro %}{% call m() %}{{ a }}{% endcall %}", "<i>&lt;b&gt;</i>"),
        ("{% for x in [a] %}{{ x ~ a.upper() }}{% endfor %}", "&lt;b&gt;&lt;B&gt;"),
    ],
)
def test_what_is_shown_is_escaped_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, shown: str) -> None:
    assert filled(tmp_path, monkeypatch, text, a="<b>", safe=Markup("<b>")) == shown


@pytest.mark.parametrize(("lang", "shown"), [("sv", "<p>Källor</p>"), ("en", "<p>Sources</p>")])
def test_words_that_never_differ_are_compiled_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, shown: str
) -> None:
    assert filled(tmp_path, monkeypatch, '<p>{{ _("Sources") }}</p>', lang) == shown  # nobody gives it a function


def test_a_dot_asks_for_an_attribute_and_never_for_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AttributeError, match="b"):
        filled(tmp_path, monkeypatch, "{{ a.b }}", a={"b": "c"})


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        ("m('x')", "x, 1, 2"),
        ("m('x', 3)", "x, 3, 2"),
        ("m(c='z', a='x')", "x, 1, z"),
        ("m('x', c='<z>')", "x, 1, &lt;z&gt;"),
    ],
)
def test_a_macro_takes_arguments_by_place_and_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, shown: str
) -> None:
    macro = "{% macro m(a, b=1, c=2) %}{{ a }}, {{ b }}, {{ c }}{% endmacro %}"
    assert filled(tmp_path, monkeypatch, f"{macro}{{{{ {call} }}}}") == shown


@pytest.mark.parametrize("call", ["m(1, 2, 3)", "m(1, d=2)", "m(1, 2, b=3)", "m(1, a=2)"])
def test_a_macro_refuses_arguments_that_it_does_not_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    with pytest.raises(TypeError, match="macro 'm' takes n"):
        filled(tmp_path, monkeypatch, f"{{% macro m(a, b=1) %}}{{{{ a }}}}{{% endmacro %}}{{{{ {call} }}}}")
