"""Macros are made once a language; what they link to is still of the page that is being written."""

import re
from collections.abc import Iterator

import pytest
from smartspec.analysis.coverage import Placed, current_priorities
from smartspec.model import Atlas
from smartspec.pages.page import Settings
from smartspec.pages.writer import Writer

SETTINGS = Settings("https://s3.example/", {"sv": "Smart specialisering", "en": "Smart specialisation"}, "")


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_part_written_in_the_midst_of_another_leaves_its_links_alone(atlas: Atlas, lang: str) -> None:
    writer, inner = Writer(atlas, SETTINGS, lang), []

    def listed(priorities: Iterator[Placed]) -> str:
        return writer.fragment("a/b/c/", "macros/priorities.html", priorities=priorities, of_one_region=True)

    def with_another_between() -> Iterator[Placed]:
        for placed in current_priorities(atlas):
            inner.append(listed(iter([placed])))
            yield placed

    outer = writer.fragment("a/", "macros/priorities.html", priorities=with_another_between(), of_one_region=True)
    for html, way in ((outer, "../"), *((one, "../../../") for one in inner)):
        found = re.findall(r'class="s3-theme" href="((?:\.\./)*)prioriteringar/tema/', html)
        assert found
        assert set(found) == {way}
