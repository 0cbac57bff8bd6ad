"""Sources of many territories on one page: each under a name of its own, the same document once."""

from collections.abc import Iterable, Mapping

from ..model import Contribution, Source, key_of


class Collected:
    """What a page about many territories can cite, besides its own list's sources.

    Ids are unique within a folder only, so a source is cited as ``territory-id`` here.
    """

    def __init__(self, contributions: Iterable[Contribution], own: Iterable[Source] = ()) -> None:
        self.sources: dict[str, Source] = {source.id: source for source in own}
        self._names: dict[tuple[str, str], str] = {}
        known: dict[tuple[str | None, ...], str] = {}
        for contribution in contributions:
            key = key_of(contribution.territory)
            for source in contribution.sources.values():
                same = (source.title, source.publisher, source.year, source.url)
                name = known.setdefault(same, f"{key.replace('/', '-')}-{source.id}")
                self.sources.setdefault(name, source.model_copy(update={"id": name}))
                self._names[key, source.id] = name

    def names(self, key: str, ids: Iterable[str]) -> list[str]:
        """What the sources of a territory are called on this page; unknown ids are left out."""
        return [name for source in ids if (name := self._names.get((key, source)))]


def by_id(sources: Iterable[Source]) -> Mapping[str, Source]:
    """A list's own sources, for a page that cites no others."""
    return {source.id: source for source in sources}
