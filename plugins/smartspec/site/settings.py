"""The site owner's settings in mkdocs.yml, validated, and as pages need them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urljoin, urlsplit

import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException
from pydantic import Field

from ..analysis.comparison import MANY_PAIRS
from ..edit.cms import Forge, forge_at
from ..model.values import N_, TEAM, fault_of_date
from ..pages.page import Publisher, Settings
from ..problems import Mark, Problem, error, render
from ..read.document import Document, leaves
from ..read.settings import FILE, Limits, Lines, allowed_if, allowed_like, is_empty
from ..read.validate import validated
from ..read.yaml_events import read_yaml

EngineError = MkDocsException
"""What building and reading settings raise, for modules that do not know the engine."""

EDITOR_BUNDLE = Path(__file__).parents[1] / "editor" / "built"
"""Where `make editor` puts the forms."""
ADDRESS = re.compile(
    r"https?://(?:\w[\w-]*(?:\.[\w-]+)*|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:/[^\s?#\"'<>\\]*)?", re.IGNORECASE
)
EDIT_URI = re.compile(r"(?:https?://[\w.-]+(?::\d{1,5})?/)?(?:[^\s/?#\"'<>\\]+/)*docs/?")
TEAMS = rf"(?:{TEAM[1:-1]}(?:\s+|$))+"
MAILBOX = re.compile(r"[a-z0-9]+(?:[._+-][a-z0-9]+)*@(?:[a-z0-9]+(?:-+[a-z0-9]+)*\.)+[a-z]{2,63}", re.IGNORECASE)
"""An address that a mailto: link and every mail program takes: ASCII, and no comment or quoted part."""


def _is_line(value: object) -> bool:
    return isinstance(value, str) and value.isprintable()


def _is_address(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(ADDRESS.fullmatch(value)) and urlsplit(value).port != 0
    except ValueError:  # a port above 65535, or brackets that hold no address
        return False


def _is_day(value: object) -> bool:
    return len(str(value)) == 10 and not fault_of_date(str(value))


_Line = Annotated[str, allowed_if(_is_line, N_("one line of text; in quotes if it is a number"))]
_Address = Annotated[str, allowed_if(_is_address, N_("a whole address, as in https://s3.example/, without ? and #"))]
_Way = Annotated[str, allowed_like(EDIT_URI, N_("the way from repo_url to docs/, as in edit/main/docs/"))]
_Mailbox = Annotated[str, allowed_like(MAILBOX, N_("the e-mail address of a function, as in redaktion@s3.example"))]
_Teams = Annotated[str, allowed_like(TEAMS, N_("teams on the forge, as in @organisation/team"))]
_Kind = Annotated[str, allowed_like(r"[A-Za-z()-]+", N_("a kind of publisher, as in NationalAuthority"))]
_Number = Annotated[str, allowed_like(r"[0-9]{6}-?[0-9]{4}", N_("an organisation number of ten digits"))]
_Day = Annotated[str, allowed_if(_is_day, N_("a day in quotes, as in '2027-01-31'"))]
_Count = Annotated[int, allowed_if(lambda value: type(value) is int and value >= 0, N_("a whole number, 0 or more"))]
_True = Annotated[bool, allowed_if(lambda value: value is True, "true", "directory-urls")]


class _Catalogue(Lines):
    publisher_type: _Kind = ""
    publisher_number: _Number = ""
    email: _Mailbox = ""
    issued: _Day = ""


class _Forms(Lines):
    api: _Address = ""
    sign_in: _Address = ""


class _Own(Lines):
    site_name_sv: _Line = ""
    site_name_en: _Line = ""
    site_description_en: _Line = ""
    publisher: _Line = ""
    mailbox: _Mailbox = ""
    maintainers: _Teams = ""
    most_pairs: _Count = MANY_PAIRS
    catalogue: _Catalogue = _Catalogue()
    forms: _Forms = _Forms()
    limits: Limits = Limits()


class _Extra(Lines, extra="ignore"):
    smartspec: _Own = _Own()


class Written(Lines):
    """The settings of mkdocs.yml that we read; the engine judges the others."""

    site_name: _Line = Field(default="", validate_default=True)
    site_url: _Address = Field(default="", validate_default=True)
    repo_url: _Address = ""
    edit_uri: _Way = ""
    use_directory_urls: _True = True
    extra: _Extra = _Extra()


def load_settings(root: Path, **options: Any) -> MkDocsConfig:
    """The engine's configuration of the repository. Raises Abort, with every fault as text, when a setting is wrong.

    ``options`` are settings that come before those of the file; the engine takes any and checks them itself.
    """
    path = root / FILE
    written = MkDocsConfig(config_file_path=str(path))
    try:
        with path.open("rb") as stream:
            written.load_file(stream)
    except FileNotFoundError:
        raise Abort(render([Problem(Mark(FILE), "missing-file", values={"name": FILE})])) from None
    except (ValueError, ConfigurationError) as error:  # also a variable that reads as a day that does not exist
        raise Abort(render([_unreadable(error, path)])) from None
    if problems := read_settings(written, path)[1]:
        raise Abort(render(problems))
    empty: dict[str, Any] = {key: "" for key in ("repo_url", "edit_uri") if not str(written.get(key)).strip()}
    if is_empty(written.get("extra", {})):
        empty["extra"] = {}
    return load_config(str(path), **empty, **options)


def _unreadable(error: Exception, path: Path) -> Problem:
    """What the YAML library says, at its line. Of a day that does not exist it tells no line, so it is looked for."""
    cause = error.__context__  # the engine keeps only the library's sentences
    place = getattr(cause, "problem_mark", None) or _no_day(path)
    mark = Mark(FILE, place.line + 1, place.column + 1) if place else Mark(FILE)
    return Problem(mark, "yaml-syntax", values={"problem": str(getattr(cause, "problem", None) or error)})


def _no_day(path: Path) -> yaml.Mark | None:
    """Where the first value stands that has the form of a day and is none."""
    try:
        nodes = [yaml.compose(path.read_bytes(), Loader=yaml.SafeLoader)]
    except yaml.YAMLError:
        return None
    for node in nodes:
        if isinstance(node, yaml.CollectionNode):
            nodes.extend(part for inner in node.value for part in (inner if isinstance(inner, tuple) else [inner]))
        elif isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:timestamp":
            try:
                yaml.SafeLoader("").construct_yaml_timestamp(node)
            except ValueError:
                return node.start_mark
    return None


error(
    "directory-urls",
    "The setting is not true, but all links between the pages lead to folders.",
    "Allowed: true.",
    "Remove the line. Pages that are opened as files have no links that work: serve the site instead.",
)


def read_settings(config: Mapping[str, Any], file: Path) -> tuple[Written | None, list[Problem]]:
    """The settings as the engine read them, or None with every one that is missing or malformed.

    Each is told at its line of the file, with the environment variables that it is read from.
    """
    values = {name: config.get(name) for name in Written.model_fields}
    read, problems = validated(Document(FILE, values), Written)
    if not problems:
        return read, []
    document, told = read_yaml(FILE, file.read_text("utf-8-sig") if file.is_file() else "")
    from_environment = {problem.mark for problem in told if problem.values.get("tag") == "!ENV"}
    problems = validated(replace(document, values=values), Written)[1]
    return None, [
        replace(problem, key=_with_variables(problem.key, document)) if problem.mark in from_environment else problem
        for problem in problems
    ]


def _with_variables(key: str, document: Document) -> str:
    """The key with the variables that stand at it, as ``!ENV NAME`` or ``!ENV [NAME, …, default]``."""
    place = tuple(key.split("."))
    found = [text for path, text in leaves(document.values) if path[: len(place)] == place]
    return f"{key} ({', '.join(found[:-1] or found)})"


def _judged(config: Mapping[str, Any], file: Path) -> Written:
    read, problems = read_settings(config, file)
    if not read:
        raise Abort(f"\n{render(problems)}")
    return read


def settings_of(config: MkDocsConfig) -> Settings:
    """Read the site's address, names, publisher and the forge's addresses from the engine's configuration.

    New files and issue forms are linked to where ``edit_uri`` begins with ``edit/``: on a forge that has GitHub's
    addresses. Raises Abort when a setting is wrong.
    """
    file = Path(config.config_file_path).resolve()
    read = _judged(config, file)
    own, repository = read.extra.smartspec, read.repo_url.rstrip("/")
    docs = urljoin(f"{repository}/", read.edit_uri) if repository and read.edit_uri else ""
    edit_base = urljoin(docs, "../") if docs else ""
    like_github = bool(edit_base) and read.edit_uri.startswith("edit/")
    description = (config.site_description or "").strip()
    return Settings(
        site_url=read.site_url,
        names={"sv": own.site_name_sv or read.site_name, "en": own.site_name_en or read.site_name},
        descriptions={"sv": description, "en": own.site_description_en or description},
        edit_base=edit_base,
        new_base=edit_base.replace(f"{repository}/edit/", f"{repository}/new/", 1) if like_github else "",
        issues=f"{repository}/issues/" if like_github else "",
        releases=f"{repository}/releases" if like_github else "",
        publisher=own.publisher,
        mailbox=own.mailbox,
        most_pairs=own.most_pairs,
        root=file.parent,
        data_publisher=_data_publisher(own.publisher, own.catalogue),
        forge=_forge(config, read),
    )


def maintainers_of(config: MkDocsConfig) -> str:
    """The teams that approve changes; empty when none are named."""
    return " ".join(_judged(config, Path(config.config_file_path)).extra.smartspec.maintainers.split())


def _data_publisher(name: str, told: _Catalogue) -> Publisher | None:
    """Who answers for the data, if all that a catalogue must say is said."""
    needed = name, told.publisher_type, told.email, told.issued
    return Publisher(*needed, told.publisher_number) if all(needed) else None


def _forge(config: MkDocsConfig, read: Written) -> Forge | None:
    """Where forms send what is edited, if they are switched on and bundled and the forge is one that they can use."""
    if "smartspec/editor" not in config.plugins or not (EDITOR_BUNDLE / "editor.js").is_file():
        return None
    forms = read.extra.smartspec.forms
    return forge_at(read.repo_url, read.edit_uri, forms.api, forms.sign_in)
