"""The process that converts contributed prose: one JSON line in, one JSON line out.

It says that it is ready, then converts text after text. Each may use so much processor time as the
reader allows, and all together a gigabyte; no file can be opened for writing. When a text breaks
the process, only that text is lost: the reader starts another.
"""

import json
import resource
import signal
import sys
from contextlib import suppress

READY = "ready"
MEMORY = 1024 * 1024 * 1024


def _limit(which: int, amount: int) -> None:
    with suppress(ValueError, OSError):  # macOS refuses some limits; processor time is limited all the same
        resource.setrlimit(which, (amount, resource.getrlimit(which)[1]))


def main(seconds: float) -> None:
    """Serve until the input ends. A text that takes more processor time than that ends the process."""
    from .markdown import convert

    _limit(resource.RLIMIT_AS, MEMORY)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    _say(READY)
    for line in sys.stdin:
        job = json.loads(line)
        signal.setitimer(signal.ITIMER_PROF, seconds)  # its signal ends the process, also inside a library
        try:
            answer = convert(job["text"], job["sources"])
        except (RecursionError, MemoryError):
            answer = {"failed": True}
        signal.setitimer(signal.ITIMER_PROF, 0)
        _say(json.dumps(answer))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(float(sys.argv[1]))
