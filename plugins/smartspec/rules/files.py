"""Rules of names, encodings and YAML, and of single values."""

from .rule import _error, _note, _warning

FILES = {
    "file-name": _error(
        "The name “%(name)s” cannot be part of a web address.",
        "Allowed: a–z, 0–9 and hyphens, and the endings .md, .en.md, .yml and .csv.",
        "Rename it, for example to “%(suggestion)s”, or remove it if it does not belong here.",
    ),
    "windows-name": _error(
        "Windows cannot have anything called “%(name)s”.",
        "Allowed: names that all computers can have; not con, prn, aux, nul, com1 or lpt1 and the like, whatever the "
        "ending, and no dot or space at the end.",
        "Rename it, for example by adding a word.",
    ),
    "left-behind": _note(
        "“%(name)s” is of the kind that editors and systems leave behind.",
        "It is passed by: neither read nor published.",
        "It may be removed.",
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
        "All folders together hold more than %(most)s %(kind)s, and this one the most of them.",
        "Allowed: at most %(most)s %(kind)s in all.",
        "Remove what is not needed.",
    ),
    "too-many": _error(
        "There are %(count)s %(kind)s here.",
        "Allowed: at most %(most)s.",
        "Remove those that are not needed, or ask the node's editors for more: %(setting)s in mkdocs.yml.",
    ),
    "too-much-text": _error(
        "With this file the folder has more than %(most)s %(kind)s.",
        "Allowed: at most %(most)s in each folder.",
        "Shorten it, or other texts in the folder.",
    ),
    "too-much-in-all": _error(
        "All folders together have more than %(most)s %(kind)s. This one has the most of it, %(size)s.",
        "Allowed: at most %(most)s in all.",
        "Shorten the texts in this folder first.",
    ),
    "too-deep": _error(
        "The folder lies too deep.",
        "Allowed: regions/<region>/<period>/ and regions/programme-areas/<area>/<period>/.",
        "Move what is in it one level up.",
    ),
    "missing-file": _error(
        "The folder has no %(name)s.", "Each folder of this kind has one.", "Add %(name)s; see CONTRIBUTING.md."
    ),
    "missing-list": _error(
        "The list %(name)s is missing.",
        "Nothing can be checked or built without it.",
        "Put it back. If you stand in another folder, go to the one with regions/ and docs/, or give it by --root.",
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
    "merge": _error(
        "The line “%(value)s” is left from a merge that was not finished.",
        "Lines that git sets around two versions (<<<<<<<, =======, >>>>>>>) are not published.",
        "Choose the version that is to stand, and remove the other one and the lines that git set.",
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
        "The same name stands here again; it first stood on line %(first)s.",
        "Each key, and each column, may stand once.",
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
    "empty": _error(
        "The value is empty.", "Allowed: some text.", "Fill it in, or remove the whole line if it may be left out."
    ),
    "shows-nothing": _error(
        "Nothing of the value can be seen: it consists of %(value)s.",
        "Allowed: some text.",
        "Write the text out, or remove the whole line.",
    ),
    "no-value": _error(
        "Here stands “%(value)s”, which means that there is no value.",
        "Allowed: some text.",
        "Fill it in, or remove it if it may be left out.",
    ),
    "several-lines": _error(
        "The value has several lines.",
        "Allowed: one line.",
        "Put everything on one line, with no line break in it and no “|” or “>” before it.",
    ),
    "tab": _error("There is a tab in the value.", "Allowed: spaces between words.", "Put a space instead of the tab."),
    "too-long": _error("The text has %(length)s characters.", "Allowed: at most %(most)s.", "Shorten the text."),
    "too-few": _error("The list is empty.", "Allowed: at least one value.", "Add one."),
    "choice": _error("Here stands “%(value)s”.", "Allowed: %(allowed)s.", "Choose one of them."),
    "true-or-false": _error("Here stands “%(value)s”.", "Allowed: true or false.", "Write true or false."),
    "form": _error("Here stands “%(value)s”.", "Allowed: %(pattern)s.", "Write it in that form."),
    "date-form": _error(
        "Here stands “%(value)s”.",
        "Allowed: a day, month or year as 2022-09-20, 2022-09 or 2022.",
        "Write the date in one of those forms.",
    ),
    "date-impossible": _error(
        "The day %(value)s does not exist.", "Allowed: days that are in the calendar.", "Check the month and the day."
    ),
    "date-year": _error(
        "The date “%(value)s” is in a year that cannot be right.",
        "Allowed: %(first)s to %(last)s.",
        "Check the year in the source.",
    ),
    "date-future": _error(
        "The date %(value)s has not come yet.",
        "Allowed: days that have passed; a decision that is planned has none.",
        "Check the year, or tell the plan in adopted_note.",
    ),
    "web-address": _error(
        "“%(value)s” is not a web address.",
        "Allowed: https:// or http://, a host such as www.example.org, and a path in ASCII; "
        "no user name, no “%%” in the host and no “xn--”.",
        "Copy the address from the browser's address bar.",
    ),
    "web-address-character": _error(
        "The address holds the character “%(value)s” (%(character)s).",
        "Allowed: a–z, digits and the marks of web addresses; letters of other alphabets can look just like them.",
        "Copy the address from the browser's address bar, or write that character anew.",
    ),
    "invalid": _error("Here stands “%(value)s”: %(problem)s.", "See the list of fields.", "Correct the value."),
}

FORM = {
    "not-canonical": _warning(
        "The line “%(seen)s” is not written as the form editor writes it.",
        "Asked for: “%(wanted)s”.",
        "Run smartspec format, or leave it to whoever reviews.",
    ),
    "yaml-comment": _warning(
        "A comment (#) stands among the facts.",
        "Comments are no facts: the form editor loses them.",
        "Move what it says to a field for notes, or remove it.",
    ),
}
