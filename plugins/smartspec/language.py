"""The interface's own words, in gettext catalogues: English in the code, Swedish in ``locale/``."""

import gettext
import io
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent / "locale"


@cache
def words(lang: str) -> gettext.NullTranslations:
    """The catalogues of that language as one; English needs none, it is what the code says."""
    found = gettext.NullTranslations()
    for file in sorted(LOCALE.glob(f"{lang}.*po")):
        catalogue = _catalogue(file, lang)
        catalogue.add_fallback(found)
        found = catalogue
    return found


def _catalogue(file: Path, lang: str) -> gettext.GNUTranslations:
    compiled = io.BytesIO()
    with file.open("rb") as stream:
        write_mo(compiled, read_po(stream, locale=lang))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
