"""The settings in README: each empty, missing and malformed, told before anything is built."""

import datetime
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from commands import smartspec
from mkdocs.exceptions import Abort
from pydantic import BaseModel
from small_country import ROOT, put
from smartspec.__main__ import main
from smartspec.analysis.comparison import MANY_PAIRS
from smartspec.clock import LAST, fault_of_epoch
from smartspec.language import words
from smartspec.model.values import YEARS
from smartspec.pages.page import Publisher, Settings
from smartspec.read.settings import Limits
from smartspec.site.owners import owners_of
from smartspec.site.settings import Written, load_settings, maintainers_of, read_settings, settings_of

ABSENT = object()
GIVEN: dict[str, Any] = {
    "site_name": "Prov",
    "site_url": "https://s3.example/",
    "repo_url": "https://github.com/noden/s3",
    "edit_uri": "edit/main/docs/",
    "theme": {"name": "material"},
    "extra": {
        "smartspec": {
            "site_name_sv": "Provet",
            "site_name_en": "The trial",
            "site_description_en": "What is tried",
            "publisher": "Noden",
            "mailbox": "redaktion@s3.example",
            "maintainers": "@noden/forvaltning",
            "most_pairs": 7,
            "limits": {"priorities_in_strategy": 7},
            "catalogue": {
                "publisher_type": "NationalAuthority",
                "publisher_number": "202100-0000",
                "email": "function@example.org",
                "issued": "2027-01-31",
            },
            "forms": {"api": "https://github.example/api/v3", "sign_in": "https://in.example"},
        }
    },
    "plugins": [],
}
NO_ADDRESS = (
    "s3.example", "/s3/", "https://", "https:///s3/", "ftp://s3.example/", "https://s3.example/?a=1",
    "https://s3.example/#a", "https://a b.example/", "https://s3.example:99999/", "https://namn:ord@s3.example/",
    "https://./", "javascript:alert(1)", 'https://s3.example/"', "https://s3.example\n", 7, True, ["https://s3.example/"],
)  # fmt: skip
NO_LINE = ("två\nrader", 2026, False, ["Noden"], {"sv": "Noden"})
NO_MAPPING = ("text", 7, ["a"], True)
WRONG: dict[str, tuple[Any, ...]] = {
    "site_name": NO_LINE,
    "site_url": NO_ADDRESS,
    "repo_url": NO_ADDRESS,
    "edit_uri": ("edit/main/", "/edit/main/docs/", "edit//docs/", "?query=docs/", "edit/main/docs/#", 7, ["docs/"]),
    "extra": NO_MAPPING,
    "extra.smartspec": NO_MAPPING,
    "extra.smartspec.site_name_sv": NO_LINE,
    "extra.smartspec.site_name_en": NO_LINE,
    "extra.smartspec.site_description_en": NO_LINE,
    "extra.smartspec.publisher": NO_LINE,
    "extra.smartspec.mailbox": (
        "redaktion", "@s3.example", "redaktion@s3", "a@b@s3.example", "red aktion@s3.example", "a@s3.example?cc=b@c.se",
        "redaktion@s3.example\nBcc: a@b.se", "<a@s3.example>", 7, ["redaktion@s3.example"],
    ),
    "extra.smartspec.maintainers": ("noden/forvaltning", "@person", "@noden/a, @noden/b", 7, ["@noden/forvaltning"]),
    "extra.smartspec.most_pairs": ("många", "300", -1, 1.5, True, [300]),
    "extra.smartspec.limits": NO_MAPPING,
    **{f"extra.smartspec.limits.{name}": ("många", 0, -1, 1.5, True, 10**9, [3]) for name in Limits.model_fields},
    "extra.smartspec.catalogue": NO_MAPPING,
    "extra.smartspec.catalogue.publisher_type": ("National Authority", "<b>", 7, ["NationalAuthority"]),
    "extra.smartspec.catalogue.publisher_number": ("202100-000", "tio siffror", 7, ["202100-0000"]),
    "extra.smartspec.catalogue.email": ("noden", "noden@", "a@b", "a@b.se?subject=x", "a b@c.se", 7, ["a@b.se"]),
    "extra.smartspec.catalogue.issued": ("2027", "2027-02-30", "i dag", 7, ["2027-01-31"]),
    "extra.smartspec.forms": NO_MAPPING,
    "extra.smartspec.forms.api": (*NO_ADDRESS, "https://a.example; script-src *"),
    "extra.smartspec.forms.sign_in": NO_ADDRESS,
}  # fmt: skip
EMPTY = (ABSENT, None, "", "  ")
VARIABLES = {
    "SITE_URL": "site_url",
    "REPO_URL": "repo_url",
    "FORGE_API": "extra.smartspec.forms.api",
    "FORGE_SIGN_IN": "extra.smartspec.forms.sign_in",
}

Given = Callable[..., Path]


@pytest.fixture
def given(tmp_path: Path) -> Given:
    """A repository whose mkdocs.yml is GIVEN but for one setting: ``given("extra.smartspec.publisher", 7)``."""

    def write(key: str = "", value: Any = ABSENT) -> Path:
        settings = yaml.safe_load(yaml.safe_dump(GIVEN))
        inner = settings
        *above, last = key.split(".")
        for name in above:
            inner = inner[name]
        if value is not ABSENT:
            inner[last] = value
        elif key:
            del inner[last]
        (tmp_path / "docs").mkdir(exist_ok=True)
        (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
        return tmp_path

    return write


def read(root: Path) -> Settings:
    return settings_of(load_settings(root))


def refusal(root: Path) -> list[str]:
    with pytest.raises(Abort) as refused:
        load_settings(root)
    return str(refused.value).splitlines()


def rules_told(root: Path) -> list[str]:
    """The rules that the settings break."""
    file = root / "mkdocs.yml"
    return [problem.rule for problem in read_settings(yaml.safe_load(file.read_text("utf-8")), file)[1]]


@pytest.mark.parametrize(
    ("key", "nearest"),
    [("publihser", "publisher"), ("limit", "limits"), ("catalogue.emial", "email"), ("forms.sign-in", "sign_in")],
)
def test_a_key_that_is_no_setting_is_refused_with_the_nearest_that_is(given: Given, key: str, nearest: str) -> None:
    (line,) = refusal(given(f"extra.smartspec.{key}", "x"))
    assert f"fel: extra.smartspec.{key}: Nyckeln finns inte. Tillåtet här: " in line
    assert line.endswith(f"Menade du ”{nearest}”?")


def test_settings_that_are_right_reach_the_pages(given: Given) -> None:
    forge = "https://github.com/noden/s3/"
    assert read(given()) == Settings(
        "https://s3.example/",
        {"sv": "Provet", "en": "The trial"},
        f"{forge}edit/main/",
        "Noden",
        f"{forge}new/main/",
        f"{forge}issues/",
        f"{forge}releases",
        7,
        given().resolve(),
        descriptions={"sv": "", "en": "What is tried"},
        data_publisher=Publisher("Noden", "NationalAuthority", "function@example.org", "2027-01-31", "202100-0000"),
        mailbox="redaktion@s3.example",
    )
    assert maintainers_of(load_settings(given())) == "@noden/forvaltning"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("site_url", "https://s3.example/under"),
        ("site_url", "http://[::1]:8000/"),
        ("site_url", "https://smart-specialisering-åäö.example"),
        ("repo_url", "http://127.0.0.1:3000/noden/s3/"),
        ("edit_uri", "-/edit/main/docs"),
        ("edit_uri", "blob/en/gren/docs/"),
        ("edit_uri", "https://redigera.example/noden/s3/docs/"),
        ("extra.smartspec.maintainers", "@noden/a @noden/b_c"),
        ("extra.smartspec.most_pairs", 0),
        ("extra.smartspec.publisher", "Noden & Co – ”åäö”"),
    ],
)
def test_other_right_values_are_taken(given: Given, key: str, value: Any) -> None:
    load_settings(given(key, value))


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in WRONG.items() for value in values])
def test_a_malformed_setting_is_told_in_one_line(given: Given, key: str, value: Any) -> None:
    (line,) = refusal(given(key, value))
    assert line.startswith("mkdocs.yml:")
    assert f": fel: {key}: Här står ”" in line
    assert "Tillåtet: " in line


def test_every_setting_has_malformed_values_here() -> None:
    assert set(keys(Written)) - {"use_directory_urls"} == set(WRONG)


def keys(model: type[BaseModel], above: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield f"{above}{name}"
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from keys(field.annotation, f"{above}{name}.")


@pytest.mark.parametrize("value", EMPTY)
@pytest.mark.parametrize("key", ["site_url", "site_name"])
def test_a_setting_that_must_be_given_is_asked_for(given: Given, key: str, value: Any) -> None:
    (line,) = refusal(given(key, value))
    assert rules_told(given(key, value)) == ["setting-missing"]
    assert f"fel: {key}: Inställningen saknas eller är tom." in line


NOTHING_BUT_NAMES = {
    "names": {"sv": "Prov", "en": "Prov"},
    "descriptions": {"sv": "", "en": ""},
    "publisher": "",
    "mailbox": "",
    "data_publisher": None,
    "most_pairs": MANY_PAIRS,
}
"""What is left without a setting of our own."""


@pytest.mark.parametrize("value", EMPTY)
@pytest.mark.parametrize(
    ("key", "left_out"),
    [
        ("repo_url", {"edit_base": "", "new_base": "", "issues": "", "releases": ""}),
        ("extra.smartspec.site_name_sv", {"names": {"sv": "Prov", "en": "The trial"}}),
        ("extra.smartspec.site_name_en", {"names": {"sv": "Provet", "en": "Prov"}}),
        ("extra.smartspec.site_description_en", {"descriptions": {"sv": "", "en": ""}}),
        ("extra.smartspec.publisher", {"publisher": "", "data_publisher": None}),
        ("extra.smartspec.catalogue", {"data_publisher": None}),
        ("extra.smartspec.catalogue.email", {"data_publisher": None}),
        ("extra.smartspec.catalogue.issued", {"data_publisher": None}),
        ("extra.smartspec.catalogue.publisher_type", {"data_publisher": None}),
        ("extra.smartspec.mailbox", {"mailbox": ""}),
        ("extra.smartspec.maintainers", {}),
        ("extra.smartspec.most_pairs", {"most_pairs": MANY_PAIRS}),
        ("extra.smartspec.forms", {}),
        ("extra.smartspec.forms.api", {}),
        ("extra.smartspec.forms.sign_in", {}),
        (
            "extra",
            NOTHING_BUT_NAMES,
        ),
        (
            "extra.smartspec",
            NOTHING_BUT_NAMES,
        ),
    ],
)
def test_an_empty_setting_is_as_one_that_is_missing(
    given: Given, key: str, left_out: dict[str, Any], value: Any
) -> None:
    whole, without = read(given()), read(given(key, value))
    assert {name: getattr(without, name) for name in left_out} == left_out
    assert replace(without, **left_out) == replace(whole, **left_out)


@pytest.mark.parametrize(
    ("host", "value", "edit_base"),
    [
        ("forge.example", ABSENT, ""),
        ("forge.example", None, ""),
        ("github.com", ABSENT, "https://github.com/noden/s3/edit/master/"),  # the engine knows this forge
        ("github.com", "", ""),
        ("github.com", "  ", ""),
    ],
)
def test_without_edit_uri_there_are_edit_links_only_where_the_engine_knows_the_forge(
    given: Given, host: str, value: Any, edit_base: str
) -> None:
    root = given("edit_uri", value)
    put(root, "mkdocs.yml", "github.com", host)
    assert read(root).edit_base == edit_base


@pytest.mark.parametrize("variable", VARIABLES)
@pytest.mark.parametrize("value", ["s3", "https://", "https://a.example/?b", "7", "true"])
def test_a_malformed_variable_is_named_with_the_line_that_reads_it(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    (line,) = refusal(ROOT)
    key = VARIABLES[variable]
    number = int(line.split(":")[1])
    assert f"!ENV [{variable}" in (ROOT / "mkdocs.yml").read_text("utf-8").splitlines()[number - 1]
    assert f": fel: {key} ({variable}): Här står ”" in line


@pytest.mark.parametrize("value", ["2026-02-30", "<<", "="])
def test_a_variable_that_yaml_reads_as_something_else_is_told(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("REPO_URL", value)
    told, *_ = refusal(ROOT)
    assert told.startswith("mkdocs.yml:")


def test_all_wrong_settings_are_told_at_once(given: Given) -> None:
    root = given("site_url", "s3.example")
    put(root, "mkdocs.yml", "most_pairs: 7", "most_pairs: många")
    assert [line.split(": ")[2] for line in refusal(root)] == ["extra.smartspec.most_pairs", "site_url"]


@pytest.mark.parametrize("value", [False, "false", "nej", 0])
def test_pages_as_files_are_refused_in_a_sentence(given: Given, value: Any) -> None:
    (line,) = refusal(given("use_directory_urls", value))
    assert rules_told(given("use_directory_urls", value)) == ["directory-urls"]
    assert "fel: use_directory_urls: Inställningen är inte true" in line


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("value", EMPTY)
def test_owners_need_a_team(given: Given, value: Any) -> None:
    root = given("extra.smartspec.maintainers", value)
    with pytest.raises(ValueError, match=r"extra\.smartspec\.maintainers är tom"):
        owners_of(root)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("strict: : x", "mkdocs.yml:3:9: fel: Raden går inte att läsa: ett kolon står där det inte kan stå."),
        ("strict: *x", "mkdocs.yml:3:9: fel: Raden går inte att läsa: found undefined alias 'x'."),
        ("strict: !X y", "mkdocs.yml:3:9: fel: Raden går inte att läsa: could not determine"),
        ("strict: [2026-02-30]", "mkdocs.yml:3:10: fel: Raden går inte att läsa: day is out of range"),
    ],
)
def test_what_the_engine_cannot_read_is_told_at_its_line(given: Given, line: str, told: str) -> None:
    file = given() / "mkdocs.yml"
    above, below = "a: 2026-01-01\nb: {c: 2026-02-28}\n", file.read_text("utf-8")
    file.write_text(f"{above}{line}\n{below}", "utf-8")
    assert refusal(file.parent)[0].startswith(told)


@pytest.mark.parametrize("value", ["i dag", "-1", "1.5", "4133980800", "9" * 5000, "١٧٠٠٠٠٠٠٠٠"])
def test_a_moment_that_is_none_is_told_before_anything_is_done(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert main(["check"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert said.err.startswith(f"SOURCE_DATE_EPOCH: Här står ”{value[:100]}")


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_moment_is_as_one_that_is_missing(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert fault_of_epoch() == ""
    assert "SOURCE_DATE_EPOCH" not in os.environ  # where the site engine would read it


def test_a_build_may_be_dated_as_long_as_anything_else() -> None:
    assert datetime.datetime.fromtimestamp(LAST, datetime.UTC).year == YEARS[-1]
    assert datetime.datetime.fromtimestamp(LAST + 1, datetime.UTC).year not in YEARS


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("command", [["owners"], ["cms"], ["write", "out"], ["build"], ["serve"]])
def test_every_command_that_reads_settings_tells_what_is_wrong(
    given: Given, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    root = given("repo_url", "forge")
    monkeypatch.chdir(root)
    assert main(command) == 1
    assert "fel: repo_url: Här står ”forge”." in "".join(capsys.readouterr())
    assert sorted(path.name for path in root.iterdir()) == ["docs", "mkdocs.yml", "regions"]


@pytest.mark.parametrize("key", WRONG)
def test_the_words_for_what_a_setting_may_be_are_in_swedish(given: Given, key: str) -> None:
    root = given(key, WRONG[key][0])
    (problem,) = read_settings(yaml.safe_load((root / "mkdocs.yml").read_text("utf-8")), root / "mkdocs.yml")[1]
    allowed = problem.values["allowed"]
    assert words("sv").gettext(allowed) != allowed


def test_with_all_variables_empty_but_the_address_the_site_has_no_link_to_a_forge(small: Path) -> None:
    done = smartspec(small, "build", REPO_URL="", FORGE_API="", FORGE_SIGN_IN="")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    pages = [path.read_text("utf-8") for path in (small / "site").rglob("*.html")]
    assert len(pages) > 10
    assert [page for page in pages if "s3-propose" in page or "forge.example" in page] == []


def test_without_an_address_nothing_is_built_and_the_old_site_stays(small: Path) -> None:
    done = smartspec(small, "build", SITE_URL="")
    assert done.returncode == 1
    told, _, last = done.stderr.splitlines()
    assert "site_url (SITE_URL): Inställningen saknas eller är tom." in told
    assert last == "Inget byggdes. Den förra webbplatsen i site/ är orörd."
    assert (small / "site" / "index.html").read_text("utf-8") == "the last good site"
