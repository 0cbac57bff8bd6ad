"""Files for hosts and crawlers: header rules, redirects, robots.txt, llms.txt.

Hosts differ in what they can: ``_headers`` and ``_redirects`` are read by Netlify and Cloudflare Pages,
``_nginx.conf`` is included in a server block. Where none of them is read, the pages say everything themselves.
Netlify shows a page that is there before it reads a rule without ``!``, which Cloudflare Pages does not know: a rule
stands there in both ways, and each host passes by, with a warning, what it cannot read.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from .. import addresses
from ..model import LANGUAGES, Gone
from .page import DataFile
from .writer import Writer

DATA, EMBEDDED = "data/", "inbaddat/"
"""Below these, other sites may read files, and show pages in a frame."""
TYPES = {
    "ttl": "text/turtle; charset=utf-8",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
    "json": "application/json; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
}
"""Media types that hosts may not know, by the file name's ending."""
NO_FRAME = "Content-Security-Policy: frame-ancestors 'none'"
ANYONE = "Access-Control-Allow-Origin: *"
TABLES = f"{addresses.DATA}tables/"
DESCRIBED = 'Link: <csv-metadata.json>; rel="describedby"; type="application/csvm+json"'
"""Where a table is described, as CSV on the Web says it."""
NO_GUESS = "X-Content-Type-Options: nosniff"
ASK_AGAIN = "Cache-Control: no-cache"
"""What is kept is asked for again before it is used: few files have names that change with what they hold, and
scripts and index of two builds do not go together.
"""
ALL = NO_GUESS, ASK_AGAIN


def host_files(writer: Writer, tops: Iterable[str]) -> Iterator[DataFile]:
    """All of them; ``tops`` are the top folders of the site that hold pages."""
    site, base = writer.settings.site_url, urlsplit(writer.settings.site_url).path or "/"
    gone = [gone for contribution in writer.atlas.contributions.values() for gone in contribution.gone]
    yield DataFile("_headers", _headers(base, sorted({*tops, addresses.EDITOR} - {DATA, EMBEDDED, "en/"})))
    yield DataFile("_redirects", "".join(_redirects(base, gone)))
    yield DataFile("_nginx.conf", "".join(_nginx(base, gone)))
    robots = f"User-agent: *\nDisallow: {base}{addresses.EDITOR}\n\nSitemap: {site}sitemap.xml\n"
    yield DataFile("robots.txt", robots)
    yield DataFile("llms.txt", _llms(writer))


def _headers(base: str, tops: Iterable[str]) -> str:
    """A rule a folder, since hosts add up the rules that fit: what one has set, another does not take back."""
    rules = {f"{base}*": [*ALL]}
    for root in _roots(base):
        rules |= {root: [NO_FRAME]} | {f"{root}{top}*": [NO_FRAME] for top in tops}
    rules |= {f"{base}{DATA}*": [ANYONE, NO_FRAME], f"{base}{TABLES}*": [DESCRIBED]}
    rules |= {f"{base}*.{ending}": [f"Content-Type: {kind}"] for ending, kind in TYPES.items()}
    return "".join(f"{path}\n" + "".join(f"  {header}\n" for header in said) for path, said in rules.items())


def _roots(base: str) -> tuple[str, ...]:
    """Where the pages of each language begin."""
    return tuple(base + addresses.localised("", lang) for lang in LANGUAGES)


def _led_on(base: str, gone: Iterable[Gone]) -> Iterator[tuple[str, str]]:
    """Path of each page of what is gone, in both languages, and where it moved; empty where it was withdrawn."""
    for one in gone:
        if one.facts.kind in ("moved", "withdrawn"):
            to = addresses.address_of_key(one.to[0]) if one.to else ""
            for root in _roots(base):
                yield f"{root}{addresses.address_of_key(one.key)}", f"{root}{to}" if to else ""


def _redirects(base: str, gone: Iterable[Gone]) -> Iterator[str]:
    for path, to in _led_on(base, gone):
        yield f"{path} {to} 308!\n{path} {to} 308\n" if to else f"{path} {path}index.html 410!\n"


def _nginx(base: str, gone: Iterable[Gone]) -> Iterator[str]:
    yield "# Inside a server block: include /path/to/site/_nginx.conf;\n"
    yield _added(*ALL, NO_FRAME)
    yield f"absolute_redirect off;\nerror_page 404 {base}404.html;\n"
    yield f"location {base}{DATA} {{\n{_added(*ALL, NO_FRAME, ANYONE, within='  ')}}}\n"
    for root in _roots(base):
        yield f"location {root}{EMBEDDED} {{\n{_added(*ALL, within='  ')}}}\n"
    data = *ALL, NO_FRAME, ANYONE
    for within, headers in ((TABLES, (*data, DESCRIBED)), (DATA, data), ("", (*ALL, NO_FRAME))):  # the first that fits
        for ending, kind in TYPES.items():
            said = _added(*headers, within="  ")
            yield f'location ~ ^{base}{within}.*\\.{ending}$ {{\n  types {{}}\n  default_type "{kind}";\n{said}}}\n'
    for path, to in _led_on(base, gone):
        yield (
            f"location = {path} {{ return 308 {to}; }}\n"
            if to
            else (f"location = {path} {{ error_page 410 {path}index.html; return 410; }}\n")
        )


def _added(*headers: str, within: str = "") -> str:
    pairs = (header.split(": ", 1) for header in headers)
    quoted = ((name, value.replace('"', r"\"")) for name, value in pairs)
    return "".join(f'{within}add_header {name} "{value}" always;\n' for name, value in quoted)


def _llms(writer: Writer) -> str:
    """In the form of llmstxt.org: a courtesy, no standard."""
    site, names = writer.settings.site_url, writer.settings.names
    pages = {
        addresses.REGIONS: "each region and its strategies, then and now",
        addresses.PRIORITIES: "all priorities by theme, place, period and code",
        addresses.COMPARISON: "regions side by side",
        addresses.CODEBOOK: "what each theme counts in and out, and other lists that are used",
        addresses.METHOD: "how themes and codes were set, and every measure with its limits",
        addresses.CHANGES: "what was changed, day by day",
    }
    files = {
        f"{addresses.DATA}index.json": "the way in to all of it as JSON",
        f"{addresses.DATA}openapi.json": "the same described in OpenAPI 3.1",
        addresses.csv_beside(addresses.PRIORITIES): "all priorities",
        addresses.MATRIX_FILES["themes"]: "regions by themes",
        addresses.INITIATIVES_CSV: "financed initiatives",
        "sitemap.xml": "every page with the day it was changed",
    }
    lines = [
        f"# {names['en']}",
        "",
        f"> {names['sv']}: Sweden's regional smart specialisation strategies, put together from open sources.",
        "> Swedish pages lie at the root, their English versions at the same path below en/.",
        "",
        "- What is not known is shown as unknown. It never means that there is none.",
        "- Each fact cites its sources at the foot of its page. Amounts of different kinds are never added up.",
        "- To cite: the page's own line “How to cite”, with its permanent address. Texts are CC BY 4.0, data CC0.",
        "",
        "## Pages",
        "",
        *(f"- [{path}]({site}en/{path}): {said}" for path, said in pages.items()),
        "",
        "## Files",
        "",
        *(f"- [{path}]({site}{path}): {said}" for path, said in files.items()),
        "",
    ]
    return "\n".join(lines)
