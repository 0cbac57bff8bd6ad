"""The small values that facts are made of: slugs, dates, periods, texts in two languages."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError

from ..text.address import IN_FIELD
from ..text.hidden import shows

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SOURCE_ID = r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$"
AMOUNT = r"^[0-9]{1,12}(\.[0-9]{1,2})?$"
LONGEST_PARAGRAPH = 1500
TEAM = r"^@[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9][A-Za-z0-9_-]{0,99}$"
PERIOD = re.compile(r"(\d{4})(?:(-)(\d{4})?)?", re.ASCII)
YEARS = range(1900, 2101)
"""Years that a date or a period can be in; others are slips, and no calendar needs to hold them."""
PLAUSIBLE = {"first": str(YEARS[0]), "last": str(YEARS[-1])}
"""The same for messages."""
UNDATED = re.compile(r"odaterad(?:-[a-z0-9]+)*")
"""Folder of a list whose source gives no period."""
BREAK = re.compile("[\x00-\x1f\x85\u2028\u2029]")
NO_VALUE = ("~", "null", "Null", "NULL")
"""What YAML and databases write for no value: never a text that somebody means."""
DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?: (?:[01]\d|2[0-3]):[0-5]\d)?", re.ASCII)


class Frozen(BaseModel):
    """Base of all contributed facts: unknown keys are refused, values never change."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


class Period(NamedTuple):
    """The years a strategy is in force; ``end`` is None while it is open-ended."""

    start: int
    end: int | None

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share more than a boundary year (2014–2022 and 2022–2028 do not)."""
        last = 9999
        return self.start < max(other.end or last, other.start + 1) and other.start < max(
            self.end or last, self.start + 1
        )

    def over(self, year: int) -> bool:
        """Whether the last year of the period lies before ``year``; an open one is never over."""
        return self.end is not None and self.end < year


def period_of(name: str) -> Period | None:
    """Read the folder name of a strategy: ``2022-2028``, ``2021-`` (open), ``2019`` (one year).

    None for ``odaterad`` or ``odaterad-…``: a list whose period is not known. Raises ValueError
    for any other name, for a year outside ``YEARS`` and for a period that runs backwards.
    """
    if UNDATED.fullmatch(name):
        return None
    match = PERIOD.fullmatch(name)
    if not match:
        raise ValueError(name)
    start, dash, end = match.groups()
    period = Period(int(start), int(end) if end else None if dash else int(start))
    if not all(year in YEARS for year in (period.start, period.end) if year is not None):
        raise ValueError(name)
    if period.end is not None and period.end < period.start:
        raise ValueError(name)
    return period


def _one_line(text: str) -> str:
    if not text:
        raise PydanticCustomError("empty", "empty")
    if not shows(text):
        raise PydanticCustomError("shows-nothing", "shows nothing")
    if text in NO_VALUE:
        raise PydanticCustomError("no-value", "no value")
    if "\t" in text:
        raise PydanticCustomError("tab", "a tab")
    if BREAK.search(text):
        raise PydanticCustomError("several-lines", "several lines")
    return text


def fault_of_date(text: str) -> str:
    """Why a text is no date (``2022-09-20``, ``2022-09`` or ``2022``), as the rule that it breaks; empty for a date."""
    if not DATE.fullmatch(text):
        return "date-form"
    year, month, day = (int(part) for part in (text + "-01-01").split("-")[:3])
    if year not in YEARS:
        return "date-year"
    try:
        datetime.date(year, month, day)
    except ValueError:
        return "date-impossible"
    return ""


def fault_of_moment(text: str) -> str:
    """The same for a day with or without a time of it: ``2027-03-04`` or ``2027-03-04 09:30``."""
    match = MOMENT.fullmatch(text)
    return fault_of_date(match[1]) if match else "moment-form"


def _faultless(fault_of: Callable[[str], str]) -> AfterValidator:
    """Takes texts in which ``fault_of`` finds no fault."""

    def judged(text: str) -> str:
        if fault := fault_of(text):
            raise PydanticCustomError(fault, "not a day or a time")
        return text

    return AfterValidator(judged)


def _web_address(text: str) -> str:
    if not re.fullmatch(IN_FIELD, text):
        raise PydanticCustomError("web-address", "not a web address")
    return text


def _true_or_false(value: Any) -> bool:
    if value in (True, False, "true", "false"):
        return value in (True, "true")
    raise PydanticCustomError("true-or-false", "neither true nor false")


LISTED_IN, LABELS = "x-listed-in", "x-labels"
"""What our marks are called in JSON Schemas."""


@dataclass(frozen=True)
class ListedIn:
    """Marks a text that names something in a list: a vocabulary of the node's, or the region's own files.

    It tells forms and editors what to offer; that the thing exists is for the rules in ``check``.
    """

    name: str
    """``themes``, ``instruments`` … (vocabularies), or ``sources``, ``strategies``, ``priorities`` (own files)."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The schema of the text, with the name of the list."""
        return handler(core) | {LISTED_IN: self.name}


def N_(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


@dataclass(frozen=True, eq=False)
class Labels:
    """Marks a field that holds one of a few values: what each value is called, in English."""

    of: Mapping[Any, str]

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The schema of the choice, with what each value is called."""
        return handler(core) | {LABELS: dict(self.of)}


@dataclass(frozen=True)
class ShownAs:
    """Marks how an editing form shows a text: ``date``, ``moment``, ``web`` or ``paragraph`` (several rows)."""

    kind: Literal["date", "moment", "web", "paragraph"]

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The schema of the text, with what a day or a time looks like: a year or a month may stand for a day."""
        form = {"date": DATE, "moment": MOMENT}.get(self.kind)
        return handler(core) | ({"pattern": f"^(?:{form.pattern})$"} if form else {})


Line = Annotated[str, StringConstraints(max_length=300), AfterValidator(_one_line)]
PAGE_ADDRESS = r"^/(?:[a-z0-9-]+/)*$"
PageAddress = Annotated[str, StringConstraints(pattern=PAGE_ADDRESS, max_length=300)]
"""A page of the site, or a folder of pages, after the site's own address: ``/jamfor/perioder/``."""
Paragraph = Annotated[
    str, StringConstraints(max_length=LONGEST_PARAGRAPH), AfterValidator(_one_line), ShownAs("paragraph")
]
Summary = Annotated[str, StringConstraints(max_length=300), AfterValidator(_one_line), ShownAs("paragraph")]
CODE = rf"^(?:[A-Z][0-9]{{0,4}}|{SLUG.pattern})$"
Code = Annotated[str, StringConstraints(pattern=CODE, max_length=80)]
"""What names a term, also in addresses: a code of a classification, or a slug."""
Slug = Annotated[str, StringConstraints(pattern=f"^{SLUG.pattern}$", max_length=80)]
SourceId = Annotated[str, StringConstraints(pattern=SOURCE_ID, max_length=60)]
Cited = Annotated[SourceId, ListedIn("sources")]
Theme = Annotated[Slug, ListedIn("themes")]
Instrument = Annotated[Slug, ListedIn("instruments")]
Team = Annotated[str, StringConstraints(pattern=TEAM)]
"""A team of an organisation on the forge, ``@organisation/team``: never a person's account."""
Date = Annotated[str, _faultless(fault_of_date), ShownAs("date")]
"""A day, a month or a year: ``2022-09-20``, ``2022-09`` or ``2022``."""
Moment = Annotated[str, _faultless(fault_of_moment), ShownAs("moment")]
"""A whole day or a time of it: ``2027-03-04`` or ``2027-03-04 09:30``."""
WebAddress = Annotated[str, StringConstraints(max_length=500), AfterValidator(_web_address), ShownAs("web")]
Flag = Annotated[bool, BeforeValidator(_true_or_false)]
CONFIDENCE = {"high": N_("High confidence"), "medium": N_("Medium confidence"), "low": N_("Low confidence")}
Confidence = Annotated[Literal["high", "medium", "low"], Labels(CONFIDENCE)]
STATUS = {
    "adopted": N_("In force"),
    "developing": N_("Under development"),
    "proposed": N_("Proposed"),
    "unknown": N_("Unclear whether it applies"),
    "ended": N_("Ended"),
}
"""What each status is called, in the order in which they are listed."""
AMOUNTS_IN_ADDRESSES = {
    "Total_Eligible_Expenditure_amount": "total-kostnad",
    "Project_EU_Budget": "eu-planerat",
    "Paid_Amount": "utbetalt",
    "eu-granted": "eu-beviljat",
    "eu-prioritised": "eu-prioriterat",
    "eu-applied": "eu-sokt",
    "eu-unclear": "eu-oklart",
    "public-granted": "offentligt-beviljat",
    "public-unclear": "offentligt-oklart",
    "public-applied": "offentligt-sokt",
    "unclear": "oklart",
    "none": "utan-belopp",
}
"""What each kind of amount is called in addresses."""
STATUS_IN_ADDRESSES = {
    "adopted": "galler",
    "developing": "under-utveckling",
    "proposed": "foreslagen",
    "ended": "avslutad",
    "unknown": "oklar",
}
"""What each status is called in addresses, which never change."""
Status = Annotated[Literal["adopted", "developing", "proposed", "ended", "unknown"], Labels(STATUS)]


KINDS_OF_SUPPORT = {
    "eu-granted": N_("EU support granted"),
    "eu-prioritised": N_("EU support applied for, project given priority"),
    "eu-applied": N_("EU support applied for"),
    "eu-unclear": N_("EU support, unclear whether applied for or granted"),
    "public-granted": N_("Other public support granted"),
    "public-unclear": N_("Other public support, unclear whether applied for or granted"),
    "public-applied": N_("Other public support applied for"),
    "unclear": N_("Amount, unclear what it covers"),
}
"""What each kind of support is called. Each is summed by itself: what was applied for was not always granted."""
KindOfSupport = Annotated[
    Literal[
        "eu-granted",
        "eu-prioritised",
        "eu-applied",
        "eu-unclear",
        "public-granted",
        "public-applied",
        "public-unclear",
        "unclear",
    ],
    Labels(KINDS_OF_SUPPORT),
]


class Translatable(Frozen):
    """Base of texts in Swedish that may have been translated to English."""

    sv: Paragraph
    en: Paragraph | None = None

    def text_in(self, lang: str) -> str:
        """The text in that language; where it has no English, the Swedish."""
        return self.en if lang == "en" and self.en else self.sv


class Bilingual(Translatable):
    """A text in Swedish and, when it has been translated, English; a bare string is Swedish."""

    sv: Paragraph = Field(description="In Swedish")
    en: Paragraph | None = Field(default=None, description="In English, when it has been translated")

    @model_validator(mode="before")
    @classmethod
    def _a_string_is_swedish(cls, value: Any) -> Any:
        return {"sv": value} if isinstance(value, str) else value
