"""What a region contributes: the front matter of its files, field by field.

These classes are the only list of fields. Reading, checking, editor schemas and the
contributors' guide all follow from them.
"""

from typing import Annotated, Literal

from pydantic import Field

from .values import (
    AMOUNT,
    Bilingual,
    Confidence,
    Date,
    Flag,
    Frozen,
    Line,
    Paragraph,
    Slug,
    SourceId,
    Status,
    Summary,
    WebAddress,
)

Sources = Annotated[tuple[SourceId, ...], Field(min_length=1)]
Amount = Annotated[str, Field(pattern=AMOUNT)]
Currency = Literal["SEK", "EUR", "NOK"]


class Source(Frozen):
    """One document or page that the region's facts rest on."""

    id: SourceId = Field(description="Short name that facts cite, unique in the folder")
    title: Line
    publisher: Line
    year: Line | None = Field(None, description="Year of publication; 'ca 2019–2021' when estimated")
    url: WebAddress | None = None
    url_complete: Flag = Field(True, description="false when only the site is known: then it is not linked")
    accessed: Line | None = Field(None, description="'archived copy', or the day the page was read")
    language: Literal["sv", "en", "no", "da", "fi", "es", "it", "de", "pt"] = Field(
        "sv", description="Language of the title"
    )
    note: Bilingual | None = None


class SourceList(Frozen):
    """``sources.yml``: everything that the folder's files cite."""

    sources: tuple[Source, ...]


class Statement(Frozen):
    """One fact in one or two sentences, in Swedish and English, with its sources."""

    sv: Paragraph
    en: Paragraph | None = None
    sources: Sources
    confidence: Confidence | None = Field(None, description="How well the sources carry it")
    note: Bilingual | None = None


class Gap(Frozen):
    """Something that was looked for and not found."""

    sv: Paragraph
    en: Paragraph | None = None


class Title(Frozen):
    """Another title that a strategy has been given."""

    title: Line
    note: Bilingual | None = None
    sources: Sources


class TerritoryFacts(Frozen):
    """What counties and programme areas have in common."""

    summary: Bilingual = Field(description="The first paragraph of the page: what is known, in plain words")
    website: WebAddress | None = None
    strengths: tuple[Statement, ...] = ()
    instruments: tuple[Statement, ...] = Field((), description="Funds and programmes that pay for the work")
    cooperation: tuple[Statement, ...] = ()
    related: tuple[Statement, ...] = Field((), description="Other strategies that this work hangs together with")
    history: tuple[Statement, ...] = Field((), description="Earlier work that is no strategy period of its own")
    discrepancies: tuple[Statement, ...] = Field((), description="Where sources disagree")
    gaps: tuple[Gap, ...] = Field((), description="What was looked for and not found")


class RegionFacts(TerritoryFacts):
    """``regions/<slug>/region.yml``: a county with its regional organisation."""

    organisation: Line = Field(description="The body responsible for regional development")


class ProgrammeAreaFacts(TerritoryFacts):
    """``regions/programme-areas/<slug>/area.yml``: a programme area of the Regional Fund."""


class StrategyFacts(Frozen):
    """Front matter of ``<period>/strategy.md``."""

    title: Line
    title_is_ours: Flag = Field(False, description="true when the source gives the list no title of its own")
    other_titles: tuple[Title, ...] = ()
    summary: Summary
    period_approximate: Flag = Field(False, description="true when the years of the folder name are estimated")
    period_note: Bilingual | None = None
    status: Status
    adopted: Date | None = None
    adopted_note: Bilingual | None = None
    decided_by: Bilingual | None = None
    vision: Bilingual | None = None
    url: WebAddress | None = Field(None, description="The strategy's own page or document")
    replaces: tuple[Line, ...] = Field((), description="Period folders that this strategy follows")
    background: tuple[Statement, ...] = Field((), description="How the work was described at the time")
    process: tuple[Statement, ...] = Field((), description="The entrepreneurial discovery process (EDP)")
    governance: tuple[Statement, ...] = ()
    action_plan: tuple[Statement, ...] = ()
    indicators: tuple[Statement, ...] = ()
    instruments: tuple[Statement, ...] = ()
    horizontal: tuple[Statement, ...] = Field((), description="What cuts across all priorities")
    discrepancies: tuple[Statement, ...] = ()
    gaps: tuple[Gap, ...] = ()
    sources: Sources = Field(description="What carries the title, the period and the decision")
    confidence: Confidence | None = None


class StrategyTranslation(Frozen):
    """Front matter of ``<period>/strategy.en.md``; facts stay in the Swedish file."""

    title: Line
    translated: Flag = Field(False, description="true when the title in this language is this project's own")
    summary: Summary


class CodeTag(Frozen):
    """A classification code of a priority, with who set it and on what ground."""

    code: Line = Field(description="list:code, as in nace:C24 or nabs:05")
    by: Slug
    basis: SourceId


class PriorityFacts(Frozen):
    """Front matter of ``<period>/<priority>.md``; the file name is the priority's id and address."""

    name: Line
    translated: Flag = Field(False, description="true when the Swedish name is this project's own translation")
    name_note: Bilingual | None = None
    sub_areas: tuple[Bilingual, ...] = Field((), description="Parts that the source divides the priority into")
    summary: Summary
    status: Status
    theme: Slug = Field(description="Main theme in the national codebook")
    touches: tuple[Slug, ...] = Field((), description="Other themes that it touches")
    codes: tuple[CodeTag, ...] = ()
    replaces: tuple[Line, ...] = Field((), description="<period>/<priority> that this one follows")
    merged_from: tuple[Line, ...] = ()
    split_from: tuple[Line, ...] = ()
    actors: tuple[Line, ...] = ()
    instruments: tuple[Slug, ...] = ()
    notes: tuple[Statement, ...] = ()
    sources: Sources
    confidence: Confidence
    confidence_note: Bilingual | None = None


class PriorityTranslation(Frozen):
    """Front matter of ``<period>/<priority>.en.md``; facts stay in the Swedish file."""

    name: Line
    translated: Flag = Field(False, description="true when the name in this language is this project's own")
    summary: Summary


class InitiativeFacts(Frozen):
    """One row of ``initiatives.csv``: a funded operation.

    Column names are Kohesio's where it has them; the others are ours and keep what the
    source says in words when it gives no plain date or amount.
    """

    Operation_Unique_Identifier: SourceId
    Operation_Name_Programme_Language: Line
    Operation_Name_English: Line | None = None
    Operation_Summary_Programme_Language: Paragraph | None = None
    Operation_Summary_English: Paragraph | None = None
    Beneficiary_Name: Line | None = None
    Beneficiary_Is_Natural_Person: Flag = Field(False, description="true: then there is no name")
    Partners: tuple[Line, ...] = Field((), description="Separated by semicolons")
    Operation_Start_Date: Date | None = None
    Operation_End_Date: Date | None = None
    Period_Note: Line | None = Field(None, description="The period in the source's words, in Swedish")
    Period_Note_English: Line | None = None
    Total_Eligible_Expenditure_amount: Amount | None = Field(None, description="Planned cost in all")
    Project_EU_Budget: Amount | None = Field(None, description="The part of it that the EU is to pay")
    Paid_Amount: Amount | None = Field(None, description="What has been paid out; never added to what is planned")
    Total_Eligible_Expenditure_Currency: Currency | None = Field(None, description="Of all three amounts")
    Cofinancing_Rate: Amount | None = Field(None, description="The EU's part in per cent")
    Amount_Note: Line | None = Field(None, description="The amount in the source's words, in Swedish")
    Amount_Note_English: Line | None = None
    Fund_Name: Line | None = Field(None, description="Who pays, in Swedish")
    Fund_Name_English: Line | None = None
    Instruments: tuple[Slug, ...] = Field((), description="The same, by the list of instruments")
    Programme_Name: Line | None = None
    Specific_Objective: Line | None = None
    Category_Of_Intervention: Line | None = None
    Location_Indicator_NUTS_code: Line | None = Field(None, description="County or programme area")
    Sources: Sources


class InitiativeLink(Frozen):
    """One row of ``initiative-links.csv``: somebody's judgement that an initiative serves a priority.

    No list of operations says so; it is set by people, and a new import never touches it.
    """

    operation: SourceId = Field(description="Operation_Unique_Identifier in the same folder")
    priority: Line = Field(description="<period>/<priority> in the same folder")
    by: Slug = Field(description="Function or organisation that set it, never a person's name")
    basis: Sources = Field(description="The sources that carry it, separated by semicolons")
