"""What hosts, crawlers and programs are told beside the pages."""

import json
import re
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from email.message import Message
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.error import HTTPError
from xml.etree import ElementTree as ET

import feedparser
import icalendar
import pytest
from small_country import DAYS
from smartspec.model import Atlas
from smartspec.pages.hosting import host_files
from smartspec.pages.page import Settings
from smartspec.pages.writer import Writer

SITE = "https://smart-specialisering.example/"
LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
ATOM = "{http://www.w3.org/2005/Atom}"
GONE = "/regioner/dalarna/2014-2022/skog-och-tra/"


def graph_of(built: Path, address: str) -> tuple[list[str], dict[str, object]]:
    """The names on the path to a page, and what it says of itself."""
    (text,) = LD.findall((built / address / "index.html").read_text("utf-8"))
    path, work = json.loads(text)["@graph"]
    steps = path["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert work["@id"] == SITE + address
    assert ["item" in step for step in steps] == [True] * (len(steps) - 1) + [False]
    said = {*work, *(key for part in work.values() if isinstance(part, dict) for key in part)}
    assert said.isdisjoint({"description", "url", "isPartOf"})  # the head of the page says that already
    return [step["name"] for step in steps], work


def test_a_page_says_what_it_is_about(built: Path) -> None:
    names, work = graph_of(built, "regioner/dalarna/2022-2028/smarta-energisystem/")
    assert names == ["Översikt", "Regioner", "Dalarna", "2022–2028", "Smarta energisystem"]
    assert (work["temporalCoverage"], work["dateModified"]) == ("2022/2028", DAYS[1])
    assert work["spatialCoverage"]["identifier"] == "SE312"  # type: ignore[index]
    assert work["about"]["termCode"] == "energy"  # type: ignore[index]
    address = work["encoding"]["contentUrl"]  # type: ignore[index]
    assert json.loads((built / address.removeprefix(SITE)).read_text("utf-8"))["id"] == work["@id"]
    assert graph_of(built, "en/prioriteringar/tema/energy/")[1]["inLanguage"] == "en"


def test_only_pages_about_one_thing_do(built: Path) -> None:
    for address in ("", "regioner/", "jamfor/", "prioriteringar/region/dalarna/", "om/"):
        assert LD.findall((built / address / "index.html").read_text("utf-8")) == [], address


def test_a_region_has_a_feed_of_its_changes_that_quotes_nothing(built: Path) -> None:
    page = (built / "regioner/dalarna/index.html").read_text("utf-8")
    assert '<link rel="alternate " type="application/atom+xml" href="andringar.xml">' in page
    assert page.count('href="andringar.xml"') == 2
    feed = ET.parse(built / "regioner/dalarna/andringar.xml").getroot()
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == [f"{day}T00:00:00Z" for day in reversed(DAYS)]
    assert entries[0].findtext(f"{ATOM}summary") == "2 ändringar: Smarta energisystem"
    assert "Ludvika" not in ET.tostring(feed, "unicode")
    links = [link.get("href", "") for entry in entries for link in entry.iter(f"{ATOM}link")]
    for link in links:
        address, _, place = link.removeprefix(SITE).partition("#")
        assert f'id="{place}"' in (built / address / "index.html").read_text("utf-8")


def test_the_years_in_which_strategies_end_are_a_calendar(built: Path) -> None:
    for lang in ("", "en/"):
        calendar = icalendar.Calendar.from_ical((built / lang / "regioner/strategier-upphor.ics").read_bytes())
        events = {str(event["url"]): event for event in calendar.walk("VEVENT")}
        event = events[f"{SITE}{lang}regioner/dalarna/2022-2028/"]
        assert str(event.decoded("dtstart")) == "2028-12-31"
        assert f"{SITE}{lang}regioner/dalarna/2014-2022/" not in events
        assert 'href="../../regioner/strategier-upphor.ics"' in (built / lang / "nod/kalender/index.html").read_text()


def test_hosts_are_told_types_frames_and_where_what_is_gone_went(built: Path) -> None:
    headers = (built / "_headers").read_text("utf-8")
    rules = dict(re.findall(r"^(/\S*)\n((?:  .*\n)+)", headers, re.MULTILINE))
    tops = {
        f"/{folder.relative_to(built).as_posix()}/*"
        for root in (built, built / "en")
        for folder in root.iterdir()
        if folder.name != "en" and (folder / "index.html").is_file()
    }
    assert "/en/regioner/*" in tops
    assert tops - set(rules) == set()
    assert len(rules) <= 100  # Cloudflare Pages reads no more
    forbidding = {path for path, said in rules.items() if "frame-ancestors 'none'" in said}
    assert {"/", "/en/", "/data/*", "/redigera/*", *tops} <= forbidding
    embedded = [f"/{file.parent.relative_to(built).as_posix()}/" for file in built.glob("**/inbaddat/*/index.html")]
    assert {address.split("/")[1] for address in embedded} == {"en", "inbaddat"}
    for address in embedded:
        assert not any(fnmatchcase(address, path) for path in forbidding), address
    assert "Access-Control-Allow-Origin: *" in rules["/data/*"]
    assert 'rel="describedby"' in rules["/data/v1/tables/*"]
    assert "text/turtle" in rules["/*.ttl"]
    assert [path for path, said in rules.items() if "Cache-Control: no-cache" in said] == ["/*"]
    redirects = (built / "_redirects").read_text("utf-8").splitlines()
    new, old = "/regioner/dalarna/2022-2028/smarta-energisystem/", "/regioner/dalarna/2022-2028/smart-energi/"
    # Netlify leads on from a page that is there only by what ends in "!", which Cloudflare Pages passes by.
    assert [line for line in redirects if old in line] == [
        f"{root}{old} {root}{new} {status}" for root in ("", "/en") for status in ("308!", "308")
    ]
    assert f"{GONE} {GONE}index.html 410!" in redirects
    nginx = (built / "_nginx.conf").read_text("utf-8")
    assert f"location = {old} {{ return 308 {new}; }}" in nginx
    assert nginx.count("{") == nginx.count("}")


Fetched = tuple[int, Message, bytes]
NGINX = shutil.which("nginx")
CONFIGURATION = """daemon off; master_process off; pid {own}/pid; error_log {own}/errors.log;
events {{}}
http {{
  access_log off; client_body_temp_path {own}/1; proxy_temp_path {own}/2; fastcgi_temp_path {own}/3;
  uwsgi_temp_path {own}/4; scgi_temp_path {own}/5;
  types {{ text/html html; }}
  server {{ listen 127.0.0.1:{port}; root {site}; include {site}/_nginx.conf; }}
}}
"""


@pytest.fixture(scope="module")
def fetched(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Fetched]]:
    """What a real nginx answers that is given ``_nginx.conf``: status, headers and body."""
    own = tmp_path_factory.mktemp("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (own / "nginx.conf").write_text(CONFIGURATION.format(own=own, site=built, port=port), "utf-8")
    command = [str(NGINX), "-p", str(own), "-e", str(own / "errors.log"), "-c", str(own / "nginx.conf")]
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    opener = urllib.request.build_opener(Unmoved)

    def fetch(path: str) -> Fetched:
        try:
            answer = opener.open(f"http://127.0.0.1:{port}{path}")
        except HTTPError as error:
            answer = error
        with answer:
            return answer.status, answer.headers, answer.read()

    running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        while not listens(port):
            assert running.poll() is None
            time.sleep(0.05)
        yield fetch
    finally:
        running.terminate()
        running.wait()


def listens(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


class Unmoved(urllib.request.HTTPRedirectHandler):
    """Follows no redirect."""

    def redirect_request(self, *_: object) -> None:
        return None


@pytest.mark.skipif(not NGINX, reason="needs nginx")
@pytest.mark.parametrize(
    ("path", "status", "kind", "frames", "anyone"),
    [
        ("/", 200, "text/html", False, False),
        ("/nowhere/", 404, "text/html", False, False),
        ("/inbaddat/natverk/", 200, "text/html", True, False),
        ("/en/inbaddat/natverk/", 200, "text/html", True, False),
        ("/en/bilder/natverk/", 200, "text/html", False, False),
        ("/regioner/strategier-upphor.ics", 200, "text/calendar; charset=utf-8", False, False),
        ("/jamfor/par.csv", 200, "text/csv; charset=utf-8", False, False),
        ("/data/v1/tables/priorities.csv", 200, "text/csv; charset=utf-8", False, True),
        ("/data/v1/codebook.ttl", 200, "text/turtle; charset=utf-8", False, True),
        ("/data/v1/index.json", 200, "application/json; charset=utf-8", False, True),
        ("/data/CITATION.cff", 200, "text/plain", False, True),
        (GONE, 410, "text/html", False, False),
    ],
)
def test_a_real_nginx_says_what_it_is_told(
    fetched: Callable[[str], Fetched], path: str, status: int, kind: str, frames: bool, anyone: bool
) -> None:
    found, headers, body = fetched(path)
    assert (found, headers["Content-Type"], headers["X-Content-Type-Options"]) == (status, kind, "nosniff")
    assert headers.get_all("Cache-Control") == ["no-cache"]
    assert ("frame-ancestors" not in headers.get("Content-Security-Policy", "")) == frames
    assert (headers.get("Access-Control-Allow-Origin") == "*") == anyone
    assert body


@pytest.mark.skipif(not NGINX, reason="needs nginx")
def test_a_real_nginx_leads_on_and_shows_the_sites_own_pages(fetched: Callable[[str], Fetched], built: Path) -> None:
    status, headers, _ = fetched("/regioner/dalarna/2022-2028/smart-energi/")
    assert (status, headers["Location"]) == (308, "/regioner/dalarna/2022-2028/smarta-energisystem/")
    assert fetched("/nowhere/")[2] == (built / "404.html").read_bytes()
    assert fetched("/data/v1/tables/news.csv")[1]["Link"].startswith('<csv-metadata.json>; rel="describedby"')
    assert fetched(GONE)[2] == (built / GONE.strip("/") / "index.html").read_bytes()


def test_every_feed_is_read_by_a_published_parser(built: Path) -> None:
    feeds = [file for file in built.rglob("*.xml") if b"http://www.w3.org/2005/Atom" in file.read_bytes()]
    assert len(feeds) > 6
    for file in feeds:
        read = feedparser.parse(file.read_bytes())
        assert (read.bozo, read.version) == (False, "atom10"), file
        assert read.feed.title
        assert read.feed.updated_parsed or not read.entries
        assert len({entry.id for entry in read.entries}) == len(read.entries)
        assert all(entry.title and entry.link and entry.updated_parsed for entry in read.entries), file


def test_a_site_below_a_path_is_told_of_by_that_path(atlas: Atlas) -> None:
    settings = Settings("https://s3.example/under/", {"sv": "S", "en": "E"}, "")
    files = {file.path: file.text for file in host_files(Writer(atlas, settings, "sv"), ["om/"])}
    robots = "User-agent: *\nDisallow: /under/redigera/\n\nSitemap: https://s3.example/under/sitemap.xml\n"
    assert files["robots.txt"] == robots
    for name in ("_headers", "_redirects", "_nginx.conf"):
        paths = re.findall(r"(?:^|location (?:=|~ \^)? ?)(/\S*)", str(files[name]), re.MULTILINE)
        assert len(paths) > 3
        assert [path for path in paths if not path.startswith("/under/")] == [], name


def test_crawlers_are_told_what_there_is(built: Path) -> None:
    robots = (built / "robots.txt").read_text("utf-8")
    assert f"Disallow: /redigera/\n\nSitemap: {SITE}sitemap.xml\n" in robots
    told = re.findall(rf"\]\({SITE}(.*?)\)", (built / "llms.txt").read_text("utf-8"))
    assert len(told) > 8
    assert [address for address in told if not (built / address).exists()] == []
