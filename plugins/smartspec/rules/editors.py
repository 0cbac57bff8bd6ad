"""Rules for editors and the site's owner: what is old, the history, the macros of the pages in docs/, the settings."""

from .rule import _error, _warning

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

SETTINGS = {
    "setting-name": _error(
        "There is no such limit to set.", "Allowed here: %(allowed)s.", "Check the spelling, or remove the line."
    ),
    "setting-number": _error(
        "Here stands “%(value)s”.",
        "Allowed: a whole number from 1 to 999999999, or nothing.",
        "Write the number, or remove the line.",
    ),
    "setting": _error(
        "Here stands “%(value)s”.",
        "Allowed: %(allowed)s.",
        "Correct the line, or the environment variable that is named in brackets.",
    ),
    "setting-missing": _error(
        "The setting is missing or empty.",
        "It must be there: %(allowed)s.",
        "Fill in the line, or the environment variable that is named in brackets.",
    ),
    "directory-urls": _error(
        "The setting is not true, but all links between the pages lead to folders.",
        "Allowed: true.",
        "Remove the line. Pages that are opened as files have no links that work: serve the site instead.",
    ),
}

HISTORY = {
    "history-absent": _warning(
        "The folder has no history: it is not a git repository, or nothing has been committed in it.",
        "The days of changes and the change log are left out.",
        "Get the folder with git clone, if they are wanted.",
    ),
    "history-without-git": _warning(
        "The history cannot be read: the program git is not installed, or cannot be found.",
        "The days of changes and the change log are left out.",
        "Install git.",
    ),
    "history-shallow": _warning(
        "The clone holds only the latest part of the history.",
        "The days of changes and the change log are left out.",
        "Get the rest with git fetch --unshallow; in a workflow, set fetch-depth: 0.",
    ),
    "history-partial": _warning(
        "The clone lacks earlier versions of files, and nothing is fetched while they are read.",
        "What needs them, such as the change log, is left out.",
        "Clone anew without --filter.",
    ),
    "history-owner": _warning(
        "The history is not read: the folder belongs to another user, which git takes for a danger.",
        "The days of changes and the change log are left out.",
        "If you trust the folder, run git config --global --add safe.directory with its full path.",
    ),
    "history-unreadable": _warning(
        "Git could not read the history: %(said)s.",
        "The days of changes and the change log are left out.",
        "Look at the repository with git fsck, or clone anew.",
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
