"""The small country that tests of mechanism stand on: frozen, and laid out anew where a test changes it.

It was cut out of ``regions/`` and ``docs/`` in November 2026, and facts were made up until it used every field. It
is not kept in step with them: what is contributed must never turn a test of mechanism red.
"""

import datetime
import os
import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
COUNTRY = Path(__file__).parent / "country"
VALID = Path(__file__).parent / "regions" / "valid"
"""One county alone, with a strategy of one priority: where a whole country would be too much to look at."""
VOCABULARIES = COUNTRY / "docs" / "vocabularies"
TODAY = "2026-11-26"
NOON = str(int(datetime.datetime.fromisoformat(f"{TODAY}T12:00:00+00:00").timestamp()))
"""The day on which the country is looked at, and its noon as SOURCE_DATE_EPOCH says it."""
DAYS = ("2026-09-30", "2026-11-21")
"""The days of its two commits: all but what came last, and that."""
ENERGY = "regions/dalarna/2022-2028/smarta-energisystem"
CAME_LAST = {f"{ENERGY}.md": ("Ludvika", "Falun"), f"{ENERGY}.en.md": ("Ludvika", "Falun")}
"""What its second commit changed: the word that came, and the one that stood there before."""


def lay_out(root: Path) -> Path:
    """The country with the look of the real site, below ``root``: all that a build needs."""
    shutil.copytree(COUNTRY, root, dirs_exist_ok=True)
    shutil.copytree(ROOT / "overrides", root / "overrides")
    return root


def with_history(root: Path) -> Path:
    """The country in a repository of its own, that knows when its files were changed."""
    lay_out(root)
    later = {name: (root / name).read_text("utf-8") for name in CAME_LAST}
    for name, (after, before) in CAME_LAST.items():
        assert after in later[name]
        (root / name).write_text(later[name].replace(after, before), "utf-8")
    git(root, "init", "-q", "-b", "main")
    commit(root, DAYS[0], "All of the country")
    for name, text in later.items():
        (root / name).write_text(text, "utf-8")
    commit(root, DAYS[1], "Where the energy technology is")
    return root


def keep_families(root: Path, *names: str) -> None:
    """Of our plugins in ``mkdocs.yml`` leave those, the languages and the macros: a build takes half the time."""
    settings = (root / "mkdocs.yml").read_text("utf-8").replace("strict: true", "strict: false")
    other = rf"^  - smartspec/(?!(?:{'|'.join(('languages', 'macros', *names))})$).+\n"
    (root / "mkdocs.yml").write_text(re.sub(other, "", settings, flags=re.MULTILINE), "utf-8")


def commit(root: Path, day: str, subject: str) -> None:
    """Commit everything below ``root``, at noon of that day or at that moment."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", subject, day=day)


def put(root: Path, path: str, before: str, after: str) -> None:
    """Put one text in the place of another, which must be there, in a file below ``root``."""
    text = (root / path).read_text("utf-8")
    assert before in text, path
    (root / path).write_text(text.replace(before, after, 1), "utf-8")


def git(root: Path, *arguments: str, day: str = DAYS[0], given: bytes = b"") -> str:
    """Run git as somebody who is nobody in particular, at noon UTC of that day, or at that moment; what it said."""
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in SOMEBODY.items()}
    moment = day if "T" in day else f"{day}T12:00:00+0000"
    when = {"GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": WRITTEN}
    environment = os.environ | who | when | {"GIT_CONFIG_GLOBAL": os.devnull}
    command = ["git", "-c", "commit.gpgsign=false", *arguments]
    done = subprocess.run(command, cwd=root, check=True, env=environment, input=given, capture_output=True)
    return done.stdout.decode("utf-8", "replace").strip()


WRITTEN = "2026-01-31T12:00:00+0000"
"""When the author wrote what is committed later; it is the day of the commit that counts."""
SOMEBODY = {"NAME": "test", "EMAIL": "test@example.org"}
