"""Every word that people meet is in the one catalogue of each language, and nothing else is."""

import ast
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po
from smartspec.edit.fields import PATTERNS, FieldForm, fields_of, label_of
from smartspec.language import LOCALE, words
from smartspec.model import ExchangeFacts, Frozen, InitiativeFacts, PriorityFacts, SourceList, StrategyFacts
from smartspec.pages.search.documents import said
from smartspec.problems import RULES
from smartspec.read import safe_walk, tree, validate

ROOT = Path(__file__).parents[1]
PACKAGE = LOCALE.parent
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|%%")
MADE_BY = re.compile(rb'^"Generated-By: .*\n', re.MULTILINE)
"""The line that names the version of Babel."""
LANGUAGES = sorted(file.stem for file in LOCALE.glob("*.po"))


def catalogue(file: Path) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream)


def texts(message: Message) -> Iterator[tuple[str, str]]:
    """Each form of a message with its translation."""
    both = (message.id, message.string)
    ids, strings = ([one] if isinstance(one, str) else list(one) for one in both)
    yield from zip(ids, strings, strict=True)


CATALOGUES = {lang: catalogue(LOCALE / f"{lang}.po") for lang in LANGUAGES}
SWEDISH = {text: there for message in CATALOGUES["sv"] if message.id for text, there in texts(message)}


def make_words(locale: Path) -> None:
    """What `make words` does, to the catalogues in another folder."""
    given = [f"LOCALE={locale}", f"POT={locale / 'words.pot'}", "--old-file=.venv/python.done"]
    done = subprocess.run(["make", "words", *given], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


SWEDISH_WORDS = re.compile(r"[åäöÅÄÖ]|\b(?:och|inte|ingen|eller|som|till|med)\b")
NO_SENTENCE = re.compile(r"\(\?|\||\\[bds]|^# ")
"""Regular expressions that read Swedish, and comments in files that are written in both languages."""


def sentences(module: Path) -> Iterator[str]:
    """Texts of a module with three words or more, docstrings left out."""
    tree = ast.parse(module.read_text("utf-8"))
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in documentation else None
        if isinstance(text, str) and " " in text and len(re.findall(r"\b[^\W\d_]{2,}\b", text)) >= 3:
            yield text


def test_no_sentence_in_the_code_is_swedish() -> None:
    """What people read is English in the code and Swedish in the catalogue."""
    lists_of_names = {PACKAGE / "edit/lists/persons.py"}
    modules = [module for module in sorted(PACKAGE.rglob("*.py")) if module not in lists_of_names]
    found = [(module.name, text) for module in modules for text in sentences(module)]
    assert len(found) > 500
    assert [one for one in found if SWEDISH_WORDS.search(one[1]) and not NO_SENTENCE.search(one[1])] == []


def test_make_words_changes_nothing(tmp_path: Path) -> None:
    """Where this fails, something was added or is not used any more: run it, and translate what is new."""
    locale = shutil.copytree(LOCALE, tmp_path / "locale")
    make_words(locale)
    assert LANGUAGES
    for lang in LANGUAGES:
        now, before = ((folder / f"{lang}.po").read_bytes() for folder in (locale, LOCALE))
        assert MADE_BY.sub(b"", now) == MADE_BY.sub(b"", before)


def test_make_words_adds_what_is_new_and_removes_what_is_not_used(tmp_path: Path) -> None:
    text = (LOCALE / "sv.po").read_text("utf-8")
    whole = next(block for block in text.split("\n\n") if 'msgid "All regions"' in block)
    locale = tmp_path / "with spaces"
    locale.mkdir()
    changed = text.replace(whole, '#: gone.py\nmsgid "All the regions"\nmsgstr "Alla regioner"')
    (locale / "sv.po").write_text(changed, "utf-8")
    make_words(locale)
    empty = whole.replace('msgstr "Alla regioner"', 'msgstr ""')
    assert MADE_BY.sub(b"", (locale / "sv.po").read_bytes()) == MADE_BY.sub(b"", text.replace(whole, empty).encode())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_left_untranslated(lang: str) -> None:
    messages = [message for message in CATALOGUES[lang] if message.id]
    assert len(messages) > 1000
    assert [text for message in messages for text, there in texts(message) if not there.strip()] == []
    assert [message.id for message in messages if message.fuzzy] == []
    assert list(CATALOGUES[lang].obsolete) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_translation_has_the_values_of_its_text(lang: str) -> None:
    pairs = [pair for message in CATALOGUES[lang] if message.id for pair in texts(message)]
    assert [text for text, there in pairs if placeholders(text) != placeholders(there)] == []


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_catalogue_says_its_language_and_encoding(lang: str) -> None:
    assert str(CATALOGUES[lang].locale) == lang
    assert CATALOGUES[lang].charset.lower() == "utf-8"
    assert not CATALOGUES[lang].fuzzy


OURS, TEMPLATE = "smartspec.edit.extraction:extract", "jinja2"
RULE = """error("no-hay", "There is %(kind)s.", "Allowed: hay.", "Mow" " more.")"""
FIELDS = """
class Barn(Frozen):
    hay_bales: Line = Field(description="What is in it")
    owner: Line | None = Field(None, description="Who owns it", max_length=3)
    Column_Name: Line = Field(description="A column")
    height: Line = Field(max_length=3)
    notes: tuple[Line, ...] = ()
"""


@pytest.mark.parametrize(
    ("method", "source", "found"),
    [
        (OURS, '_("a")', ["a"]),
        (OURS, 'writer.gettext("a" "b")', ["ab"]),
        (OURS, "words(lang).gettext('“%(a)s”') % {'a': gettext('b')}", ["“%(a)s”", "b"]),
        (OURS, """f"{gettext('a')}: {_('b')}" """, ["a", "b"]),
        (OURS, 'ngettext("one", "many", 2)', [("one", "many")]),
        (OURS, 'KINDS = {"a": N_("b")}; Labels({"c": N_("d")})', ["b", "d"]),
        (OURS, 'gettext(name); gettext(f"{a}"); print("a"); parser.error("a")', []),
        (OURS, RULE, ["There is %(kind)s.", "Allowed: hay.", "Mow more."]),
        (OURS, FIELDS, ["What is in it", "Hay bales", "Who owns it", "Owner", "A column"]),
        (TEMPLATE, '{{ _("a") }}{% if x %}{{ ngettext("one", "many", n) }}{% endif %}', ["a", ("one", "many")]),
        (TEMPLATE, '<a title="{{ _("a") | e }}">{# _("b") #}{% set c = _("c") %}</a>', ["a", "c"]),
    ],
)
def test_what_is_extracted(method: str, source: str, found: list[str | tuple[str, ...]]) -> None:
    given = extract(method, io.BytesIO(source.encode()), keywords=DEFAULT_KEYWORDS)
    assert [message for _, message, *_ in given] == found


@pytest.mark.parametrize("level", ["error", "unfinished", "warning", "note"])
def test_the_name_of_a_rule_is_a_comment_for_the_translator(level: str) -> None:
    given = [*extract(OURS, io.BytesIO(RULE.replace("error", level).encode()))]
    assert [comments for *_, comments, _ in given] == [["no-hay"]] * 3


def test_the_rules_sentences_are_in_the_catalogue() -> None:
    assert len(RULES) > 100
    assert {text for rule in RULES.values() for text in (rule.seen, rule.allowed, rule.step)} - {""} <= set(SWEDISH)


def test_what_forms_say_of_each_field_is_in_the_catalogue() -> None:
    described = [(name, info) for model in models(Frozen) for name, info in model.model_fields.items()]
    described = [(name, info.description) for name, info in described if info.description]
    assert len(described) > 100
    assert {hint for _, hint in described} <= set(SWEDISH)
    assert {label_of(name) for name, _ in described if label_of(name) != name} <= set(SWEDISH)


def models(base: type[Frozen]) -> Iterator[type[Frozen]]:
    for model in base.__subclasses__():
        yield model
        yield from models(model)


@pytest.mark.parametrize("model", [StrategyFacts, PriorityFacts, InitiativeFacts, ExchangeFacts, SourceList])
def test_what_the_values_of_a_field_are_called_is_in_the_catalogue(model: type[Frozen]) -> None:
    choices = {label for form in every(fields_of(model)) for label in form.choices.values()}
    assert choices
    assert choices <= set(SWEDISH)


def every(forms: tuple[FieldForm, ...]) -> Iterator[FieldForm]:
    for form in forms:
        yield form
        yield from every(form.inner)


def test_the_words_for_what_a_value_is_are_in_swedish() -> None:
    kinds = {validate.kind(value) for value in ("x", "", [], {}, None)} | set(validate.TYPE_NAMES.values())
    files = {said for _, said in safe_walk.FILE_TYPES} | set(tree.NOT_FILES.values()) | {"a device", "unreadable"}
    counted = {"characters of text", "characters of page", "files", "bytes", "priorities", "needs and offers"}
    assert kinds | files | counted | set(validate.CHARACTERS.values()) <= set(SWEDISH)


def test_every_pattern_of_a_field_is_told_in_words() -> None:
    patterns = re.findall(r'"pattern": "([^"]+)"', str(InitiativeFacts.model_json_schema()).replace("'", '"'))
    assert patterns
    told = {*validate.CHARACTERS, *PATTERNS.values()}  # days and times have rules of their own, with their words
    assert {pattern.replace("\\\\", "\\") for pattern in patterns} <= told


TEMPLATES = sorted([*(ROOT / "overrides").rglob("*.html"), *(ROOT / "plugins" / "smartspec" / "pages").rglob("*.html")])
IN_JINJA = re.compile(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
NOT_SAID = re.compile(
    r"<(code|pre)\b.*?</\1>"
    r'|<(\w+) lang="(?:sv|en)">.*?</\2>'  # in that language on all pages
    r'|<dt>[a-z_, ]+</dt>|\blang="'  # columns of a file; an attribute in a macro of its own
    r"|<[^>]+>|&\w+;",
    re.DOTALL,
)
NAMES = {"SNI", "NABS", "NUTS", "ISO", "CSV", "Atom", "iCal", "BibTeX", "RIS", "max"}


def said_without_the_catalogue(template: str) -> list[str]:
    return [
        word
        for word in re.findall(r"[^\W\d_]{3,}", NOT_SAID.sub(" ", IN_JINJA.sub(" ", template)))
        if word not in NAMES
    ]


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ('<p class="a">Sök {{ _("Search") }}</p>', ["Sök"]),
        ("{% if english %}Search{% else %}Sök{% endif %}", ["Search", "Sök"]),
        ('{# Words #}<p{% if a > b %} lang="sv"{% endif %}>{{ a }} – <b>CSV</b></p>', []),
        ('<p lang="en">This page</p><code>smartspec check</code>&nbsp;<q lang="sv">Vad är</q> 12', []),
    ],
)
def test_words_in_a_template_are_found(template: str, words: list[str]) -> None:
    assert said_without_the_catalogue(template) == words


def test_templates_say_everything_by_the_catalogue() -> None:
    said = {file.name: said_without_the_catalogue(file.read_text("utf-8")) for file in TEMPLATES}
    assert len(TEMPLATES) > 40
    assert {name: words for name, words in said.items() if words} == {}


def test_english_is_what_the_code_says() -> None:
    assert words("en").gettext("error") == "error"
    assert words("sv").gettext("error") == "fel"
    assert words("xx").ngettext("one", "many", 2) == "many"


def test_how_many_regions_there_are_is_counted_and_not_written_into_a_sentence() -> None:
    assert [text for text in SWEDISH if re.search(r"\d (regions|counties)\b", text)] == []


def test_the_search_speaks_by_the_catalogue() -> None:
    spoken = said(words("sv"))
    assert {name: spoken[name] for name in ("count", "none", "all", "more")} == {
        "count": ["%(num)s träff", "%(num)s träffar"],
        "none": "Inga träffar på ”%(text)s”. Pröva färre eller kortare ord.",
        "all": ["Visa träffen på söksidan", "Visa alla %(num)s träffar"],
        "more": "Visa %(num)s till",
    }
    assert {name: placeholders(str(text)) for name, text in said(words("en")).items()} == {
        name: placeholders(str(text)) for name, text in said(words("sv")).items()
    }
