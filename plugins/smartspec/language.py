"""The interface's own words, in one gettext catalogue per language: English in the code, Swedish in ``locale/sv.po``.

``make words`` puts into the catalogues what stands in code, templates and rules.
"""

import gettext
import io
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent / "locale"


@cache
def words(lang: str) -> gettext.NullTranslations:
    """The catalogue of that language; English needs none, it is what the code says."""
    file = LOCALE / f"{lang}.po"
    if not file.is_file():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with file.open("rb") as stream:
        write_mo(compiled, read_po(stream, locale=lang))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
