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
from ..language import words
from ..site.build import Incomplete, build_site
from ..site.settings import EngineError
from ..site.target import HalfFilled, Unusable, reason

ONLY_THE_YOUNG = 50_000, 1_000_000, 1_000_000
"""When to collect (``gc.set_threshold``): what a page was rendered with refers to itself and has to go, or a large site
does not fit in memory. What is older is nearly all kept, and looking through it costs a sixth of a build's time."""


def build(root: Path, to: Path, lang: str) -> int:
    """Build, say how it went, and return the exit status."""
    started = time.monotonic()
    show_log(logging.WARNING)
    gc.set_threshold(*ONLY_THE_YOUNG)
    keep_between_runs(root)
    gettext = words(lang).gettext
    kept = gettext("The site before it in %(to)s/ is as it was.") % {"to": to}
    try:
        pages = build_site(root, to, lambda line: _say(line, sys.stderr), lang)
    except EngineError as error:
        failed = f"{error}\n{gettext('Nothing was built.')} {kept}"
    except Unusable as error:
        failed = str(error)
    except Incomplete as error:
        failed = gettext("Pages are missing or empty: %(files)s.") % {"files": error} + f" {kept}"
    except HalfFilled as error:
        said = gettext("The site in %(to)s/ is replaced in part only: %(reason)s. Mend that, and build again.")
        failed = said % {"to": to, "reason": error}
    except OSError as error:
        failed = gettext("Nothing was built: %(reason)s.") % {"reason": reason(error, lang)} + f" {kept}"
    else:
        seconds = time.monotonic() - started
        serve = f"python3 -m http.server --directory {shlex.quote(str(to))}"
        built = gettext("Built %(pages)s pages in %(to)s/ in %(seconds)s s.")
        see = gettext("See them at http://localhost:8000/ with: %(command)s")
        told = {"pages": pages, "to": to, "seconds": f"{seconds:.1f}", "command": serve}
        _say(f"{built} {see}" % told, sys.stdout)
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
