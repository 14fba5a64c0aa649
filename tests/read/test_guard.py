"""No address of the local network is ever asked, however it is written."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from sayso.read.fetch import Fetcher, Unfetched
from sayso.read.guard import Refused, allowed, is_public, resolved


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "192.88.99.1",
        "198.18.0.1",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.250",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:8.8.8.8",
        "fe80::1",
        "fe80::1%1",
        "fc00::1",
        "fd00:ec2::254",
        "fec0::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::a00:1",
        "2002:7f00:1::1",
        "2002:808:808::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
        "2a00:1450::5efe:7f00:1",
        "2a00:1450::200:5efe:a00:1",
    ],
)
def test_what_is_not_of_the_public_web_is_refused(address: str) -> None:
    with pytest.raises(Refused, match="no address of the public web"):
        allowed("name.example", 80, resolve=lambda host, port: [address])


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:2800:220:1::1", "2a00:1450::1"]
)
def test_what_is_of_the_public_web_is_allowed(address: str) -> None:
    assert allowed("name.example", 80, resolve=lambda host, port: [address]) == address


def test_a_name_with_one_private_address_among_others_is_refused() -> None:
    with pytest.raises(Refused):
        allowed("x.example", 80, resolve=lambda host, port: ["8.8.8.8", "10.0.0.1"])


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "017700000001",
        "0177.0.0.1",
        "0x7f000001",
        "0x7f.1",
        "127.0.0.1.",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "[::1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:ffff:127.0.0.1]",
        "127。0。0。1",
        "①②⑦.⓪.⓪.①",
        "%31%32%37.0.0.1",
        "0",
    ],
)
def test_no_way_of_writing_the_local_machine_reaches_it(host: str) -> None:
    with Fetcher() as fetcher, pytest.raises(Unfetched) as refused:
        fetcher.fetch(f"http://{host}/")
    said = str(refused.value)
    assert any(w in said for w in ("public web", "no such host", "is no address")), said


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("file:///etc/passwd", "names no host"),
        ("file://host/etc/passwd", "file is not fetched"),
        ("ftp://example.org/", "ftp is not fetched"),
        ("gopher://example.org:70/", "gopher is not fetched"),
        ("http://example.org:22/", "port 22 is not fetched"),
        ("https://user:secret@example.org/", "name or password"),
        ("http:///x", "names no host"),
        ("http://[::1", "is no address"),
        ("http://exa mple/", "no such host"),
    ],
)
def test_other_kinds_of_addresses_are_refused(address: str, said: str) -> None:
    with Fetcher() as fetcher, pytest.raises(Unfetched, match=said):
        fetcher.fetch(address)


def test_the_connection_goes_to_the_address_that_was_looked_at() -> None:
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["8.8.8.8"] if len(asked) == 1 else ["127.0.0.1"]

    assert allowed("x.example", 80, resolve=rebinding) == "8.8.8.8"
    assert asked == ["x.example"]


def test_the_machine_itself_is_known_for_what_it_is() -> None:
    assert resolved("localhost", 80)
    assert not any(is_public(ip_address(a)) for a in resolved("localhost", 80))
