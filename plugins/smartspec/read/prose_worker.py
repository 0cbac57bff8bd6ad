"""The process that converts contributed prose: one JSON line in, one JSON line out.

It may use two seconds of processor time a text and a gigabyte in all, and can open no
file for writing. When a text breaks it, only that text is lost: the reader starts another.
"""

import json
import resource
import sys
from contextlib import suppress

CPU_SECONDS = 2
MEMORY = 1024 * 1024 * 1024


def _limit(which: int, amount: int) -> None:
    with suppress(ValueError, OSError):  # macOS refuses some limits; the reader's own clock remains
        resource.setrlimit(which, (amount, resource.getrlimit(which)[1]))


def main() -> None:
    """Serve until the input ends."""
    from .markdown import convert

    _limit(resource.RLIMIT_AS, MEMORY)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    for line in sys.stdin:
        usage = resource.getrusage(resource.RUSAGE_SELF)
        _limit(resource.RLIMIT_CPU, int(usage.ru_utime + usage.ru_stime) + CPU_SECONDS + 1)
        job = json.loads(line)
        try:
            answer = convert(job["text"], job["sources"])
        except (RecursionError, MemoryError):
            answer = {"failed": True}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
