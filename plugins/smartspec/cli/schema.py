"""``smartspec schema``: write the JSON Schemas that editors read."""

import sys
from pathlib import Path

from ..edit.existing import Repository
from ..edit.schemas import schemas
from ..language import words
from ..problems import render
from ..read.vocabularies import BrokenVocabulary


def command(root: Path, target: Path, lang: str) -> int:
    """Write one file a kind into the folder, and remove schemas of kinds that are gone."""
    try:
        made = schemas(Repository.read(root))
    except BrokenVocabulary as broken:
        sys.stdout.write(render(broken.problems, lang))
        return 1
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.json"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (target / name).write_text(text, "utf-8", newline="")
    print(words(lang).gettext("Written: %(files)s.") % {"files": ", ".join(str(target / name) for name in made)})
    return 0
