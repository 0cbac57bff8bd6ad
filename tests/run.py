"""All tests, in the order that finds plain mistakes first. Exit status 1 when any step fails.

Tests in browsers mostly wait for a browser, so the others run beside them. With arguments, which
go to pytest, it is one run.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
STEPS = {
    "Style": ["ruff", "check", ".github", "plugins", "tests", "benchmarks"],
    "Form": ["ruff", "format", "--check", "--quiet", ".github", "plugins", "tests", "benchmarks"],
    "Types": ["mypy"],
    "Contributed files": ["smartspec", "check"],
}
IN_BROWSERS = ["tests/browser", "tests/editor"]
TESTS = {
    "Tests in browsers": ["pytest", *IN_BROWSERS],
    "Other tests": ["pytest", *(f"--ignore={folder}" for folder in IN_BROWSERS)],
}


def main(arguments: list[str]) -> int:
    bin_folder = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}", "NO_MKDOCS_2_WARNING": "1"}

    def start(name: str, command: list[str], output: object = None) -> "subprocess.Popen[bytes]":
        print(f"== {name}: {' '.join(command)}", file=output, flush=True)  # type: ignore[arg-type]
        whole = [bin_folder / command[0], *command[1:]]
        return subprocess.Popen(whole, cwd=ROOT, env=environment, stdout=output, stderr=output)  # type: ignore[arg-type]

    failed = [name for name, command in STEPS.items() if start(name, command).wait()]
    if arguments:
        failed += ["Tests"] if start("Tests", ["pytest", *arguments]).wait() else []
    else:
        with tempfile.TemporaryFile("w+") as said:
            (first, shown), (second, beside) = TESTS.items()
            other = start(second, beside, said)
            failed += [first] if start(first, shown).wait() else []
            failed += [second] if other.wait() else []
            said.seek(0)
            print(said.read(), flush=True)
    if failed:
        print(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
