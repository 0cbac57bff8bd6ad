"""Every link and every anchor of the built site leads somewhere, and nothing is fetched from anyone else."""

import re
from pathlib import Path

import pytest
import yaml
from in_node import listed_in
from site_reading import OWN, SITE, Read, away, broken, css_addresses, file_of, foreign, own_absolute, pages_of
from small_country import COUNTRY, DAYS
from smartspec.pages.figures.figures import FIGURES

ENTRIES = yaml.safe_load((COUNTRY / "regions/dalarna" / "gone.yml").read_text("utf-8"))["gone"]
GONE = {f"{lang}regioner/dalarna/{entry['id']}/" for entry in ENTRIES for lang in ("", "en/")}
"""The addresses of what is no longer there."""
LEADS_ON = 'http-equiv="refresh"'
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[Path, Read]:
    return pages_of(built)


def test_every_link_and_anchor_within_the_site_leads_somewhere(built: Path, pages: dict[Path, Read]) -> None:
    assert len(pages) > 100
    assert sum(len(page.links) for page in pages.values()) > 3000
    assert list(broken(built, pages)) == []


def test_every_tag_is_closed_in_its_order_and_every_id_is_one_of_a_kind(pages: dict[Path, Read]) -> None:
    assert {file: page.faults for file, page in pages.items() if page.faults} == {}


def test_planted_tags_and_ids_are_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<p id="a"><b id="a">x</p></b><br><svg><path d="x"/></svg><ul>', "utf-8")
    (page,) = pages_of(tmp_path).values()
    assert page.faults == [
        "two with the id a",
        "line 1: </p> within ['b']",
        "<p> is never closed",
        "<ul> is never closed",
    ]


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
        found += [prefix + page["address"] for page in listed_in(built, lang)]
    assert len(found) > 80
    assert [location for location in found if not hit_exists(location, built, pages)] == []
    assert not hit_exists("borta/", built, pages)
    assert not hit_exists("regioner/#borta", built, pages)
    assert hit_exists("regioner/#norra-mellansverige", built, pages)


def hit_exists(location: str, built: Path, pages: dict[Path, Read]) -> bool:
    address, _, anchor = location.partition("#")
    page = pages.get(file_of(OWN + address, built))
    return page is not None and (not anchor or anchor in page.ids)


def test_every_address_of_the_sitemap_and_no_other_is_a_page(built: Path, pages: dict[Path, Read]) -> None:
    listed = re.findall(r"<loc>(.*?)</loc>", (built / "sitemap.xml").read_text("utf-8"))
    assert len(listed) == len(set(listed))
    files = {file_of(OWN + address.removeprefix(SITE), built) for address in listed}
    assert files == set(pages) - {built / "404.html"} - embedded(pages) - gone(pages)


def embedded(pages: dict[Path, Read]) -> set[Path]:
    """The figures alone, which other sites show: the page of each figure is the one to find."""
    return {file for file in pages if "inbaddat" in file.parts}


def gone(pages: dict[Path, Read]) -> set[Path]:
    """The pages at the addresses of what is no longer there."""
    found = {file for file in pages if f"{file.parent}/".endswith(tuple(f"/{address}" for address in GONE))}
    assert len(found) == len(GONE)
    return found


def test_the_sitemap_tells_the_day_of_change_that_the_page_tells(built: Path) -> None:
    listed = (built / "sitemap.xml").read_text("utf-8").splitlines()
    for lang in ("", "en/"):
        (changed,) = [line for line in listed if f"<loc>{SITE}{lang}regioner/dalarna/</loc>" in line]
        (untouched,) = [line for line in listed if f"<loc>{SITE}{lang}regioner/varmland/</loc>" in line]
        assert f"<lastmod>{DAYS[1]}</lastmod>" in changed
        assert f"<lastmod>{DAYS[0]}</lastmod>" in untouched


def test_no_page_only_leads_on_to_another(pages: dict[Path, Read]) -> None:
    """Every page says something at an address of its own: none is a mirror of another."""
    assert [str(file) for file in pages if LEADS_ON in file.read_text("utf-8").lower()] == []
    own = set(pages) - gone(pages) - embedded(pages)
    canonical = {file: CANONICAL.findall(file.read_text("utf-8")) for file in own if file.name == "index.html"}
    assert {str(file): found for file, found in canonical.items() if len(found) != 1} == {}
    assert len({found[0] for found in canonical.values()}) == len(canonical)


def test_a_figure_that_others_embed_names_the_page_of_the_figure(built: Path, pages: dict[Path, Read]) -> None:
    assert len(embedded(pages)) == 2 * len(FIGURES)
    for file in embedded(pages):
        (own,) = CANONICAL.findall(file.read_text("utf-8"))
        address = f"{file.parent.relative_to(built).as_posix()}/".replace("inbaddat/", "bilder/")
        assert own == SITE + address
        assert (built / address / "index.html").is_file()


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
