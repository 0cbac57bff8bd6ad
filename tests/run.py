"""All tests, in the order that finds plain mistakes first. Exit status 1 when any step fails.

They run in parallel, a file at a time, those that take longest first. Arguments go to pytest:
``-k matrix``, ``tests/read -x``.
With ``--content`` first, only what is tested of the real content: what a proposal that changes nothing else needs.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = [".github", "plugins", "tests", "benchmarks"]
STEPS = {
    "Style": ["ruff", "check", *CODE],
    "Form": ["ruff", "format", "--check", "--quiet", *CODE],
    "Types": ["mypy"],
}
CHECK = {"Contributed files": ["smartspec", "check"]}
TESTS = ["pytest", "-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]


def main(arguments: list[str]) -> int:
    bin_folder = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}", "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # each command that a test starts would compile everything anew
    if arguments[:1] == ["--content"]:
        steps = CHECK | {"Content": ["pytest", "tests/content", f"--root={ROOT}", *arguments[1:]]}
    else:
        steps = STEPS | CHECK | {"Tests": [*TESTS, *arguments]}
    failed = []
    for name, command in steps.items():
        print(f"== {name}: {' '.join(command)}", flush=True)
        if subprocess.run([bin_folder / command[0], *command[1:]], cwd=ROOT, env=environment).returncode:
            failed.append(name)
    if failed:
        print(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
