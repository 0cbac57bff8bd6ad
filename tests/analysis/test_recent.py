"""What has changed lately: quarters, and the latest day of each territory."""

import datetime
from dataclasses import replace

from small_atlas import atlas_of
from smartspec.analysis.recent import changed_since

DRAWN = {name: {"2020-": ["Skog: forest"]} for name in ("n", "s", "e", "x")}


def test_each_territory_stands_once_at_its_latest_day() -> None:
    changed = {
        "regions/n/region.yml": "2026-10-01",
        "regions/n/2020-/skog.md": "2026-11-02",
        "regions/s/region.yml": "2026-11-02",
        "regions/e/region.yml": "2026-09-30",
        "regions/x/region.yml": "2026-10-01",
        "docs/om.md": "2026-11-24",
    }
    found = changed_since(replace(atlas_of(DRAWN, ["forest"]), changed=changed), datetime.date(2026, 10, 1))
    assert [(day, [t.slug for t in territories]) for day, territories in found.items()] == [
        ("2026-11-02", ["n", "s"]),
        ("2026-10-01", ["x"]),
    ]


def test_without_history_nothing_is_said_to_have_changed() -> None:
    assert changed_since(atlas_of(DRAWN, ["forest"]), datetime.date(2026, 1, 1)) == {}
