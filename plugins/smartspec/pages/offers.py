"""What the links of a page offer to add, and which files a page that is put together is made of."""

from collections.abc import Iterable, Iterator

from ..edit.starting_files import new_event_file, new_exchange_file, new_news_file, new_priority_file
from ..model import Contribution, Priority, Strategy
from .environment import period, plain_name
from .proposals import Addition, Edit
from .writer import Writer


def new_priority(writer: Writer, contribution: Contribution, *strategies: Strategy) -> Iterator[Addition]:
    """A priority of each of those strategies."""
    undated = sum(not strategy.period for strategy in strategies)
    for strategy in strategies:
        label = writer.gettext("Add a priority")
        if strategy.period:
            label = writer.gettext("Add a priority %(period)s") % {"period": period(strategy, writer.lang)}
        elif undated > 1:
            label = writer.gettext("Add a priority (%(list)s)") % {"list": plain_name(strategy, writer.lang)}
        yield Addition(label, new_priority_file(contribution, strategy, writer.atlas.vocabularies, writer.lang))


def new_exchange(writer: Writer, contribution: Contribution | None) -> Addition:
    """A need or an offer of that territory, or of one that the visitor names."""
    file = new_exchange_file(contribution, writer.atlas.vocabularies, writer.lang)
    return Addition(writer.gettext("Add a need or an offer"), file)


def new_event(writer: Writer) -> Addition:
    """An event."""
    file = new_event_file(writer.today, writer.atlas.vocabularies, writer.lang)
    return Addition(writer.gettext("Suggest an event"), file)


def new_news(writer: Writer) -> Addition:
    """A piece of news."""
    file = new_news_file(writer.today, writer.atlas.vocabularies, writer.lang)
    return Addition(writer.gettext("Suggest a piece of news"), file)


def edits_of(writer: Writer, items: Iterable[Strategy | Priority]) -> tuple[Edit, ...]:
    """The files of those strategies and priorities, each once."""
    found = {file_of(item, writer.lang): plain_name(item, writer.lang) for item in items}
    return tuple(Edit(file, name) for file, name in found.items())


def file_of(item: Strategy | Priority, lang: str) -> str:
    """The file whose words a page in that language shows."""
    return item.english.file if lang == "en" and item.english else item.file
