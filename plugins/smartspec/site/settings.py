"""The site owner's settings in mkdocs.yml, validated, and as pages need them."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from ..analysis.comparison import MANY_PAIRS
from ..edit.cms import Forge, forge_at
from ..model.values import N_, TEAM, fault_of_date
from ..pages.page import Publisher, Settings
from ..problems import Mark, Problem, error, render
from ..read.validate import hint
from ..read.yaml_events import read_yaml

EngineError = MkDocsException
"""What building and reading settings raise, for modules that do not know the engine."""

FILE = "mkdocs.yml"
EDITOR_BUNDLE = Path(__file__).parents[1] / "editor" / "built"
"""Where `make editor` puts the forms."""
ADDRESS = re.compile(
    r"https?://(?:\w[\w-]*(?:\.[\w-]+)*|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:/[^\s?#\"'<>\\]*)?", re.IGNORECASE
)
EDIT_URI = re.compile(r"(?:https?://[\w.-]+(?::\d{1,5})?/)?(?:[^\s/?#\"'<>\\]+/)*docs/?")
MAILBOX = re.compile(r"[a-z0-9]+(?:[._+-][a-z0-9]+)*@(?:[a-z0-9]+(?:-+[a-z0-9]+)*\.)+[a-z]{2,63}", re.IGNORECASE)
"""An address that a mailto: link and every mail program takes: ASCII, and no comment or quoted part."""


class Setting(NamedTuple):
    """One setting: where it is in mkdocs.yml, what it may be, and the words for that."""

    key: str
    is_right: Callable[[object], bool]
    allowed: str
    must_be_given: bool = False


def _is_address(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(ADDRESS.fullmatch(value)) and urlsplit(value).port != 0
    except ValueError:  # a port above 65535, or brackets that hold no address
        return False


def _is_line(value: object) -> bool:
    return isinstance(value, str) and value.isprintable()


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_number(value: object) -> bool:
    return bool(re.fullmatch(r"\d{6}-?\d{4}", str(value), re.ASCII))


def _is_day(value: object) -> bool:
    return len(str(value)) == 10 and not fault_of_date(str(value))


def _is_mapping(value: object) -> bool:
    return isinstance(value, Mapping)


def _like(pattern: str | re.Pattern[str]) -> Callable[[object], bool]:
    """Whether the whole text is as the pattern has it."""
    return lambda value: isinstance(value, str) and bool(re.fullmatch(pattern, value.strip()))


A_WHOLE_ADDRESS = N_("a whole address, as in https://s3.example/, without ? and #")
A_LINE = N_("one line of text; in quotes if it is a number")
SETTINGS = (
    Setting("site_name", _is_line, A_LINE, must_be_given=True),
    Setting("site_url", _is_address, A_WHOLE_ADDRESS, must_be_given=True),
    Setting("repo_url", _is_address, A_WHOLE_ADDRESS),
    Setting("edit_uri", _like(EDIT_URI), N_("the way from repo_url to docs/, as in edit/main/docs/")),
    Setting("extra", _is_mapping, N_("several lines of key: value")),
    Setting("extra.smartspec", _is_mapping, N_("several lines of key: value")),
    Setting("extra.smartspec.site_name_sv", _is_line, A_LINE),
    Setting("extra.smartspec.site_name_en", _is_line, A_LINE),
    Setting("extra.smartspec.site_description_en", _is_line, A_LINE),
    Setting("extra.smartspec.publisher", _is_line, A_LINE),
    Setting(
        "extra.smartspec.mailbox", _like(MAILBOX), N_("the e-mail address of a function, as in redaktion@s3.example")
    ),
    Setting(
        "extra.smartspec.maintainers",
        _like(rf"(?:{TEAM[1:-1]}(?:\s+|$))+"),
        N_("teams on the forge, as in @organisation/team"),
    ),
    Setting("extra.smartspec.most_pairs", _is_count, N_("a whole number, 0 or more")),
    Setting("extra.smartspec.catalogue", _is_mapping, N_("several lines of key: value")),
    Setting(
        "extra.smartspec.catalogue.publisher_type",
        _like(r"[A-Za-z()-]+"),
        N_("a kind of publisher, as in NationalAuthority"),
    ),
    Setting("extra.smartspec.catalogue.publisher_number", _is_number, N_("an organisation number of ten digits")),
    Setting("extra.smartspec.catalogue.email", _like(MAILBOX), N_("the e-mail address of a function")),
    Setting("extra.smartspec.catalogue.issued", _is_day, N_("a day in quotes, as in '2027-01-31'")),
    Setting("extra.smartspec.forms", _is_mapping, N_("several lines of key: value")),
    Setting("extra.smartspec.forms.api", _is_address, A_WHOLE_ADDRESS),
    Setting("extra.smartspec.forms.sign_in", _is_address, A_WHOLE_ADDRESS),
)


KNOWN = (*(setting.key for setting in SETTINGS), "extra.smartspec.limits")
"""Every setting of our own: the limits are judged where they are read, see ``read.settings``."""


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
    if problems := problems_of_settings(written, path):
        raise Abort(render(problems))
    empty: dict[str, Any] = {key: "" for key in ("repo_url", "edit_uri") if _is_blank(written.get(key))}
    if _is_empty(written.get("extra", {})):
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
    "setting",
    "Here stands “%(value)s”.",
    "Allowed: %(allowed)s.",
    "Correct the line, or the environment variable that is named in brackets.",
)
error(
    "setting-missing",
    "The setting is missing or empty.",
    "It must be there: %(allowed)s.",
    "Fill in the line, or the environment variable that is named in brackets.",
)
error(
    "directory-urls",
    "The setting is not true, but all links between the pages lead to folders.",
    "Allowed: true.",
    "Remove the line. Pages that are opened as files have no links that work: serve the site instead.",
)


def problems_of_settings(config: Mapping[str, object], file: Path) -> list[Problem]:
    """Every setting that is missing or malformed. An empty one that may be left out counts as left out."""
    problem = _teller(file)
    problems = []
    for setting in SETTINGS:
        value, allowed = _value(config, setting.key), {"allowed": setting.allowed}
        if _is_empty(value):
            if setting.must_be_given:
                problems.append(problem("setting-missing", setting.key, allowed))
        elif not setting.is_right(value):
            problems.append(problem("setting", setting.key, {"value": str(value)} | allowed))
    problems += _unknown_keys(config, problem)
    if config.get("use_directory_urls", True) not in (True, None):
        problems.append(problem("directory-urls", "use_directory_urls", {}))
    return problems


def _unknown_keys(
    config: Mapping[str, object], problem: Callable[[str, str, dict[str, str]], Problem]
) -> Iterator[Problem]:
    """What stands below ``extra.smartspec`` and is no setting, as a name that was misspelt."""
    for group in ("extra.smartspec", "extra.smartspec.catalogue", "extra.smartspec.forms"):
        allowed = [name for key in KNOWN if (name := key.removeprefix(f"{group}.")) != key and "." not in name]
        for name in map(str, _lines_below(config, group)):
            if name not in allowed:
                values = {"allowed": ", ".join(allowed), "hint": hint(name, allowed)}
                yield problem("unknown-key", f"{group}.{name}", values)


def _value(config: object, key: str) -> Any:
    """The value at a path of keys; None where a key is missing or a parent is not a mapping."""
    value = config
    for name in key.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _is_empty(value: object) -> bool:
    return value is None or _is_blank(value)


def _is_blank(value: object) -> bool:
    return isinstance(value, str) and not value.strip()


def _teller(file: Path) -> Callable[[str, str, dict[str, str]], Problem]:
    """Tells the rule that a setting breaks: at its line, with the environment variables that it is read from."""
    document, told = read_yaml(FILE, file.read_text("utf-8-sig") if file.is_file() else "")
    from_environment = {problem.mark for problem in told if problem.values.get("tag") == "!ENV"}

    def problem(rule: str, key: str, values: dict[str, str]) -> Problem:
        path = key.split(".")
        mark, found = document.mark(*path), _value(document.values, key)
        names = (found[:-1] or found) if isinstance(found, list) else [found]
        variables = f" ({', '.join(names)})" if found and mark in from_environment else ""
        return Problem(mark, rule, f"{key}{variables}", values)

    return problem


def settings_of(config: MkDocsConfig) -> Settings:
    """Read the site's address, names, publisher and the forge's addresses from the engine's configuration.

    ``extra.smartspec`` holds ``site_name_en``, ``site_description_en``, ``publisher``, ``mailbox``, ``most_pairs`` and
    ``forms``; the rest are the engine's own ``site_url``, ``site_name``, ``repo_url`` and ``edit_uri``. New files and
    issue forms are linked to where ``edit_uri`` begins with ``edit/``: on a forge that has GitHub's addresses. Raises
    Abort when one is wrong.
    """
    file = Path(config.config_file_path).resolve()
    if problems := problems_of_settings(config, file):
        raise Abort(f"\n{render(problems)}")
    own = _lines_below(config, "extra.smartspec")
    repository = _given(config.repo_url).rstrip("/")
    edit_uri = _given(config.edit_uri)
    docs = urljoin(f"{repository}/", edit_uri) if repository and edit_uri else ""
    edit_base = urljoin(docs, "../") if docs else ""
    like_github = bool(edit_base) and edit_uri.startswith("edit/")
    most_pairs = own.get("most_pairs")
    return Settings(
        site_url=_given(config.site_url),
        names={lang: _given(own.get(f"site_name_{lang}")) or config.site_name for lang in ("sv", "en")},
        descriptions={
            "sv": _given(config.site_description),
            "en": _given(own.get("site_description_en")) or _given(config.site_description),
        },
        edit_base=edit_base,
        new_base=edit_base.replace(f"{repository}/edit/", f"{repository}/new/", 1) if like_github else "",
        issues=f"{repository}/issues/" if like_github else "",
        releases=f"{repository}/releases" if like_github else "",
        publisher=_given(own.get("publisher")),
        mailbox=_given(own.get("mailbox")),
        most_pairs=most_pairs if isinstance(most_pairs, int) else MANY_PAIRS,
        root=file.parent,
        data_publisher=_data_publisher(_given(own.get("publisher")), _lines_below(config, "extra.smartspec.catalogue")),
        forge=_forge(config, _lines_below(config, "extra.smartspec.forms")),
    )


def maintainers_of(config: MkDocsConfig) -> str:
    """The teams that approve changes; empty when none are named."""
    return " ".join(_given(_value(config, "extra.smartspec.maintainers")).split())


def _given(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _lines_below(config: Mapping[str, object], key: str) -> Mapping[str, object]:
    found = _value(config, key)
    return found if isinstance(found, Mapping) else {}


def _data_publisher(name: str, told: Mapping[str, object]) -> Publisher | None:
    """Who answers for the data, if all that a catalogue must say is said."""
    kind, email, issued, number = (
        str(told.get(key) or "").strip() for key in ("publisher_type", "email", "issued", "publisher_number")
    )
    return Publisher(name, kind, email, issued, number) if name and kind and email and issued else None


def _forge(config: MkDocsConfig, forms: Mapping[str, object]) -> Forge | None:
    """Where forms send what is edited, if they are switched on and bundled and the forge is one that they can use."""
    if "smartspec/editor" not in config.plugins or not (EDITOR_BUNDLE / "editor.js").is_file():
        return None
    addresses = _given(config.repo_url), _given(config.edit_uri)
    return forge_at(*addresses, _given(forms.get("api")), _given(forms.get("sign_in")))
