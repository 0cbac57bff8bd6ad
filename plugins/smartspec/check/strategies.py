"""Rules about periods and replacements."""

from collections.abc import Iterator, Mapping
from itertools import takewhile

from ..model import Period, period_of
from ..model.files import kind_of
from ..model.gone import is_period
from ..model.values import N_, PERIOD, PLAUSIBLE, YEARS
from ..problems import Mark, Problem, error
from ..read.folders import Folder
from ..read.validate import hint

LINKS = ("replaces", "merged_from", "split_from")


def periods_run_forwards(folder: Folder) -> Iterator[Problem]:
    """A strategy's folder is named by its period, the earlier year first."""
    for name in folder.periods:
        try:
            period_of(name)
        except ValueError:
            yield Mark(f"{folder.path}/{name}").problem(_fault_of(name), value=name, **PLAUSIBLE)


error(
    "period-form",
    "The folder name “%(value)s” is not a period.",
    "Allowed: 2022-2028, 2021- (open-ended), 2019 (one year) or odaterad (no period known).",
    "Rename the folder.",
)
error(
    "period-year",
    "The period %(value)s has a year that cannot be right.",
    "Allowed: %(first)s to %(last)s.",
    "Rename the folder.",
)
error(
    "period-backwards",
    "The period %(value)s ends before it starts.",
    "The later year comes last.",
    "Rename the folder.",
)


def _fault_of(name: str) -> str:
    """The rule broken by a folder name that is not a period."""
    if not (match := PERIOD.fullmatch(name)):
        return "period-form"
    years = (int(match[1]), int(match[3] or match[1]))
    return "period-backwards" if all(year in YEARS for year in years) else "period-year"


error(
    "periods-overlap",
    "The period overlaps %(other)s.",
    "Strategies may meet in a boundary year but not overlap.",
    "Change the name of one of the folders; the pages of an ended strategy stay.",
)


def periods_do_not_overlap(folder: Folder) -> Iterator[Problem]:
    """Strategies of one territory follow each other."""
    periods = [(period, name) for name in folder.periods if (period := _period(name))]
    for index, (earlier, first) in enumerate(periods):
        beside = takewhile(lambda item: item[0].start <= (earlier.end or item[0].start), periods[index + 1 :])  # noqa: B023
        for second in (name for later, name in beside if earlier.overlaps(later)):
            yield Mark(f"{folder.path}/{second}").problem("periods-overlap", other=first)


def _period(name: str) -> Period | None:
    try:
        return period_of(name)
    except ValueError:
        return None


error(
    "unknown-strategy",
    "There is no strategy “%(value)s” in this folder.",
    "Allowed: %(allowed)s.",
    "Check the name of the folder.",
)


def replaced_strategies_exist(folder: Folder) -> Iterator[Problem]:
    """What a strategy replaces is another strategy of the same folder."""
    known = folder.periods
    for document, parts in folder.files("strategy"):
        for path, value in document.find("replaces"):
            if value not in known and not _may_be(folder, value):
                others = [period for period in known if period != parts["period"]]
                allowed = ", ".join(others) or N_("nothing, as there is no other strategy")
                yield document.problem("unknown-strategy", *path, value=value, allowed=allowed)


error(
    "unknown-priority",
    "There is no priority “%(value)s” in this folder.",
    "Allowed: <period>/<priority>, as in 2014-2020/energi.",
    "Check the period and the file name.",
)


def replaced_priorities_exist(folder: Folder) -> Iterator[Problem]:
    """What a priority or an initiative's link points to is a priority of the same folder."""
    known = [f"{period}/{name}" for period, names in folder.priorities().items() for name in names]
    priorities = [(document, _reference(parts)) for document, parts in folder.files("priority")]
    for document, own in (*priorities, *((link, "") for link, _ in folder.links)):
        for path, value in document.find(*LINKS, "priority"):
            if value not in known and not _may_be(folder, value):
                nearest = hint(value, [other for other in known if other != own])
                yield document.problem("unknown-priority", *path, value=value, hint=nearest)


def _reference(parts: Mapping[str, str]) -> str:
    """What others call a strategy or a priority: ``<period>`` or ``<period>/<priority>``."""
    return "/".join(parts[name] for name in ("period", "priority") if name in parts)


def _may_be(folder: Folder, reference: str) -> bool:
    """Whether it lies there but was refused, perhaps for a wrong name, or may lie where reading ended."""
    own = f"{folder.path}/{reference.partition('/')[0]}"
    beside = any(path.rpartition("/")[0] == own for path in folder.refused)
    nameless = {path.rpartition("/")[0] for path in folder.refused if not kind_of(path)}
    misnamed = own.rpartition("/")[2] not in folder.periods and not all(map(is_period, folder.periods))
    return folder.cut_short or own in folder.refused or beside or misnamed or folder.path in nameless


error(
    "replaces-circle",
    "“%(value)s” leads back to where it started.",
    "What replaces something comes after it.",
    "Remove one of the links in the circle.",
)


def nothing_replaces_itself(folder: Folder) -> Iterator[Problem]:
    """The graph of replacements has no cycles."""
    links: dict[str, list[tuple[str, Problem]]] = {}
    for document, parts in (*folder.files("strategy"), *folder.files("priority")):
        own = _reference(parts)
        for path, value in document.find(*LINKS):
            problem = document.problem("replaces-circle", *path, value=value)
            links.setdefault(own, []).append((value, problem))
    circles = _circles({own: [target for target, _ in targets] for own, targets in links.items()})
    for start, targets in links.items():
        for target, problem in targets:
            if circles[start] == circles[target]:
                yield problem


def _circles(links: Mapping[str, list[str]]) -> dict[str, str]:
    """For each node the id of its strongly connected component (Kosaraju's algorithm, linear time)."""
    back: dict[str, list[str]] = {}
    for node, targets in links.items():
        for target in targets:
            back.setdefault(target, []).append(node)
    circles: dict[str, str] = {}
    for root in reversed(_finished(links)):
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if node not in circles:
                circles[node] = root
                waiting += back.get(node, [])
    return circles


def _finished(links: Mapping[str, list[str]]) -> list[str]:
    """All nodes in depth-first postorder."""
    order: list[str] = []
    seen: set[str] = set()
    for start in links:
        stack = [] if start in seen else [(start, iter(links[start]))]
        seen.add(start)
        while stack:
            node, rest = stack[-1]
            new = next((target for target in rest if target not in seen), None)
            if new is None:
                order.append(node)
                stack.pop()
            else:
                seen.add(new)
                stack.append((new, iter(links.get(new, []))))
    return order


RULES = (
    periods_run_forwards,
    periods_do_not_overlap,
    replaced_strategies_exist,
    replaced_priorities_exist,
    nothing_replaces_itself,
)
