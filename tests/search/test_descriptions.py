"""What the search is told about each kind of page."""

from dataclasses import replace

import pytest
from small_country import COUNTRY
from smartspec import addresses
from smartspec.analysis.organisation_texts import sentences_naming
from smartspec.check import checked_atlas
from smartspec.model import Bilingual, Organisation
from smartspec.pages.page import Settings
from smartspec.pages.search.descriptions import DERIVED, EARLIER, Describer
from smartspec.pages.search.documents import SearchDocument, group_names, words_in
from smartspec.pages.search.looked_for import looked_for
from smartspec.pages.search.meanings import meanings
from smartspec.pages.writer import Writer
from smartspec.site.families import FAMILIES

Documents = dict[str, dict[str, SearchDocument]]
ENERGY = "regioner/dalarna/2022-2028/smarta-energisystem/"


@pytest.fixture(scope="module")
def documents() -> Documents:
    """The documents of each language by address."""
    atlas, _ = checked_atlas(COUNTRY)
    found = {}
    for lang in ("sv", "en"):
        writer = Writer(atlas, Settings("https://a.example/", {"sv": "S", "en": "E"}, ""), lang)
        pages = [page for family in FAMILIES for page in family().make(writer)]
        found[lang] = {document.address: document for document in Describer(writer).describe(pages)}
    return found


def test_a_priority_is_known_by_name_place_theme_codes_actors_and_its_other_name(documents: Documents) -> None:
    swedish, english = (documents[lang][ENERGY] for lang in ("sv", "en"))
    assert (swedish.title, swedish.place) == ("Smarta energisystem", "Dalarna, 2022–2028")
    assert (english.title, english.place) == ("Smart energy systems", "Dalarna, 2022–2028")
    assert {"Energi", "Hitachi Energy", "Dalarna", "Norra Mellansverige", "SE312", "C27"} <= set(swedish.keywords)
    assert "05" not in swedish.keywords
    assert {"Energy", "Smart energy systems"} <= set(swedish.other)
    assert {"Energi", "Smarta energisystem"} <= set(english.other)
    assert "högspänningslaboratorium" in swedish.text
    assert "high-voltage laboratory" in english.text
    assert swedish.summary.startswith("Området gäller lösningar för energiomställningen")


def test_what_has_ended_and_pages_about_two_regions_weigh_less(documents: Documents) -> None:
    weights = {document.weight for document in documents["sv"].values() if document.kind == "pair"}
    assert weights == {DERIVED}
    assert documents["sv"]["regioner/dalarna/2014-2022/"].weight == EARLIER
    assert documents["sv"][ENERGY].weight == 1


def test_lists_are_known_by_their_terms_and_not_by_the_pages_they_link_to(documents: Documents) -> None:
    codebook = documents["sv"]["kodbok/"]
    assert "Skog och bioekonomi" in codebook.keywords
    assert "Forest and bioeconomy" in codebook.other
    assert "cybersäkerhet" in codebook.text
    assert "Smarta energisystem" not in codebook.text
    assert "Smarta energisystem" not in documents["sv"]["regioner/"].text


def test_the_searchs_own_page_is_not_found_by_it(documents: Documents) -> None:
    assert [address for address in documents["sv"] if address.startswith("sok")] == []
    assert documents["sv"].keys() == documents["en"].keys()


@pytest.mark.parametrize(
    ("address", "group"),
    [
        (ENERGY, "priorities"),
        ("regioner/dalarna/2022-2028/", "strategies"),
        ("regioner/dalarna/", "regions"),
        ("regioner/gotland/", "regions"),
        ("programomraden/norra-mellansverige/", "areas"),
        ("jamfor/varmland/dalarna/", "comparisons"),
        ("kodbok/nabs-2007/", "themes"),
        ("prioriteringar/tema/energy/", "themes"),
        ("aktorer/", "organisations"),
        ("aktorer/byggdialog-dalarna/", "organisations"),
        ("satsningar/", "money"),
        ("satsningar/region/dalarna/", "money"),
        ("", "about"),
    ],
)
def test_a_page_stands_in_the_group_of_its_kind(documents: Documents, address: str, group: str) -> None:
    assert documents["sv"][address].group == documents["en"][address].group == group
    assert group in group_names(str)


def test_every_group_has_a_name_and_is_some_pages(documents: Documents) -> None:
    assert {document.group for document in documents["sv"].values()} == set(group_names(str))


def test_words_are_taken_out_of_html_as_text() -> None:
    html = '<p>Skog &amp; trä<sup class="s3-cite"><a href="#kalla-run">1</a></sup></p><ul><li>&lt;b&gt;</li></ul>'
    assert words_in(html) == "Skog & trä · <b>"


def test_code_on_a_page_is_no_text_and_cells_of_a_table_are_divided() -> None:
    html = "<p>Skriv <code>{{ theme('energy') }}</code> här.</p><table><tr><td>Län</td><td>21</td></tr></table>"
    assert words_in(html) == "Skriv här. · Län · 21"


def test_each_page_that_has_words_to_be_looked_for_by_is_there(documents: Documents) -> None:
    atlas, _ = checked_atlas(COUNTRY)
    there = {addresses.ABOUT, addresses.CONCEPT, *documents["sv"], *map(addresses.folder_of, documents["sv"])}
    assert set(looked_for(atlas, "sv")) <= there
    assert looked_for(atlas, "sv")["oppna-data/api/"][:2] == ("API", "utvecklare")


def test_a_page_of_the_site_is_known_by_words_that_are_not_its_own(documents: Documents) -> None:
    for lang, said in (("sv", "nedladdning"), ("en", "download")):
        assert said in " ".join(documents[lang]["oppna-data/"].keywords)


def test_an_organisation_is_known_by_its_other_spellings_and_by_its_name_in_the_other_language(
    documents: Documents,
) -> None:
    swedish, english = (documents[lang]["aktorer/hogskolan-dalarna/"] for lang in ("sv", "en"))
    assert (swedish.title, swedish.other) == ("Högskolan Dalarna", ("Dalarna University",))
    assert (english.title, english.other) == ("Dalarna University", ("Högskolan Dalarna",))
    assert documents["sv"]["aktorer/dalarna-science-park/"].keywords[0] == "(koordinator)"


def test_an_organisation_is_known_by_its_kind_its_county_and_what_texts_say_of_it(documents: Documents) -> None:
    swedish, english = (documents[lang]["aktorer/hogskolan-dalarna/"] for lang in ("sv", "en"))
    assert "lärosäte" in " ".join(swedish.keywords)
    assert "higher education institution" in " ".join(english.keywords)
    cluster, in_english = (documents[lang]["aktorer/byggdialog-dalarna/"] for lang in ("sv", "en"))
    assert (cluster.place, cluster.county) == ("Dalarna", "dalarna")
    said = "Klustret Byggdialog Dalarna arbetar för att byggandet ska vara effektivt, hållbart och av hög kvalitet."
    assert {"Energieffektivt samhällsbyggande", "Energi", said, "Dalarna"} <= set(cluster.text.split(" · "))
    assert {"Energy efficient society", "Energy"} <= set(in_english.text.split(" · "))
    assert (swedish.place, swedish.county) == ("Dalarna, Gävleborg", "")


def test_a_priority_leads_to_the_organisations_that_it_names_in_its_order(documents: Documents) -> None:
    energy = documents["sv"][ENERGY]
    pages = [documents["sv"][address].title for address in energy.names]
    assert [name for name in energy.actors if name in pages] == pages[: len(energy.actors)]
    assert "aktorer/hogskolan-dalarna/" in energy.names
    assert documents["sv"]["aktorer/hogskolan-dalarna/"].names == ()


def test_a_page_that_tells_one_thing_of_a_county_is_known_by_the_words_of_the_folder_and_by_the_county(
    documents: Documents,
) -> None:
    told, every = (documents["sv"][address] for address in ("jamfor/perioder/dalarna/", "jamfor/perioder/"))
    assert set(every.keywords) < set(told.keywords)
    assert (told.county, every.county) == ("dalarna", "")
    assert told.weight < every.weight


def test_each_page_whose_address_names_a_county_is_known_by_it(documents: Documents) -> None:
    of_county = {kind: page.address for kind, page in addresses.PAGES.items() if "{county}" in page.address}
    assert (
        {document.kind for document in documents["sv"].values()} >= of_county.keys() >= {"condition", "periods-of-one"}
    )
    for document in documents["sv"].values():
        if document.kind in of_county:
            assert of_county[document.kind].format(county=document.county) == document.address


def test_lists_of_what_has_ended_and_pictures_are_known_by_words_that_are_not_their_own(documents: Documents) -> None:
    known = {address: document.keywords for address, document in documents["sv"].items()}
    assert "gamla" in known["prioriteringar/tid/tidigare/"]
    assert "tidslinje" in known["bilder/tidslinje/"]
    assert "startår" in known["satsningar/start/2021/"]


def test_a_county_without_a_strategy_of_its_own_is_known_by_that(documents: Documents) -> None:
    known = {county: documents["en"][f"regioner/{county}/"].keywords for county in ("gotland", "dalarna")}
    assert "without a strategy" in known["gotland"]
    assert "without a strategy" not in known["dalarna"]


def test_a_county_is_known_by_its_provinces_and_so_are_its_priorities(documents: Documents) -> None:
    assert "Hälsingland" in documents["sv"]["regioner/gavleborg/"].keywords
    assert "Dalälvslandet" in documents["sv"][ENERGY].keywords


def test_the_sentences_that_name_an_organisation_are_told_apart_from_the_others() -> None:
    one = Organisation(id="glava", name=Bilingual(sv="Glava Energy Center"), also=("GEC",))
    texts = ("Glava Energy Center provar solceller. Annat sägs också.", "Det är GECs hus.", "GECKO är en ödla.")
    assert sentences_naming(one, texts) == ("Glava Energy Center provar solceller.", "Det är GECs hus.")


def test_the_list_of_counties_is_known_by_their_codes(documents: Documents) -> None:
    assert {"SE312", "20"} <= set(documents["sv"]["kodbok/lan-och-omraden/"].keywords)
    assert "SE31" in documents["sv"]["programomraden/"].keywords


def test_the_page_of_a_code_is_known_by_its_number_alone(documents: Documents) -> None:
    assert "24" in documents["sv"]["prioriteringar/sni/c24/"].keywords


def test_an_organisations_short_name_means_its_long_one() -> None:
    atlas, _ = checked_atlas(COUNTRY)
    made = (
        Organisation(id="ltu", name=Bilingual(sv="Luleå tekniska universitet (LTU)", en="Luleå University")),
        Organisation(id="exempel", name=Bilingual(sv="Exempel, AB")),
        Organisation(id="liu", name=Bilingual(sv="Linköpings universitet"), also=("LiU",)),
        Organisation(id="abb", name=Bilingual(sv="ABB")),
    )
    listed = atlas.node.organisations.model_copy(update={"organisations": made})
    node = atlas.node.model_copy(update={"organisations": listed})
    themes = meanings(replace(atlas, node=node))["themes"]
    assert isinstance(themes, list)
    lines = ("LTU, Luleå tekniska universitet, Luleå University", "LiU, Linköpings universitet")
    assert themes[-1] == ("", lines, ())


def test_lists_of_codes_weigh_more_than_the_page_of_one_code(documents: Documents) -> None:
    weight = {address: document.weight for address, document in documents["sv"].items()}
    assert weight["kodbok/sni-2007/"] > weight["prioriteringar/sni/c24/"]
    assert weight["prioriteringar/tema/energy/"] > weight["prioriteringar/beror/energy/"]
    assert "C24" in documents["sv"]["kodbok/sni-2007/"].keywords


def test_a_territorys_list_of_initiatives_is_known_by_words_for_money(documents: Documents) -> None:
    assert "projekt" in documents["sv"]["satsningar/region/dalarna/"].keywords
