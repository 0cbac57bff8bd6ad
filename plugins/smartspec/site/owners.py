"""Who approves changes of what: the forge's file CODEOWNERS, from the regions' own data.

Form: https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
"""

from pathlib import Path

from ..check import checked_atlas
from ..language import words
from ..model import Atlas
from ..problems import NothingDone, render
from .settings import load_settings, maintainers_of

FILE = Path(".github/CODEOWNERS")
HEAD = """\
# Görs av kommandot `smartspec owners` ur fältet owners i regionernas filer. Ändra där, inte här.
# Made by the command `smartspec owners` from the field owners in the regions' files. Change it there, not here.
# The last line that fits a file counts.
"""


def code_owners(atlas: Atlas, maintainers: str) -> str:
    """The whole file: everything is the maintainers' but the folders of territories that name owners."""
    named = [(key, " ".join(one.facts.owners)) for key, one in atlas.contributions.items() if one.facts.owners]
    lines = [f"* {maintainers}", *(f"/regions/{key}/ {owners}" for key, owners in named)]
    return HEAD + "".join(f"{line}\n" for line in lines)


def owners_of(root: Path, lang: str = "sv") -> str:
    """The file for that repository, with ``extra.smartspec.maintainers`` of mkdocs.yml.

    Raises NothingDone, with all errors as text, when contributed files have any: a region whose files cannot be read
    would lose its folder.
    """
    atlas, problems = checked_atlas(root)
    if errors := [problem for problem in problems if problem.level == "error"]:
        raise NothingDone(render(errors, lang))
    maintainers = maintainers_of(load_settings(root, plugins=[]))
    if not maintainers:
        gettext = words(lang).gettext
        raise NothingDone(
            gettext("mkdocs.yml: extra.smartspec.maintainers is empty. Write a team, as in @organisation/team.")
        )
    return code_owners(atlas, maintainers)
