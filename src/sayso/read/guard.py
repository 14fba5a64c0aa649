"""Which addresses may be fetched: those of the public web, and no others.

A name is resolved, every address that it has is looked at, and the connection goes to
an address that was looked at: nothing can change in between. This holds for each
redirect. Sources: the IANA special-purpose registries (as Python's ipaddress has them);
RFC 6052 and 8215 (NAT64), RFC 3056 (6to4), RFC 4380 (Teredo), RFC 5214 (ISATAP).
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from ipaddress import (
    IPv4Address,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from sayso.errors import InputError

SCHEMES = ("http", "https")
_PORTS = (None, 80, 443)
# IPv6 addresses that carry an IPv4 address, which may be one of the local network.
_CARRIERS = (
    "::/96",
    "::ffff:0:0/96",
    "::ffff:0:0:0/96",
    "64:ff9b::/96",
    "64:ff9b:1::/48",
    "2001::/32",
    "2002::/16",
    "fec0::/10",
)
_CARRYING = tuple(n for n in map(ip_network, _CARRIERS) if isinstance(n, IPv6Network))
# Of IETF protocol assignments and relays, which older Pythons take for public.
_ASSIGNED = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20")))
_ISATAP = (0x00005EFE, 0x02005EFE)

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Iterable[str]]


class Refused(InputError):
    """An address that must not be fetched."""


def resolved(host: str, port: int) -> tuple[str, ...]:
    """The addresses that a name has, as the system resolves it; OSError for none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(info[4][0]) for info in found))


def is_public(address: Address) -> bool:
    """Whether an address is one of the public network, and carries no other."""
    if isinstance(address, IPv6Address):
        if any(address in network for network in _CARRYING):
            return False
        if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
            return False
    if any(address.version == n.version and address in n for n in _ASSIGNED):
        return False
    special = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not special


def allowed(host: str, port: int, *, resolve: Resolve = resolved) -> str:
    """An address of a host that may be connected to.

    Raises Refused where any address that the name has is not of the public network, and
    OSError where it has none.
    """
    found = [_plain(text) for text in resolve(host, port)]
    if not found:
        raise OSError(f"the name {host} has no address")
    for address in found:
        if not is_public(address):
            raise Refused(
                f"{host} is {address}, which is no address of the public web, "
                "so it is not fetched"
            )
    return str(found[0])


def check(scheme: str, userinfo: bytes, port: int | None, *, any_port: bool) -> None:
    """Raise Refused for an address of a kind that is never fetched."""
    if scheme not in SCHEMES:
        raise Refused(
            f"{scheme or 'no scheme'} is not fetched; only http and https are"
        )
    if userinfo:
        raise Refused("an address with a name or password in it is not fetched")
    if not any_port and port not in _PORTS:
        raise Refused(f"port {port} is not fetched; only those of the web are")


def _plain(text: str) -> Address:
    """An address as text, without the zone that IPv6 may have behind `%`."""
    return ip_address(text.partition("%")[0])
