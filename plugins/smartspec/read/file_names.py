"""Names of contributed files and folders: which are allowed, which are skipped, and what to suggest instead."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, count

from ..model.files import TOP, allowed_in, kind_of
from ..model.values import N_
from ..problems import Mark, Problem, error

FOLDER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*-?")
FILE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.en\.md|\.md|\.yml|\.csv)")
ENDINGS = (".md", ".yml", ".csv")
ON_WINDOWS = re.compile(
    r"(?!(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)).*[^. ]", re.I | re.DOTALL
)
"""Names that Windows can have, as far as the letters are allowed there at all: no devices, whatever their ending
(https://learn.microsoft.com/windows/win32/fileio/naming-a-file)."""
LEFT_BEHIND = re.compile(
    r"""
    \.~lock\..*\# | ~\$.* | .*\.(?:tmp|part|crdownload)              # office programs; downloads
    | \.DS_Store | \._.* | \.AppleDouble | \.localized | Icon\r | __MACOSX | \.Spotlight-V100 | \.Trashes | \.fseventsd
    | (?:eh)?thumbs(?:_vista)?\.db | desktop\.ini | \$RECYCLE\.BIN | System\ Volume\ Information     # Windows
    | \.directory | \.Trash-[0-9]+ | \.goutputstream-.* | \.nfs[0-9a-f]+ | \.fuse_hidden.*          # Linux
    | @eaDir | \.syncthing\..* | \.stfolder | \.dropbox(?:\.attr|\.cache)? | \..*\.icloud  # shared folders
    | .*~ | .*\.sw[a-p] | .*\.kate-swp | \#.*\# | \.\#.* | .*\.(?:bak|save) | .*___jb_(?:tmp|old)___  # editors
    | \.idea | \.vscode | \.ipynb_checkpoints | __pycache__
    | .*\.(?:orig|rej) | \.git(?:keep|ignore|attributes) | \.keep                                    # git and patch
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
"""Files that editors and systems create on their own: never read, and no error."""

error(
    "name-collision",
    "“%(name)s” and “%(other)s” are the same name on some computers.",
    "Each name may differ from the others in more than case and accents.",
    "Rename or remove one of them.",
)


def collisions(folder: str, names: list[str]) -> Iterator[Problem]:
    """The names in one folder that some computers cannot tell apart."""
    seen: dict[str, str] = {}
    for name in names:
        folded = _folded(name)
        if folded in seen and not LEFT_BEHIND.fullmatch(name):
            yield Mark(f"{folder}/{name}").problem("name-collision", name=name, other=seen[folded])
        seen.setdefault(folded, name)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def taken_names(names: Iterable[str]) -> Counter[str]:
    """How many in one folder have each name, for computers that do not tell capitals apart."""
    return Counter(map(_folded, names))


error(
    "file-name",
    "The name “%(name)s” cannot be part of a web address.",
    "Allowed: a–z, 0–9 and hyphens, and the endings .md, .en.md, .yml and .csv.",
    "Rename it, for example to “%(suggestion)s”, or remove it if it does not belong here.",
)

error(
    "windows-name",
    "Windows cannot have anything called “%(name)s”.",
    "Allowed: names that all computers can have; not con, prn, aux, nul, com1 or lpt1 and the like, whatever the "
    "ending, and no dot or space at the end.",
    "Rename it, for example by adding a word.",
)


def name_problem(path: str, name: str, taken: Counter[str], *, folder: bool) -> Problem | None:
    """What is wrong with the name of a contributed file or folder; ``taken`` are the names beside it."""
    if folder and FILE.fullmatch(name):
        return not_a_file(path, name, N_("a folder"))
    if not folder and not name.rstrip(". ").lower().endswith(ENDINGS):
        return Mark(path).problem("unknown-file", name=name, allowed=N_("files that end in .md, .yml or .csv"))
    if not ON_WINDOWS.fullmatch(name):
        return Mark(path).problem("windows-name", name=name)
    if (FOLDER if folder else FILE).fullmatch(name):
        return None
    suggestion, above = free_name(name, taken), path.rpartition("/")[0]
    allowed = list(allowed_in(above)) if above != TOP else []
    if not folder and any("/" not in name for name in allowed) and not kind_of(f"{above}/{suggestion}"):
        return Mark(path).problem("unknown-file", name=name, allowed=", ".join(allowed))
    return Mark(path).problem("file-name", name=name, suggestion=suggestion)


def free_name(name: str, taken: Counter[str]) -> str:
    """A name to suggest that nothing else in the folder has."""
    suggestion = suggested_name(name)
    stem, dot, ending = suggestion.partition(".")
    numbered = (f"{stem}-{number}{dot}{ending}" for number in count(2))
    own = _folded(name)
    return next(free for free in chain([suggestion], numbered) if taken[free] <= (free == own))


error(
    "not-a-file",
    "“%(name)s” is not an ordinary file but %(kind)s.",
    "Allowed: ordinary files and folders.",
    "Replace it with a copy of the file itself.",
)


def not_a_file(path: str, name: str, kind: str) -> Problem:
    """Something in the place of an ordinary file."""
    return Mark(path).problem("not-a-file", name=name, kind=kind)


def suggested_name(name: str) -> str:
    """A lower-case ASCII slug near to the name, its ending kept when it is an allowed one."""
    stem, ending = re.fullmatch(r"(.*?)((?:\.en)?\.(?:md|yml|csv))?", name, re.DOTALL | re.IGNORECASE).groups()  # type: ignore[union-attr]
    parted = re.sub(r"[^\w\s]", "-", unicodedata.normalize("NFC", stem))  # dashes too, before they would be left out
    plain = unicodedata.normalize("NFD", parted).encode("ascii", "ignore").decode("ascii").lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "namn"
    return (slug if ON_WINDOWS.fullmatch(slug) else f"namn-{slug}") + (ending or "").lower()
