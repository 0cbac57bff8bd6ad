"""Every rule that contributed files must keep: what is said when it is broken.

Each has three sentences: what was seen, what is allowed, and the next step. The names in
``%(…)s`` are filled from the problem's values; a value ``hint`` adds a fourth sentence, “Did
you mean …?”. Swedish is in ``locale/sv.po``.
"""

from typing import Literal, NamedTuple


class Rule(NamedTuple):
    """The words of one rule."""

    level: Literal["error", "warning"]
    seen: str
    allowed: str
    step: str


def _error(seen: str, allowed: str, step: str) -> Rule:
    return Rule("error", seen, allowed, step)


def _warning(seen: str, allowed: str, step: str) -> Rule:
    return Rule("warning", seen, allowed, step)


FILES = {
    "file-name": _error(
        "The name “%(name)s” cannot be part of a web address.",
        "Allowed: a–z, 0–9 and hyphens, and the endings .md, .en.md, .yml and .csv.",
        "Rename it, for example to “%(suggestion)s”.",
    ),
    "name-collision": _error(
        "“%(name)s” and “%(other)s” are the same name on some computers.",
        "Each name may differ from the others in more than case and accents.",
        "Rename or remove one of them.",
    ),
    "unknown-file": _error(
        "There is no use for a file here called “%(name)s”.",
        "Allowed here: %(allowed)s.",
        "Move it to its right folder, or remove it.",
    ),
    "unknown-folder": _error(
        "There is no region or programme area called “%(name)s”.",
        "Allowed here: %(allowed)s.",
        "Rename the folder, or move it.",
    ),
    "not-a-file": _error(
        "“%(name)s” is not an ordinary file but %(kind)s.",
        "Allowed: ordinary files and folders.",
        "Replace it with a copy of the file itself.",
    ),
    "too-big": _error(
        "The file has %(size)s bytes.", "Allowed: at most %(most)s bytes.", "Shorten it, or divide it into several."
    ),
    "too-many-files": _error(
        "The folder holds more than %(most)s files.",
        "Allowed: at most %(most)s files.",
        "Remove those that are not needed.",
    ),
    "too-deep": _error(
        "The folder lies too deep.",
        "Allowed: regions/<region>/<period>/ and regions/programme-areas/<area>/<period>/.",
        "Move what is in it one level up.",
    ),
    "missing-file": _error(
        "The folder has no %(name)s.", "Each folder of this kind has one.", "Add %(name)s; see CONTRIBUTING.md."
    ),
    "not-utf8": _error(
        "The file is not UTF-8: byte %(byte)s.",
        "Allowed: text saved as UTF-8.",
        "Save the file again with the encoding UTF-8.",
    ),
    "forbidden-character": _error(
        "The text holds the invisible character %(character)s.",
        "Allowed: visible characters, spaces and line breaks.",
        "Remove it; it often comes along when text is pasted.",
    ),
}

YAML = {
    "yaml-syntax": _error(
        "The line cannot be read: %(problem)s.",
        "Allowed: key: value, lists with “- ”, and text with a colon inside quotes.",
        "Look at this line and the one above; put the text in quotes if it holds “: ” or “#”.",
    ),
    "yaml-anchor": _error(
        "“&%(name)s” marks a value for reuse.", "References are not allowed.", "Write the value out in each place."
    ),
    "yaml-alias": _error(
        "“*%(name)s” points to another value.", "References are not allowed.", "Write the value out in each place."
    ),
    "yaml-tag": _error(
        "“%(tag)s” gives the value a type.", "Types are not allowed.", "Remove “%(tag)s” and keep the text."
    ),
    "yaml-directive": _error(
        "The file has a YAML directive.", "Directives are not allowed.", "Remove the line that starts with “%%”."
    ),
    "yaml-documents": _error(
        "A second document starts here.", "Allowed: one document in each file.", "Remove the line “---”."
    ),
    "yaml-depth": _error(
        "The values are nested more than %(most)s levels deep.",
        "Allowed: at most %(most)s levels.",
        "Check the brackets and the indentation.",
    ),
    "yaml-size": _error(
        "The file has more than %(most)s values.", "Allowed: at most %(most)s values.", "Divide the file."
    ),
    "duplicate-key": _error(
        "The key stands here again; it first stood on line %(first)s.",
        "Each key may stand once.",
        "Merge the two, or remove one.",
    ),
    "front-matter-missing": _error(
        "The file does not start with a block of facts between two lines “---”.",
        "The first line is “---”, then facts, then “---”, then the text.",
        "Add the block at the top; see CONTRIBUTING.md.",
    ),
    "engine-key": _error(
        "The key steers the site's engine.", "Allowed here: %(allowed)s.", "Remove the line; the site sets this itself."
    ),
}

VALUES = {
    "unknown-key": _error(
        "The key does not exist.", "Allowed here: %(allowed)s.", "Check the spelling, or remove the line."
    ),
    "missing-key": _error("The key is missing.", "It must be there.", "Add the line “%(name)s: …”."),
    "wrong-type": _error(
        "Here stands %(seen)s.", "Allowed: %(expected)s.", "Write it as %(expected)s; see CONTRIBUTING.md."
    ),
    "empty": _error("The value is empty.", "Allowed: some text.", "Fill it in, or remove the whole line."),
    "several-lines": _error(
        "The value has several lines.", "Allowed: one line.", "Put everything on one line, without “|” and “>”."
    ),
    "too-long": _error("The text has %(length)s characters.", "Allowed: at most %(most)s.", "Shorten the text."),
    "too-few": _error("The list is empty.", "Allowed: at least one value.", "Add one."),
    "choice": _error("Here stands “%(value)s”.", "Allowed: %(allowed)s.", "Choose one of them."),
    "true-or-false": _error("Here stands “%(value)s”.", "Allowed: true or false.", "Write true or false."),
    "form": _error("Here stands “%(value)s”.", "Allowed: %(pattern)s.", "Use only those characters."),
    "date-form": _error(
        "Here stands “%(value)s”.",
        "Allowed: a day, month or year as 2022-09-20, 2022-09 or 2022.",
        "Write the date in one of those forms.",
    ),
    "date-impossible": _error(
        "The day %(value)s does not exist.", "Allowed: days that are in the calendar.", "Check the month and the day."
    ),
    "date-future": _error(
        "The date %(value)s has not come yet.",
        "Allowed: days that have passed; a decision that is planned has none.",
        "Check the year, or tell the plan in adopted_note.",
    ),
    "web-address": _error(
        "“%(value)s” is not a web address.",
        "Allowed: addresses that start with https:// or http:// and hold only ASCII.",
        "Copy the address from the browser's address bar.",
    ),
    "invalid": _error("Here stands “%(value)s”: %(problem)s.", "See the list of fields.", "Correct the value."),
}

REFERENCES = {
    "unknown-source": _error(
        "The source “%(value)s” is not in sources.yml.",
        "Allowed: %(allowed)s.",
        "Add the source to sources.yml, or correct the name.",
    ),
    "unused-source": _warning(
        "Nothing cites the source “%(value)s”.",
        "Each source is cited by at least one fact.",
        "Cite it where it belongs, or remove it.",
    ),
    "source-not-listed": _error(
        "The text cites “%(value)s”, which is not in the list of sources in %(file)s.",
        "A source that the text cites also stands in the page's own list.",
        "Add it to sources: in %(file)s.",
    ),
    "unknown-theme": _error("The codebook has no theme “%(value)s”.", "Allowed: %(allowed)s.", "Choose one of them."),
    "unknown-code": _error(
        "The code “%(value)s” is in none of the lists.",
        "Allowed: list:code with the lists %(allowed)s, as in nace:C24 or nabs:05.",
        "Look the code up on the page Kodbok.",
    ),
    "unknown-instrument": _error(
        "The instrument “%(value)s” is not in the list.", "Allowed: %(allowed)s.", "Choose one of them."
    ),
    "unknown-priority": _error(
        "There is no priority “%(value)s” in this folder.",
        "Allowed: <period>/<priority>, as in 2014-2020/energi.",
        "Check the period and the file name.",
    ),
    "unknown-strategy": _error(
        "There is no strategy “%(value)s” in this folder.",
        "Allowed: %(allowed)s.",
        "Check the name of the folder.",
    ),
    "replaces-circle": _error(
        "“%(value)s” leads back to where it started.",
        "What replaces something comes after it.",
        "Remove one of the links in the circle.",
    ),
    "same-id": _error(
        "The id “%(value)s” also stands on line %(first)s.",
        "Each id may stand once.",
        "Give one of them another id, or remove it.",
    ),
}

STRATEGIES = {
    "period-form": _error(
        "The folder name “%(value)s” is not a period.",
        "Allowed: 2022-2028, 2021- (open-ended), 2019 (one year) or odaterad (no period known).",
        "Rename the folder.",
    ),
    "period-backwards": _error(
        "The period %(value)s ends before it starts.", "The later year comes last.", "Rename the folder."
    ),
    "periods-overlap": _error(
        "The period overlaps %(other)s.",
        "Strategies may meet in a boundary year but not overlap.",
        "Change the name of one of the folders; the pages of an ended strategy stay.",
    ),
    "missing-translation": _warning(
        "There is no English text here.",
        "Each text has an English version; until then the English page shows the Swedish.",
        "Add “%(name)s”.",
    ),
    "translation-alone": _error(
        "The translation has no Swedish file beside it.",
        "Each .en.md belongs to a Swedish .md with the same name.",
        "Add %(name)s, or rename this file.",
    ),
    "personal-data": _error(
        "The text holds the e-mail address or telephone number “%(value)s”.",
        "Personal contact data are not published.",
        "Remove it; name a function and its web page instead.",
    ),
}

DIALOGUE = {
    "unknown-form": _error(
        "The list of forms has no “%(value)s”.", "Allowed: %(allowed)s.", "Choose the one that comes nearest."
    ),
    "unknown-region": _error(
        "There is no region or programme area “%(value)s”.", "Allowed: %(allowed)s.", "Write the name of its folder."
    ),
    "exchange-origin": _error(
        "Nothing says where this need or offer comes from.",
        "Allowed: “self_stated: true” when the region states it itself, else “sources: [source-id]”.",
        "Add one of the two lines.",
    ),
    "ends-before-start": _error(
        "The end, %(value)s, comes before the start, %(start)s.", "The end comes last.", "Check both days."
    ),
    "moment-form": _error(
        "Here stands “%(value)s”.",
        "Allowed: a day as 2027-03-04, or a day and a time as 2027-03-04 09:30.",
        "Write it in one of those forms.",
    ),
    "dated-name": _error(
        "The name “%(name)s” does not start with a day.",
        "Allowed: the day and a short name, as in %(example)s.",
        "Rename the file.",
    ),
    "other-day": _error(
        "The event starts %(value)s, but the file is named by %(day)s.",
        "The file is named by the day that the event starts.",
        "Rename the file, or correct the start.",
    ),
}

TABLES = {
    "csv-column": _error(
        "There is no column “%(value)s”.", "Allowed: %(allowed)s.", "Check the spelling in the first row."
    ),
    "csv-column-missing": _error(
        "The column “%(value)s” is missing.", "It must be there.", "Add it to the first row, and a cell to each row."
    ),
    "csv-width": _error(
        "The row has %(seen)s cells.",
        "Each row has as many cells as the first, %(expected)s.",
        "Check commas and quotes in the row.",
    ),
    "csv-rows": _error(
        "The table has more than %(most)s rows.",
        "Allowed: at most %(most)s rows.",
        "Remove rows that are not needed.",
    ),
    "csv-syntax": _error(
        "The row cannot be read: %(problem)s.",
        "Allowed: cells separated by commas, with quotes around cells that hold a comma.",
        "Check the quotes in the row.",
    ),
}

INITIATIVES = {
    "amount-without-currency": _error(
        "The amount %(value)s has no currency.",
        "An amount has SEK, EUR or NOK in the column %(column)s.",
        "Fill in the currency that the source states.",
    ),
    "part-exceeds-total": _error(
        "The EU's part, %(value)s, is more than the whole cost, %(total)s.",
        "The part is at most the whole, in the same currency.",
        "Check both amounts in the source.",
    ),
    "rate-range": _error(
        "The EU's part is given as %(value)s per cent.",
        "Allowed: 0, or 1 to 100, in per cent.",
        "Write 40 for 40 per cent, not 0.4.",
    ),
    "dates-backwards": _error(
        "The initiative ends %(value)s, before it starts %(start)s.",
        "The end is the same as the start, or later.",
        "Check both dates in the source.",
    ),
    "person-named": _error(
        "The beneficiary is a private person, and a name stands here.",
        "The names of private persons are not published.",
        "Empty the cell.",
    ),
    "unknown-operation": _error(
        "There is no initiative “%(value)s” in initiatives.csv.",
        "Allowed: the ids in the first column of initiatives.csv in the same folder.",
        "Correct the id, or remove the row.",
    ),
    "same-link": _error(
        "The link %(value)s also stands on line %(first)s.",
        "Each link stands once.",
        "Put all sources in one row, divided by semicolons, and remove the other.",
    ),
}

IMPORTS = {
    "csv-quotes": _error(
        "The row cannot be read: %(problem)s.",
        "Allowed: quotes around whole cells, and two quotes for each one inside (RFC 4180).",
        "Save the list again as CSV, or correct the quotes in the row.",
    ),
    "place-missing": _error(
        "No column says where the initiatives are.",
        "Allowed: a column Location_Indicator_NUTS_code, NUTS3_Code or NUTS2_Code, or --to FOLDER.",
        "Add --to with the folder for all rows, for example --to dalarna.",
    ),
    "nuts-missing": _error(
        "The row does not say where the initiative is.",
        "Each row has a NUTS code of a Swedish county or programme area.",
        "Fill in the code, or import the row by itself with --to.",
    ),
    "nuts-unknown": _error(
        "“%(value)s” is no NUTS code of a Swedish county or programme area.",
        "Allowed: %(allowed)s.",
        "Look the code up on the page Kodbok.",
    ),
    "nuts-several": _error(
        "The codes %(value)s lie in different programme areas.",
        "Allowed: one county, one area, or several counties of one area.",
        "Import the row by itself with --to and the folder where it is to stand.",
    ),
    "country": _error(
        "The country is “%(value)s”.", "Allowed: SE, Sweden or Sverige.", "Remove the row, or correct the country."
    ),
    "id-form": _error(
        "No id can be made from “%(value)s”.",
        "Allowed: letters, digits, hyphens and underscores, at most 60; not a number with an exponent.",
        "Take the code from the list itself; spreadsheets turn long codes into numbers.",
    ),
    "amount-form": _error(
        "“%(value)s” is not an amount.",
        "Allowed: digits, spaces between thousands, and a comma or point before decimals.",
        "Write only the number; the currency has a column of its own.",
    ),
    "amount-separators": _error(
        "“%(value)s” has more than one comma or point.",
        "Allowed: one, before the decimals; thousands are divided by spaces.",
        "Write 1 234 567,50 or 1234567.50.",
    ),
    "amount-ambiguous": _error(
        "“%(value)s” can mean thousands or decimals.",
        "Allowed: spaces between thousands, and two decimals.",
        "Write the amount without a mark, or with two decimals.",
    ),
    "amount-negative": _error(
        "The amount %(value)s is negative.", "Allowed: amounts from 0.", "Check the amount in the source."
    ),
    "amount-size": _error(
        "The amount %(value)s is too large to be right.",
        "Allowed: less than 1,000,000,000,000.",
        "Check whether decimals have lost their comma.",
    ),
    "date-year": _error(
        "The date “%(value)s” is in a year that cannot be right.",
        "Allowed: %(first)s to %(last)s.",
        "Check the year in the source.",
    ),
    "yes-or-no": _error("Here stands “%(value)s”.", "Allowed: ja, nej, yes, no, true, false.", "Write ja or nej."),
    "formula": _error(
        "The cell “%(value)s” can be run as a formula by a spreadsheet.",
        "Allowed: text that does not begin with =, +, - or @.",
        "Remove the first character, or put a word before it.",
    ),
    "spreadsheet-error": _error(
        "“%(value)s” is an error that a spreadsheet left.",
        "Allowed: the value itself, or an empty cell.",
        "Correct the formula in the spreadsheet, and save it as CSV again.",
    ),
    "mojibake": _error(
        "“%(value)s” has letters that were damaged when the file was saved.",
        "Allowed: text saved once as UTF-8.",
        "Take the list from its origin again, and save it as UTF-8.",
    ),
    "personal-number": _error(
        "The text holds what looks like a private person's identity number.",
        "Personal identity numbers are not published.",
        "Remove it.",
    ),
    "person-in-text": _error(
        "The text holds the name of a beneficiary who is a private person.",
        "The names of private persons are not published.",
        "Write the text without the name.",
    ),
    "table-broken": _error(
        "The table cannot be added to, because this row cannot be read.",
        "Allowed: a table that smartspec check accepts.",
        "Run smartspec check, correct what it says, and import again.",
    ),
    "import-differs": _warning(
        "Here stands “%(old)s”, and “%(new)s” in %(place)s.",
        "What is here is left as it is.",
        "Run again with --update if the list is right.",
    ),
}
"""Rules for lists of operations that are taken in; their rows are never part of the repository."""

PROSE = {
    "prose-limit": _error(
        "The text took too much time or memory to convert.",
        "Allowed: ordinary text with headings, lists, tables and footnotes.",
        "Remove long rows of brackets or deeply nested lists.",
    ),
    "prose-long": _error(
        "The text has %(length)s characters.",
        "Allowed: at most %(most)s.",
        "Shorten it, or move parts to other files.",
    ),
    "prose-heading": _error(
        "The heading “%(value)s” is on the top level.",
        "The page's name is its only top heading; the text starts at “##”.",
        "Add a “#” before the heading.",
    ),
    "prose-footnote": _error(
        "“[^%(value)s]” leads nowhere.",
        "Allowed: sources from sources.yml, or a footnote that the text defines itself.",
        "Add the source to sources.yml, or define the footnote.",
    ),
    "prose-link": _error(
        "The link leads to “%(value)s”.",
        "Allowed: addresses that start with https:// or http://.",
        "Correct the address, or remove the link and keep the text.",
    ),
    "prose-image": _error(
        "The text holds the image “%(value)s”.", "Images are not published.", "Describe it in words, or link to it."
    ),
    "prose-html": _warning(
        "“%(value)s” is shown as plain text.",
        "HTML has no effect here.",
        "Use Markdown: **bold**, - lists, | tables |.",
    ),
}

AGE = {
    "strategy-past": _warning(
        "The period %(value)s has passed, but the status is still adopted.",
        "A strategy whose period has passed has the status ended, or unknown.",
        "Find out whether it still applies. Change the status, and add the strategy that follows, if there is one.",
    ),
    "stale-source": _warning(
        "The source “%(value)s” is from %(since)s.",
        "Asked for: nothing from before %(oldest)s.",
        "See whether there is a newer version, or read it again and write the day in accessed.",
    ),
    "stale-territory": _warning(
        "No file in the folder has been changed since %(since)s.",
        "Asked for: a change after %(oldest)s.",
        "Read through the pages, and correct what no longer is right.",
    ),
}

MACROS = {
    "macro-name": _error(
        "There is no %(kind)s called “%(value)s”.", "Allowed: %(allowed)s.", "Correct the name in the macro."
    ),
    "macro-unknown": _error(
        "There is no macro called “%(value)s”.", "Allowed: %(allowed)s.", "Correct the name, or remove the brackets."
    ),
    "macro-call": _error(
        "The macro was given too much, too little or the wrong thing.", "It is called as %(allowed)s.", "Correct it."
    ),
    "macro-syntax": _error(
        "The macro cannot be read: %(problem)s.",
        'Allowed: {{ name("value") }}, with straight quotation marks.',
        "Check brackets and quotation marks on the line.",
    ),
    "macro-alone": _error(
        "The macro gives a list or a map and stands among other text.",
        "It stands on a line of its own, with an empty line before and after.",
        "Move it to a line of its own.",
    ),
    "macro-place": _error(
        "The macro stands in a heading or in the address of a link.",
        "Allowed: in running text, lists and tables.",
        "Move it into the text.",
    ),
    "macro-twice": _error(
        "The macro “%(value)s” stands on the page twice.", "It may stand once on each page.", "Remove one of them."
    ),
}

CONTRIBUTED = FILES | YAML | VALUES | REFERENCES | STRATEGIES | DIALOGUE | TABLES | INITIATIVES | PROSE
RULES: dict[str, Rule] = CONTRIBUTED | IMPORTS | AGE | MACROS
