"""Every word that people meet is in Swedish too, with the same values in it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import smartspec
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po
from rules_in import LEVELS, all_rules
from smartspec import language
from smartspec.language import words
from smartspec.model import InitiativeFacts
from smartspec.read import git_tree, safe_walk, validate

PACKAGE = Path(smartspec.__file__).parent
METHODS = [("**.py", "python"), ("pages/**.html", "jinja2")]
OPTIONS = {"pages/**.html": {"silent": "false"}}
KEYWORDS = DEFAULT_KEYWORDS | dict.fromkeys(LEVELS, (2, 3, 4))
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|%%")


def extracted() -> Iterator[tuple[str, str]]:
    """Each text marked for translation in code and templates: (text, where)."""
    for file, line, message, _, _ in extract_from_dir(PACKAGE, METHODS, OPTIONS, KEYWORDS):
        for text in (message,) if isinstance(message, str) else message:
            yield text, f"{file}:{line}"


def placeholders(text: str) -> list[str]:
    return sorted(set(PLACEHOLDER.findall(text)))


MESSAGES = dict(extracted())
CATALOGUES = sorted(language.LOCALE.glob("sv.*po"))


def test_the_rules_texts_are_among_the_extracted() -> None:
    assert {text for rule in all_rules().values() for text in (rule.seen, rule.allowed, rule.step)} <= set(MESSAGES)


def test_each_text_has_a_swedish_one_with_the_same_values() -> None:
    there, swedish = translated(), words("sv").gettext
    assert len(MESSAGES) > 1000
    assert {text: where for text, where in MESSAGES.items() if text not in there} == {}, "no Swedish text"
    assert [text for text in MESSAGES if placeholders(swedish(text)) != placeholders(text)] == []


def translated() -> set[str]:
    """The texts that have a Swedish one, in all catalogues; plurals by both their forms."""
    found: set[str] = set()
    for file in CATALOGUES:
        with file.open("rb") as stream:
            for message in read_po(stream, locale="sv"):
                forms = [message.id] if isinstance(message.id, str) else list(message.id)
                strings = [message.string] if isinstance(message.string, str) else list(message.string)
                if all(strings) and not message.fuzzy:
                    found |= set(forms)
    return found


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.name)
def test_a_catalogue_says_its_language_and_encoding_and_keeps_values(file: Path) -> None:
    with file.open("rb") as stream:
        catalogue = read_po(stream)
    assert str(catalogue.locale) == "sv"
    assert catalogue.charset.lower() == "utf-8"
    assert catalogue.plural_expr == "(n != 1)"
    for message in catalogue:
        if message.id and isinstance(message.id, str):
            assert placeholders(message.string) == placeholders(message.id), message.id


def test_the_words_for_what_a_value_is_are_in_swedish() -> None:
    kinds = {validate.kind(value) for value in ("x", "", [], {}, None)} | set(validate.TYPE_NAMES.values())
    files = {said for _, said in safe_walk.FILE_TYPES} | set(git_tree.NOT_FILES.values()) | {"a device", "unreadable"}
    counted = {"characters of text", "characters of page", "files", "bytes", "priorities", "needs and offers"}
    assert kinds | files | counted | set(validate.CHARACTERS.values()) <= translated()


def test_every_pattern_of_a_field_is_told_in_words() -> None:
    patterns = re.findall(r'"pattern": "([^"]+)"', str(InitiativeFacts.model_json_schema()).replace("'", '"'))
    assert patterns
    assert {pattern.replace("\\\\", "\\") for pattern in patterns} <= set(validate.CHARACTERS)


def test_english_is_what_the_code_says() -> None:
    assert words("en").gettext("error") == "error"
    assert words("sv").gettext("error") == "fel"
