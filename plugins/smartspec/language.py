"""The interface's own words, in one gettext catalogue per language: English in the code, Swedish in ``locale/sv.po``.

``make words`` puts into the catalogues what stands in code, templates and rules.
"""

import gettext
import hashlib
import io
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

from .cache import keep, kept

LOCALE = Path(__file__).parent / "locale"
COMPILED = user_cache_path("smartspec") / "words"


@cache
def words(lang: str) -> gettext.NullTranslations:
    """The catalogue of that language; English needs none, it is what the code says."""
    file = LOCALE / f"{lang}.po"
    if not file.is_file():
        return gettext.NullTranslations()
    text = file.read_bytes()
    compiled = COMPILED / f"{lang}-{hashlib.sha256(text).hexdigest()[:16]}"
    if (catalogue := kept(compiled, bytes)) is None:
        from babel.messages.mofile import write_mo  # dear to load, and needed once
        from babel.messages.pofile import read_po

        made = io.BytesIO()
        write_mo(made, read_po(io.BytesIO(text), locale=lang))
        catalogue = made.getvalue()
        keep(compiled, catalogue)
    return gettext.GNUTranslations(io.BytesIO(catalogue))
