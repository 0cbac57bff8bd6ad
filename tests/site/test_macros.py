"""The editors' macros: what they give on a page, and how each fault stops the build."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import markdown
import pytest
from commands import BIN, ran, smartspec
from mkdocs.commands.build import build
from rules_in import rules_in
from site_reading import tree
from small_country import COUNTRY, put
from smartspec.analysis.counts import COUNTS
from smartspec.check import checked_atlas
from smartspec.model import Atlas
from smartspec.pages.macros.macros import MACROS, EditorsMacros
from smartspec.pages.page import Settings
from smartspec.pages.writer import Writer
from smartspec.site.editors_page import EditorsPage
from smartspec.site.settings import load_settings, settings_of
from smartspec.site.write import write_site

DOCS = {"sv": "docs/redaktion/makron.md", "en": "docs/en/redaktion/makron.md"}
EXAMPLE = re.compile(r"\{% raw %\}(.*?)\{% endraw %\}")
HEAD = "---\ntitle: Prov\nrender_macros: true\n---\n# Prov\n\n"
SETTINGS = Settings("https://s3.example/", {"sv": "S", "en": "E"}, "")
FIRST = 7
"""The line of a file where what follows HEAD starts."""


@pytest.fixture
def page(atlas: Atlas) -> Callable[..., EditorsPage]:
    """An editors' page at an address in a language."""

    def at(address: str = "redaktion/makron/", lang: str = "sv") -> EditorsPage:
        return EditorsPage("docs/prov.md", EditorsMacros(Writer(atlas, SETTINGS, lang), address), FIRST)

    return at


def html_of(page: EditorsPage, text: str) -> str:
    return page.finished(markdown.markdown(page.rendered(text), extensions=["tables"]))


@pytest.mark.parametrize(
    ("address", "lang", "link"),
    [
        ("", "sv", '<a href="regioner/dalarna/">Dalarna</a>'),
        ("om/", "sv", '<a href="../regioner/dalarna/">Dalarna</a>'),
        ("redaktion/makron/", "sv", '<a href="../../regioner/dalarna/">Dalarna</a>'),
        ("om/", "en", '<a href="../regioner/dalarna/">Dalarna</a>'),
    ],
)
def test_a_link_is_right_from_any_depth_and_language(
    page: Callable[..., EditorsPage], address: str, lang: str, link: str
) -> None:
    assert html_of(page(address, lang), 'I {{ region("dalarna") }} finns.') == f"<p>I {link} finns.</p>"


def test_names_are_in_the_language_of_the_page(page: Callable[..., EditorsPage]) -> None:
    text = '{{ theme("energy") }}'
    assert [">Energi<" in html_of(page(), text), ">Energy<" in html_of(page(lang="en"), text)] == [True, True]


def test_an_area_and_a_county_may_have_the_same_name(atlas: Atlas) -> None:
    areas = tuple(area.model_copy(update={"slug": "dalarna"}) for area in atlas.territories.areas)
    shared = replace(atlas, territories=atlas.territories.model_copy(update={"areas": areas}))
    macros = EditorsMacros(Writer(shared, SETTINGS, "sv"), "redaktion/makron/")
    html = html_of(EditorsPage("docs/prov.md", macros, FIRST), '{{ area("dalarna") }} {{ region("dalarna") }}')
    assert 'href="../../programomraden/dalarna/"' in html
    assert 'href="../../regioner/dalarna/"' in html


@pytest.mark.parametrize(("lang", "shown"), [("sv", "12\u00a0345"), ("en", "12,345")])
def test_a_figure_is_written_as_the_language_writes_numbers(
    page: Callable[..., EditorsPage], monkeypatch: pytest.MonkeyPatch, lang: str, shown: str
) -> None:
    monkeypatch.setitem(COUNTS, "counted_here", lambda atlas: 12345)  # type: ignore[arg-type]
    told = '<data value="12345" data-s3-count="counted_here">'
    assert html_of(page(lang=lang), '{{ count("counted_here") }}') == f"<p>{told}{shown}</data></p>"


def test_figures_count_what_they_are_called(atlas: Atlas) -> None:
    regions = [f for f in (COUNTRY / "regions").iterdir() if f.name not in ("programme-areas", ".schema", "sverige")]
    areas = list((COUNTRY / "regions" / "programme-areas").iterdir())
    pages = [f for f in (COUNTRY / "regions").rglob("*.md") if not f.name.endswith(".en.md")]
    expected = {
        "regions": len(regions) + 1,  # one has no material
        "regions_with_strategy": sum(any(folder.glob("*/strategy.md")) for folder in regions),
        "areas": len(areas),
        "strategies": sum(f.name == "strategy.md" for f in pages),
        "priorities_all_periods": sum(f.name != "strategy.md" for f in pages),
        "sources": sum(
            f.read_text("utf-8").count("\n  - id: ") + f.read_text("utf-8").count("\n- id: ")
            for f in (COUNTRY / "regions").rglob("sources.yml")
        ),
    }
    assert {name: COUNTS[name](atlas) for name in expected} == expected
    assert 0 < COUNTS["priorities"](atlas) < COUNTS["priorities_all_periods"](atlas)
    parts = [COUNTS[f"priorities_{part}"](atlas) for part in ("in_force", "unclear", "of_areas", "earlier")]
    assert min(parts) > 0
    assert sum(parts) == COUNTS["priorities_all_periods"](atlas)
    assert parts[0] + parts[1] == COUNTS["priorities"](atlas)
    assert 0 < COUNTS["regions_with_priorities"](atlas) <= COUNTS["regions_with_strategy"](atlas)
    assert 0 < COUNTS["themes_chosen"](atlas) <= COUNTS["themes"](atlas)


def test_a_list_is_narrowed_by_theme_region_and_area(page: Callable[..., EditorsPage]) -> None:
    def items(arguments: str) -> int:
        return html_of(page(), f"{{{{ priorities({arguments}) }}}}").count("<li>")

    every, energy = items(""), items('theme="energy"')
    assert every > energy > items('theme="energy", area="norra-mellansverige"') > 0
    assert items('theme="energy", region="dalarna"') == 1
    assert items('theme="energy", area="norra-mellansverige", region="kalmar"') == 0


def test_an_empty_list_says_so(page: Callable[..., EditorsPage]) -> None:
    text = '{{ priorities(theme="energy", area="norra-mellansverige", region="kalmar") }}'
    assert html_of(page(), text) == "<p>Vi har inte hittat några prioriteringar.</p>"


FORGE = "https://forge.example/s3/issues/"


@pytest.mark.parametrize(
    ("given", "said", "unsaid"),
    [
        ({}, ["Ingen utgivare är angiven", "ingen e-postadress", "inget sätt att nå"], ["mailto:", "konto"]),
        ({"publisher": "En <b>nod</b>"}, ["En &lt;b&gt;nod&lt;/b&gt;"], ["Ingen utgivare", "öppen sammanställning"]),
        ({"mailbox": "redaktion@s3.example"}, ['href="mailto:redaktion@s3.example"'], ["ingen e-postadress"]),
        ({"issues": FORGE}, ["Länkarna går till forge.example", "bara ett exempel", "inget sätt att nå"], ["mailto:"]),
        ({"issues": "https://forge.se/s3/issues/"}, ["går till forge.se", "Utan konto"], ["exempel", "inget sätt"]),
    ],
)
def test_the_contact_is_what_the_settings_say_and_nothing_more(
    atlas: Atlas, given: dict[str, str], said: list[str], unsaid: list[str]
) -> None:
    macros = EditorsMacros(Writer(atlas, replace(SETTINGS, **given), "sv"), "om/")
    html = html_of(EditorsPage("docs/om.md", macros, FIRST), "{{ contact() }}")
    assert [part for part in said if part not in html] == []
    assert [part for part in unsaid if part in html] == []


def test_the_list_of_one_region_does_not_repeat_its_name(page: Callable[..., EditorsPage]) -> None:
    assert "Dalarna" in html_of(page(), '{{ priorities(theme="energy") }}')
    assert "Dalarna" not in html_of(page(), '{{ priorities(region="dalarna") }}')


ELSE = "inom klammerparenteserna står något annat än ett makro med dess värden"
FAULTS = {
    "macro-name": [
        ('{{ region("dalarn") }}', "region: Det finns inget som heter ”dalarn” (sökt: region)", "dalarna"),
        ('{{ area("norra-mellansverig") }}', "area: ", "norra-mellansverige"),
        ('{{ count("regions_with_strategi") }}', "count: ", "regions_with_strategy"),
        ('{{ theme("enrgy") }}', "theme: ", "energy"),
        ('{{ term("nace:C42") }}', "term: ", "nace:"),
        ('{{ priority("dalarna/2022-2028/smarta-energi") }}', "priority: ", "dalarna/2022-2028/smarta-energisystem"),
        ('{{ priorities(theme="enrgy") }}', "priorities: ", "energy"),
        ('{{ priorities(region="dalrna") }}', "priorities: ", "dalarna"),
        ('{{ priorities(area="smaland-och-oama") }}', "priorities: ", "smaland-och-oarna"),
        ("{{ region(5) }}", "region: Det finns inget som heter ”5”", ""),
    ],
    "macro-unknown": [
        ('{{ regio("dalarna") }}', "Det finns inget makro som heter ”regio”", "region"),
    ],
    "macro-call": [
        ("{{ region() }}", "region: Makrot har fått för mycket, för lite eller fel slags värde.", ""),
        ('{{ map("sverige") }}', "map: ", ""),
        ('{{ priorities(tema="energy") }}', "Det skrivs priorities(theme, region, area)", ""),
    ],
    "macro-syntax": [
        ('{{ region("dalarna" }}', "Makrot går inte att läsa: ", ""),
        ('{{ region("dalarna") | versaler }}', ELSE, ""),
        ('{{ region("dalarna") ~ "x" }}', ELSE, ""),
        ("{{ region(name) }}", ELSE, ""),
        ('{{ region(*["dalarna"]) }}', ELSE, ""),
        ('{{ self.region("dalarna") }}', ELSE, ""),
        ("{{ title }}", ELSE, ""),
        ('{{ cycler.__init__.__globals__.os.popen("id").read() }}', ELSE, ""),
        ('{{ "x" * 2000000000 }}', ELSE, ""),
        ('{% for x in ["dalarna"] %}{{ region("dalarna") }}{% endfor %}', ELSE, ""),
        ('{% include "main.html" %}', ELSE, ""),
    ],
    "macro-place": [
        ('## Om {{ region("dalarna") }}', "region: Makrot står i en rubrik", ""),
        ('[Läs]({{ region("dalarna") }})', "region: Makrot står i en rubrik eller i adressen", ""),
    ],
    "macro-alone": [("Här är {{ map() }} en karta.", "map: Makrot ger en lista eller en karta", "")],
    "macro-twice": [("{{ map() }}\n\n{{ map() }}", "map: Makrot ”map” står två gånger på sidan", "")],
}  # fmt: skip
EVERY_FAULT = [(rule, *fault) for rule, faults in FAULTS.items() for fault in faults]


@pytest.mark.parametrize(("rule", "text", "said", "near"), EVERY_FAULT, ids=[fault[1] for fault in EVERY_FAULT])
def test_each_fault_is_told_with_file_line_and_the_nearest_right_name(
    page: Callable[..., EditorsPage], rule: str, text: str, said: str, near: str
) -> None:
    looked_at = page()
    html_of(looked_at, f"Först ett stycke.\n\n{text}\n")
    (problem,) = looked_at.problems
    line = problem.line("sv")
    assert problem.rule == rule
    assert line.startswith(f"docs/prov.md:{FIRST + 2 + 2 * (rule == 'macro-twice')}:1: fel: ")
    assert said in line
    assert (f"Menade du ”{near}" if near else "Menade du") in line or not near
    assert near or "Menade du" not in line


def test_every_rule_about_macros_has_a_fault_and_is_an_error() -> None:
    levels = rules_in("site/editors_page.py")
    assert set(FAULTS) == set(levels)
    assert set(levels.values()) == {"error"}


def test_a_fault_does_not_hide_the_others(page: Callable[..., EditorsPage]) -> None:
    looked_at = page()
    html_of(looked_at, '{{ region("x") }}\n\n{{ region("dalarna") }}\n\n{{ count("y") }}')
    assert [(p.mark.line, p.key) for p in looked_at.problems] == [(FIRST, "region"), (FIRST + 4, "count")]


@pytest.fixture
def small(small: Path) -> Path:
    """The small repository, whose site has few families, with macros."""
    engines_own = "  - macros: {render_by_default: false, on_undefined: strict, on_error_fail: true}\n"
    put(small, "mkdocs.yml", "plugins:\n", f"plugins:\n{engines_own}")
    put(small, "mkdocs.yml", "  - smartspec/security\n", "  - smartspec/macros\n  - smartspec/security\n")
    return small


WRONG = (
    f"docs/en/om.md:{FIRST}:1: fel: count: Det finns inget som heter ”region” (sökt: antal).",
    f"docs/om.md:{FIRST + 1}:1: fel: region: Det finns inget som heter ”dalrna” (sökt: region).",
)
ENGINES = {
    "smartspec": ("smartspec", "build"),
    "mkdocs": ("mkdocs", "build", "--no-strict"),
    "properdocs": ("properdocs", "build", "-f", "mkdocs.yml"),
}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_wrong_name_stops_the_build_and_all_are_told_at_once(small: Path, engine: str) -> None:
    (small / "docs" / "om.md").write_text(f'{HEAD}Text\n{{{{ region("dalrna") }}}}\n', "utf-8")
    (small / "docs" / "en" / "om.md").write_text(f'{HEAD}{{{{ count("region") }}}}\n', "utf-8")
    program, *arguments = ENGINES[engine]
    done = ran(small, BIN / program, *arguments)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert [line for line in WRONG if line in said] == list(WRONG)
    assert "Menade du ”dalarna”" in said
    assert not (small / "site" / "om" / "index.html").exists()


def test_writing_for_another_engine_tells_the_same(small: Path) -> None:
    (small / "docs" / "om.md").write_text(f'{HEAD}Text\n{{{{ region("dalrna") }}}}\n', "utf-8")
    with pytest.raises(ValueError, match=re.escape(WRONG[1])):
        write_site(small, small / "written")


def test_pages_that_do_not_ask_for_macros_keep_their_brackets(small: Path) -> None:
    (small / "docs" / "om.md").write_text('# Om\n\n{{ region("dalrna") }}\n', "utf-8")
    assert smartspec(small, "build").returncode == 0
    assert '{{ region("dalrna") }}' in (small / "site/om/index.html").read_text("utf-8").replace("&quot;", '"')


def test_what_is_written_for_another_engine_reads_the_same(country: Path, tmp_path: Path, atlas: Atlas) -> None:
    write_site(country, tmp_path)
    settings = settings_of(load_settings(country))
    for lang, file in DOCS.items():
        text = (tmp_path / file.removeprefix("docs/")).read_text("utf-8")
        head, body = re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)[1:]
        assert "render_macros: false" in head
        source = re.split(r"^---\n", (COUNTRY / file).read_text("utf-8"), maxsplit=2, flags=re.MULTILINE)[2]
        macros = EditorsMacros(Writer(atlas, settings, lang), "redaktion/makron/")
        ours = html_of(EditorsPage("docs/prov.md", macros, FIRST), source)
        assert words(markdown.markdown(body, extensions=["tables"])) == words(ours)


def words(html: str) -> list[str]:
    return "".join(tree(html).itertext()).split()


@pytest.mark.parametrize("lang", DOCS)
def test_every_macro_and_figure_is_documented_with_an_example_that_is_live(
    page: Callable[..., EditorsPage], lang: str
) -> None:
    text = (COUNTRY / DOCS[lang]).read_text("utf-8")
    examples = EXAMPLE.findall(text)
    live = EXAMPLE.sub("", text)
    named = {match for example in examples for match in re.findall(r"\{\{ (\w+)\(", example)}
    assert named == set(MACROS)
    assert {name for example in examples for name in re.findall(r'count\("(\w+)"\)', example)} == set(COUNTS)
    for example in examples:
        for call in re.findall(r"\{\{ .*? \}\}", example):
            assert call in live, "the example is also live on the page"
    looked_at = page(lang=lang)
    html_of(looked_at, re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)[2])
    assert looked_at.problems == []
    assert all(call.html for call in looked_at.calls)


@pytest.mark.parametrize("lang", DOCS)
def test_the_editors_page_shows_what_the_macros_give(built: Path, lang: str) -> None:
    html = (built / ("en/" if lang == "en" else "") / "redaktion/makron/index.html").read_text("utf-8")
    assert "s3makro" not in html
    assert html.count('class="s3-county') == 5
    assert 'href="../../regioner/dalarna/">Dalarna</a>' in html


RUNS = '{{ cycler.__init__.__globals__.os.mkdir("ran") }}'


@pytest.mark.parametrize(
    ("head", "body", "line"),
    [("render_macros: 1", RUNS, 2), ("render_macros: true", RUNS, 5), (f"render_macros: true\ntitle: '{RUNS}'", "", 7)],
    ids=["1 for true", "text", "title"],
)
def test_a_page_in_docs_runs_no_code(small: Path, head: str, body: str, line: int) -> None:
    (small / "docs" / "om.md").write_text(f"---\n{head}\n---\n\n{body}\n", "utf-8")
    done = smartspec(small, "build")
    assert not (small / "ran").exists()
    assert done.returncode == 1
    assert re.search(rf"docs/om\.md:{line}:\d+: fel: ", done.stderr)


BAD_HTML = """<script src="../data.yml"></script>
<p onclick="ran()" style="color: red">a</p><form action="/x"><input></form>
<div id="__config">{}</div><div id="start">b</div>"""
BAD_HEAD = """description: '"><script>ran()</script>'
author: '"><script>ran()</script>'
template: 404.html
s3: {kind: priority, crumbs: [], before: <script>ran()</script>, script: https://evil.example/a.js}
"""


def test_front_matter_of_a_written_page_is_checked(small: Path) -> None:
    (small / "docs" / "om.md").write_text(f"---\n{BAD_HEAD}---\n# Om\n", "utf-8")
    (small / "docs" / "en" / "om.md").write_text("---\ntitle: [unclosed\n---\n# About\n", "utf-8")
    said = smartspec(small, "build").stderr
    for place, key in ((3, "author"), (4, "template"), (5, "s3")):
        assert f"docs/om.md:{place}:1: fel: {key}: " in said
    assert "docs/en/om.md:2:8: fel: " in said


def test_front_matter_that_is_mended_is_checked_anew_and_a_text_alone_is_not(small: Path) -> None:
    page = small / "docs" / "om.md"
    page.write_text("---\ntemplate: x\n---\n# Om\n", "utf-8")
    (problem,) = (one for one in checked_atlas(small)[1] if one.level == "error")
    assert (problem.mark.path, problem.mark.line) == ("docs/om.md", 2)
    page.write_text("---\ntitle: Om\n---\n# Om\n", "utf-8")
    atlas, problems = checked_atlas(small)
    assert [one for one in problems if one.level == "error"] == []
    page.write_text("---\ntitle: Om\n---\n# Om webbplatsen\n", "utf-8")
    assert checked_atlas(small)[0] is atlas


def test_elements_that_a_written_page_may_not_hold_stop_the_build(small: Path) -> None:
    (small / "docs" / "om.md").write_text(f"# Om\n\n{BAD_HTML}\n", "utf-8")
    strict = smartspec(small, "build")
    assert strict.returncode == 1
    for tag in ("script", "form", "input"):
        assert f"docs/om.md: elementet <{tag}> utelämnas." in strict.stderr


def test_nothing_of_a_written_page_runs(small: Path, tmp_path: Path) -> None:
    """Where the engine is not strict."""
    settings = small / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("strict: true", "strict: false"), "utf-8")
    description = BAD_HEAD.partition("\n")[0]
    (small / "docs" / "om.md").write_text(f"---\n{description}\n---\n# Om\n\n{BAD_HTML}\n", "utf-8")
    config = load_settings(small)
    config.site_dir = str(tmp_path / "site")
    config.plugins.run_event("startup", command="build", dirty=False)
    build(config)
    html = (tmp_path / "site" / "om" / "index.html").read_text("utf-8")
    assert not re.search(r"<script>ran|<p [^>]*(?:onclick|style)|<form action=./x|data\.yml", html)
    assert "<p>a</p>" in html
    assert html.count('id="__config"') == 1
    assert "<div>b</div>" in html
    assert html.index("Content-Security-Policy") < html.index("&quot;&gt;&lt;script&gt;ran()")
