"""Rules of CSV files, of initiatives, and of lists that are taken in."""

from .rule import _error, _warning

TABLES = {
    "csv-column": _error(
        "There is no column “%(value)s”.", "Allowed: %(allowed)s.", "Check the spelling in the first row."
    ),
    "csv-column-missing": _error(
        "The column “%(value)s” is missing.", "It must be there.", "Add it to the first row, and a cell to each row."
    ),
    "csv-empty": _error(
        "The table is empty.",
        "Allowed: the names of the columns on the first row, and then a row for each thing.",
        "Fill in the table, or remove the file.",
    ),
    "csv-above": _error(
        "Above the names of the columns stands “%(value)s”.",
        "The names of the columns stand on the first row.",
        "Delete what stands above line %(line)s.",
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
    "nuts-unknown": _error(
        "“%(value)s” is no NUTS code of a Swedish county or programme area.",
        "Allowed: %(allowed)s.",
        "Look the code up on the page Kodbok.",
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
    "nuts-several": _error(
        "The codes %(value)s lie in different programme areas.",
        "Allowed: one county, one area, or several counties of one area.",
        "Import the row by itself with --to and the folder where it is to stand.",
    ),
    "nuts-elsewhere": _error(
        "The row is in %(value)s, and --to says %(to)s.",
        "Allowed with --to: codes of that county or area, of the area around it or of a county in it, or no code.",
        "Correct the code, or import the row by itself with another --to.",
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
    "rate-ambiguous": _error(
        "The EU's part “%(value)s” can mean 1 per cent, or all of it.",
        "Allowed: 1 in a list where other rows are certainly in per cent, or with a per cent sign.",
        "Write 100 %% for all of it, or 1 %% for one per cent.",
    ),
    "date-ambiguous": _error(
        "“%(value)s” can mean %(first)s or %(second)s.",
        "Allowed: a day that can be read in one way.",
        "Write the day alone, as 2023-09-04.",
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
    "html": _error(
        "“%(value)s” holds HTML that cannot be read as plain text.",
        "Allowed: plain text; tags that only shape it, as <p> and <b>, are taken away, and entities become characters.",
        "Write the text as it is to be read.",
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
    "beneficiary-number": _error(
        "The number does not tell whether the beneficiary is a private person.",
        "Allowed: all digits of an organisation number or a VAT number, as 202100-2908 or SE202100290801.",
        "Write the whole number; for an organisation without a Swedish one, empty the cell.",
    ),
    "person-in-text": _error(
        "The text holds the name of a beneficiary who is a private person.",
        "The names of private persons are not published.",
        "Write the text without the name.",
    ),
    "summary-left-out": _warning(
        "The summary has %(length)s characters and is left out.",
        "Allowed: at most %(most)s characters.",
        "Shorten it in the list and import again with --update, if it is to be there.",
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
