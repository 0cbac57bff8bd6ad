"""The pages about initiatives: sums with what they cover, unknown as unknown, and the same in a file for machines."""

import json
import re
from dataclasses import replace

import pytest
from smartspec.addresses import initiatives_address
from smartspec.analysis.holdings import Holding, main_state
from smartspec.analysis.initiative_facets import ENDS, by_value
from smartspec.analysis.initiatives import all_initiatives, initiatives_of
from smartspec.model import Atlas, Bilingual, Organisation, Organisations
from smartspec.model.facts import Statement
from smartspec.pages.citations import Citations, Headings
from smartspec.pages.csv_table import inert
from smartspec.pages.initiatives.actors import actor_pages
from smartspec.pages.initiatives.index import initiative_index_file
from smartspec.pages.initiatives.initiatives import initiative_pages, initiatives_files
from smartspec.pages.initiatives.rows import MOST_SHOWN, SHOWN_OF_LONGER
from smartspec.pages.page import Page, Settings
from smartspec.pages.priorities.index import priority_pages
from smartspec.pages.regions.strategies import strategy_pages
from smartspec.pages.writer import Writer
from tables_for_people import table

SETTINGS = Settings("https://s3.example/", {"sv": "Smart specialisering", "en": "Smart specialisation"}, "")


IN_KRONOR = {"Total_Eligible_Expenditure_Currency": "SEK"}


def pages(atlas: Atlas, lang: str = "sv") -> dict[str, Page]:
    return {page.address: page for page in initiative_pages(Writer(atlas, SETTINGS, lang))}


def text(page: Page) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.html)).strip()


def changed(atlas: Atlas, slug: str, **facts: object) -> Atlas:
    """The atlas where each initiative of a county is like its first, with those facts."""
    own = atlas.contributions[slug]
    row = own.initiatives[0].model_copy(update=facts)
    return replace(atlas, contributions={**atlas.contributions, slug: replace(own, initiatives=(row,), links=())})


def test_there_is_a_page_for_the_country_and_each_region_area_and_theme(atlas: Atlas) -> None:
    kinds = [address.split("/")[1] for address in pages(atlas)]
    themes = len(atlas.vocabularies["themes"].terms)
    wanted = {"": 1, "region": 5, "programomrade": 2, "riket": 1, "tema": themes, "program": 2, "mal": 3, "start": 8}
    wanted["slut"] = len(ENDS)
    assert {kind: kinds.count(kind) for kind in kinds} == wanted
    assert list(pages(atlas)) == list(pages(atlas, "en"))


def test_what_has_not_reached_its_end_date_has_a_page_also_where_there_is_nothing(atlas: Atlas) -> None:
    for end, slug in zip(ENDS, ("senare", "tidigare", "okant"), strict=True):
        page = pages(atlas)[f"satsningar/slut/{slug}/"]
        listed = re.findall(r'<li id="insats-([^"]+)"', page.html)
        assert sorted(listed) == sorted(item.id for item in by_value(atlas, "ends")[end])
    nothing = pages(replace(atlas, contributions={}))["satsningar/slut/senare/"]
    assert "Underlag om satsningar saknas här." in text(nothing)
    assert 'href="slut/senare/"' in pages(atlas)["satsningar/"].html


def test_a_sum_of_the_list_that_most_come_from_says_what_the_list_holds(atlas: Atlas) -> None:
    said = atlas.node.national.main_list
    assert said is not None
    state, places = main_state(atlas), [atlas.territories.country, *atlas.territories.areas]
    told = {}
    for place in filter(None, places):
        main = Holding(initiatives_of(atlas, place)).main_sum
        page = pages(atlas)[initiatives_address(place)]
        told[said.sv in text(page)] = bool(main and main.state == state)
    assert told == {True: True, False: False}


def test_amounts_are_written_as_people_write_them_in_each_language(atlas: Atlas) -> None:
    facts = {"Total_Eligible_Expenditure_amount": "1234567", "Total_Eligible_Expenditure_Currency": "SEK"}
    made = changed(atlas, "dalarna", **facts, Paid_Amount="1000.50")
    swedish, english = (text(pages(made, lang)["satsningar/region/dalarna/"]) for lang in ("sv", "en"))
    assert "Planerad kostnad 1 234 567 kr 1 satsning" in swedish
    assert "Utbetalt 1 000,50 kr 1 satsning" in swedish
    assert "Planned cost SEK 1,234,567 1 initiative" in english
    assert "Paid out SEK 1,000.50 1 initiative" in english


def test_the_share_with_an_amount_stands_beside_every_sum(atlas: Atlas) -> None:
    said = text(pages(atlas)["satsningar/region/dalarna/"])
    assert "15 satsningar omfattar länet: 13 i länets egen lista och 2 i listor från andra län," in said
    assert "Med belopp 2 av 13 (15 %) Belopp som inte kan summeras 5 " in said


def test_what_mentions_a_theme_is_counted_on_its_page_and_on_a_priority_of_a_county(atlas: Atlas) -> None:
    mentioning = by_value(atlas, "mentions")["forest-bioeconomy"]
    theme = pages(atlas)["satsningar/tema/forest-bioeconomy/"]
    assert f"{len(mentioning)} satsningar har ett ord för temat i namn eller beskrivning." in text(theme)
    assert '?namner=forest-bioeconomy"' in theme.html
    there = {item.id for item in by_value(atlas, "region")["dalarna"]}
    here = [item for item in mentioning if item.id in there]
    assert 0 < len(here) < len(mentioning)
    written = strategy_pages(Writer(atlas, SETTINGS, "sv"), atlas.contributions["dalarna"])
    priority = next(page for page in written if page.address.endswith("/innovativ-och-hallbar-bioekonomi/"))
    said = f"{len(here)} satsningar som omfattar Dalarna har ett ord för huvudtemat i namn eller beskrivning."
    assert said in text(priority)
    assert 'satsningar/?region=dalarna&amp;namner=forest-bioeconomy"' in priority.html


def test_a_region_without_rows_lacks_material_and_has_no_zero(atlas: Atlas) -> None:
    own = replace(atlas.contributions["kalmar"], initiatives=(), links=())
    alone = {slug: found for slug, found in atlas.contributions.items() if slug != "sverige"}
    without = replace(atlas, contributions={**alone, "kalmar": own})
    for made, slug, name in ((without, "kalmar", "Kalmar"), (atlas, "gotland", "Gotland")):
        own_page = text(pages(made)[f"satsningar/region/{slug}/"])
        assert "Underlag om satsningar saknas här." in own_page
        assert not re.search(r"\b0\b|kr\b", own_page)
        (row,) = re.findall(rf"<tr><th[^>]*><a[^>]*>{name}</a></th>(.*?)</tr>", pages(made)["satsningar/"].html, re.S)
        assert re.sub(r"<[^>]+>", "", row).strip() == "Underlag saknas"


def test_a_private_person_is_shown_as_one_and_never_named(atlas: Atlas) -> None:
    made = changed(atlas, "dalarna", Beneficiary_Name=None, Beneficiary_Is_Natural_Person=True)
    assert "en privatperson, vars namn inte publiceras" in text(pages(made)["satsningar/region/dalarna/"])


def test_programmes_are_told_when_rows_name_them(atlas: Atlas) -> None:
    made = changed(atlas, "dalarna", Programme_Name="Norra Mellansverige 2021–2027")
    said = text(pages(made)["satsningar/"])
    assert "Per program En satsning som nämner flera räknas under varje." in said
    assert "Program Satsningar Med belopp Kan inte summeras Summor Nationella" in said
    assert "Norra Mellansverige 2021–2027 1 0 (0 %)" in said
    assert "Småland och Öarna 2021–2027 1 1 (100 %)" in said
    alone = replace(atlas, contributions={k: v for k, v in atlas.contributions.items() if k != "sverige"})
    none = changed(alone, "kalmar", Programme_Name=None)
    assert "Per program Program" not in text(pages(none)["satsningar/"])


def test_tables_by_objective_and_first_year_say_rows_kind_and_state_and_how_many_lack_it(atlas: Atlas) -> None:
    objectives, after = text(pages(atlas)["satsningar/"]).split("Per mål En satsning")[1].split("Per program En")
    assert (
        "Koldioxidsnål ekonomi 1 1 (100 %) 0 "
        "Beviljat EU-stöd: 10 000 000 kr (från 1 satsning, läget 14 oktober 2016)" in objectives
    )
    years = after.split("Per första år")[1]
    assert "För 16 satsningar saknas uppgiften i källorna." in years
    assert "2016 2 2 (100 %) 0 Beviljat EU-stöd: 12 000 000 kr (från 2 satsningar, läget 14 oktober 2016)" in years
    year = text(pages(atlas)["satsningar/start/2016/"])
    assert "Vi har hittat 2 satsningar här." in year
    assert "Beviljat EU-stöd läget 14 oktober 2016 12 000 000 kr 2 satsningar" in year


def test_the_page_of_a_county_counts_what_the_index_does_and_says_what_is_shared(atlas: Atlas) -> None:
    counted = by_value(atlas, "region")
    own = len(atlas.contributions["dalarna"].initiatives)
    said = text(pages(atlas)["satsningar/region/dalarna/"])
    assert f"{len(counted['dalarna'])} satsningar omfattar länet: {own} i länets egen lista och " in said
    assert (
        f"{len(counted['dalarna']) - own} i listor från andra län, ett programområde eller det nationella programmet."
        in said
    )


def test_a_long_list_is_cut_on_the_page_and_whole_in_a_file_of_its_own(atlas: Atlas) -> None:
    own = atlas.contributions["dalarna"]
    rows = tuple(
        own.initiatives[0].model_copy(update={"Operation_Unique_Identifier": f"r{n}"}) for n in range(MOST_SHOWN + 50)
    )
    made = replace(atlas, contributions={"dalarna": replace(own, initiatives=rows, links=())})
    page = pages(made)["satsningar/region/dalarna/"]
    assert f"De {SHOWN_OF_LONGER} största av 350 visas. CSV-filen har alla" in text(page)
    assert page.html.count('<li id="insats-') == SHOWN_OF_LONGER
    beside = "satsningar/region/dalarna/satsningar.csv"
    assert 'href="satsningar.csv"' in page.html
    assert len(tables(made)[beside]) == MOST_SHOWN + 50
    assert {row["Region eller område"] for row in tables(made)[beside]} == {"Dalarna"}
    assert list(tables(atlas)) == ["satsningar/satsningar.csv"]


def tables(atlas: Atlas) -> dict[str, list[dict[str, str]]]:
    files = initiatives_files(Writer(atlas, SETTINGS, "sv"))
    return {file.path: table(file.text) for file in files}


def rows_of(atlas: Atlas) -> list[dict[str, str]]:
    return tables(atlas)["satsningar/satsningar.csv"]


def test_the_file_has_every_row_with_its_amounts_priorities_and_sources(atlas: Atlas) -> None:
    rows = rows_of(atlas)
    assert len(rows) == sum(len(contribution.initiatives) for contribution in atlas.contributions.values())
    number, place = "Nummer i listan", "Region eller område"
    (bioeconomy,) = (r for r in rows if (r[place], r[number]) == ("Dalarna", "the-bioeconomy-region"))
    assert (bioeconomy["Planerad kostnad"], bioeconomy["EU:s planerade del"]) == ("4424877", "1239563")
    assert bioeconomy["Källor"].startswith("The Bioeconomy Region (projektfakta) <https://")
    (boost,) = (r for r in rows if r[number] == "boost-dalarna")
    assert "Smarta energisystem" in boost["Prioriteringar"].split("; ")
    assert boost["Sida"].endswith("/satsningar/region/dalarna/#insats-boost-dalarna")


def test_rows_numbered_one_give_each_initiative_once_with_its_amount(atlas: Atlas) -> None:
    own, other = atlas.contributions["dalarna"], atlas.contributions["kalmar"]
    alike = own.initiatives[0].model_copy(update={"Amount_Note": None, "Amount_Note_English": None})
    same = {"Operation_Unique_Identifier": alike.Operation_Unique_Identifier, "Total_Eligible_Expenditure_amount": "7"}
    told = other.initiatives[0].model_copy(update=same | IN_KRONOR)
    known = {
        "dalarna": replace(own, initiatives=(alike,), links=()),
        "kalmar": replace(other, initiatives=(told,), links=()),
    }
    rows = rows_of(replace(atlas, contributions=known))
    assert [(row["Rad för samma satsning"], row["Region eller område"], row["Planerad kostnad"]) for row in rows] == [
        ("1", "Kalmar", "7"), ("2", "Dalarna", ""),
    ]  # fmt: skip
    firsts = [row for row in rows_of(atlas) if row["Rad för samma satsning"] == "1"]
    assert len(firsts) == len(all_initiatives(atlas)) < len(rows_of(atlas))


@pytest.mark.parametrize(
    ("words", "about", "said"),
    [
        ("högst 7 034 888 kr", True, ["Planerad kostnad: högst 7 034 888 kr"]),
        ("drygt 7 034 888 kr", True, ["Planerad kostnad: ca 7 034 888 kr", "drygt 7 034 888 kr"]),
        ("575 miljoner kronor", False, ["Planerad kostnad: 7 034 888 kr", "575 miljoner kronor"]),
        ("7 034 888 kr", False, ["Planerad kostnad: 7 034 888 kr"]),
    ],
)
def test_an_amount_is_told_once_and_a_ceiling_as_one(atlas: Atlas, words: str, about: bool, said: list[str]) -> None:
    amount = {"Total_Eligible_Expenditure_amount": "7034888", "Amount_Is_About": about, "Amount_Note": words}
    page = pages(changed(atlas, "dalarna", **amount, **IN_KRONOR))["satsningar/region/dalarna/"]
    told, *_ = re.findall('<p class="s3-amounts">(.*?)</p>', page.html, re.S)
    lines = re.findall(r'<span class="s3-sum">(.*?)</span></span>|<small class="s3-note">(.*?)</small>', told)
    assert [re.sub(r"\s+", " ", re.sub("<[^>]+>", "", "".join(line))) for line in lines] == said


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1"])
def test_no_cell_of_the_file_is_run_by_a_spreadsheet(text: str) -> None:
    assert inert(text) == f"'{text}"
    assert inert(f"a{text}") == f"a{text}"


def test_what_a_county_shares_with_others_stands_apart_from_its_own(atlas: Atlas) -> None:
    said = text(pages(atlas)["satsningar/region/dalarna/"])
    own, together = said.split("I andra listor")
    assert "Nationell satsning på energi" not in own
    assert "Nationell satsning på energi" in together
    assert "Beviljat EU-stöd: 12 000 000 kr (från 2 satsningar, läget 14 oktober 2016)" in together


def test_an_organisation_has_one_page_with_all_that_it_takes_part_in_however_it_is_spelled(atlas: Atlas) -> None:
    found = {page.address: page for page in actor_pages(Writer(atlas, SETTINGS, "sv"))}
    said = text(found["aktorer/region-dalarna/"])
    assert "Skrivs också Region Dalarna; Region Dalarna (sökande)" in said
    responsible, partner = said.split("Partner i")
    assert "Smart specialisering i Norra Mellansverige II" in responsible
    assert "The Bioeconomy Region" in partner
    assert "Hur stor del organisationen har är inte känt." in partner
    assert "Statens Exempelverk" in text(found["aktorer/"])
    exempelverk = text(found["aktorer/statens-exempelverk/"])
    assert "Beviljat EU-stöd: 12 000 000 kr (från 2 satsningar, läget 14 oktober 2016)" in exempelverk


def test_an_organisation_that_only_texts_name_has_a_page_that_says_so_and_leads_to_them(atlas: Atlas) -> None:
    dalarna = atlas.contributions["dalarna"]
    said = Statement(sv="Exempelparken ligger i Falun.", sources=("x",))
    told = replace(dalarna, facts=dalarna.facts.model_copy(update={"strengths": (said,)}))
    park = Organisation(id="exempelparken", name=Bilingual(sv="Exempelparken"))
    lists = atlas.node.model_copy(update={"organisations": Organisations(organisations=(park,))})
    made = replace(atlas, node=lists, contributions={**atlas.contributions, "dalarna": told})
    whole, own = actor_pages(Writer(made, SETTINGS, "sv"))
    assert "Nämns bara i texter: ingen lista över satsningar och ingen prioritering säger att den deltar." in text(own)
    assert 'href="../../regioner/dalarna/">Dalarna</a>' in own.html
    assert "1 organisation" in text(whole)
    assert "s3-count" not in whole.html.partition("Exempelparken")[2].partition("</li>")[0]


@pytest.mark.parametrize(
    ("lang", "head", "linked", "rest"),
    [
        ("sv", "Finansierade satsningar", "till en prioritering", "Alla satsningar som är kopplade till temat"),
        ("en", "Financed initiatives", "linked to a priority", "All initiatives that are linked to the theme"),
    ],
)
def test_the_page_of_a_theme_tells_what_is_financed_and_leads_to_the_rest(
    atlas: Atlas, lang: str, head: str, linked: str, rest: str
) -> None:
    found = by_value(atlas, "theme")
    theme = max((name for name in found if name), key=lambda name: sum(bool(item.amounts) for item in found[name]))
    shown = {page.address: page for page in priority_pages(Writer(atlas, SETTINGS, lang))}
    page = shown[f"prioriteringar/tema/{theme}/"]
    part = page.html.partition('id="satsningar"')[2]
    largest = Holding(found[theme]).largest
    assert head in part
    assert linked in part
    assert [part.count(f'#insats-{item.id}"') for item in largest] == [1] * len(largest)
    assert f'satsningar/tema/{theme}/">{rest}' in part
    mentioning = by_value(atlas, "mentions").get(theme, ())
    numbers = [int(number) for number in re.findall(r"<p>(\d+) (?:satsning|initiative)", part)]
    assert numbers == [len(found[theme]), *([len(mentioning)] if mentioning else [])]
    assert (f"satsningar/?namner={theme}" in part) == bool(mentioning)
    assert all('id="satsningar"' not in page.html for address, page in shown.items() if "/tema/" not in address)


def test_the_packed_file_says_of_each_initiative_what_its_row_does(atlas: Atlas) -> None:
    packed = json.loads(initiative_index_file(Writer(atlas, SETTINGS, "sv")).text)
    rows = {row[0]: row for row in packed["rows"]}
    assert len(rows) == len({row["Nummer i listan"] for row in rows_of(atlas)})
    identity, name, owner, start, end, places, amounts, values, objective, *own = rows["n1"]
    assert (identity, name, owner, start, end) == (
        "n1", "Nationell satsning på energi", "Statens Exempelverk", "2016-01-01", "2019-12-31",
    )  # fmt: skip
    assert [packed["places"][place][0] for place in places] == ["satsningar/riket/sverige/"]
    ((kind, amount, currency, state, about),) = amounts
    assert (packed["kinds"][kind], amount, currency, about) == ("Beviljat EU-stöd", 10_000_000, "SEK", 0)
    assert packed["states"][state] == ["2016-10-14", "14 oktober 2016"]
    assert packed["objectives"][objective] == "Smart tillväxt"
    assert own == []  # its only row states just that
    by_facet = dict(zip(packed["facets"], values, strict=True))
    assert [packed["facets"]["region"][value] for value in by_facet["region"]] == ["dalarna", "kalmar"]
    assert [packed["facets"]["aktor"][value] for value in by_facet["aktor"]] == ["statens-exempelverk"]


def test_an_objective_is_told_without_what_it_says_of_other_funds(atlas: Atlas) -> None:
    legal = "Att öka konkurrenskraften hos SMF, inom jordbruket (för Ejflu) samt inom fiske och vattenbruk (för EHFF)"
    made = pages(changed(atlas, "dalarna", Thematic_Objective=legal))
    assert "Att öka konkurrenskraften hos SMF 1 0 (0 %)" in text(made["satsningar/"])
    (page,) = (page for address, page in made.items() if "/mal/att-oka-konkurrenskraften" in address)
    assert page.title == "Satsningar med målet: Att öka konkurrenskraften hos SMF"
    assert "ejflu" in page.address  # the address is that of the whole words, as before


def test_what_several_lists_cite_is_one_source(atlas: Atlas) -> None:
    shared = [item for item in all_initiatives(atlas) if len(item.rows) > 1]
    cite = Citations((), "Source", Headings())
    marks = [cite.mark_sources(item.sources) for item in shared]
    told = [(one.title, one.publisher, one.year, one.url) for _, _, one in cite.listed()]
    assert len(told) == len(set(told))
    assert {one.title for _, _, one in cite.listed()} == {one.title for item in shared for one in item.sources}
    assert len({note.place for note in cite.listed()}) == len(told)
    assert max(len(item.sources) - mark.count("<a ") for item, mark in zip(shared, marks, strict=True)) > 0
