"""The page of needs and offers stays readable however many there are."""

import shutil
from pathlib import Path

import pytest
from small_country import VALID, VOCABULARIES
from smartspec.check import checked_atlas
from smartspec.pages.dialogue.exchange import exchange_page
from smartspec.pages.page import Settings
from smartspec.pages.writer import Writer

SETTINGS = Settings("https://s3.example/", {"sv": "Smart specialisering", "en": "Smart specialisation"}, "")


def page_with(root: Path, needs: int, offers: int, lang: str) -> str:
    shutil.copytree(VOCABULARIES, root / "docs" / "vocabularies")
    for county, kind, number in (("dalarna", "need", needs), ("kalmar", "offer", offers)):
        folder = root / "regions" / county
        shutil.copytree(VALID / "dalarna", folder)
        (folder / "exchange").mkdir()
        for each in range(number):
            (folder / "exchange" / f"e{each}.yml").write_text(
                f"kind: {kind}\nform: partner\ntheme: energy\ntext:\n  sv: A\n  en: A\ndate: 2026\nself_stated: true\n"
            )
    atlas, problems = checked_atlas(root)
    assert [problem for problem in problems if problem.level == "error"] == []
    return exchange_page(Writer(atlas, SETTINGS, lang, "2026-11-25")).html


@pytest.mark.parametrize(
    ("offers", "lang", "said"),
    [
        (10, "sv", ""),
        (11, "sv", "1 erbjudande till på samma tema."),
        (150, "sv", "140 erbjudanden till på samma tema."),
        (11, "en", "1 more offer on the same theme."),
        (32, "en", "22 more offers on the same theme."),
    ],
)
def test_a_need_says_how_many_offers_are_not_listed_and_where_they_are(
    tmp_path: Path, offers: int, lang: str, said: str
) -> None:
    (match,) = page_with(tmp_path, 1, offers, lang).split('<section class="s3-match"')[1:]
    need, found = match.split("</section>", 1)[0].split('<ul class="s3-facts">')
    assert found.count("<li>") == 10
    assert (said in found, "behov-och-erbjudanden.csv" in found) == (True, bool(said))
    assert need.count("<h3") == 1


def test_the_page_grows_as_the_needs_do_and_not_as_needs_times_offers(tmp_path: Path) -> None:
    few = len(page_with(tmp_path / "few", 20, 100, "sv"))
    assert len(page_with(tmp_path / "many", 20, 200, "sv")) < few + 1_000
    assert len(page_with(tmp_path / "more", 40, 200, "sv")) < 2.5 * few
