"""How pages are cited, and the letter with which a visitor proposes a correction."""

import html
import json
import posixpath
import re
from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from smartspec.model import Atlas
from smartspec.pages.page import Page, Settings
from smartspec.pages.reference import Work, _bibtex, _ris
from smartspec.pages.regions.territories import region_files, region_pages
from smartspec.pages.writer import Writer
from smartspec.site.families import FAMILIES

SETTINGS = Settings("https://s3.example/", {"sv": "Smart specialisering", "en": "Smart specialisation"}, "")
MAILBOX = "redaktion+ratta@s3.example"
PRIORITY = "regioner/dalarna/2022-2028/smarta-energisystem/"
LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
MAIL = re.compile(r'class="s3-mail" href="([^"]+)"')


def page_at(atlas: Atlas, address: str, settings: Settings = SETTINGS, lang: str = "sv") -> Page:
    return next(page for page in region_pages(Writer(atlas, settings, lang)) if page.address == address)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_letter_opens_with_the_page_filled_in_and_asks_for_nothing_personal(atlas: Atlas, lang: str) -> None:
    page = page_at(atlas, PRIORITY, replace(SETTINGS, mailbox=MAILBOX), lang)
    (link,) = map(html.unescape, MAIL.findall(page.whole))
    parts = urlsplit(link)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", MAILBOX)
    assert re.fullmatch(r"[\w.%&=~-]+", parts.query)  # no space, plus sign or letter beyond ASCII as it is
    told = parse_qs(parts.query, strict_parsing=True)
    assert set(told) == {"subject", "body"}
    assert page.title in told["subject"][0]
    lines = told["body"][0].split("\r\n")
    assert any(line.endswith(f"https://s3.example/{page.url}") for line in lines)
    assert any(page.description[:40] in line for line in lines)
    assert not re.search(r"(?i)\b(namn|name|telefon|phone)\b", told["body"][0])


def test_without_a_mailbox_no_page_speaks_of_one(atlas: Atlas) -> None:
    with_one = page_at(atlas, PRIORITY, replace(SETTINGS, mailbox=MAILBOX)).whole
    assert "mailto:" in with_one
    assert "mailto:" not in page_at(atlas, PRIORITY).whole


def test_a_priority_is_cited_with_region_and_period_and_so_is_its_strategy(atlas: Atlas) -> None:
    said = re.sub(r"<[^>]+>", "", page_at(atlas, PRIORITY).after)
    assert "Smarta energisystem. Prioritering, Dalarna 2022–2028. I: Smart specialisering. Ändrad 21 november" in said
    assert "Dalarnas strategi för regional innovation. Region Dalarna. 2022. https://" in said


def test_a_strategy_whose_year_is_not_known_is_cited_with_its_period(atlas: Atlas) -> None:
    contribution = atlas.contributions["dalarna"]
    undated = tuple(replace(s, facts=s.facts.model_copy(update={"adopted": None})) for s in contribution.strategies)
    changed = replace(
        atlas, contributions={**atlas.contributions, "dalarna": replace(contribution, strategies=undated)}
    )
    said = re.sub(r"<[^>]+>", "", page_at(changed, PRIORITY).after)
    assert "Dalarnas strategi för regional innovation. Region Dalarna. Period 2022–2028. https://" in said
    files = {file.path: file.text for file in region_files(Writer(changed, SETTINGS, "sv"))}
    _, strategy = files[f"{PRIORITY}citera.bib"].split("@misc", 2)[1:]
    assert "note = {{Period 2022–2028}}" in strategy
    assert "year =" not in strategy


def ours(atlas: Atlas, address: str) -> bool:
    (strategy,) = (
        strategy
        for one in atlas.contributions.values()
        for strategy in one.strategies
        if f"/{one.territory.slug}/{strategy.id}/" in f"/{address}"
    )
    return strategy.facts.title_is_ours


def test_a_list_whose_title_is_ours_is_not_cited_as_the_regions_own(atlas: Atlas) -> None:
    page = page_at(atlas, "regioner/kalmar/odaterad/")
    cited = page.whole.split("Så citerar du")[1].split("</dd>")[0]
    assert "Listan själv" not in cited
    assert "Region Kalmar" not in cited


def test_each_strategy_and_priority_has_files_for_reference_managers_at_its_one_identifier(atlas: Atlas) -> None:
    files = {file.path: file.text for file in region_files(Writer(atlas, SETTINGS, "sv"))}
    own = [page for page in region_pages(Writer(atlas, SETTINGS, "sv")) if page.kind in ("strategy", "priority")]
    assert {f"{page.url}citera.{kind}" for page in own for kind in ("bib", "ris")} <= set(files)
    for page in own:
        bib, ris = (files[f"{page.url}citera.{kind}"] for kind in ("bib", "ris"))
        assert bib.count("\n}\n") == bib.count("@misc{") == ris.count("TY  - GEN") == ris.count("ER  - ")
        # A list whose title is ours is nobody else's work: then there is the page alone.
        assert ris.count("TY  - GEN") == (1 if ours(atlas, page.url) else 2)
        assert f"UR  - https://s3.example/{page.url}\r\n" in ris
        assert f"TI  - {page.title}\r\n" in ris
    assert "TT  - Smart energy systems\r\n" in files[f"{PRIORITY}citera.ris"]
    assert "  titleaddon = {{Smart energy systems}}," in files[f"{PRIORITY}citera.bib"]


def test_pages_of_both_languages_lead_to_the_same_files_for_reference_managers(atlas: Atlas) -> None:
    assert not [file.path for file in region_files(Writer(atlas, SETTINGS, "en")) if "citera" in file.path]
    for lang in ("sv", "en"):
        page = page_at(atlas, PRIORITY, lang=lang)
        links = re.findall(r'href="([^"]*citera\.\w+)"', page.whole)
        assert [posixpath.normpath(posixpath.join(page.url, link)) for link in links] == [
            f"{PRIORITY}citera.bib",
            f"{PRIORITY}citera.ris",
        ]


def test_what_is_contributed_cannot_leave_its_field() -> None:
    url = "https://s3.example/a_b%20c?d&e=~f#g"
    work = Work("a-b", "Ett} namn, \\input{x} & 100 %_#$~^", "R & D", "2022", url, "", ())
    lines = _bibtex(work).split("\n")
    assert lines[1] == (
        r"  title = {{Ett\} namn, \textbackslash{}input\{x\} \& 100 \%\_\#\$\textasciitilde{}\textasciicircum{}}},"
    )
    assert f"  url = {{{url}}}," in lines
    assert [line.partition("  - ")[0] for line in _ris(work).split("\r\n") if line] == [
        "TY",
        "TI",
        "AU",
        "PY",
        "UR",
        "ER",
    ]


def test_a_page_is_cited_with_its_last_change_and_a_strategys_page_has_no_title_but_its_own(atlas: Atlas) -> None:
    files = {file.path: file.text for file in region_files(Writer(atlas, SETTINGS, "sv"))}
    page, strategy = files[f"{PRIORITY}citera.bib"].split("@misc")[1:]
    assert "  year = {{2026}},\n  date = {{2026-11-21}},\n" in page
    assert "date =" not in strategy
    assert files[f"{PRIORITY}citera.ris"].count("DA  - 2026/11/21\r\n") == 1
    own = files["regioner/dalarna/2022-2028/citera.bib"].split("@misc")[1]
    assert "title = {{Dalarna 2022–2028}}" in own
    assert "titleaddon" not in own


def test_the_key_of_an_open_period_has_no_dash_too_many(atlas: Atlas) -> None:
    files = region_files(Writer(atlas, SETTINGS, "sv"))
    keys = [key for file in files for key in re.findall(r"@misc\{([^,]*),", file.text)]
    assert any(re.search(r"-\d{4}-[a-z]", key) for key in keys)
    assert [key for key in keys if "--" in key or key.endswith("-")] == []


def test_a_question_keeps_its_mark_without_a_full_stop() -> None:
    work = Work("a", "", "", "", "https://s3.example/", "", ("Vilka kan vi samarbeta med?", "I: Platsen", "Sverige."))
    assert work.text == "Vilka kan vi samarbeta med? I: Platsen. Sverige. https://s3.example/"


def test_a_reference_manager_is_told_what_tells_priorities_of_one_name_apart(atlas: Atlas) -> None:
    files = {file.path: file.text for file in region_files(Writer(atlas, SETTINGS, "sv"))}
    assert "  note = {{Prioritering, Dalarna 2022–2028. Smart specialisering}}," in files[f"{PRIORITY}citera.bib"]
    assert "N1  - Prioritering, Dalarna 2022–2028\r\n" in files[f"{PRIORITY}citera.ris"]


@pytest.mark.parametrize(("forge", "example"), [("forge.example", True), ("github.com", False)])
def test_where_nobody_receives_corrections_the_page_says_so_before_its_links(
    atlas: Atlas, forge: str, example: bool
) -> None:
    base = f"https://{forge}/noden/s3/"
    settings = replace(SETTINGS, edit_base=f"{base}edit/main/", issues=f"{base}issues/")
    after = page_at(atlas, PRIORITY, settings).after
    said = f"Ingen tar emot rättelser här ännu: länkarna går till {forge}, som bara är ett exempel."
    assert (said in after.split("s3-edit")[0]) is example
    assert (f"Länkarna leder till {forge}, där du behöver ett konto." in after) is not example


def test_search_engines_are_told_what_a_page_is_about_by_its_own_page_alone(atlas: Atlas) -> None:
    writer = Writer(atlas, SETTINGS, "sv")
    subjects = {page.address: page for family in FAMILIES for page in family().make(writer) if page.subject}
    told = {address: json.loads(found[1]) for address, page in subjects.items() if (found := LD.search(page.head))}
    work = {address: graph["@graph"][1] for address, graph in told.items()}
    assert work[PRIORITY]["spatialCoverage"]["name"] == "Dalarna"
    assert work[PRIORITY]["temporalCoverage"] == "2022/2028"
    assert work[PRIORITY]["about"]["termCode"] == work["prioriteringar/tema/energy/"]["about"]["termCode"] == "energy"
    assert {"regioner/dalarna/", "regioner/dalarna/2022-2028/", "programomraden/norra-mellansverige/"} <= told.keys()
    derived = {
        "regioner/dalarna/villkor/", "jamfor/perioder/dalarna/", "nod/kvalitet/dalarna/", "satsningar/region/dalarna/",
        "satsningar/tema/energy/", "prioriteringar/region/dalarna/", "prioriteringar/beror/energy/",
        "aktorer/hogskolan-dalarna/",
    }  # fmt: skip
    assert derived <= subjects.keys() - told.keys()
