"""What a browser makes of pages without showing them: as quick as it is the judge that counts."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element, fromstring

from playwright.sync_api import Browser

HELD = """page => ({
  handlers: [...page.querySelectorAll("*")].filter(e => e.getAttributeNames().some(n => /^on/i.test(n))).length,
  links: [...page.querySelectorAll("a, area, form, svg a")].map(e => String(e.href?.baseVal ?? e.href ?? ""))
    .filter(h => /^\\s*[a-z][a-z0-9+.-]*:/i.test(h) && !/^https?:/i.test(h)),
  strange: page.querySelectorAll("iframe,object,embed,base,style,article img,article script,"
    + "article form:not([data-s3-search], [data-s3-match], [data-own], .s3-front-search)").length,
})"""
"""What a page holds that it may not hold."""
READ = f"""async paths => {{
  const reader = new DOMParser(), writer = new XMLSerializer();
  const read = async path => {{
    const page = reader.parseFromString(await (await fetch(`/${{path}}`)).text(), "text/html");
    const xml = writer.serializeToString(page.documentElement).replace(' xmlns="http://www.w3.org/1999/xhtml"', "");
    return [path, page.title, ({HELD})(page), xml];
  }};
  return Promise.all(paths.map(read));
}}"""
AT_ONCE = 50


@dataclass(frozen=True)
class Read:
    """A page as a browser reads it: its title without needless space, what it holds of ``HELD``, and its elements.

    Elements of HTML have no namespace, those of drawings have theirs.
    """

    title: str
    held: dict[str, object]
    tree: Element


def by_browser(browser: Browser, address: str, paths: list[str]) -> dict[str, Read]:
    """Those pages of the site at that address."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}404.html")
    found = {}
    for start in range(0, len(paths), AT_ONCE):
        for path, title, held, xml in page.evaluate(READ, paths[start : start + AT_ONCE]):
            found[path] = Read(" ".join(title.split()), held, fromstring(xml))
    context.close()
    return found
