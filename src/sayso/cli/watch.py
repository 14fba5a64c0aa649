"""`sayso watch`: follows feeds and pages, and tells when something changes."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.cli.codes import Code
from sayso.cli.options import AllowPrivate, AsJson, LedgerPlace, limits
from sayso.cli.screen import complain, emit, hanging, note, screen, words
from sayso.errors import UsageError

if TYPE_CHECKING:
    from sayso.ledger import Added, Ledger
    from sayso.model import Problem
    from sayso.watch import Clock, Teller

SECRET, LOGIN = "SAYSO_WEBHOOK_SECRET", "SAYSO_SMTP_LOGIN"
_INTERVAL = re.compile(r"(\d{1,5})([smhd]?)\Z")
_SECONDS = {"s": 1, "": 60, "m": 60, "h": 3600, "d": 86400}
_SHORTEST = 60

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Lists of feeds (.opml), and addresses of feeds, sitemaps and pages.",
    ),
]
Every = Annotated[
    str,
    typer.Option(metavar="TIME", help="How often a feed is asked: 15m, 2h, 1d."),
]
Once = Annotated[
    bool, typer.Option("--once", help="Ask what is due, tell, and end: for cron.")
]
About = Annotated[
    list[str] | None,
    typer.Option(
        "--question",
        metavar="ID",
        help="Tell of this question only; may be given several times.",
    ),
]
Hook = Annotated[
    str,
    typer.Option(
        "--webhook",
        metavar="URL",
        help="Send each event there too, signed with the secret in "
        "SAYSO_WEBHOOK_SECRET or --secret-file.",
    ),
]
SecretFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="A file that holds the webhook's secret."),
]
MailTo = Annotated[
    list[str] | None,
    typer.Option(metavar="ADDRESS", help="Send mail there too; needs --smtp."),
]
MailFrom = Annotated[
    str, typer.Option(metavar="ADDRESS", help="Whom the mail is from.")
]
Smtp = Annotated[
    str,
    typer.Option(
        metavar="HOST:PORT",
        help="The mail server; USER:PASSWORD, where it asks, in SAYSO_SMTP_LOGIN.",
    ),
]


def watch(  # noqa: PLR0913  # one for each option
    sources: Sources,
    ledger: LedgerPlace = None,
    every: Every = "15m",
    once: Once = False,
    question: About = None,
    webhook: Hook = "",
    secret_file: SecretFile = None,
    mail_to: MailTo = None,
    mail_from: MailFrom = "",
    smtp: Smtp = "",
    allow_private: AllowPrivate = False,
    as_json: AsJson = False,
) -> None:
    """Follow feeds and pages, add what is new, and tell when something changes.

    A standing changes, a new side denies, a number moves, a page is changed
    without saying so. Sites are asked politely (robots.txt, conditional
    requests, longer pauses after trouble). A run that was stopped at any
    moment goes on where it was: nothing is lost, and each event keeps its id.
    """
    seconds = interval(every)
    from sayso.ledger import Ledger
    from sayso.read.fetch import Fetcher
    from sayso.watch import CLOCK, Followed, Poll, Printed, follow
    from sayso.watch import webhook as hooks

    tellers: list[Teller] = [Printed(_emit if as_json else _print)]
    if mail_to:
        tellers.append(_mail(mail_to, mail_from, smtp, CLOCK))
    with ExitStack() as held, _stopping():
        fetcher = held.enter_context(Fetcher(limits(allow_private)))
        if webhook:
            key = hooks.secret_of(_secret(secret_file))
            tellers.append(hooks.Webhook(webhook, key, fetcher, CLOCK))
        opened = held.enter_context(Ledger.open(ledger))
        asked = _asked(opened, question or ())
        followed = Followed(opened, sources, tellers, CLOCK, asked)
        poll = Poll(opened, fetcher, CLOCK, every=seconds, trouble=_trouble)
        try:
            follow(followed, poll, once=once, trouble=_trouble, told=_added)
        except KeyboardInterrupt:
            note("stopped watching; running it again goes on where it was")


def interval(text: str) -> float:
    """The seconds of `90s`, `15m`, `2h` or `1d`; a bare number is minutes.

    Raises UsageError for anything else, and for less than a minute.
    """
    match = _INTERVAL.match(text.strip().lower())
    seconds = int(match[1]) * _SECONDS[match[2]] if match else 0
    if seconds < _SHORTEST:
        raise UsageError(
            f"{text!r} is no time between two looks at a feed; write 15m, 2h or 1d, "
            "a minute at the least"
        )
    return float(seconds)


@contextmanager
def _stopping() -> Iterator[None]:
    """Let a service manager stop it as Ctrl-C does."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _mail(to: list[str], sender: str, smtp: str, clock: Clock) -> Teller:
    from sayso.watch.mail import Mail, address_of, server_of

    if not smtp:
        raise UsageError("mail needs a server: name it with --smtp HOST:PORT")
    addresses = tuple(map(address_of, to))
    server = server_of(smtp, os.environ.get(LOGIN, ""))
    return Mail(addresses, address_of(sender or to[0]), server, clock)


def _secret(file: Path | None) -> str:
    if file is not None:
        return file.read_text(encoding="utf-8")
    secret = os.environ.get(SECRET, "")
    if not secret:
        raise UsageError(
            f"a webhook is signed: put a secret into {SECRET}, or name --secret-file"
        )
    return secret


def _asked(opened: Ledger, questions: Sequence[str]) -> frozenset[str]:
    try:
        return frozenset(opened.brief(q).question.id for q in questions)
    except UsageError as error:
        complain(str(error))
        raise typer.Exit(Code.NOTHING) from None


def _added(added: Added) -> None:
    for problem in added.problems:
        _trouble(problem)
    if added.added:
        from sayso.shown.wording import count

        changed = count(len(added.changes), "standing")
        note(f"{count(len(added.added), 'new report')}, {changed} changed")


def _trouble(problem: Problem) -> None:
    note(str(problem))


def _emit(event: Mapping[str, Any]) -> None:
    emit(event, lines=True)
    typer.get_text_stream("stdout").flush()


def _print(event: Mapping[str, Any]) -> None:
    console = screen()
    console.print(hanging("● ", words(event["sentence"]), console))
    report = event["report"] or {}
    quotation = f"“{event['words']}”" if event["words"] else ""
    parts = (quotation, report.get("outlet"), report.get("published"))
    place = ", ".join(part for part in parts if part)
    if place:
        console.print(hanging("  ", words(place, "dim"), console))
