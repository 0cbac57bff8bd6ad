"""Funded operations: the rows of a territory's tables, and the links that people have set from them to priorities."""

from typing import Annotated, Literal

from pydantic import Field

from .facts import Citations
from .values import AMOUNT, N_, Date, Flag, Frozen, Instrument, KindOfSupport, Labels, Line, Paragraph, Slug, SourceId

Amount = Annotated[str, Field(pattern=AMOUNT, json_schema_extra={"format": "decimal"})]
CURRENCY_IN_SWEDISH = {"SEK": "kr", "EUR": "euro", "NOK": "norska kronor"}
"""What each currency is called in a Swedish sentence."""
Currency = Annotated[Literal["SEK", "EUR", "NOK"], Labels({"SEK": N_("SEK"), "EUR": N_("EUR"), "NOK": N_("NOK")})]


class InitiativeFacts(Frozen):
    """One row of ``initiatives.csv``: a funded operation.

    Column names are Kohesio's where it has them; the others are ours and keep what the
    source says in words when it gives no plain date or amount.
    """

    Operation_Unique_Identifier: SourceId = Field(description="The operation's number in the list it comes from")
    Operation_Name_Programme_Language: Line = Field(description="Name in Swedish")
    Operation_Name_English: Line | None = Field(None, description="Name in English")
    Operation_Summary_Programme_Language: Paragraph | None = Field(None, description="What is done, in Swedish")
    Operation_Summary_English: Paragraph | None = Field(None, description="What is done, in English")
    Beneficiary_Name: Line | None = Field(None, description="Organisation that receives the money")
    Beneficiary_Is_Natural_Person: Flag = Field(False, description="true: then there is no name")
    Partners: tuple[Line, ...] = Field(
        (), description="Organisations that take part; in the contributed file separated by semicolons"
    )
    Operation_Start_Date: Date | None = Field(None, description="First day")
    Operation_End_Date: Date | None = Field(None, description="Last day")
    Period_Note: Line | None = Field(None, description="The period in the source's words, in Swedish")
    Period_Note_English: Line | None = Field(None, description="The same in English")
    Total_Eligible_Expenditure_amount: Amount | None = Field(
        None, description="Planned cost in all, in the row's currency"
    )
    Project_EU_Budget: Amount | None = Field(
        None, description="The part of it that the EU is to pay, in the row's currency"
    )
    Paid_Amount: Amount | None = Field(
        None, description="What has been paid out, in the row's currency; never added to what is planned"
    )
    Support_Amount: Amount | None = Field(
        None, description="An amount of the kind that the next column names, in the row's currency"
    )
    Support_Kind: KindOfSupport | None = Field(None, description="What that amount is: applied for, granted, by whom")
    Amount_Is_About: Flag = Field(False, description="true: the source says about, almost or more than")
    Amount_State: Date | None = Field(None, description="Day on which the list stated the amounts, if it says")
    Decision_Date: Date | None = Field(None, description="Day of the decision on the support")
    Total_Eligible_Expenditure_Currency: Currency | None = Field(
        None, description="Currency of all amounts of the row, which are in its own unit and not in thousands"
    )
    Cofinancing_Rate: Amount | None = Field(None, description="The EU's part in per cent, 0 to 100")
    Amount_Note: Line | None = Field(None, description="The amount in the source's words, in Swedish")
    Amount_Note_English: Line | None = Field(None, description="The same in English")
    Fund_Name: Line | None = Field(None, description="Who pays, in Swedish")
    Fund_Name_English: Line | None = Field(None, description="The same in English")
    Instruments: tuple[Instrument, ...] = Field((), description="The same, by the list of instruments")
    Programme_Name: Line | None = Field(None, description="Programme that pays")
    Specific_Objective: Line | None = Field(None, description="Specific objective of the programme")
    Thematic_Objective: Line | None = Field(
        None,
        description="Objective that the programmes share, in the list's words, which may name other funds too",
    )
    Category_Of_Intervention: Line | None = Field(None, description="Category of intervention by the EU's list")
    Location_Indicator_NUTS_code: Line | None = Field(None, description="County or programme area")
    Sources: Citations = Field(description="The sources that carry it; in the contributed file separated by semicolons")


class InitiativeLink(Frozen):
    """One row of ``initiative-links.csv``: somebody's judgement that an initiative serves a priority.

    No list of operations says so; it is set by people, and a new import never touches it.
    """

    operation: SourceId = Field(description="Operation_Unique_Identifier in the same folder")
    priority: Line = Field(description="<period>/<priority> in the same folder")
    by: Slug = Field(description="Function or organisation that set it, never a person's name")
    basis: Citations = Field(description="The sources that carry it; in the contributed file separated by semicolons")
