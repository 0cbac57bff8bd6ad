"""The messages about one territory."""

from collections.abc import Iterator
from dataclasses import replace

from .. import addresses
from ..analysis.coverage import Placed
from ..model import Contribution, Exchange, InitiativeFacts, InitiativeLink, Priority, Strategy, key_of
from ..model.files import path_of
from ..model.values import N_
from .changes import CODING, PriorityChange, StrategyChange, TerritoryChange
from .messages import ChangeMessage, Wording

WITH_OWN_MESSAGE = ("name", "theme", "status", *CODING)
"""Fields of a priority that have messages of their own."""


def territory_messages(change: TerritoryChange, wording: Wording) -> Iterator[ChangeMessage]:
    """Everything about one territory: strategies, priorities, its own page, sources, tables, translations."""
    contribution = change.after or change.before
    assert contribution
    file, address = contribution.file, addresses.territory_address(change.territory)
    if change.before is None:
        yield ChangeMessage("territory-added", N_("The first facts have been added."), {}, file, address)
    if change.after is None:
        yield ChangeMessage("territory-removed", N_("All files have been removed."), {}, file, address)
    for strategy in change.strategies:
        yield from _named_in(wording, strategy, _strategy(strategy, contribution, wording))
    for priority in change.priorities:
        yield from _named_in(wording, priority, _priority(priority, contribution, wording))
    for field in change.fields:
        yield from wording.field(field, file, address)
    if change.before and change.after:  # otherwise they were added or removed with the territory
        yield from _sources(change, contribution, address)
    yield from _tables(change, contribution, address)
    for name in change.behind:
        values = {"file": name}
        yield ChangeMessage(
            "translation-behind", N_("The Swedish has changed, the English has not: %(file)s."), values, name
        )


def _named_in(
    wording: Wording, change: StrategyChange | PriorityChange, messages: Iterator[ChangeMessage]
) -> Iterator[ChangeMessage]:
    """The messages, with the language in which their subject is named."""
    thing = change.after or change.before
    assert thing
    lang = wording.lang_of(thing)
    yield from (replace(message, subject_lang=lang) for message in messages)


ADDED = {
    "strategy-added": N_("New strategy (%(period)s) with %(count)s priorities."),
    "strategy-added-ended": N_("Earlier strategy (%(period)s) entered, with %(count)s priorities."),
    "priority-added": N_("New priority (%(period)s). Main theme: %(theme)s."),
    "priority-added-ended": N_("Priority of an earlier strategy (%(period)s) entered. Main theme: %(theme)s."),
}
"""What has come, by kind of message: of a strategy that has ended it is new on the site only."""


def _added(thing: str, strategy: Strategy) -> str:
    return f"{thing}-added-ended" if strategy.facts.status == "ended" else f"{thing}-added"


def _years(strategy: Strategy) -> str:
    return strategy.id.replace("-", "–")


def _strategy(change: StrategyChange, contribution: Contribution, wording: Wording) -> Iterator[ChangeMessage]:
    strategy = change.after or change.before
    assert strategy
    address = addresses.strategy_address(contribution.territory, strategy)
    title = wording.facts(strategy).title
    values = {"period": _years(strategy), "count": str(len(strategy.priorities))}
    if change.before is None:
        kind = _added("strategy", strategy)
        yield ChangeMessage(kind, ADDED[kind], values, strategy.file, address, title)
    elif change.after is None:
        message = N_("Strategy removed (%(period)s).")
        yield ChangeMessage("strategy-removed", message, values, strategy.file, address, title)
    elif change.moved:
        values["before"], message = _years(change.before), N_("New period: %(period)s instead of %(before)s.")
        yield ChangeMessage("strategy-moved", message, values, strategy.file, address, title)
    for field in wording.fields(change):
        yield from wording.field(field, strategy.file, address, title)
    yield from _texts(change, strategy, title, address)


def _priority(change: PriorityChange, contribution: Contribution, wording: Wording) -> Iterator[ChangeMessage]:
    priority = change.after or change.before
    assert priority
    address = addresses.priority_address(Placed(contribution, change.strategy, priority))
    name = wording.facts(priority).name
    for kind in change.kinds:
        if kind != "text":
            message, values = _of_kind(kind, change, priority, wording)
            own = _added("priority", change.strategy) if kind == "added" else f"priority-{kind}"
            yield ChangeMessage(own, message, values, priority.file, address, name)
    for field in wording.fields(change):
        if field.name not in WITH_OWN_MESSAGE:
            yield from wording.field(field, priority.file, address, name)
    if change.before and change.after:
        yield from _texts(change, priority, name, address)


RECODED = {
    (True, True): N_("Other codes or touched themes. Added: %(added)s. Removed: %(removed)s."),
    (True, False): N_("More codes or touched themes: %(added)s."),
    (False, True): N_("Fewer codes or touched themes. Removed: %(removed)s."),
    (False, False): N_("The codes have another order, basis or author."),
}
"""By whether anything was added, and whether anything was removed."""


def _of_kind(kind: str, change: PriorityChange, priority: Priority, wording: Wording) -> tuple[str, dict[str, str]]:
    """The sentence of one kind of change to a priority, and what fills it."""
    fields = {field.name: field for field in change.fields}
    values = {"period": _years(change.strategy), "theme": wording.theme(priority.facts.theme)}
    match kind:
        case "added":
            return ADDED[_added("priority", change.strategy)], values
        case "removed":
            return N_("Priority removed (%(period)s)."), values
        case "moved":
            values |= {"before": change.before.id if change.before else "", "after": priority.id}
            return N_("New address: %(after)s instead of %(before)s."), values
        case "renamed":
            return N_("New name. It was called “%(before)s”."), {**values, "before": fields["name"].before}
        case "rethemed":
            values["before"] = wording.theme(fields["theme"].before)
            return N_("Another main theme: %(theme)s instead of %(before)s."), values
        case "ended":
            return N_("It has ended."), values
        case "status":
            values |= {side: wording.value("status", getattr(fields["status"], side)) for side in ("before", "after")}
            return N_("Another status: %(after)s instead of %(before)s."), values
    before, after = (
        [wording.value(name, item) for name in CODING if name in fields for item in getattr(fields[name], side)]
        for side in ("before", "after")
    )
    values["added"] = ", ".join(item for item in after if item not in before)
    values["removed"] = ", ".join(item for item in before if item not in after)
    return RECODED[bool(values["added"]), bool(values["removed"])], values


def _texts(
    change: StrategyChange | PriorityChange, thing: Strategy | Priority, name: str, address: str
) -> Iterator[ChangeMessage]:
    if change.prose:
        yield ChangeMessage("prose", N_("The text has changed."), {}, thing.file, address, name)
    if change.english:
        file = thing.english.file if thing.english else thing.file
        yield ChangeMessage("english", N_("The English has changed."), {}, file, address, name)


def _sources(change: TerritoryChange, contribution: Contribution, address: str) -> Iterator[ChangeMessage]:
    file = path_of("sources", territory=key_of(contribution.territory))
    messages = {
        "added": N_("New source (%(about)s)."),
        "removed": N_("Source removed (%(about)s)."),
        "changed": N_("Source changed (%(about)s)."),
    }
    for side, message in messages.items():
        for source in getattr(change.sources, side):
            about = {"about": ", ".join(filter(None, [source.publisher, source.year, source.id]))}
            yield ChangeMessage(
                f"source-{side}", message, about, file, address, source.title, subject_lang=source.language
            )


TABLES = {
    ("initiatives", "added"): N_("Initiatives added (%(count)s): %(names)s"),
    ("initiatives", "removed"): N_("Initiatives removed (%(count)s): %(names)s"),
    ("initiatives", "changed"): N_("Initiatives changed (%(count)s): %(names)s"),
    ("links", "added"): N_("Links from initiatives to priorities added (%(count)s): %(names)s"),
    ("links", "removed"): N_("Links from initiatives to priorities removed (%(count)s): %(names)s"),
    ("links", "changed"): N_("Links from initiatives to priorities changed (%(count)s): %(names)s"),
    ("exchange", "added"): N_("Needs and offers added (%(count)s): %(names)s"),
    ("exchange", "removed"): N_("Needs and offers removed (%(count)s): %(names)s"),
    ("exchange", "changed"): N_("Needs and offers changed (%(count)s): %(names)s"),
}


def _tables(change: TerritoryChange, contribution: Contribution, address: str) -> Iterator[ChangeMessage]:
    """Rows of tables, and needs and offers: counted, with their names."""
    folder = contribution.file.rsplit("/", 1)[0]
    files = {name: path_of(name, territory=key_of(contribution.territory)) for name in ("initiatives", "links")}
    for (what, side), message in TABLES.items():
        if things := getattr(getattr(change, what), side):
            quoted = {"names": tuple(map(name_of, things))}
            values = {"count": str(len(things))}
            yield ChangeMessage(f"{what}-{side}", message, values, files.get(what, folder), address, "", quoted)


def name_of(thing: InitiativeFacts | InitiativeLink | Exchange) -> str:
    """What a row of a table, or a need or an offer, is called in a list of them."""
    match thing:
        case InitiativeFacts():
            return thing.Operation_Name_Programme_Language
        case InitiativeLink():
            return f"{thing.operation} → {thing.priority}"
    return thing.facts.text.sv
