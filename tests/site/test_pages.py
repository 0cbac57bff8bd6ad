"""What must be true of the finished pages, whatever the templates look like."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote
from xml.etree.ElementTree import Element

import pytest
from site_reading import pages_of, text_of, tree
from small_country import COUNTRY
from smartspec.addresses import PAGES
from smartspec.model import Atlas, Contribution
from smartspec.pages.page import Page, Settings
from smartspec.pages.writer import Writer
from smartspec.site.families import FAMILIES

SITE = "https://smart-specialisering.example/"
LANGUAGES = {"sv": "", "en": "en/"}


class Document:
    """A page as a browser's parser sees it."""

    def __init__(self, file: Path) -> None:
        self.size = file.stat().st_size
        self.root: Element = tree(file.read_text("utf-8"))[0]

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Elements with those attributes; ``class_`` is one of the element's classes."""
        wanted = attributes.pop("class_", None)
        return [
            element
            for element in self.root.iter(tag)
            if all(element.get(name.replace("_", "-")) == value for name, value in attributes.items())
            and (wanted is None or wanted in (element.get("class") or "").split())
        ]

    def texts(self, tag: str, **attributes: str) -> list[str]:
        return [text_of(element) for element in self.all(tag, **attributes)]

    def row(self, label: str) -> str | None:
        """What stands beside a label in a list of keys and values."""
        return next((text_of(row[1]) for row in self.all("div") if len(row) == 2 and text_of(row[0]) == label), None)

    @property
    def said(self) -> str:
        """All text of the content."""
        return text_of(self.all("article")[0])


@lru_cache(maxsize=500)
def page(site: Path, url: str) -> Document:
    return Document(site / url / "index.html")


@pytest.fixture(scope="module", autouse=True)
def forgotten() -> Iterator[None]:
    """The pages as they were read take hundreds of megabytes; other tests have no use for them."""
    yield
    page.cache_clear()


@pytest.fixture(scope="module")
def made(atlas: Atlas, country: Path) -> list[Page]:
    """Every page that the package makes."""
    names = {"sv": "Smart specialisering i Sverige", "en": "Smart specialisation in Sweden"}
    settings = Settings(SITE, names, "", root=country)
    return [page for lang in LANGUAGES for family in FAMILIES for page in family().make(Writer(atlas, settings, lang))]


def place(contribution: Contribution) -> str:
    """Address of a territory's page, straight from where its folder lies."""
    territory = contribution.territory
    return f"{'regioner' if territory.kind == 'county' else 'programomraden'}/{territory.slug}/"


def priority_urls(atlas: Atlas) -> Iterator[tuple[str, str, str]]:
    """Address, Swedish name and English name of every priority, straight from the files' places."""
    for contribution, strategy, priority in atlas.priorities():
        english = priority.english.facts.name if priority.english else priority.facts.name
        yield f"{place(contribution)}{strategy.id}/{priority.id}/", priority.facts.name, english


def test_every_priority_has_its_page_in_both_languages_under_exactly_its_name(built: Path, atlas: Atlas) -> None:
    files = [
        f for f in (COUNTRY / "regions").rglob("*.md") if not f.name.endswith(".en.md") and f.name != "strategy.md"
    ]
    urls = list(priority_urls(atlas))
    assert len(urls) == len(files) > 20
    for url, swedish, english in urls:
        assert page(built, url).texts("h1") == [swedish]
        assert page(built, f"en/{url}").texts("h1") == [english]


CORRECT = "https://forge.example/smart-specialisering/issues/new?template=1-ratta-en-uppgift.yml&page="
PUT_TOGETHER = ("pair", "one-with-all", "periods-of-one", "figure", "calendar", "news")
"""Kinds of pages that are made of several files, each of which can be chosen."""
LABELS = {
    "sv": ("Sökväg", "Permanent adress", "Så citerar du", "Senast ändrad", "Föreslå en ändring"),
    "en": ("Breadcrumbs", "Permanent address", "How to cite", "Last changed", "Suggest a change"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_generated_page_tells_where_it_stands_and_how_to_cite_and_mend_it(
    built: Path, made: list[Page], lang: str
) -> None:
    crumbs, permanent, cite, changed, suggest = LABELS[lang]
    own = [item for item in made if item.lang == lang]
    assert len(own) > 60
    for item in own:
        document = page(built, item.url)
        assert str(document.row(permanent)).split(" ")[0] == SITE + item.url, item.url
        assert str(document.row(cite)).startswith(item.title), item.url
        assert f" {SITE}{item.url} " in str(document.row(cite)), item.url
        assert len(document.all("nav", aria_label=crumbs)) == (item.kind != "overview"), item.url
        (correct,) = (a.get("href") for a in document.all("a", class_="s3-correct"))
        assert correct == CORRECT + quote(SITE + item.url, safe=""), item.url
        if item.kind in (
            "search",
            "match",
            "changes",
            "changes-of-year",
            "open-data",
            "open-data-api",
        ):  # they are made of no file that someone could change
            assert (document.row(changed), document.texts("a", class_="s3-edit")) == (None, [])
            continue
        day = document.row(changed)
        assert re.fullmatch(r"\d{1,2} \w+ 20\d\d", str(day)), item.url
        edits = document.texts("a", class_="s3-edit")
        assert edits == [suggest] or (item.kind in PUT_TOGETHER and len(edits) > 1), item.url


def test_a_page_starts_with_one_plain_sentence_or_more(built: Path, made: list[Page]) -> None:
    assert {item.kind for item in made} == set(PAGES) - {"editing"}  # which needs forms
    for item in made:
        lead = page(built, item.url).texts("p", class_="s3-lead")
        assert len(lead) == 1, item.url
        assert lead[0].endswith("."), item.url


def test_what_is_not_known_is_shown_as_unknown(built: Path, atlas: Atlas) -> None:
    unknown = [
        f"{place(contribution)}{strategy.id}/"
        for contribution in atlas.contributions.values()
        for strategy in contribution.strategies
        if not strategy.facts.adopted
    ]
    assert len(unknown) > 1
    for url in unknown:
        assert str(page(built, url).row("Antagen")).startswith("Okänt")
        assert str(page(built, f"en/{url}").row("Adopted")).startswith("Unknown")


def sources_shown(document: Document) -> dict[str, Element]:
    return {str(item.get("id")): item for item in document.all("li") if str(item.get("id")).startswith("kalla-")}


def test_archived_sources_are_marked_and_half_known_addresses_are_no_links(
    built: Path, atlas: Atlas, made: list[Page]
) -> None:
    archived = half_known = linked = 0
    contributions = {place(c): c for c in atlas.contributions.values()}
    for item in made:
        if item.kind not in ("region", "strategy", "priority") or item.lang != "sv":
            continue
        contribution = contributions["/".join(item.address.split("/")[:2]) + "/"]
        for name, shown in sources_shown(page(built, item.url)).items():
            source = contribution.sources[name.removeprefix("kalla-")]
            links = [a.get("href") for a in shown.iter("a")]
            assert ("Arkiverad kopia" in text_of(shown)) == (source.accessed == "archived copy"), (item.url, name)
            assert links == ([source.url] if source.url and source.url_complete else []), (item.url, name)
            archived += source.accessed == "archived copy"
            half_known += bool(source.url and not source.url_complete)
            linked += bool(links)
    assert (archived > 100, half_known > 3, linked > 100) == (True, True, True)


def test_half_known_addresses_are_linked_nowhere_on_the_site(built: Path, atlas: Atlas) -> None:
    every = [source for c in atlas.contributions.values() for source in c.sources.values() if source.url]
    complete = {source.url for source in every if source.url_complete}
    complete |= {getattr(c.facts, "website", None) for c in atlas.contributions.values()}
    complete |= {one.website for one in atlas.node.organisations.organisations}
    half_known = {source.url for source in every if not source.url_complete} - complete
    assert len(half_known) > 3
    linked = {link.address for page in pages_of(built).values() for link in page.links if link.tag == "a"}
    assert linked & complete
    assert linked & half_known == set()


def test_a_priority_page_weighs_at_most_60_kb(built: Path, atlas: Atlas) -> None:
    sizes = {
        prefix + url: page(built, prefix + url).size
        for url, *_ in priority_urls(atlas)
        for prefix in LANGUAGES.values()
    }
    assert min(sizes.values()) > 5_000
    assert {url: size for url, size in sizes.items() if size > 60_000} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_has_a_title_of_its_own_and_a_description(built: Path, lang: str) -> None:
    pages = set(built.rglob("index.html"))
    files = [f for f in pages if (f.relative_to(built).parts[0] == "en") == (lang == "en")]
    assert len(files) > 60
    heads = {str(file.relative_to(built)): file.read_text("utf-8").partition("</head>")[0] for file in files}
    sent = '<meta name="referrer" content="strict-origin-when-cross-origin">'
    assert [name for name, head in heads.items() if head.count(sent) != 1] == []
    titles = {name: re.findall(r"<title>\s*(.*?)\s*</title>", head) for name, head in heads.items()}
    assert all(len(title) == 1 and title[0] for title in titles.values())
    shared = {title: n for title, n in Counter(title[0] for title in titles.values()).items() if n > 1}
    assert {name: title for name, title in titles.items() if title[0] in shared} == {}
    described = {name: re.findall(r'<meta name="description" content="([^"]*)">', head) for name, head in heads.items()}
    assert {name: texts for name, texts in described.items() if len(texts) != 1 or len(texts[0]) < 20} == {}


def test_a_county_without_material_says_so_and_nothing_else_about_it(built: Path) -> None:
    swedish, english = (page(built, f"{prefix}regioner/gotland/") for prefix in LANGUAGES.values())
    assert "Gotland har inte lämnat underlag ännu." in swedish.said
    assert "Gotland has not sent in any material yet." in english.said
    assert swedish.all("li", class_="s3-card") == []
    assert "har inte lämnat underlag ännu" not in page(built, "regioner/dalarna/").said


NOTICE = "There is no English translation of this page yet."


@pytest.mark.parametrize("own", ["", "besoksnaring/"], ids=["strategy", "priority"])
def test_an_english_page_without_translation_shows_the_swedish_and_says_so(built: Path, own: str) -> None:
    url = f"regioner/kalmar/odaterad-natverk/{own}"
    english, swedish = page(built, f"en/{url}"), page(built, url)
    assert english.root.get("lang") == "en"
    assert any(notice.startswith(NOTICE) for notice in english.texts("p", class_="s3-notice"))
    assert english.texts("p", class_="s3-lead") == swedish.texts("p", class_="s3-lead")
    assert [lead.get("lang") for lead in english.all("p", class_="s3-lead")] == ["sv"]
    assert english.texts("div", class_="s3-prose") == swedish.texts("div", class_="s3-prose")
    assert [prose.get("lang") for prose in english.all("div", class_="s3-prose")] in ([], ["sv"])
    assert english.row("Suggest a change") is None
    assert len(english.said) > 500
    assert NOTICE not in page(built, "en/regioner/kalmar/odaterad/").said
    assert NOTICE not in swedish.said


def test_the_name_of_an_untranslated_priority_is_marked_as_swedish_wherever_it_is_listed(built: Path) -> None:
    name = "Välfärdsteknik"
    own = page(built, "en/regioner/kalmar/odaterad-natverk/valfardsteknik/")
    assert [(text_of(h1), h1.get("lang")) for h1 in own.all("h1")] == [(name, "sv")]
    for url, times in (
        ("en/regioner/kalmar/", 2),
        ("en/kodbok/", 1),
    ):  # a region's page names it first, then tells of it
        links = [a for a in page(built, url).all("a") if text_of(a) == name]
        assert len(links) == times, url
        assert [span.get("lang") for link in links for span in link.iter("span")] == ["sv"] * times, url
    cards = [li for li in page(built, "en/regioner/kalmar/").all("li", class_="s3-card") if name in text_of(li)]
    assert next(cards[0].iter("p")).get("lang") == "sv"
