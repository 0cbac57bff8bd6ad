"""The command line: ``smartspec check``, ``build``, ``write`` and others. Each command is a function elsewhere."""

import argparse
import datetime
import os
import sys
from pathlib import Path
from typing import get_args

from . import __version__
from .language import words
from .problems import Mark, Problem, below, render
from .rules import Level


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status is 1 when there are errors."""
    parser = argparse.ArgumentParser("smartspec", description="Regional smart specialisation strategies as a site.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_check(commands)
    _add_format(commands)
    _add_diff(commands)
    _add_build(commands)
    _add_write(commands)
    _add_import(commands)
    _add_proposal(commands)
    _add_owners(commands)
    _add_new(commands)
    _add_schema(commands)
    _add_cms(commands)
    options = parser.parse_args(arguments)
    return int(options.run(options))


def _add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    check = commands.add_parser("check", help="check contributed files")
    check.add_argument("paths", nargs="*", metavar="PATH", help="show only problems below these paths")
    check.add_argument("--root", type=Path, default=Path(), help="the repository (default: this folder)")
    check.add_argument("--lang", choices=("sv", "en"), default="sv", help="language of the messages")
    check.add_argument("--format", choices=("text", "github", "sarif", "json"), default="text")
    check.add_argument("--stale", metavar="AGE", help="also warn of what is older than AGE: 90d, 18m or 2y")
    check.add_argument("--today", metavar="YYYY-MM-DD", help="count the age from this day (default: today)")
    check.set_defaults(run=_check)


def _add_format(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    form = commands.add_parser("format", help="rewrite contributed files as the form editor writes them")
    form.add_argument("paths", nargs="*", metavar="PATH", help="only files below these paths")
    form.add_argument("--root", type=Path, default=Path(), help="the repository (default: this folder)")
    form.add_argument("--lang", choices=("sv", "en"), default="sv", help="language of the messages")
    form.set_defaults(run=_format)


def _add_diff(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    diff = commands.add_parser("diff", help="tell what a change means, from git's objects")
    diff.add_argument("base", metavar="BASE", help="the commit that the change started from")
    diff.add_argument("head", metavar="HEAD", nargs="?", help="the commit with the change (default: the files on disk)")
    diff.add_argument("--root", type=Path, default=Path(), help="the repository (default: this folder)")
    diff.add_argument("--lang", choices=("sv", "en"), default="sv", help="language of the sentences")
    diff.add_argument("--format", choices=("text", "md", "json"), default="text")
    diff.add_argument("--site", default="", metavar="ADDRESS", help="where pages can be seen, for the links")
    diff.set_defaults(run=_diff)


def _add_build(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    build = commands.add_parser("build", help="build the site beside the old one, then swap")
    build.add_argument("--root", type=Path, default=Path(), help="the repository (default: this folder)")
    build.add_argument("--to", type=Path, default=Path("site"), help="where the site is put (default: site)")
    build.set_defaults(run=_build)


def _add_write(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    write = commands.add_parser("write", help="write all generated pages as Markdown and assets")
    write.add_argument("target", type=Path, metavar="DIR")
    write.add_argument("--root", type=Path, default=Path(), help="the repository (default: this folder)")
    write.set_defaults(run=_write)


def _add_import(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    kinds = commands.add_parser("import", help="take in lists kept by others").add_subparsers(
        required=True, metavar="WHAT"
    )
    initiatives = kinds.add_parser("initiatives", help="a list of operations (CSV, Kohesio's column names)")
    initiatives.add_argument("file", type=Path, metavar="FILE")
    initiatives.add_argument("--source", required=True, metavar="ID", help="what the list is called in sources.yml")
    initiatives.add_argument("--to", metavar="FOLDER", help="regions/FOLDER for all rows, instead of by NUTS code")
    initiatives.add_argument("--update", action="store_true", help="replace rows that are here and differ")
    initiatives.add_argument("--root", type=Path, default=Path(), help="the repository (default: this folder)")
    initiatives.add_argument("--lang", choices=("sv", "en"), default="sv", help="language of the messages")
    initiatives.set_defaults(run=_import_initiatives)


def _add_proposal(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    proposal = commands.add_parser("proposal", help="what a maintainer should know of a proposal; runs none of it")
    proposal.add_argument("base", metavar="BASE", help="the revision that the proposal is made to")
    proposal.add_argument("head", metavar="HEAD", help="the proposal's revision")
    proposal.add_argument("--root", type=Path, default=Path(), help="the repository (default: this folder)")
    proposal.add_argument("--lang", choices=("sv", "en"), default="sv", help="language of the messages")
    proposal.add_argument("--format", choices=("text", "github", "sarif", "json"), default="text")
    proposal.set_defaults(run=_proposal)


def _add_owners(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    owners = commands.add_parser("owners", help="write .github/CODEOWNERS from the regions' own data")
    owners.add_argument("--root", type=Path, default=Path(), help="the repository (default: this folder)")
    owners.set_defaults(run=_owners)


def _proposal(options: argparse.Namespace) -> int:
    from .check.proposal import command

    return command(options.root, options.base, options.head, options.lang, options.format)


def _owners(options: argparse.Namespace) -> int:
    from .site.owners import command

    return command(options.root)


def _add_new(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    from .contribute.new_command import add_arguments

    add_arguments(commands.add_parser("new", help="start a file; without arguments it asks, in Swedish"))


def _add_schema(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    schema = commands.add_parser("schema", help="write the JSON Schemas that editors read")
    schema.add_argument("target", type=Path, nargs="?", metavar="DIR", help="where (default: regions/.schema)")
    schema.add_argument("--root", type=Path, default=Path(), help="the repository (default: this folder)")
    schema.add_argument("--lang", choices=("sv", "en"), default="sv", help="language of the messages")
    schema.set_defaults(run=_schema)


def _schema(options: argparse.Namespace) -> int:
    from .contribute.schema_command import command
    from .contribute.schemas import FOLDER

    return command(options.root, options.target or options.root / FOLDER, options.lang)


def _add_cms(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    cms = commands.add_parser("cms", help="print the settings of the forms that people edit by")
    cms.add_argument("--folder", default="", metavar="FOLDER", help="regions/FOLDER only (default: all)")
    cms.add_argument("--root", type=Path, default=Path(), help="the repository (default: this folder)")
    cms.add_argument("--lang", choices=("sv", "en"), default="sv", help="language of the messages")
    cms.set_defaults(run=_cms)


def _cms(options: argparse.Namespace) -> int:
    from .site.editor import command

    return command(options.root, options.folder.removeprefix("regions/").rstrip("/"), options.lang)


def _import_initiatives(options: argparse.Namespace) -> int:
    from .intake.command import command
    from .intake.initiatives import Request

    to = options.to.removeprefix("regions/").rstrip("/") if options.to else None
    return command(options.root, Request(options.file, options.source, to, options.update), options.lang)


def _format(options: argparse.Namespace) -> int:
    from .canonical.command import command

    return command(options.root, options.paths, options.lang)


def _diff(options: argparse.Namespace) -> int:
    from .pages.difference.command import command

    return command(options.root, options.base, options.head, options.format, options.lang, options.site)


def _build(options: argparse.Namespace) -> int:
    from .site.build import command

    return command(options.root, options.to)


def _write(options: argparse.Namespace) -> int:
    from .site.write import command

    return command(options.root, options.target)


def _check(options: argparse.Namespace) -> int:
    from .read.vocabularies import BrokenVocabulary

    if refused := _refused(options):
        print(refused, file=sys.stderr)
        return 2
    try:
        problems = _problems(options)
    except BrokenVocabulary as broken:
        problems = broken.problems
    except FileNotFoundError as missing:
        problems = [Problem(Mark(str(missing.filename)), "missing-file", values={"name": str(missing.filename)})]
    shown = [p for p in problems if below(p.mark.path, options.paths)]
    sys.stdout.write(render(shown, options.lang, options.format))
    errors, unfinished, warnings = (sum(p.level == level for p in shown) for level in get_args(Level))
    ngettext = words(options.lang).ngettext
    said = ngettext("%(num)s error", "%(num)s errors", errors) % {"num": errors}
    warned = ngettext("%(num)s warning", "%(num)s warnings", warnings) % {"num": warnings}
    left = ngettext("%(num)s text to fill in", "%(num)s texts to fill in", unfinished) % {"num": unfinished}
    print(f"{said}, {warned}{f', {left}' if unfinished else ''}.", file=sys.stderr)
    return 1 if errors else 0


def _refused(options: argparse.Namespace) -> str:
    """Why the command cannot be run as it was given, or nothing."""
    gettext = words(options.lang).gettext
    if absent := [path for path in options.paths if not os.path.lexists(options.root / path)]:
        return f"{gettext('No such file or folder')}: {', '.join(absent)}"
    try:
        today = _today(options)
    except ValueError:
        return gettext("--today %(value)s: not a day. Write it as in 2026-11-21.") % {"value": options.today}
    try:
        _oldest(options, today)
    except (ValueError, OverflowError):
        said = gettext("--stale %(value)s: not an age. Write a number and d, m or y (days, months, years), as in 18m.")
        return said % {"value": options.stale}
    return ""


def _today(options: argparse.Namespace) -> datetime.date:
    return datetime.datetime.strptime(options.today, "%Y-%m-%d").date() if options.today else datetime.date.today()


def _oldest(options: argparse.Namespace, today: datetime.date) -> datetime.date | None:
    from .check.age import oldest_allowed

    return oldest_allowed(options.stale, today) if options.stale is not None else None


def _problems(options: argparse.Namespace) -> list[Problem]:
    from .check import checked_atlas, problems_with_age

    today = _today(options)
    oldest = _oldest(options, today)
    return problems_with_age(options.root, oldest, today) if oldest else checked_atlas(options.root)[1]


if __name__ == "__main__":
    sys.exit(main())
