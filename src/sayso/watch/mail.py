"""Events by mail, through an SMTP server that a person names: one mail for several.

Nothing of a report reaches a header but as one line of words. STARTTLS is used where
the server offers it, and a password is never sent without.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

from sayso.errors import UsageError
from sayso.text import displayable
from sayso.watch.clock import Clock
from sayso.watch.targets import Body, Untold

_SECONDS = 30.0
_SUBJECT = 120  # code points


@dataclass(frozen=True, slots=True)
class Server:
    """An SMTP server; `user` and `password` are '' where it asks for none."""

    host: str
    port: int
    user: str = ""
    password: str = ""


def server_of(text: str, login: str = "") -> Server:
    """`HOST:PORT` or `HOST`; `login` is `USER:PASSWORD`. Raises UsageError."""
    host, _, port = text.strip().rpartition(":") if ":" in text else (text, "", "25")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise UsageError(f"{text!r} is no server; write --smtp HOST:PORT")
    user, _, password = login.partition(":")
    return Server(host.strip("[]"), int(port), user, password)


def address_of(text: str) -> str:
    """An address of mail, checked; raises UsageError."""
    try:
        found = Address(addr_spec=text.strip())
    except (MessageError, ValueError, IndexError):
        found = Address()
    if not found.username or not found.domain or not text.isprintable():
        raise UsageError(f"{text!r} is no address of mail; write NAME@HOST")
    return found.addr_spec


@dataclass(frozen=True, slots=True)
class Mail:
    """Tells addresses of mail."""

    to: tuple[str, ...]
    sender: str
    server: Server
    clock: Clock
    most: int = 50

    @property
    def name(self) -> str:
        """By the addresses."""
        return f"mail {','.join(self.to)}"

    def tell(self, events: Sequence[Body]) -> None:
        """Send one mail of all; raises Untold where the server does not take it."""
        message = self.message(events)
        host = f"{self.server.host}:{self.server.port}"
        try:
            with smtplib.SMTP(
                self.server.host, self.server.port, timeout=_SECONDS
            ) as smtp:
                self._secured(smtp)
                smtp.send_message(message)
        except (OSError, smtplib.SMTPException) as error:
            raise Untold(f"the mail server {host} does not take it ({error})") from None

    def _secured(self, smtp: smtplib.SMTP) -> None:
        smtp.ehlo()
        if smtp.has_extn("starttls"):
            smtp.starttls(context=ssl.create_default_context())
            smtp.ehlo()
        elif self.server.user:
            raise smtplib.SMTPException(
                "it offers no encryption, and the password is not sent without"
            )
        if self.server.user:
            smtp.login(self.server.user, self.server.password)

    def message(self, events: Sequence[Body]) -> EmailMessage:
        """The mail: the first event as its subject, each with its words below."""
        mail = EmailMessage()
        more = f" (and {len(events) - 1} more)" if len(events) > 1 else ""
        first = _line(events[0]["sentence"])
        mail["Subject"] = f"sayso: {first[: _SUBJECT - len(more)]}{more}"
        mail["From"] = self.sender
        mail["To"] = ", ".join(self.to)
        mail["Date"] = format_datetime(self.clock.now())
        # The same when a mail is sent again, so that it can be known for the same.
        domain = self.sender.rpartition("@")[2]
        mail["Message-ID"] = f"<{events[0]['id']}.{events[-1]['id']}@{domain}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content("\n\n".join(map(_paragraph, events)) + "\n")
        return mail


def _paragraph(event: Body) -> str:
    report: Any = event["report"] or {}
    place = (report.get("outlet"), report.get("published"), report.get("address"))
    rows = (
        event["sentence"],
        f"“{event['words']}”" if event["words"] else "",
        ", ".join(part for part in place if part),
    )
    return "\n".join(_line(row) for row in rows if row)


def _line(text: str) -> str:
    """Text on one line, without what could end a header or turn what is around it."""
    plain = displayable(text).encode("utf-8", "replace").decode()
    return " ".join(plain.split())
