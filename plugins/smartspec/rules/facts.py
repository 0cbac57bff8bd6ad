"""Rules of what regions and editors write: references, strategies, the conversation, prose."""

from .rule import _error, _warning

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
    "unknown-term": _error(
        "“%(value)s” is not in %(file)s.",
        "Allowed: %(allowed)s.",
        "Correct it here, or add it to %(file)s.",
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
    "period-year": _error(
        "The period %(value)s has a year that cannot be right.",
        "Allowed: %(first)s to %(last)s.",
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
    "exchange-source": _error(
        "The source “%(value)s” is cited here.",
        "The node has no sources.yml: it states its needs and offers itself.",
        "Remove sources, and write “self_stated: true”.",
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
    "name-day": _error(
        "The name of the file begins with %(value)s, and that day cannot be right.",
        "Allowed: days that are in the calendar, in the years %(first)s to %(last)s.",
        "Rename the file.",
    ),
    "other-day": _error(
        "The event starts %(value)s, but the file is named by %(day)s.",
        "The file is named by the day that the event starts.",
        "Rename the file, or correct the start.",
    ),
}

PROSE = {
    "prose-limit": _error(
        "The text took too much time or memory to convert.",
        "Allowed: ordinary text with headings, lists, tables and footnotes.",
        "Remove long rows of brackets or deeply nested lists.",
    ),
    "prose-size": _error(
        "Here the text passes %(most)s characters, as it becomes on the page.",
        "What is short in the file can be long on the page: the address of a link counts each time, and each cell.",
        "Shorten the text, write the link once, or make the table smaller.",
    ),
    "prose-untried": _error(
        "%(count)s texts took too much time or memory, so the rest were not tried.",
        "Nothing is said here of the texts that were not tried.",
        "Mend first the texts that are named, and run again.",
    ),
    "prose-worker": _error(
        "No text could be read: the process that converts them does not start (%(problem)s).",
        "It is started with the same Python as this command.",
        "No file is at fault. See that Python starts on this machine, and run again.",
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
    "prose-empty": _error(
        "Nothing of the heading or link “%(value)s” can be seen.",
        "Allowed: headings and links with some text.",
        "Write the text, or remove all of it.",
    ),
    "prose-footnote": _error(
        "“[^%(value)s]” leads nowhere.",
        "Allowed: a footnote that the text defines itself or, in a region's folder, a source from its sources.yml.",
        "Define the footnote, or add the source to the region's sources.yml.",
    ),
    "prose-link": _error(
        "The link leads to “%(value)s”.",
        "Allowed: https:// or http:// and a host such as www.example.org; "
        "no user name, no “%%” in the host and no “xn--”.",
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
