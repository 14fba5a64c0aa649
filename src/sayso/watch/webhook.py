"""Events by webhook: one POST each, signed as Standard Webhooks 1.0 has it.

The headers are `webhook-id`, which stays the same when an event is sent again,
`webhook-timestamp`, and `webhook-signature`: `v1,` and the base64 of HMAC-SHA256 over
id, timestamp and body with points between them.
"""

from __future__ import annotations

import hmac
import json
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.errors import UsageError
from sayso.read.fetch import Fetcher, Unfetched
from sayso.watch.clock import Clock
from sayso.watch.targets import Body, Untold

_PREFIX = "whsec_"  # before a secret in base64, as Standard Webhooks writes it
_LEAST = 16  # bytes


def secret_of(text: str) -> bytes:
    """The bytes of a secret: of base64 after `whsec_`, else of the words themselves.

    Raises UsageError for one that is too short to be one.
    """
    plain = text.strip()
    try:
        key = (
            b64decode(plain.removeprefix(_PREFIX), validate=True)
            if plain.startswith(_PREFIX)
            else plain.encode()
        )
    except Error:
        raise UsageError(
            "the webhook's secret is no base64 after whsec_; copy it once more"
        ) from None
    if len(key) < _LEAST:
        raise UsageError(
            f"the webhook's secret has {len(key)} bytes; give it {_LEAST} or more, "
            "such as: openssl rand -hex 32"
        )
    return key


def signature(secret: bytes, name: str, timestamp: str, body: bytes) -> str:
    """The value of `webhook-signature`."""
    signed = b".".join((name.encode(), timestamp.encode(), body))
    return "v1," + b64encode(hmac.digest(secret, signed, "sha256")).decode()


@dataclass(frozen=True, slots=True)
class Webhook:
    """Tells an address; through the same guard as everything that is fetched."""

    address: str
    secret: bytes
    fetcher: Fetcher
    clock: Clock
    most: int = 1

    @property
    def name(self) -> str:
        """By its address."""
        return f"webhook {self.address}"

    def tell(self, events: Sequence[Body]) -> None:
        """Send each; raises Untold where the address does not take it."""
        for event in events:
            try:
                self._send(event)
            except Unfetched as error:
                raise Untold(f"{self.address}: {error}", after=error.after) from None

    def _send(self, event: Body) -> None:
        name, stamp = str(event["id"]), str(int(self.clock.now().timestamp()))
        told = {"type": f"sayso.{event['kind']}", "data": dict(event)}
        body = json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")
        headers = {
            "content-type": "application/json; charset=utf-8",
            "webhook-id": name,
            "webhook-timestamp": stamp,
            "webhook-signature": signature(self.secret, name, stamp, body),
        }
        self.fetcher.send(self.address, body, headers)
