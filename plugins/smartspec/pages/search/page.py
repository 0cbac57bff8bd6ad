"""The pages that search: for words, and for what a text shares with the priorities.

Both say what to do instead where there are no scripts.
"""

from ...language import words
from ..page import Page, View
from ..writer import Draft, Writer


def search_page(writer: Writer) -> Page:
    """``/sok/``: a form, the results under it, and ways on."""
    description = writer.gettext("Search among all pages: regions, priorities, strategies, themes and codes.")
    return writer.write(Draft("search", description))


class MatchView(View):
    """What the page that matches a text shows: what its script says."""

    sentences: dict[str, str | list[str]]


def match_page(writer: Writer) -> Page:
    """``/matcha/``: a field for a text; the script shows what it shares with the priorities."""
    description = writer.gettext(
        "Paste an idea or a call, and see which priorities it shares words, themes and codes with."
    )
    return writer.write(Draft("match", description, MatchView(_sentences(writer)), script="assets/s3-match.js"))


def _sentences(writer: Writer) -> dict[str, str | list[str]]:
    _ = writer.gettext

    def counted(number: int) -> str:
        return words(writer.lang).ngettext(
            "%(num)s priority shares something with the text.",
            "%(num)s priorities share something with the text.",
            number,
        )

    return {
        "empty": _("Paste a text first."),
        "working": _("The text is being compared …"),
        "failed": _("The search could not be loaded. Check your connection and try again."),
        "count": [counted(1), counted(2)],
        "here": _("Priorities in %(name)s"),
        "elsewhere": _("Priorities in other regions"),
        "priorities": _("Priorities of the regions"),
        "areas": _("Shared priorities of the programme areas"),
        "operations": _("Financed initiatives and who takes part"),
        "unmatched": _("Words of the text that were not used"),
        "unmatchedHint": _(
            "None of what is shown here shares them. Words that most calls have do not count. If a word matters to "
            "you, try a more usual one for the same thing, or search for it."
        ),
        # In the catalogue of a language: that the text is in the other, as only then it is said.
        "otherLanguage": _(
            "Your text is in Swedish. It is compared with the Swedish pages, where the words below stand."
        ),
        "allMatched": _("All words of the text were used."),
        "andMore": _("and %(num)s more"),
        "none": _("No priority shares anything with the text."),
        "noneHere": _("No priority in the region shares anything with the text."),
        "noneArea": _("No shared priority shares anything with the text."),
        "noOperations": _("No financed initiative that is known here shares a phrase or a rare word with the text."),
        "more": _("Show %(num)s more"),
        "words": _("Words in common"),
        "phrases": _("Phrases in common"),
        "parts": _("Parts of words in common, the page's word (yours)"),
        "related": _("Words on the same subject, the page's word (yours)"),
        "codes": _("Codes"),
        "actors": _("Actors"),
        "partners": _("Organisations that take part"),
        "places": _("Places in the county"),
        "theme": _("The theme %(theme)s, by these words of yours"),
        "list": _("Go on from here"),
        "next": _("Open a priority: its page says what it covers, which actors are named, and where that stands."),
        "region": _("%(name)s: who is responsible, and the programmes that cover the county"),
        "calls": _("Where calls are announced"),
        "exchange": _("Somebody to work with: needs and offers"),
        "asText": _("The list as text"),
        "print": _("Print"),
        "copy": _("Copy the list"),
        "copied": _("Copied"),
        "read": _("read %(day)s"),
        "left": _("%(num)s characters left."),
    }
