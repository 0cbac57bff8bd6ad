"""Links with which a visitor proposes a change: the forge's editor, a new file there, an issue form."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from ..edit.starting_files import StartingFile
from ..language import words
from .page import Settings

CORRECT = "1-ratta-en-uppgift.yml"
"""The issue form for a fact that is wrong; its field ``page`` holds the address of the page."""
LONGEST = 6_000
"""Bytes of an address that forges and browsers take for certain (GitHub: some 8,000)."""


MOST_TOLD = 300
"""Characters of a page's summary that a letter about it quotes."""


@dataclass(frozen=True)
class Edit:
    """A file that a page is made of; ``about`` is what it is about, where there are several."""

    file: str
    about: str = ""


@dataclass(frozen=True)
class Addition:
    """Something that can be added: what the link says, and the file that it starts."""

    label: str
    starts: StartingFile


@dataclass(frozen=True)
class Proposals:
    """The links of one page. All are empty where the site has no forge."""

    edits: tuple[tuple[Edit, str], ...]
    additions: tuple[tuple[str, str], ...]
    correct: str
    forge: str
    """Where the links lead, for people: ``github.com``."""

    def __bool__(self) -> bool:
        return bool(self.edits or self.additions or self.correct)


def proposals(
    settings: Settings, permalink: str, edits: tuple[Edit, ...], additions: tuple[Addition, ...]
) -> Proposals:
    """The links of the page at that address."""
    return Proposals(
        tuple((edit, f"{settings.edit_base}{quote(edit.file)}") for edit in edits if settings.edit_base),
        tuple((item.label, new_file_url(settings, item.starts)) for item in additions if settings.new_base),
        correct_url(settings, permalink),
        urlsplit(settings.edit_base or settings.issues).hostname or "",
    )


def correction_by_mail(settings: Settings, lang: str, title: str, permalink: str, told: str = "") -> str:
    """A ``mailto:`` link (RFC 6068) to a letter about a fault on a page; empty where the site has no mailbox.

    ``told`` is what the page says in short: its beginning is quoted. Nothing personal is asked for.
    """
    if not settings.mailbox:
        return ""
    _ = words(lang).gettext
    about = {_("Page"): title, _("Address"): permalink, _("It says"): told[:MOST_TOLD]}
    lines = [f"{label}: {text}" for label, text in about.items() if text]
    lines += ["", _("What is wrong?"), "", "", _("What should it say, and according to which source?"), "", ""]
    filled = {"subject": _("Correction: %(title)s") % {"title": title}, "body": "\r\n".join(lines)}
    return f"mailto:{quote(settings.mailbox, safe='@')}?{urlencode(filled, quote_via=quote, safe='')}"


def new_file_url(settings: Settings, file: StartingFile) -> str:
    """The forge's page for a new file with its name and text filled in."""
    filled = urlencode({"filename": file.path, "value": file.text}, quote_via=quote)
    return f"{settings.new_base}{file.folder}?{filled}"


def correct_url(settings: Settings, permalink: str) -> str:
    """The issue form for a fact that is wrong, with the page's address filled in."""
    if not settings.issues:
        return ""
    return f"{settings.issues}new?{urlencode({'template': CORRECT, 'page': permalink}, quote_via=quote)}"
