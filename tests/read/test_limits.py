"""The limits are told to people as the code has them."""

import re
from pathlib import Path

from smartspec.read import limits, prose
from smartspec.read.settings import Limits

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


def test_the_readme_lists_every_limit_with_its_number() -> None:
    told = re.findall(r"^\| `(\w+_in_\w+)` \| (\d+) \|", README, re.MULTILINE)
    assert {name: int(number) for name, number in told} == Limits().model_dump()
    assert len(told) == len(Limits().model_dump())


def test_the_readme_tells_what_one_text_may_be() -> None:
    said = " ".join(README.split())
    assert f"at most {limits.TEXT} characters and becomes at most {limits.HTML}" in said
    assert prose.PROCESSOR_SECONDS == 10
