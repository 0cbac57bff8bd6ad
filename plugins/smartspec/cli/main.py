"""The parser of the command line, and what all commands have in common."""

import argparse
import atexit
import errno
import gc
import io
import os
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from .. import __version__
from ..clock import fault_of_epoch
from ..language import words
from . import folder_name

# Otherwise pydantic reads what every installed package says of itself, to find those that extend it: none does.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
REFUSED = (
    errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EISDIR,
    errno.EEXIST, errno.ENAMETOOLONG, errno.ELOOP,
)  # fmt: skip
"""How the system refuses what is printed or written: nobody reads it, there is no room for it, or it may not be."""
ENGINE_ERRORS = "mkdocs.exceptions"
"""Where the site engine's exceptions are from; commands that do not need it do not load it."""
WRITE_FILES = ("build", "write", "book", "release")
"""Commands that have done their work once the files are there, whether or not the output could be printed."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 1 when there are errors."""
    _make_output_safe()
    atexit.register(gc.freeze)  # or the interpreter looks through all that was made once more before it ends
    parser = argparse.ArgumentParser("smartspec", description="Regional smart specialisation strategies as a site.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    given = sys.argv[1:] if arguments is None else arguments
    _add_reading(commands)
    _add_proposing(commands)
    _add_new(commands, asked_for=given[:1] == ["new"])
    _add_writing(commands)
    _add_publishing(commands)
    options = vars(parser.parse_args(given))
    command, lang = options.pop("command"), options.get("lang", "sv")
    for_programs = options.get("format", "text" if command != "cms" else "json") != "text"
    if for_programs and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    if epoch := fault_of_epoch():
        print(_no_epoch(epoch, lang), file=sys.stderr)
        return 2
    try:
        status = _run(command, options, lang)
    except ModuleNotFoundError as missing:
        if missing.name not in ("mkdocs", "typst"):
            raise
        status = 1
        print(_extra_missing(missing.name, lang), file=sys.stderr)
    except OSError as error:
        if error.errno not in REFUSED:
            raise
        status = 1
        _tell(error, lang)
    return status if _all_printed(lang) or command in WRITE_FILES else status or 1


def _make_output_safe() -> None:
    """Let every message be printed, whatever the terminal's encoding, and wherever the output goes."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started this
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 (for as long as the process)
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _tell(error: OSError, lang: str) -> None:
    """Say why something was not written, unless whoever reads the output has only seen enough."""
    from ..site.target import reason

    if error.errno != errno.EPIPE:
        said = words(lang).gettext("Not everything could be written: %(reason)s.")
        print(said % {"reason": reason(error, lang)}, file=sys.stderr)


def _all_printed(lang: str) -> bool:
    """Whether the output reached its end. What could not be written is dropped: the interpreter would try it again."""
    try:
        sys.stdout.flush()
    except OSError as error:
        _tell(error, lang)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def _no_epoch(value: str, lang: str) -> str:
    """What is wrong with the moment that was given, and what may stand there."""
    from ..problems import visible

    said = words(lang).gettext(
        "SOURCE_DATE_EPOCH: Here stands “%(value)s”. Allowed: seconds since 1970, as in 1700000000, or nothing."
    )
    return said % {"value": visible(value)}


def _extra_missing(module: str, lang: str) -> str:
    """What to do where the package was installed without the extra that the module belongs to."""
    gettext = words(lang).gettext
    if module == "typst":
        return gettext("This command needs Typst: run make book, or pip install 'smartspec[book]'.")
    return gettext("This command needs a site engine: run pip install 'smartspec[mkdocs]', or 'smartspec[properdocs]'.")


def _run(command: str, options: dict[str, object], lang: str) -> int:
    """Call the command with its options as keyword arguments; what keeps any of them from their work is told alike."""
    from ..problems import NothingDone, render
    from ..read.lists import BrokenVocabulary

    run = getattr(import_module(f".{command}", __package__), command)
    try:
        return int(run(**options))
    except BrokenVocabulary as broken:
        sys.stdout.write(render(broken.problems, lang))
    except Exception as error:
        if not isinstance(error, NothingDone) and type(error).__module__ != ENGINE_ERRORS:
            raise
        print(error, file=sys.stderr)
    return 1


def _added(commands: Commands, name: str, said: str, command: str = "") -> argparse.ArgumentParser:
    """A parser with the options that all commands have. ``command`` is the module where it is not called ``name``."""
    parser = commands.add_parser(name, help=said)
    parser.add_argument("--root", type=Path, default=Path(), help="the repository (default: this folder)")
    parser.add_argument("--lang", choices=("sv", "en"), default="sv", help="language of the messages")
    parser.set_defaults(command=command or name)
    return parser


def _add_reading(commands: Commands) -> None:
    check = _added(commands, "check", "check contributed files")
    check.add_argument("paths", nargs="*", metavar="PATH", help="show only problems below these paths")
    check.add_argument("--format", choices=("text", "github", "sarif", "json"), default="text")
    check.add_argument("--stale", metavar="AGE", help="also warn of what is older than AGE: 90d, 18m or 2y")
    check.add_argument("--today", metavar="YYYY-MM-DD", help="count the age from this day (default: today)")
    check.add_argument("--verbose", action="store_true", help="also tell which files were passed by")
    form = _added(commands, "format", "rewrite contributed files as the form editor writes them", "format_files")
    form.add_argument("paths", nargs="*", metavar="PATH", help="only files below these paths")


def _add_proposing(commands: Commands) -> None:
    diff = _added(commands, "diff", "tell what a change means, from git's objects")
    diff.add_argument("base", metavar="BASE", help="the commit that the change started from")
    diff.add_argument("head", metavar="HEAD", nargs="?", help="the commit with the change (default: the files on disk)")
    diff.add_argument("--format", choices=("text", "md", "json"), default="text")
    diff.add_argument("--site", default="", metavar="ADDRESS", help="where pages can be seen, for the links")
    proposal = _added(commands, "proposal", "what a maintainer should know of a proposal; runs none of it")
    proposal.add_argument("base", metavar="BASE", help="the revision that the proposal is made to")
    proposal.add_argument("head", metavar="HEAD", help="the proposal's revision")
    proposal.add_argument("--format", choices=("text", "github", "sarif", "json"), default="text")
    _added(commands, "owners", "write .github/CODEOWNERS from the regions' own data")


def _add_new(commands: Commands, *, asked_for: bool) -> None:
    """Its options are made from the models' fields, which no other command needs to load."""
    new = commands.add_parser("new", help="start a file; without arguments it asks, in Swedish")
    if asked_for:
        from .new import add_arguments

        new.set_defaults(command="new")
        add_arguments(new)


def _add_writing(commands: Commands) -> None:
    lists = commands.add_parser("import", help="take in lists kept by others").add_subparsers(
        required=True, metavar="WHAT"
    )
    said = "a published list of operations (CSV)"
    initiatives = _added(lists, "initiatives", said, "import_list")
    initiatives.add_argument("file", type=Path, metavar="FILE")
    initiatives.add_argument("--source", required=True, metavar="ID", help="what the list is called in sources.yml")
    initiatives.add_argument(
        "--to", type=folder_name, metavar="FOLDER", help="regions/FOLDER for all rows, instead of by NUTS code"
    )
    initiatives.add_argument(
        "--columns", metavar="NAME", help="read it by docs/vocabularies/lists/NAME.yml (default: by its header)"
    )
    initiatives.add_argument("--update", action="store_true", help="replace rows that are here and differ")
    schema = _added(commands, "schema", "write the JSON Schemas that editors read")
    schema.add_argument("target", type=Path, nargs="?", metavar="DIR", help="where (default: regions/.schema)")
    cms = _added(commands, "cms", "print the settings of the forms that people edit by")
    cms.add_argument(
        "--folder", type=folder_name, default="", metavar="FOLDER", help="regions/FOLDER only (default: all)"
    )


def _add_publishing(commands: Commands) -> None:
    build = _added(commands, "build", "build the site beside the old one, then swap")
    build.add_argument("--to", type=Path, default=Path("site"), help="where the site is put (default: site)")
    serve = _added(commands, "serve", "show the site while it is edited")
    serve.add_argument("--port", type=_port, default=8000, help="port on this computer (default: 8000)")
    release = _added(commands, "release", "write the data as one file with a version of its own")
    release.add_argument("version", type=_version, help="year and quarter, as 2026.4, with .1 for a correction")
    release.add_argument("--to", type=Path, default=Path("dist"), help="where it is put (default: dist)")
    write = _added(commands, "write", "write all generated pages as Markdown and assets")
    write.add_argument("target", type=Path, metavar="DIR")
    _added(commands, "book", "write a booklet (PDF) of each region and of the country into docs/")


def _version(text: str) -> str:
    if not re.fullmatch(r"\d{4}\.[1-4](\.\d{1,3})?", text, re.ASCII):
        said = words("sv").gettext("“%(text)s” is no version. Write year and quarter, as 2026.4 or 2026.4.1.")
        raise argparse.ArgumentTypeError(said % {"text": text})
    return text


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < int(text) < 65536):
        said = words("sv").gettext("“%(text)s” is no port. Write a number from 1 to 65535, as in PORT=8001.")
        raise argparse.ArgumentTypeError(said % {"text": text})
    return int(text)
