"""What a region contributes: the front matter of its files, field by field.

These classes are the only list of fields. Reading, checking, editor schemas and the
contributors' guide all follow from them.
"""

from typing import Annotated, Literal

from pydantic import Field

from .values import (
    N_,
    Bilingual,
    Cited,
    Confidence,
    Date,
    Flag,
    Frozen,
    Instrument,
    Labels,
    Line,
    ListedIn,
    Paragraph,
    Slug,
    SourceId,
    Status,
    Summary,
    Team,
    Theme,
    Translatable,
    WebAddress,
)

Citations = Annotated[tuple[Cited, ...], Field(min_length=1)]
Earlier = Annotated[Line, ListedIn("strategies")]
Forerunner = Annotated[Line, ListedIn("priorities")]
Code = Annotated[Line, ListedIn("codes")]
SOURCE_LANGUAGES = {
    "sv": N_("Swedish"),
    "en": N_("English"),
    "no": N_("Norwegian"),
    "da": N_("Danish"),
    "fi": N_("Finnish"),
    "es": N_("Spanish"),
    "it": N_("Italian"),
    "de": N_("German"),
    "pt": N_("Portuguese"),
}
SourceLanguage = Annotated[Literal["sv", "en", "no", "da", "fi", "es", "it", "de", "pt"], Labels(SOURCE_LANGUAGES)]


class Source(Frozen):
    """One document or page that the region's facts rest on."""

    id: SourceId = Field(description="Short name that facts cite, unique in the folder")
    title: Line = Field(description="The document's or page's own title")
    publisher: Line = Field(description="The organisation that published it")
    year: Line | None = Field(None, description="Year of publication; 'ca 2019–2021' when estimated")
    url: WebAddress | None = Field(None, description="Full web address of the document or page")
    url_complete: Flag = Field(True, description="false when only the site is known: then it is not linked")
    accessed: Line | None = Field(None, description="'archived copy', or the day the page was read")
    language: SourceLanguage = Field("sv", description="Language of the title")
    note: Bilingual | None = Field(None, description="What a reader needs to know about the source")


class SourceList(Frozen):
    """``sources.yml``: everything that the folder's files cite."""

    sources: tuple[Source, ...] = Field(description="Everything that the folder's files cite")


class Statement(Translatable):
    """One fact in one or two sentences, in Swedish and English, with its sources."""

    sv: Paragraph = Field(description="One fact in one or two sentences, in Swedish")
    en: Paragraph | None = Field(None, description="The same fact in English")
    sources: Citations = Field(description="The sources that say so")
    confidence: Confidence | None = Field(None, description="How well the sources carry it")
    note: Bilingual | None = Field(None, description="What is uncertain about it")


COOPERATION = {
    "joint": N_("Work together"),
    "membership": N_("In the same network, office or programme"),
    "occasion": N_("Took part in the same review or meeting"),
    "organisations": N_("Organisations in the regions work together"),
}
"""How regions that a statement on cooperation names have to do with each other: what each kind is called."""
KindOfCooperation = Annotated[Literal["joint", "membership", "occasion", "organisations"], Labels(COOPERATION)]


class Cooperation(Statement):
    """A statement on cooperation; ``kind`` says of what sort, where it names other regions."""

    kind: KindOfCooperation | None = Field(
        None, description="What joins the regions that it names; only those that work together are drawn as joined"
    )


class Gap(Translatable):
    """Something that was looked for and not found."""

    sv: Paragraph = Field(description="What was looked for, in Swedish")
    en: Paragraph | None = Field(None, description="The same in English")


class Title(Frozen):
    """Another title that a strategy has been given."""

    title: Line = Field(description="The title as the source has it")
    note: Bilingual | None = Field(None, description="Where or when this title is used")
    sources: Citations = Field(description="The sources that use this title")


class TerritoryFacts(Frozen):
    """What counties and programme areas have in common."""

    website: WebAddress | None = Field(None, description="The organisation's own website")
    summary: Bilingual = Field(description="The first paragraph of the page: what is known, in plain words")
    strengths: tuple[Statement, ...] = Field((), description="What the region is strong in, fact by fact")
    instruments: tuple[Statement, ...] = Field((), description="Funds and programmes that pay for the work")
    cooperation: tuple[Cooperation, ...] = Field((), description="Networks and partnerships with others")
    related: tuple[Statement, ...] = Field((), description="Other strategies that this work hangs together with")
    history: tuple[Statement, ...] = Field((), description="Earlier work that is no strategy period of its own")
    discrepancies: tuple[Statement, ...] = Field((), description="Where sources disagree")
    gaps: tuple[Gap, ...] = Field((), description="What was looked for and not found")
    owners: tuple[Team, ...] = Field(
        (), description="Teams on the forge that approve changes in this folder: @organisation/team, never a person"
    )


class Organised(Frozen):
    """Comes first in the file: who the region is."""

    organisation: Line = Field(description="The body responsible for regional development")


class RegionFacts(TerritoryFacts, Organised):
    """``regions/<slug>/region.yml``: a county with its regional organisation."""


class ProgrammeAreaFacts(TerritoryFacts):
    """``regions/programme-areas/<slug>/area.yml``: a programme area of the Regional Fund."""


class CountryFacts(Frozen):
    """``regions/sverige/country.yml``: what is financed for the whole country, by the national programme."""

    summary: Bilingual = Field(description="The first paragraph of the page: what is known, in plain words")
    owners: tuple[Team, ...] = Field(
        (), description="Teams on the forge that approve changes in this folder: @organisation/team, never a person"
    )


class StrategyFacts(Frozen):
    """Front matter of ``<period>/strategy.md``."""

    title: Line = Field(description="The title as the source has it, or ours where it has none")
    title_is_ours: Flag = Field(False, description="true when the source gives the list no title of its own")
    other_titles: tuple[Title, ...] = Field((), description="Other titles that sources use")
    summary: Summary = Field(description="One or two sentences, at most 300 characters")
    period_approximate: Flag = Field(False, description="true when the years of the folder name are estimated")
    period_note: Bilingual | None = Field(None, description="What the source says about the period")
    status: Status = Field(
        description="How far the decision has come; adopted is what is in force, also where no decision is "
        "known but the territory presents the strategy as its own"
    )
    status_note: Bilingual | None = Field(None, description="What the status rests on, where it is a conclusion")
    adopted: Date | None = Field(
        None, description="Day of the decision: YYYY-MM-DD, or YYYY-MM or YYYY when no more is known"
    )
    adopted_note: Bilingual | None = Field(None, description="What is uncertain about the day")
    decided_by: Bilingual | None = Field(None, description="Who decided: a body, never a person")
    vision: Bilingual | None = Field(None, description="The vision in the strategy's own words")
    url: WebAddress | None = Field(None, description="The strategy's own page or document")
    replaces: tuple[Earlier, ...] = Field((), description="Period folders that this strategy follows")
    succession_basis: tuple[Cited, ...] = Field(
        (), description="The sources that say that it follows those; without any, it is shown as the editors' reading"
    )
    background: tuple[Statement, ...] = Field((), description="How the work was described at the time")
    process: tuple[Statement, ...] = Field((), description="The entrepreneurial discovery process (EDP)")
    governance: tuple[Statement, ...] = Field((), description="Who is responsible and who coordinates")
    action_plan: tuple[Statement, ...] = Field((), description="Measures and action plans")
    indicators: tuple[Statement, ...] = Field((), description="What is followed up: baseline, target, latest value")
    instruments: tuple[Statement, ...] = Field((), description="Who pays for the work")
    horizontal: tuple[Statement, ...] = Field((), description="What cuts across all priorities")
    discrepancies: tuple[Statement, ...] = Field((), description="Where sources disagree")
    gaps: tuple[Gap, ...] = Field((), description="What was looked for and not found")
    sources: Citations = Field(description="What carries the title, the period and the decision")
    confidence: Confidence | None = Field(None, description="How well the sources carry it")

    @property
    def decided(self) -> bool:
        """Whether anything is known of a decision: when, or who took it."""
        return bool(self.adopted or self.decided_by)


class StrategyTranslation(Frozen):
    """Front matter of ``<period>/strategy.en.md``; facts stay in the Swedish file."""

    title: Line = Field(description="The title in English")
    translated: Flag = Field(False, description="true when the title in this language is this project's own")
    summary: Summary = Field(description="The summary in English, at most 300 characters")


class CodeTag(Frozen):
    """A classification code of a priority, with who set it and on what ground."""

    code: Code = Field(description="list:code, as in nace:C24 or nabs:05")
    by: Slug = Field(description="Who set the code: a function or organisation, never a person's name")
    basis: Cited = Field(description="The source that the code rests on")


class PriorityFacts(Frozen):
    """Front matter of ``<period>/<priority>.md``; the file name is the priority's id and address."""

    name: Line = Field(description="The name as the source has it, or ours where it has none")
    translated: Flag = Field(False, description="true when the name in this language is this project's own")
    name_note: Bilingual | None = Field(None, description="What is uncertain about the name")
    sub_areas: tuple[Bilingual, ...] = Field((), description="Parts that the source divides the priority into")
    summary: Summary = Field(description="What the priority is about, in one or two sentences, at most 300 characters")
    status: Status = Field(description="How far the decision has come")
    theme: Theme = Field(description="Main theme in the national codebook")
    touches: tuple[Theme, ...] = Field((), description="Other themes that it touches")
    codes: tuple[CodeTag, ...] = Field(
        (), description="Codes of SNI 2007 (nace:) and NABS 2007 (nabs:), each with who set it and on what ground"
    )
    replaces: tuple[Forerunner, ...] = Field((), description="<period>/<priority> that this one follows")
    merged_from: tuple[Forerunner, ...] = Field(
        (), description="<period>/<priority> of those that were merged into this one"
    )
    split_from: tuple[Forerunner, ...] = Field((), description="<period>/<priority> of the one that this was a part of")
    succession_basis: tuple[Cited, ...] = Field(
        (), description="The sources that say that it follows those; without any, it is shown as the editors' reading"
    )
    actors: tuple[Line, ...] = Field((), description="Organisations that take part, never persons")
    instruments: tuple[Instrument, ...] = Field((), description="Funds and programmes that pay for the work")
    notes: tuple[Statement, ...] = Field((), description="Other facts, with their sources")
    sources: Citations = Field(description="The sources that the facts and the text rest on")
    confidence: Confidence = Field(
        description="How well the sources carry the name, and the period where no period_note speaks of it"
    )
    confidence_note: Bilingual | None = Field(None, description="Why")

    @property
    def forerunners(self) -> tuple[str, ...]:
        """The earlier priorities, ``<period>/<priority>``, that it replaces or was made from.

        With ``succession_basis`` those sources say so; without it, it is the editors' reading.
        """
        return (*self.replaces, *self.merged_from, *self.split_from)


class PriorityTranslation(Frozen):
    """Front matter of ``<period>/<priority>.en.md``; facts stay in the Swedish file."""

    name: Line = Field(description="The name in English")
    translated: Flag = Field(False, description="true when the name in this language is this project's own")
    summary: Summary = Field(description="The summary in English, at most 300 characters")
