"""What things are, frozen and typed, and in which kinds of files they are kept (``files``)."""

from .atlas import LANGUAGES, Atlas, Contribution, Priority, Strategy, Translation, key_of
from .columns import ColumnMapping
from .dialogue import (
    Contact,
    Dialogue,
    Event,
    EventFacts,
    Exchange,
    ExchangeFacts,
    NewsFacts,
    NewsItem,
    WrittenPageFacts,
)
from .facts import (
    CodeTag,
    CountryFacts,
    Gap,
    PriorityFacts,
    PriorityTranslation,
    ProgrammeAreaFacts,
    RegionFacts,
    Source,
    SourceList,
    Statement,
    StrategyFacts,
    StrategyTranslation,
    TerritoryFacts,
)
from .gone import Gone, GoneEntry, GoneList, whole_key
from .initiatives import InitiativeFacts, InitiativeLink
from .node import (
    Condition,
    Criterion,
    Crossing,
    Crosswalk,
    Glossary,
    Guidance,
    Membership,
    Memberships,
    National,
    NationalArea,
    Network,
    NodeLists,
    Organisation,
    Organisations,
    Sorting,
    Step,
    Task,
    Tasks,
    Word,
)
from .prose import Heading, Prose
from .values import SLUG, Bilingual, Frozen, Period, Translatable, period_of
from .vocabulary import CODE_LISTS, ListSource, Tagging, Term, Territories, Territory, Vocabularies, Vocabulary
