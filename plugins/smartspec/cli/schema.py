"""``smartspec schema``: write the JSON Schemas that editors read."""

from pathlib import Path

from ..edit.repository import Repository
from ..edit.schemas import schemas
from ..language import words
from ..model.files import SCHEMAS


def schema(root: Path, target: Path | None, lang: str) -> int:
    """Write one file a kind into the folder, and remove schemas of kinds that are gone. Raises BrokenVocabulary."""
    folder = target or root / SCHEMAS
    made = schemas(Repository.read(root))
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.json"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, "utf-8", newline="")
    print(words(lang).gettext("Written: %(files)s.") % {"files": ", ".join(str(folder / name) for name in made)})
    return 0
