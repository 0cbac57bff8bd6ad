"""How a page and the strategy that it tells of are cited: in words, and for reference managers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..language import words
from ..model import RegionFacts
from .environment import day, period
from .page import Cited, Page, Settings

CITE_AS = "citera"
"""The name of the files beside a page, without ``.bib`` and ``.ris``."""
TEX = re.compile(r"[\\{}$&#_%~^]")
NAMED_IN_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True)
class Work:
    """One thing to cite; what is empty is not known. ``year`` is four digits, ``parts`` are its sentences in order."""

    key: str
    title: str
    by: str
    year: str
    url: str
    within: str
    parts: tuple[str, ...]
    english: str = ""
    """Its title in English, where that is another one."""
    about: str = ""
    """What tells it from others of the same title: ``Prioritering i Skåne, 2020–``."""
    changed: str = ""
    """The day on which a page was last changed, YYYY-MM-DD. When it is read, only its reader knows."""

    @property
    def text(self) -> str:
        """The whole reference in words."""
        return " ".join([*map(ended, self.parts), self.url]).strip()


def ended(sentence: str) -> str:
    """A sentence with a full stop, unless it ends with something like one."""
    return sentence if sentence.endswith(("?", "!", ".")) else f"{sentence}."


@dataclass(frozen=True)
class Reference:
    """The page itself, and the strategy that it tells of."""

    page: Work
    strategy: Work | None

    @property
    def works(self) -> Iterator[Work]:
        """Both, as far as there are two."""
        yield self.page
        if self.strategy:
            yield self.strategy

    @property
    def bibtex(self) -> str:
        """Both as BibTeX."""
        return "\n".join(map(_bibtex, self.works))

    @property
    def ris(self) -> str:
        """Both as RIS."""
        return "".join(map(_ris, self.works))


def reference(page: Page, settings: Settings) -> Reference:
    """How a page is cited."""
    cited = page.subject if isinstance(page.subject, Cited) else None
    title, lang, site, changed = page.title, page.lang, settings.names[page.lang], page.changed
    _ = words(lang).gettext
    about = ""
    if cited and cited.priority:
        where = {"name": cited.contribution.territory.name.text_in(lang), "period": period(cited.strategy, lang)}
        about = _("Priority of %(name)s, %(period)s") % where
    elif cited:
        about = cited.strategy.facts.title
    parts = (
        title,
        about,
        _("In: %(site)s.") % {"site": site} if title != site else "",
        settings.publisher,
        _("Changed %(day)s.") % {"day": day(changed, lang)} if changed else "",
    )
    key = _key(*_names(cited)) if cited else ""
    english = _in_english(cited) if cited else ""
    year, url = (changed or "")[:4], settings.site_url + page.url
    own = Work(
        key, title, settings.publisher, year, url, site, tuple(filter(None, parts)),
        english if english != title else "", about, changed or "",
    )  # fmt: skip
    # A list whose title is ours is no work of the territory's: somebody else has listed what it holds.
    listed = cited is not None and cited.strategy.facts.title_is_ours
    return Reference(own, _strategy(cited) if cited and not listed else None)


def _names(cited: Cited) -> Iterator[str]:
    yield from (cited.contribution.territory.slug, cited.strategy.id)
    if cited.priority:
        yield cited.priority.id


def _key(*names: str) -> str:
    """The names joined, without the dash that the folder of an open period ends with: ``gotland-2021-strategi``."""
    return "-".join(name.rstrip("-") for name in names)


def _in_english(cited: Cited) -> str:
    """The page's title in English: that of a strategy's page is no title of the strategy's."""
    return cited.priority.english.facts.name if cited.priority and cited.priority.english else ""


def _strategy(cited: Cited) -> Work:
    """The strategy's own reference, in Swedish: its title, whose it is, its year or else its period, its address."""
    facts, held = cited.strategy.facts, cited.contribution.facts
    by = held.organisation if isinstance(held, RegionFacts) else ""
    year = (facts.adopted or "")[:4]
    key = _key(cited.contribution.territory.slug, cited.strategy.id, "strategi")
    lasting = f"Period {period(cited.strategy, 'sv')}" if cited.strategy.period and not year else ""
    parts = tuple(filter(None, (facts.title, by, year, lasting)))
    return Work(key, facts.title, by, year, facts.url or "", "", parts, about=lasting)


def _bibtex(work: Work) -> str:
    fields = {"title": work.title, "titleaddon": work.english, "author": work.by, "year": work.year}
    fields["date"] = work.changed  # read by biblatex, which then leaves the year aside; BibTeX reads the year alone
    fields["note"] = ". ".join(filter(None, (work.about, work.within)))
    # Double braces keep the name of an organisation, and the capitals of a title, as they are.
    lines = [f"  {name} = {{{{{_in_tex(value)}}}}}," for name, value in fields.items() if value]
    # An address is read letter by letter; no character of one ends its braces.
    url = [f"  url = {{{work.url}}},"] if work.url else []
    return "\n".join([f"@misc{{{work.key},", *lines, *url, "}", ""])


def _in_tex(text: str) -> str:
    return TEX.sub(lambda found: NAMED_IN_TEX.get(found[0], f"\\{found[0]}"), text)


def _ris(work: Work) -> str:
    title = ("TY", "GEN"), ("TI", work.title), ("TT", work.english)
    fields = (
        *title,
        ("AU", work.by),
        ("PY", work.year),
        ("DA", work.changed.replace("-", "/")),
        ("T2", work.within),
        ("N1", work.about),
        ("UR", work.url),
    )
    lines = [f"{tag}  - {value}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", "", ""])
