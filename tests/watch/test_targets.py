"""Webhooks are signed and guarded, mails hold nothing but words."""

from __future__ import annotations

import hmac
import json
import socket
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from sayso.errors import UsageError
from sayso.read.fetch import Fetcher, Limits
from sayso.watch.mail import Mail, Server, address_of, server_of
from sayso.watch.targets import Untold
from sayso.watch.webhook import Webhook, secret_of, signature

from watch.sites import SHORT, Time, receiver

SECRET = b"a secret of thirty-two bytes, yes"
EVENT = {
    "id": "n0123456789abcdef",
    "kind": "denial",
    "sentence": "Bern now denies: Did the bridge fall?",
    "words": "bridge",
    "report": {"outlet": "en-2", "published": "2017-06-17", "address": ""},
}


def test_a_webhook_is_signed_so_that_its_receiver_can_check() -> None:
    with receiver() as site, Fetcher(SHORT) as fetcher:
        Webhook(f"{site.address}/hook", SECRET, fetcher, Time().clock).tell([EVENT])
    ((path, got),) = site.asked
    assert path == "/hook"
    signed = f"{got['webhook-id']}.{got['webhook-timestamp']}.{got['body']}".encode()
    expected = "v1," + b64encode(hmac.digest(SECRET, signed, "sha256")).decode()
    assert got["webhook-signature"] == expected
    assert got["webhook-id"] == EVENT["id"]
    assert json.loads(got["body"]) == {"type": "sayso.denial", "data": EVENT}


def test_the_signature_is_that_of_the_specification() -> None:
    secret = secret_of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    body = b'{"test": 2432232314}'
    found = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", body)
    assert found == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize("secret", ["short", "whsec_!!!", "whsec_c2hvcnQ="])
def test_a_secret_that_is_none_is_refused(secret: str) -> None:
    with pytest.raises(UsageError):
        secret_of(secret)


def test_a_webhook_goes_through_the_guard() -> None:
    with receiver() as site, Fetcher(Limits(pause=0)) as fetcher:
        hook = Webhook(f"{site.address}/hook", SECRET, fetcher, Time().clock)
        with pytest.raises(Untold):
            hook.tell([EVENT])
        named = Webhook("http://localhost/hook", SECRET, fetcher, Time().clock)
        with pytest.raises(Untold, match="no address of the public web"):
            named.tell([EVENT])
    assert not site.asked


def test_a_webhook_that_leads_elsewhere_is_not_followed() -> None:
    with receiver() as site, Fetcher(SHORT) as fetcher:
        site.page("/hook", "", status=307, location="/other")
        hook = Webhook(f"{site.address}/hook", SECRET, fetcher, Time().clock)
        with pytest.raises(Untold, match="307"):
            hook.tell([EVENT])
    assert [path for path, _ in site.asked] == ["/hook"]


@contextmanager
def mailbox() -> Iterator[tuple[int, list[str]]]:
    """A mail server that offers nothing: its port, and the lines that it was sent."""
    lines: list[str] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            peer, _ = listener.accept()
            with peer, peer.makefile("rwb") as stream:
                stream.write(b"220 box\r\n")
                stream.flush()
                _converse(stream, lines)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1], lines
    finally:
        thread.join(5)
        listener.close()


def _converse(stream: object, lines: list[str]) -> None:
    reading = False
    for raw in stream:  # type: ignore[attr-defined]
        said = raw.decode("utf-8", "replace").rstrip("\r\n")
        lines.append(said)
        if reading and said != ".":
            continue
        reading = said.upper() == "DATA"
        bye = said.lower() == "quit"
        answer = "354 go on" if reading else "221 bye" if bye else "250 ok"
        stream.write(f"{answer}\r\n".encode())  # type: ignore[attr-defined]
        stream.flush()  # type: ignore[attr-defined]
        if bye:
            return


def mail(server: Server) -> Mail:
    return Mail(("desk@news.example",), "sayso@news.example", server, Time().clock)


def test_a_mail_reaches_its_server() -> None:
    with mailbox() as (port, lines):
        mail(Server("127.0.0.1", port)).tell([EVENT, {**EVENT, "id": "n2"}])
    assert "To: desk@news.example" in lines
    assert "Message-ID: <n0123456789abcdef.n2@news.example>" in lines
    assert any("Did the bridge fall?" in line for line in lines)


def test_a_password_is_not_sent_where_nothing_is_encrypted() -> None:
    with mailbox() as (port, lines):
        with pytest.raises(Untold, match="no encryption"):
            mail(Server("127.0.0.1", port, "anna", "secret")).tell([EVENT])
    assert not any("AUTH" in line.upper() for line in lines)


def test_no_words_of_a_report_make_a_header() -> None:
    hostile = "Was it\r\nBcc: all@news.example\r\n\r\nhello\u2028x\x00\udc80\u202e?"
    event = {**EVENT, "sentence": hostile, "words": hostile}
    message = mail(Server("h", 25)).message([event])
    assert message["Bcc"] is None
    written = message.as_bytes().decode()
    headers = written.partition("\n\n")[0]
    assert not any(line.startswith("Bcc") for line in headers.splitlines())
    assert "\u202e" not in message.get_content()


@pytest.mark.parametrize(
    "wrong", ["", "anna", "a@b\nBcc: c@d", "a@b, c@d", "<a@b>", "a@"]
)
def test_what_is_no_address_of_mail_is_refused(wrong: str) -> None:
    with pytest.raises(UsageError):
        address_of(wrong)


def test_a_server_is_named_by_host_and_port() -> None:
    assert server_of("mail.example:587", "anna:x:y") == Server(
        "mail.example", 587, "anna", "x:y"
    )
    assert server_of("mail.example").port == 25
    for wrong in ("", "mail:x", ":25", "mail:0"):
        with pytest.raises(UsageError):
            server_of(wrong)


def test_a_server_that_is_not_there_is_a_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(Untold, match="does not take it"):
        mail(Server("127.0.0.1", port)).tell([EVENT])
