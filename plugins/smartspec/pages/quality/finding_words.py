"""What each kind of finding is called, and what an editor does about it."""

from dataclasses import dataclass
from typing import NamedTuple

from ...analysis.quality.finding import Finding
from ...model.values import N_
from ..writer import Writer


class KindWords(NamedTuple):
    """Name of a kind, and the next step."""

    name: str
    step: str


@dataclass(frozen=True)
class QualityWords:
    """The words in the language of one writer."""

    writer: Writer

    def kind(self, kind: str) -> KindWords:
        """The words for one kind of finding."""
        return KindWords(*(self.writer.gettext(text) for text in KIND_WORDS[kind]))

    def detail(self, finding: Finding) -> str:
        """What is wrong or missing, when the kind alone does not tell; may be empty."""
        name = finding.key if finding.kind == "field" else finding.detail
        said = self.writer.gettext(DETAILS[name]) if name in DETAILS else ""
        if finding.kind == "successor":
            return self.writer.gettext("from %(period)s") % {"period": finding.since.replace("-", "–")}
        return said

    def row(self, finding: Finding) -> str:
        """The finding as plain text: what it is about, then what is wrong or missing."""
        what = finding.what.text_in(self.writer.lang) if finding.what else ""
        return ": ".join(part for part in (what, self.detail(finding)) if part)


KIND_WORDS = {
    "strategy-past": (
        N_("The period has passed"),
        N_("The status still says that the strategy is adopted. Find out whether it applies, and change status."),
    ),
    "english": (
        N_("No English"),
        N_("Write the English text beside the Swedish one. Until then English readers meet Swedish."),
    ),
    "source-address": (
        N_("Sources without a full address"),
        N_("Find the page or the document. Write its address in url, and remove url_complete: false."),
    ),
    "source-year": (
        N_("Sources without a year"),
        N_("Open the source and look for when it was published. Write year, with “ca” if it is estimated."),
    ),
    "code": (
        N_("Priorities without codes"),
        N_("Choose codes from the codebook, and only such as the source plainly supports."),
    ),
    "successor": (
        N_("Earlier priorities with no successor"),
        N_(
            "There is a later strategy, but no priority in it says that it follows on this one, and some say nothing "
            "of what they follow on. If the source tells, write replaces, merged_from or split_from in the later file."
        ),
    ),
    "field": (
        N_("Missing facts about strategies that have not ended"),
        N_("Look in the strategy or at the region's website. What cannot be found is left out, and told among gaps."),
    ),
    "confidence": (
        N_("Medium or low confidence"),
        N_("Look for a source that states it plainly. Add it to sources, and change confidence."),
    ),
    "tagging": (
        N_("Two assessors differ"),
        N_("Read the definition in the codebook. Settle the theme, or add the code with the source that supports it."),
    ),
    "stale-source": (
        N_("Sources older than two years"),
        N_("See whether there is a newer version. Sources of earlier strategies may well be old."),
    ),
    "stale-territory": (
        N_("Nothing changed for two years"),
        N_("Read through the pages, or ask the region to."),
    ),
    "discrepancy": (
        N_("Sources disagree"),
        N_("Both are shown. If the region can tell which is right, say so with a source."),
    ),
    "gap": (
        N_("Known gaps"),
        N_("We looked for it and did not find it. If it has been published since, write it in and remove the gap."),
    ),
}
DETAILS = {
    "page": N_("the whole page"),
    "prose": N_("the text"),
    "cell": N_("in the table of initiatives"),
    "half-known": N_("only the website is known"),
    "no-address": N_("no address"),
    "theme": N_("main theme"),
    "codes": N_("codes"),
    "medium": N_("Medium confidence"),
    "low": N_("Low confidence"),
    "period": N_("Period"),
    "adopted": N_("day of adoption"),
    "decided_by": N_("who decided"),
    "vision": N_("vision"),
    "url": N_("the strategy's own page"),
    "process": N_("how it was developed (EDP)"),
    "governance": N_("governance"),
    "action_plan": N_("action plan"),
    "indicators": N_("indicators and targets"),
}
