"""``smartspec build``: the whole site, and how it went in one last line."""

import gc
import logging
import shlex
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from ..check import keep_between_runs
from ..site.build import Incomplete, build_site
from ..site.settings import EngineError
from ..site.target import HalfFilled, Unusable, reason

ONLY_THE_YOUNG = 50_000, 1_000_000, 1_000_000
"""When to collect (``gc.set_threshold``): what a page was rendered with refers to itself and has to go, or a large site
does not fit in memory. What is older is nearly all kept, and looking through it costs a sixth of a build's time."""


def build(root: Path, to: Path) -> int:
    """Build, say how it went, and return the exit status."""
    started = time.monotonic()
    show_log(logging.WARNING)
    gc.set_threshold(*ONLY_THE_YOUNG)
    keep_between_runs(root)
    kept = f"Den förra webbplatsen i {to}/ är orörd."
    try:
        pages = build_site(root, to, lambda line: _say(line, sys.stderr))
    except EngineError as error:
        failed = f"{error}\nInget byggdes. {kept}"
    except Unusable as error:
        failed = str(error)
    except Incomplete as error:
        failed = f"Sidor saknas eller är tomma: {error}. {kept}"
    except HalfFilled as error:
        failed = f"Webbplatsen i {to}/ är bara delvis utbytt: {error}. Rätta det och bygg igen."
    except OSError as error:
        failed = f"Inget byggdes: {reason(error)}. {kept}"
    else:
        seconds = time.monotonic() - started
        serve = f"python3 -m http.server --directory {shlex.quote(str(to))}"
        built = f"Byggde {pages} sidor i {to}/ på {seconds:.1f} s."
        _say(f"{built} Se dem på http://localhost:8000/ med: {serve}", sys.stdout)
        return 0
    _say(failed, sys.stderr)
    return 1


def show_log(level: int) -> None:
    """Let the engine's log be seen: in strict mode it counts its warnings but leaves it to us to print them."""
    handler = logging.StreamHandler()
    handler.setLevel(level)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    handler.addFilter(lambda record: not isinstance(sys.exception(), OSError))  # told once, by the command
    logging.getLogger("mkdocs").addHandler(handler)


def _say(line: str, stream: TextIO) -> None:
    """Print; a terminal that is gone or a full disk behind it does not undo a build."""
    with suppress(OSError):
        print(line, file=stream, flush=True)
