"""All tests, in the order that finds plain mistakes first. Exit status 1 when any step fails."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
STEPS = {
    "Style": ["ruff", "check", ".github", "plugins", "tests", "benchmarks"],
    "Form": ["ruff", "format", "--check", "--quiet", ".github", "plugins", "tests", "benchmarks"],
    "Types": ["mypy"],
    "Contributed files": ["smartspec", "check"],
    "Tests": ["pytest", *sys.argv[1:]],
}


def main() -> int:
    bin_folder = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}", "NO_MKDOCS_2_WARNING": "1"}
    failed = []
    for name, command in STEPS.items():
        print(f"== {name}: {' '.join(command)}", flush=True)
        if subprocess.run([bin_folder / command[0], *command[1:]], cwd=ROOT, env=environment).returncode:
            failed.append(name)
    if failed:
        print(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
