"""HTML in cells becomes the plain text that a reader would see; summaries that are too long are left out."""

from pathlib import Path

import pytest
from small_list import Take, listed
from test_import import rows

ID, TITLE, SUMMARY = "Operation_Unique_Identifier", "Operation_Name_Programme_Language", "Operation_Summary_English"
SWEDISH = "Operation_Summary_Programme_Language"
CATEGORY = "Category_Of_Intervention"


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (
            "<p>Projekt ISA &#8211; Insatser</p><p>för unga &amp; vuxna</p>",
            "Projekt ISA – Insatser för unga & vuxna",
        ),
        ("Stöd<br/>till<BR />företag", "Stöd till företag"),
        ("<ul><li>Ett</li><li>Två</li></ul>", "Ett Två"),
        ('<p class="MsoNormal" style="margin:0">Mål</p>', "Mål"),
        ('<a href="https://exempel.se/?a=1&amp;b=2">Läs mer</a>', "Läs mer"),
        ("<strong>Grön</strong>a lyftet, CO<sub>2</sub>", "Gröna lyftet, CO2"),
        ("Små&nbsp;&nbsp;företag &ndash; l&auml;n &#xE5;", "Små företag – län å"),
        ("a&#778;tgärder", "åtgärder"),
        ("sam&shy;verkan", "samverkan"),
        ("färre &lt; 5 och &quot;fler&quot;", 'färre < 5 och "fler"'),
        ("R&D & AT&T; 5 < 6 > 2 <3", "R&D & AT&T; 5 < 6 > 2 <3"),
        ("research&region; x", "research&region; x"),
    ],
)
def test_html_becomes_plain_text(take: Take, table: Path, said: str, kept: str) -> None:
    assert take(listed({TITLE: quoted(said)}))[1] == []
    assert rows(table)[1][TITLE] == kept


@pytest.mark.parametrize(
    "said",
    [
        "10<sup>6</sup> kronor", "<del>Nej</del> Ja", "<script>alert(1)</script>", "<Projekt X> start",
        "Bild <img src=x onerror=alert(1)>", "<!-- dold --> text", '<a title="a>b">Text</a>', "&lt;b&gt;Fet&lt;/b&gt;",
        "unga &amp;amp; vuxna", "unga &#38;#8211; vuxna", "unga &amp vuxna", "unga &#8211 vuxna", "oavslutad <p",
    ],
)  # fmt: skip
def test_html_that_is_more_than_shape_is_refused(take: Take, said: str) -> None:
    assert take(listed({TITLE: quoted(said)}))[1] == [
        f"lista.csv:2:2: fel: {TITLE}: ”{said}” innehåller HTML som inte går att läsa som vanlig text. Tillåtet: "
        "vanlig text; taggar som bara formar den, som <p> och <b>, tas bort, och entiteter blir tecken. Skriv "
        "texten som den ska läsas."
    ]


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("Text &#x202E; bakåt", "forbidden-character"),
        ("Text&ZeroWidthSpace;", "forbidden-character"),
        ("Text&#0;", "forbidden-character"),
        ("Text&#xD800;", "forbidden-character"),
        ("&#61;HYPERLINK(A1)", "formula"),
        ("<p>=1+1</p>", "formula"),
        ("Fråga namn&#64;exempel.se", "personal-data"),
        ("Fråga namn@<b>exempel</b>.se", "personal-data"),
        ("Gr&Atilde;&para;n", "mojibake"),
        ("<p></p>", "empty"),
        ("&nbsp;", "empty"),
    ],
)
def test_the_rules_for_texts_see_what_a_reader_sees(take: Take, said: str, rule: str) -> None:
    problems = take(listed({TITLE: quoted(said)}))[0].problems
    assert [problem.rule for problem in problems] == [rule]


@pytest.mark.parametrize("mark", ["<", "</", "<a ", "<a '", "&", "&#", "&a"])
def test_a_cell_of_nothing_but_openings_is_answered(take: Take, mark: str) -> None:
    assert len(take(listed({SUMMARY: quoted(mark * (130_000 // len(mark)))}))[1]) == 1


@pytest.mark.parametrize(("said", "kept"), [("117.0", "117"), ("117,00", "117"), ("117 – Vuxna", "117 – Vuxna")])
def test_a_code_that_became_a_number_is_a_code_again(take: Take, table: Path, said: str, kept: str) -> None:
    assert take(listed({CATEGORY: said}))[1] == []
    assert rows(table)[1][CATEGORY] == kept


@pytest.mark.parametrize("column", [SUMMARY, SWEDISH])
@pytest.mark.parametrize(
    "said", ["å" * 1501, "ord " * 5_000, "<p>" + "a" * 1501 + "</p>", "Fråga a@exempel.se " + "a" * 1500]
)
def test_a_summary_that_is_too_long_is_left_out_and_the_row_is_kept(
    take: Take, table: Path, column: str, said: str
) -> None:
    outcome, (told,) = take(listed({column: said}))
    assert (outcome.new, outcome.refused, rows(table)[1].get(column)) == (1, 0, None)
    assert told.startswith(f"lista.csv:2:12: varning: {column}: Sammanfattningen har ")
    assert told.endswith(
        " tecken och tas inte med. Tillåtet: högst 1500 tecken. Korta den i listan och importera igen med --update, "
        "om den ska vara med."
    )


@pytest.mark.parametrize("said", ["å" * 1500, "ord  " * 375, "<p>" * 100 + "a" * 1500, "&aring;" * 1500])
def test_a_summary_is_measured_as_it_is_read(take: Take, table: Path, said: str) -> None:
    assert take(listed({SWEDISH: quoted(said)}))[1] == []
    assert 1499 <= len(rows(table)[1][SWEDISH]) <= 1500


def test_a_summary_that_is_too_long_leaves_the_one_that_is_there(take: Take, table: Path) -> None:
    take(listed({SWEDISH: "Kort."}))
    outcome, _ = take(listed({SWEDISH: "å" * 1501, TITLE: "Nytt namn"}), update=True)
    assert (outcome.updated, rows(table)[1][SWEDISH], rows(table)[1][TITLE]) == (1, "Kort.", "Nytt namn")


def test_a_row_that_is_refused_says_nothing_of_its_summary(take: Take) -> None:
    assert [p.rule for p in take(listed({SWEDISH: "å" * 1501, ID: ""}))[0].problems] == ["empty"]


@pytest.mark.parametrize("blank", [";" * 10, " ; " * 10, ";", ";" * 40, '"";' * 10, "\u00a0" + ";" * 10])
def test_rows_of_empty_cells_are_passed_over(take: Take, table: Path, blank: str) -> None:
    head, one, two = listed({}, {ID: "b"}).splitlines()
    outcome, said = take("\n".join((head, blank, one, blank, blank, two, blank, "")))
    assert (outcome.rows, outcome.new, said) == (2, 2, [])
    assert len(rows(table)) == 3


def test_a_table_with_rows_of_empty_cells_can_be_added_to(take: Take, table: Path) -> None:
    table.write_text(table.read_text("utf-8") + ",,,,,\n,,\n", "utf-8")
    outcome, said = take(listed({}))
    assert (outcome.new, said, [row[ID] for row in rows(table)]) == (1, [], ["elkraft", "q7361953"])
