"""Run ``smartspec check`` on many repositories, each in a process of its own: JSON in, JSON out."""

import json
import os
import resource
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any

AT_ONCE = 2
LONGEST = 60
"""Seconds of the processor after which a check is ended."""


def start(root: str) -> dict[str, Any]:
    """Begin one check; its output goes to two files."""
    from smartspec.__main__ import main

    outputs = [tempfile.TemporaryFile() for _ in range(2)]  # noqa: SIM115
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        for number, stream in enumerate(outputs, 1):
            os.dup2(stream.fileno(), number)
        status = 99
        try:
            status = main(["check", "--root", root, "--format", "json", "--lang", "en"])
            sys.stdout.flush()
        except BaseException:
            traceback.print_exc()
        sys.stderr.flush()
        os._exit(status)
    return {"root": root, "pid": child, "outputs": outputs}


def ended(job: dict[str, Any], status: int, usage: Any) -> dict[str, Any]:
    """What one check said, and what it took."""
    for stream in job["outputs"]:
        stream.seek(0)
    out, err = (stream.read().decode("utf-8", "replace") for stream in job["outputs"])
    return {
        "status": os.waitstatus_to_exitcode(status),
        "processor": usage.ru_utime + usage.ru_stime,
        "out": out,
        "err": err,
    }


def main(roots: list[str]) -> dict[str, dict[str, Any]]:
    """Check all of them, a few at a time."""
    waiting, running, found = list(roots), {}, {}
    while waiting or running:
        while waiting and len(running) < AT_ONCE:
            job = start(waiting.pop(0))
            running[job["pid"]] = job
        for pid, job in list(running.items()):
            gone, status, usage = os.wait4(pid, os.WNOHANG)
            if gone:
                found[job["root"]] = ended(running.pop(pid), status, usage)
        time.sleep(0.005)
    return found


if __name__ == "__main__":
    import smartspec.__main__
    import smartspec.check
    import smartspec.cli.check

    sys.path.append(str(Path(__file__).parents[1]))
    from lists_remembered import lists_remembered

    asked = json.load(sys.stdin)
    smartspec.cli.check.keep_between_runs = lambda root: None  # the user's cache is left alone
    with lists_remembered(Path(asked["trusted"])):
        smartspec.check.checked_atlas(Path(asked["trusted"]))  # what every repository here holds is converted once
        json.dump(main(asked["roots"]), sys.stdout)
