"""The commands, put together; and how a command that fails says so.

Each command is a module with a function of its own, which imports what it needs when
it is called: help and errors are instant.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from inspect import getdoc
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from sayso import __version__
from sayso.cli.add import add
from sayso.cli.brief import brief
from sayso.cli.codes import Code
from sayso.cli.decisions import decisions, retract
from sayso.cli.demo import demo
from sayso.cli.doctor import doctor
from sayso.cli.export import export
from sayso.cli.merge import merge, split
from sayso.cli.new import new
from sayso.cli.questions import questions
from sayso.cli.read import read
from sayso.cli.screen import complain, ended, forgiving
from sayso.cli.serve import serve
from sayso.cli.sides import hurts, side
from sayso.cli.source import source
from sayso.cli.versions import versions
from sayso.cli.watch import watch
from sayso.errors import LedgerError, SaysoError, UsageError

# Every command with the examples that its help shows; the tests run them, in order.
COMMANDS: tuple[tuple[Callable[..., None], tuple[str, ...]], ...] = (
    (
        read,
        (
            "$ sayso read examples/baghdadi/sv-1.txt",
            "$ sayso read --json examples/baghdadi/sv-1.txt examples/baghdadi/nb-1.txt",
        ),
    ),
    (
        add,
        (
            "$ sayso add examples/baghdadi",
            "$ sayso add --published 2017-06-16 --outlet nb-1 "
            "examples/baghdadi/nb-1.txt",
        ),
    ),
    (
        questions,
        ("$ sayso questions", "$ sayso questions Baghdadi --as-of 2017-06-30"),
    ),
    (
        brief,
        (
            '$ sayso brief "Baghdadi killed" --as-of 2017-06-30',
            "$ sayso brief Baghdadi --json",
        ),
    ),
    (
        new,
        (
            "$ sayso new examples/baghdadi/nn-1.txt",
            "$ sayso new --published 2017-07-12 --outlet nn-1 "
            "examples/baghdadi/nn-1.txt --json",
        ),
    ),
    (
        source,
        (
            "$ sayso source Ryssland",
            '$ sayso source "Sergey Lavrov" --as-of 2017-06-30 --json',
        ),
    ),
    (versions, ("$ sayso versions rca9b80c", "$ sayso versions rca9b80c --json")),
    (
        watch,
        (
            "$ sayso watch feeds.opml --once",
            "$ sayso watch feeds.opml --every 30m --once --json",
        ),
    ),
    (split, ("$ sayso split sv-1 nb-1 --because 'two strikes' --by anna",)),
    (merge, ("$ sayso merge sv-1 nb-1 --because 'one strike, after all' --by anna",)),
    (side, ('$ sayso side "Oleg Syromolotov" Russia --by anna',)),
    (hurts, ('$ sayso hurts "Baghdadi dead" "Islamic State" --by anna',)),
    (decisions, ("$ sayso decisions", "$ sayso decisions --json")),
    (retract, ("$ sayso retract pd74354d --because 'they are one' --by anna",)),
    (serve, ("$ sayso serve", "$ sayso serve --ledger desk.sqlite --port 0")),
    (
        export,
        (
            "$ sayso export Baghdadi --to csv -o claims.csv",
            "$ sayso export --to annotations --as-of 2017-06-30",
            "$ sayso export Baghdadi --evidence -o baghdadi.zip",
        ),
    ),
    (demo, ("$ sayso demo",)),
    (doctor, ("$ sayso doctor",)),
)


class Commands(TyperGroup):
    """The group of commands; every failure is a sentence and an exit code."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run a command and leave the program with its exit code."""
        forgiving()
        try:
            code = super().main(*args, **{**options, "standalone_mode": False})
        except typer.TyperException as error:
            context = getattr(error, "ctx", None)
            command = context.command_path if context else "sayso"
            complain(f"{ended(error.format_message())} Try: {command} --help")
            code = error.exit_code
        except SaysoError as error:
            complain(str(error))
            code = _code(error)
        except OSError as error:
            complain(f"{error.filename or 'the disk'}: {error.strerror or error}")
            code = Code.LEDGER
        if code == Code.STOPPED:
            complain("stopped; what was added is kept, and running it again goes on")
        sys.exit(int(code or Code.FINE))


def _code(error: SaysoError) -> Code:
    if isinstance(error, UsageError):
        return Code.USAGE
    return Code.LEDGER if isinstance(error, LedgerError) else Code.UNREAD


app = typer.Typer(
    name="sayso",
    cls=Commands,
    add_completion=False,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
)


def _paragraphs(command: Callable[..., None]) -> Iterator[str]:
    """What a command's docstring says, each paragraph on one line."""
    for paragraph in (getdoc(command) or "").split("\n\n"):
        yield " ".join(paragraph.split())


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


def _sayso(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Keep a ledger of who claims what in news reports, and on whose say-so.

    sayso reads reports in Swedish, Norwegian, Danish and English. It does not say what
    is true: it shows who says so, since when, who denies it, and how many independent
    origins there are.
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(Code.USAGE)


app.callback(help="\n\n".join(_paragraphs(_sayso)))(_sayso)
for _command, _examples in COMMANDS:
    _help = "\n\n".join(_paragraphs(_command))
    app.command(help=_help, epilog="\n".join(("Examples:", *_examples)))(_command)


def main() -> None:
    """Run the command line."""
    app(prog_name="sayso")
