"""What is accepted is shown as the text that it is: in the files, and in a real browser."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element, fromstring

import html5lib
import payloads as p
import pytest
from hostile_site import ACCEPTED_PROSE, FIRST_YEAR, NAMES, PERIOD, Hostile, text_of
from parsing import HELD, READ, Read, by_browser
from playwright.sync_api import Browser, Page
from smartspec.read.markdown import TAGS, convert

SITES = {"sv": "Smart specialisering i Sverige", "en": "Smart specialisation in Sweden"}
REGION = "regioner/dalarna/"
KINDS = (
    "", "regioner/", "programomraden/", "kodbok/", "kodbok/sni-2007/", "kodbok/nabs-2007/", "kodbok/lan-och-omraden/",
    REGION, "programomraden/norra-mellansverige/", "regioner/gotland/", "om/",
    "jamfor/", "jamfor/varmland/dalarna/", "jamfor/sni/", "jamfor/dalarna/", "jamfor/tva/",
    "jamfor/programomraden/",
    "jamfor/perioder/dalarna/", "jamfor/overlapp/", "metod/", "kodbok/program/", "sok/",
    "prioriteringar/", "prioriteringar/tema/energy/", "samverkan/", "matcha/", "aktorer/", "andringar/",
    "nod/kvalitet/", "nod/kvalitet/dalarna/", "nod/kvalitet/programomraden/norra-mellansverige/", "redaktion/makron/",
    "satsningar/", "satsningar/region/dalarna/",
    "regioner/dalarna/2022-2028/smart-energi/", "nod/", "nod/stod/",
    "nod/nationellt/", "nod/nationellt/prioriteringar/", "nod/eu-och-ostersjon/", "nod/eu-och-ostersjon/partner/",
    "villkor/",
    f"{REGION}villkor/", "bilder/", "bilder/tidslinje/", "oppna-data/", "oppna-data/api/",
)  # fmt: skip
"""One page of every kind that shows something of a region, beside its strategies and priorities."""
WITH_SCRIPTS = {"", "jamfor/tva/", "sok/", "prioriteringar/", "matcha/", "satsningar/"}
ADDED = {"start", "id", "class", "href", "rel"}
"""Attributes that prose may bring besides those that the site's own pages have."""
FAULTS = f"() => ({{ran: window.s3x ?? null, blocked: window.s3blocked ?? [], ...({HELD})(document)}})"
QUIET = {"handlers": 0, "links": [], "strange": 0}


def paths_of(site: Path) -> list[str]:
    """All pages but those that test_policy.py makes."""
    files = (file.relative_to(site) for file in site.rglob("*.html"))
    return sorted(file.as_posix() for file in files if file.parts[0] != "injected")


def scripts_of(tree: Element) -> Iterator[tuple[str, ...]]:
    """Every script by what it does; the theme's settings by their form, as their values differ by page."""
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            yield ("what the page is about", *sorted(json.loads(script.text or "")))
        elif script.get("type") == "application/json":
            yield (script.get("id", ""), *sorted(json.loads(script.text or "")))
        else:
            yield (script.get("src", "").lstrip("./"), script.text or "")


def names_of(trees: list[Element]) -> tuple[set[str], set[str], set[tuple[str, ...]]]:
    """All elements, attributes and scripts of some pages."""
    elements = [element for tree in trees for element in tree.iter() if isinstance(element.tag, str)]
    return (
        {element.tag for element in elements},
        {name for element in elements for name in element.attrib},
        {script for tree in trees for script in scripts_of(tree)},
    )


@pytest.fixture(scope="module")
def trusted(browser: Browser, built: Path, address: str) -> tuple[set[str], set[str], set[tuple[str, ...]]]:
    """What the real site's pages consist of."""
    paths = [*(f"{path}index.html" for path in KINDS), *paths_of(built)[::20]]
    return names_of([read.tree for read in by_browser(browser, address, paths).values()])


@pytest.fixture(scope="module")
def read(browser: Browser, hostile: Hostile, hostile_address: str) -> dict[str, Read]:
    """All pages."""
    return by_browser(browser, hostile_address, paths_of(hostile.folder))


@pytest.fixture(scope="module")
def trees(read: dict[str, Read]) -> dict[str, Element]:
    return {path: page.tree for path, page in read.items()}


def shown(element: Element | None) -> str:
    return " ".join("".join(element.itertext() if element is not None else "").split())


def test_the_build_succeeds_and_nothing_ran_in_it(hostile: Hostile) -> None:
    assert list(hostile.marks.iterdir()) == []
    assert "Traceback" not in hostile.said


def test_no_page_has_a_script_an_element_or_an_attribute_that_the_trusted_site_has_not(
    trusted: Any, trees: dict[str, Element]
) -> None:
    tags, attributes, scripts = names_of(list(trees.values()))
    assert scripts - trusted[2] == set()
    assert tags - trusted[0] - TAGS == set()
    assert attributes - trusted[1] - ADDED == set()


def test_what_a_page_is_about_holds_hostile_text_as_data_only(hostile: Hostile, trees: dict[str, Element]) -> None:
    """A browser's parser decides where a script ends: what it finds is JSON, with no character that could end it."""
    texts = [
        script.text or ""
        for tree in trees.values()
        for script in tree.iter("script")
        if script.get("type") == "application/ld+json"
    ]
    assert len(texts) > 20
    assert [text for text in texts if re.search("[<>&\u2028\u2029]", text)] == []
    names = {node["name"] for text in texts for node in json.loads(text)["@graph"] if "name" in node}
    wanted = {text_of(payload, hostile.marks) for payload in NAMES if "<script" in payload.text}
    assert wanted
    assert wanted - names == set()


def test_no_page_has_what_no_page_may_have(trees: dict[str, Element]) -> None:
    tags, attributes, _ = names_of(list(trees.values()))
    assert (
        tags & {"base", "iframe", "frame", "object", "embed", "style", "template", "img", "math", "plaintext"} == set()
    )
    assert {name for name in attributes if name.lower().startswith("on")} == set()
    assert attributes & {"style", "srcdoc", "formaction", "background", "poster", "ping"} == set()
    for tree in trees.values():
        own = ("data-s3-search", "data-s3-match", "data-pages")  # the last: two regions
        forms = [form for form in tree.iter("form") if form.get("class") != "s3-front-search"]
        assert all(any(form.get(name) is not None for name in own) for form in forms)
        targets = {form.get("action") for form in tree.iter("form")} - {None}
        assert all(re.fullmatch(r"(\.\./|/)*(en/)?sok/|\./", target) for target in targets)
        told = {meta.get("http-equiv") for meta in tree.iter("meta")}
        assert told == {None, "Content-Security-Policy"}


def test_addresses_are_plain(trees: dict[str, Element]) -> None:
    for tree in trees.values():
        for element in tree.iter():
            for name in ("href", "src", "{http://www.w3.org/1999/xlink}href"):
                parts = urlsplit(element.get(name, ""))
                assert parts.scheme in ("", "http", "https")
                assert "@" not in parts.netloc
                assert parts.netloc.isascii()
                assert not (name == "src" and parts.netloc)


def test_no_id_stands_twice_or_takes_the_place_of_the_themes(trees: dict[str, Element]) -> None:
    for name, tree in trees.items():
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), name


def test_no_word_of_ours_is_taken_for_a_template_or_a_file(hostile: Hostile) -> None:
    texts = {path: (hostile.folder / path).read_text("utf-8") for path in paths_of(hostile.folder)}
    assert [path for path, text in texts.items() if p.PRODUCT in text or p.SECRET in text] == []


def test_macros_are_rendered_only_where_our_own_pages_ask_for_it(hostile: Hostile) -> None:
    assert "{{ 7777*7777 }}" in (hostile.folder / "makro-av" / "index.html").read_text("utf-8")


def _priority_pages(hostile: Hostile) -> Iterator[tuple[str, str, str]]:
    """Path, language and name of every priority's page."""
    names = [text_of(payload, hostile.marks) for payload in NAMES]
    for number in range(len(ACCEPTED_PROSE)):
        for lang in SITES:
            prefix = "" if lang == "sv" else "en/"
            yield f"{prefix}{REGION}{PERIOD}/p{number}/", lang, " ".join(names[number % len(names)].split())


def test_names_are_shown_as_they_are_written(hostile: Hostile, trees: dict[str, Element]) -> None:
    for path, lang, name in _priority_pages(hostile):
        tree = trees[f"{path}index.html"]
        description = next(meta for meta in tree.iter("meta") if meta.get("name") == "description")
        topics = [shown(e) for e in tree.iter("div") if e.get("class") == "md-header__topic"]
        title = shown(tree.find(".//title"))
        assert title.startswith(f"{name} – ")
        assert title.endswith(f" – {SITES[lang]}")
        assert shown(tree.find(".//h1")) == name
        assert " ".join(description.get("content", "").split()) == name
        assert name in topics or name in " ".join(shown(header) for header in tree.iter("header"))


def test_breadcrumbs_and_tables_of_contents_hold_only_text(trees: dict[str, Element]) -> None:
    for number, payload in enumerate(ACCEPTED_PROSE):
        tree = trees[f"{REGION}{PERIOD}/p{number}/index.html"]
        crumbs = next(nav for nav in tree.iter("nav") if nav.get("class") == "s3-crumbs")
        assert [shown(link) for link in crumbs.iter("a")] == ["Översikt", "Regioner", "Dalarna", "2022–2028"]
        contents = [nav for nav in tree.iter("nav") if "md-nav--secondary" in nav.get("class", "")]
        headings = [shown(e) for tag in ("h2", "h3") for e in tree.iter(tag) if e.get("id", "").startswith("t-")]
        listed = [shown(link) for nav in contents for link in nav.iter("a")]
        assert set(headings) <= set(listed), payload


def test_every_name_stands_literally_in_every_list(hostile: Hostile, trees: dict[str, Element]) -> None:
    names = [" ".join(text_of(payload, hostile.marks).split()) for payload in NAMES]
    area = "programomraden/norra-mellansverige/index.html"
    for path in (
        f"{REGION}index.html",
        "kodbok/index.html",
        "kodbok/sni-2007/index.html",
        "kodbok/nabs-2007/index.html",
        area,
        "makro-namn/index.html",
        "en/makro-namn/index.html",
        "nod/kvalitet/dalarna/index.html",
    ):
        text = shown(trees[path].find(".//article"))
        assert [name for name in names if name not in text] == [], path
    for number, name in enumerate(names):
        assert name in shown(trees[f"{REGION}{FIRST_YEAR + number}/index.html"].find(".//article"))


def test_a_name_that_a_macro_gives_stands_in_its_place_as_a_link(hostile: Hostile, trees: dict[str, Element]) -> None:
    tree = trees["makro-namn/index.html"]
    for number in range(len(ACCEPTED_PROSE)):
        name = " ".join(text_of(NAMES[number % len(NAMES)], hostile.marks).split())
        links = [a for a in tree.iter("a") if a.get("href", "").endswith(f"{PERIOD}/p{number}/")]
        assert len(links) == 8, name  # seven by name, one in the list
        assert {shown(link) for link in links} == {name}


def test_the_search_index_holds_names_exactly_and_is_no_markup(hostile: Hostile) -> None:
    titles = {}
    for lang, prefix in {"sv": "", "en": "en/"}.items():
        index = json.loads((hostile.folder / "assets" / f"s3-search.{lang}.json").read_text("utf-8"))
        titles |= {prefix + address: title for address, _, _, title, *_ in index["documents"]}
    for path, _, name in _priority_pages(hostile):
        assert " ".join(titles[path].split()) == name
    assert any("<" in title for title in titles.values())


@pytest.mark.parametrize("payload", p.PROSE, ids=str)
def test_the_converter_alone_makes_it_harmless_too(payload: p.Payload) -> None:
    tree = html5lib.parseFragment(convert(payload.text, ["run"])["html"], namespaceHTMLElements=False)
    elements = [element for element in tree.iter() if element is not tree]
    assert {element.tag for element in elements} <= TAGS
    assert {name for element in elements for name in element.attrib} <= ADDED
    for element in elements:
        assert re.match(r"https?://[a-z0-9.-]+(/|$)|#", element.get("href", "#"))
        assert not element.get("id", "t-").startswith("_")


@pytest.fixture(scope="module")
def page(tab: tuple[Page, list[str]]) -> Page:
    """That page, which knows what it asked of other origins."""
    opened, foreign = tab
    opened.foreign = foreign  # type: ignore[attr-defined]
    return opened


def _is_quiet(page: Page) -> None:
    faults = page.evaluate(FAULTS)
    assert faults == QUIET | {"ran": None, "blocked": []}, page.url
    assert page.foreign == []  # type: ignore[attr-defined]


def test_the_browser_reads_nothing_in_any_page_that_it_may_not_hold(read: dict[str, Read], hostile: Hostile) -> None:
    shown = {path: page for path, page in read.items() if not path.startswith(("inbaddat/", "en/inbaddat/"))}
    assert {path: page.held for path, page in shown.items() if page.held != QUIET} == {}
    wrong = [path for path, _, name in _priority_pages(hostile)
             if not shown[f"{path}index.html"].title.startswith(f"{name} – ")]  # fmt: skip
    assert wrong == []


def test_what_the_browser_would_read_is_found(page: Page) -> None:
    page.goto("om/")
    bad = "<title>A</title><article><img src=x onerror=x></article><a href='javascript:x'>b</a>"
    planted = f"page => {{ window.fetch = async () => new Response({bad!r}); }}"
    page.evaluate(planted)
    held = {"handlers": 1, "links": ["javascript:x"], "strange": 1}
    ((path, title, found, xml),) = page.evaluate(READ, ["x"])
    assert (path, title, found) == ("x", "A", held)
    tags, attributes, _ = names_of([fromstring(xml)])
    assert tags >= {"article", "img", "a"}
    assert attributes == {"src", "onerror", "href"}


@pytest.mark.parametrize("lang", SITES)
def test_every_kind_of_page_is_quiet_in_a_browser(lang: str, page: Page) -> None:
    """A quarter in each language, but in both what scripts work on; what the browser reads in all is judged above."""
    for number, path in enumerate((*KINDS, "makro-namn/")):
        if path in WITH_SCRIPTS or number % 4 == 2 * (lang == "en"):
            page.goto(path if lang == "sv" else f"en/{path}")
            page.wait_for_timeout(50)
            _is_quiet(page)


@pytest.mark.parametrize("lang", SITES)
def test_hostile_pages_are_quiet_and_called_what_they_say(lang: str, page: Page, hostile: Hostile) -> None:
    """A sixth of the texts in each language, and of the names; what the browser reads in all is judged above."""
    for number, (path, own, name) in enumerate(_priority_pages(hostile)):
        if own == lang and number // 2 % 6 == 3 * (lang == "en"):
            page.goto(path)
            page.wait_for_timeout(10)
            _is_quiet(page)
            assert " ".join(page.title().split()).startswith(f"{name} – ")
    for number in range(2 * (lang == "en"), len(NAMES), 4):
        page.goto(f"{'en/' if lang == 'en' else ''}{REGION}{FIRST_YEAR + number}/")
        page.wait_for_timeout(10)
        _is_quiet(page)


@pytest.mark.parametrize("lang", SITES)
def test_search_results_show_hostile_names_as_text(lang: str, page: Page) -> None:
    prefix = "" if lang == "sv" else "en/"
    for word in ("onerror", "script", "cycler"):
        page.goto(prefix)
        page.locator(".s3-search-header input").press_sequentially(word)
        shown = "([where, word]) => document.querySelector(where)?.textContent.includes(word)"
        page.wait_for_function(shown, arg=[".s3-hits .s3-hit-list", word])
        _is_quiet(page)
        page.goto(f"{prefix}sok/?q={word}")
        page.wait_for_function(shown, arg=[".s3-found", word])
        _is_quiet(page)
        tags = page.evaluate("[...document.querySelectorAll('.s3-found *')].map(e => e.localName)")
        assert set(tags) <= {"section", "h2", "ul", "li", "a", "span", "button", "mark"}


@pytest.mark.parametrize("lang", SITES)
def test_a_hostile_question_is_shown_as_text(lang: str, page: Page) -> None:
    for question in ("<img src=x onerror='window.s3x=1'>qqxxzz", "</script>{{ 7*7 }}qqxxzz", "qq\u2028xxzzqq"):
        page.goto(f"{'' if lang == 'sv' else 'en/'}sok/?q={quote(question)}")
        page.wait_for_function("() => document.querySelector('[data-s3-count]').textContent")
        _is_quiet(page)
        assert page.locator("#s3-q").input_value().split() == question.split()
        assert page.locator("[data-s3-count] *").count() == 0
