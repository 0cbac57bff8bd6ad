"""Every link and every anchor of the built site leads somewhere, and nothing is fetched from anyone else."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

SITE = "https://smart-specialisering.example/"
OWN = "https://own.invalid/"
LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src", "iframe": "src", "form": "action"}
FETCHED = {"img", "script", "source", "iframe"}
FETCHING_RELS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "manifest"}
CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


@dataclass
class Link:
    """One address in a page."""

    tag: str
    address: str
    attributes: dict[str, str | None]

    @property
    def fetched(self) -> bool:
        """Whether a browser fetches it without being asked."""
        return self.tag in FETCHED or bool(set((self.attributes.get("rel") or "").split()) & FETCHING_RELS)


@dataclass
class Read(HTMLParser):
    """The links and the ids of a page."""

    links: list[Link] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if attributes.get("id"):
            self.ids.add(str(attributes["id"]))
        if tag in LINKS and attributes.get(LINKS[tag]) is not None:
            self.links.append(Link(tag, str(attributes[LINKS[tag]]), attributes))

    handle_startendtag = handle_starttag


def read(file: Path) -> Read:
    reader = Read()
    reader.feed(file.read_text("utf-8"))
    return reader


def url_of(file: Path, site: Path) -> str:
    return OWN + str(file.relative_to(site)).removesuffix("index.html")


def file_of(url: str, site: Path) -> Path:
    path = site / unquote(urlsplit(url).path).lstrip("/")
    return path / "index.html" if url.endswith("/") or path.is_dir() else path


def pages_of(site: Path) -> dict[Path, Read]:
    return {file: read(file) for file in sorted(site.rglob("*.html"))}


def broken(site: Path, pages: dict[Path, Read]) -> Iterator[str]:
    """Each link within the site that leads to no file, or to no place in it."""
    for file, page in pages.items():
        for link in page.links:
            url, _, anchor = urljoin(url_of(file, site), link.address).partition("#")
            if not url.startswith(OWN):
                continue
            target = file_of(url, site)
            where = f"{file.relative_to(site)}: {link.address}"
            if not target.is_file():
                yield f"{where}: no such file"
            elif anchor and target in pages and unquote(anchor) not in pages[target].ids:
                yield f"{where}: no such place"


def foreign(pages: dict[Path, Read]) -> list[str]:
    """What pages fetch from elsewhere."""
    return [
        f"{file}: {link.address}"
        for file, page in pages.items()
        for link in page.links
        if link.fetched and away(link.address)
    ]


def away(address: str) -> bool:
    return bool(urlsplit(address).netloc)


def own_absolute(pages: dict[Path, Read]) -> list[str]:
    """Absolute links to the site's own address that are not the page's permanent, canonical or alternate one."""
    return [
        f"{file}: {link.address}"
        for file, page in pages.items()
        for link in page.links
        if link.address.startswith(SITE)
        and "s3-permalink" not in (link.attributes.get("class") or "")
        and (link.attributes.get("rel") or "").strip() not in ("canonical", "alternate")
    ]


def css_addresses(css: str) -> list[str]:
    return [one or other for one, other in CSS_ADDRESS.findall(css)]


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[Path, Read]:
    return pages_of(built)


def test_every_link_and_anchor_within_the_site_leads_somewhere(built: Path, pages: dict[Path, Read]) -> None:
    assert len(pages) > 100
    assert sum(len(page.links) for page in pages.values()) > 3000
    assert list(broken(built, pages)) == []


def test_a_planted_dead_link_and_anchor_are_found(tmp_path: Path) -> None:
    other = tmp_path / "kodbok" / "index.html"
    other.parent.mkdir()
    other.write_text('<h1 id="start">Kodbok</h1>', "utf-8")
    links = ["kodbok/", "kodbok/#start", "kodbok/#borta", "../borta/", "#har", "#start", "/kodbok", "https://x.se/#y"]
    html = "".join(f'<a href="{link}">a</a>' for link in links)
    (tmp_path / "index.html").write_text(f'<p id="har">{html}<img src="borta.png"></p>', "utf-8")
    assert list(broken(tmp_path, pages_of(tmp_path))) == [
        "index.html: kodbok/#borta: no such place",
        "index.html: ../borta/: no such file",
        "index.html: #start: no such place",
        "index.html: borta.png: no such file",
    ]


def test_every_hit_of_the_search_leads_to_a_place_that_exists(built: Path, pages: dict[Path, Read]) -> None:
    found = []
    for lang, prefix in {"sv": "", "en": "en/"}.items():
        index = json.loads((built / "assets" / f"s3-search.{lang}.json").read_text("utf-8"))
        found += [prefix + address for address, *_ in index["documents"]]
    assert len(found) > 80
    assert [location for location in found if not hit_exists(location, built, pages)] == []
    assert not hit_exists("borta/", built, pages)
    assert not hit_exists("regioner/#borta", built, pages)
    assert hit_exists("regioner/#norra-mellansverige", built, pages)


def hit_exists(location: str, built: Path, pages: dict[Path, Read]) -> bool:
    address, _, anchor = location.partition("#")
    page = pages.get(file_of(OWN + address, built))
    return page is not None and (not anchor or anchor in page.ids)


def test_every_address_of_the_sitemap_and_no_other_is_a_page(
    built: Path, pages: dict[Path, Read], mirrors: frozenset[Path]
) -> None:
    listed = re.findall(r"<loc>(.*?)</loc>", (built / "sitemap.xml").read_text("utf-8"))
    assert len(listed) == len(set(listed))
    files = {file_of(OWN + address.removeprefix(SITE), built) for address in listed}
    assert files == set(pages) - {built / "404.html"} - mirrors


def test_a_mirror_leads_to_a_page_that_is_no_mirror(
    built: Path, pages: dict[Path, Read], mirrors: frozenset[Path]
) -> None:
    assert len(mirrors) == 20
    for mirror in mirrors:
        (link,) = [link for link in pages[mirror].links if link.tag == "a"]
        target = file_of(urljoin(url_of(mirror, built), link.address), built)
        assert target in set(pages) - mirrors
        assert f'content="0; url={link.address}"' in mirror.read_text("utf-8")


def test_links_within_the_site_stay_relative(pages: dict[Path, Read], tmp_path: Path) -> None:
    assert own_absolute(pages) == []
    planted = tmp_path / "index.html"
    planted.write_text(f'<a class="s3-permalink" href="{SITE}">a</a><a href="{SITE}om/">b</a>', "utf-8")
    assert own_absolute(pages_of(tmp_path)) == [f"{planted}: {SITE}om/"]


def test_nothing_is_fetched_from_anyone_else(built: Path, pages: dict[Path, Read]) -> None:
    assert foreign(pages) == []
    styles = list(built.rglob("*.css"))
    assert len(styles) >= 3
    assert [(str(css), url) for css in styles for url in css_addresses(css.read_text("utf-8")) if away(url)] == []
    assert [str(file) for file, page in pages.items() if "<style" in file.read_text("utf-8")] == []


def test_planted_foreign_resources_are_found(tmp_path: Path) -> None:
    planted = [
        '<script src="//cdn.example/a.js"></script>',
        '<link rel="stylesheet" href="https://fonts.example/a.css">',
        '<link rel="preconnect" href="https://fonts.example">',
        '<img src="https://img.example/a.png" alt="">',
    ]
    (tmp_path / "index.html").write_text("".join([*planted, '<a href="https://ok.example">a</a>']), "utf-8")
    assert len(foreign(pages_of(tmp_path))) == len(planted)
    css = "@import 'https://a.example/x.css'; p { background: url(//b.example/y.png) } i { background: url(data:x) }"
    assert [url for url in css_addresses(css) if away(url)] == ["https://a.example/x.css", "//b.example/y.png"]
