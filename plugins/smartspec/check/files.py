"""Rules about which files a folder has."""

from collections.abc import Iterator

from ..model.files import FILES, english_of, original_of
from ..model.values import N_
from ..problems import Mark, Problem, error, warning
from ..read.document import key_name
from ..read.folders import Folder
from ..read.settings import Limits


def needed_files_are_there(folder: Folder) -> Iterator[Problem]:
    """Each territory says who it is and has its list of sources; each period folder has a strategy."""
    for path in _needed(folder) if not folder.cut_short else ():
        if path not in folder.documents:
            yield Mark(path).problem("missing-file", name=path.rsplit("/", 1)[1])


def _needed(folder: Folder) -> Iterator[str]:
    whose = {"any", folder.territory.kind, *(["territory"] if folder.territory.kind != "country" else [])}
    for name, kind in FILES.items():
        if kind.needed and kind.by in whose:
            places = [{"period": period} for period in folder.periods] if "{period}" in kind.pattern else [{}]
            yield from (folder.file(name, **place) for place in places)


warning(
    "missing-translation",
    "There is no English text here.",
    "Each text has an English version; until then the English page shows the Swedish.",
    "Add “%(name)s”.",
)


def texts_are_translated(folder: Folder) -> Iterator[Problem]:
    """Each Swedish Markdown file has an English one beside it, each statement an English text."""
    for path, document in folder.documents.items():
        found = document.complete or path not in folder.refused
        if found and (english := english_of(path)) and english not in folder.documents and not folder.cut_short:
            yield Mark(path).problem("missing-translation", name=english.rsplit("/", 1)[1])
        for place, _ in document.find("sv") if document.complete else ():
            if not _has(document.values, place[:-1], "en"):
                yield Problem(document.mark(*place), "missing-translation", key_name(place[:-1]), {"name": "en: …"})


error(
    "translation-alone",
    "The translation has no Swedish file beside it.",
    "Each .en.md belongs to a Swedish .md with the same name.",
    "Add %(name)s, or rename this file.",
)


def translations_have_an_original(folder: Folder) -> Iterator[Problem]:
    """Each .en.md has its Swedish .md beside it."""
    for path in folder.documents:
        if (original := original_of(path)) not in folder.documents and not folder.cut_short:
            yield Mark(path).problem("translation-alone", name=original.rsplit("/", 1)[1])


def things_are_few(folder: Folder) -> Iterator[Problem]:
    """A strategy, and a territory, has no more priorities than can be read; nor more needs and offers."""
    limits = folder.limits
    counts = {period: len(names) for period, names in folder.priorities().items()}
    full = [period for period, count in counts.items() if count > limits.priorities_in_strategy]
    for period in full:
        yield _too_many(f"{folder.path}/{period}", counts[period], N_("priorities"), "priorities_in_strategy", limits)
    if not full and (count := sum(counts.values())) > limits.priorities_in_region:
        yield _too_many(folder.path, count, N_("priorities"), "priorities_in_region", limits)
    exchange = folder.files("exchange")
    if (count := len(exchange)) > limits.exchange_in_region:
        yield _too_many(
            exchange[0][0].path.rpartition("/")[0], count, N_("needs and offers"), "exchange_in_region", limits
        )


error(
    "too-many",
    "There are %(count)s %(kind)s here.",
    "Allowed: at most %(most)s.",
    "Remove those that are not needed, or ask the node's editors for more: %(setting)s in mkdocs.yml.",
)


def _too_many(path: str, count: int, kind: str, limit: str, limits: Limits) -> Problem:
    most, setting = str(getattr(limits, limit)), f"extra.smartspec.limits.{limit}"
    return Mark(path).problem("too-many", count=str(count), kind=kind, most=most, setting=setting)


def _has(values: object, path: tuple[str | int, ...], key: str) -> bool:
    for part in path:
        values = values[part]  # type: ignore[index]
    return isinstance(values, dict) and key in values


error(
    "missing-file",
    "The folder has no %(name)s.",
    "Each folder of this kind has one.",
    "Add %(name)s; see CONTRIBUTING.md.",
)


RULES = (
    needed_files_are_there,
    texts_are_translated,
    translations_have_an_original,
    things_are_few,
)
