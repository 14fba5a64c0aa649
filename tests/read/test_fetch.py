"""Pages are fetched whole, or not at all, whatever a server does."""

from __future__ import annotations

import gzip
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpcore2
import pytest

from sayso.read.fetch import Fetcher, Limits, Unfetched

from read.server import Site, bomb, served, slow, truncated

SHORT = Limits(connect=1, silence=0.3, whole=1, size=200_000, pause=0, private=True)


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as found:
        yield found


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(SHORT) as found:
        yield found


def trouble(fetcher: Fetcher, address: str) -> Unfetched:
    began = time.monotonic()
    with pytest.raises(Unfetched) as caught:
        fetcher.fetch(address)
    assert time.monotonic() - began < 10
    return caught.value


def test_a_page_comes_with_its_address_headers_and_bytes(
    site: Site, fetcher: Fetcher
) -> None:
    address = site.page("/a", "<p>æøå</p>", etag='"1"')
    found = fetcher.fetch(f"{address}#part")
    assert found is not None
    assert (found.address, found.status) == (address, 200)
    assert found.body.decode() == "<p>æøå</p>"
    assert found.header("etag") == '"1"'
    assert found.instant.tzinfo is UTC


def test_we_say_who_we_are_and_keep_no_cookie(site: Site, fetcher: Fetcher) -> None:
    address = site.page("/a", "x", set_cookie="who=me")
    fetcher.fetch(address)
    fetcher.fetch(address)
    for _, headers in site.asked:
        assert headers["user-agent"].startswith("sayso/")
        assert "cookie" not in headers


def test_redirects_are_followed_to_the_last_address(
    site: Site, fetcher: Fetcher
) -> None:
    last = site.page("/c", "there")
    site.page("/b", "", 308, location="/c")
    first = site.page("/a", "", 302, location=site.address + "/b")
    found = fetcher.fetch(first)
    assert found is not None
    assert (found.asked, found.address, found.body) == (first, last, b"there")


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://x/", "http://u:p@h/"])
def test_a_redirect_leads_nowhere_else(
    site: Site, fetcher: Fetcher, target: str
) -> None:
    first = site.page("/a", "", 302, location=target)
    assert trouble(fetcher, first)


def test_every_connection_goes_where_the_guard_has_looked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The public web is this server here; a redirect leads into the local network."""
    names = {"news.example": "8.8.8.8", "printer.example": "10.0.0.7"}
    port = int(site.address.rpartition(":")[2])
    connected: list[str] = []
    plain = httpcore2.SyncBackend.connect_tcp

    def connect(self: httpcore2.SyncBackend, host: str, *rest: object) -> object:
        connected.append(host)
        return plain(self, "127.0.0.1", port)

    monkeypatch.setattr(httpcore2.SyncBackend, "connect_tcp", connect)
    site.page("/a", "", 302, location="/b")
    site.page("/b", "here")
    site.page("/c", "", 302, location="http://printer.example/")
    limits = replace(SHORT, private=False)
    with Fetcher(limits, resolve=lambda host, port: [names[host]]) as fetcher:
        found = fetcher.fetch("http://news.example/a")
        assert found is not None
        assert found.body == b"here"
        said = str(trouble(fetcher, "http://news.example/c"))
    assert "printer.example is 10.0.0.7" in said
    assert set(connected) == {"8.8.8.8"}


def test_redirects_in_a_circle_end(site: Site, fetcher: Fetcher) -> None:
    first = site.page("/a", "", 302, location="/b")
    site.page("/b", "", 302, location="/a")
    assert "one address to another" in str(trouble(fetcher, first))


def test_a_slow_server_is_left(site: Site, fetcher: Fetcher) -> None:
    site.answers["/slow"] = slow(site, 10_000)
    assert "in time" in str(trouble(fetcher, site.address + "/slow"))


def test_a_page_cut_short_is_no_page(site: Site, fetcher: Fetcher) -> None:
    site.answers["/cut"] = truncated
    assert "can't be fetched" in str(trouble(fetcher, site.address + "/cut"))


def test_no_server_is_a_sentence(fetcher: Fetcher) -> None:
    assert "can't be fetched" in str(trouble(fetcher, "http://127.0.0.1:1/"))


@pytest.mark.parametrize("size", [1_000_000, 300_000_000])
def test_a_packed_bomb_is_not_unpacked(site: Site, fetcher: Fetcher, size: int) -> None:
    address = site.page("/bomb", bomb(size), content_encoding="gzip")
    tracemalloc.start()
    error = trouble(fetcher, address)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "larger than" in str(error)
    assert most < 30_000_000


def test_what_is_packed_soundly_is_unpacked(site: Site, fetcher: Fetcher) -> None:
    body = gzip.compress(b"<p>whole</p>")
    found = fetcher.fetch(site.page("/gz", body, content_encoding="gzip"))
    assert found is not None
    assert found.body == b"<p>whole</p>"


def test_what_says_that_it_is_packed_and_is_not_is_a_sentence(
    site: Site, fetcher: Fetcher
) -> None:
    address = site.page("/bad", b"plain", content_encoding="gzip")
    assert "can't be fetched" in str(trouble(fetcher, address))


def test_a_picture_is_no_page(site: Site, fetcher: Fetcher) -> None:
    address = site.page("/p", b"\x89PNG", content_type="image/png")
    assert "'image/png', not a page" in str(trouble(fetcher, address))


def test_a_size_that_is_announced_too_large_is_believed(
    site: Site, fetcher: Fetcher
) -> None:
    address = site.page("/l", b"x", content_length="999999999")
    assert "larger than 0.2 MB" in str(trouble(fetcher, address))


@pytest.mark.parametrize("status", [404, 410, 500, 502])
def test_an_error_names_its_status(site: Site, fetcher: Fetcher, status: int) -> None:
    error = trouble(fetcher, site.page("/e", "no", status))
    assert f"answers {status}" in str(error)
    assert (error.status, error.after) == (status, None)


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_says_when_to_ask_again(
    site: Site, fetcher: Fetcher, status: int
) -> None:
    error = trouble(fetcher, site.page("/busy", "", status, retry_after="120"))
    assert error.after is not None
    wait = error.after - datetime.now(tz=UTC)
    assert timedelta(seconds=100) < wait <= timedelta(seconds=121)


def test_a_page_that_is_as_it_was_is_not_sent_again(
    site: Site, fetcher: Fetcher
) -> None:
    address = site.page("/a", "", 304)
    known = {"etag": '"7"', "last-modified": "Fri, 16 Jun 2017 12:00:00 GMT"}
    assert fetcher.fetch(address, known=known) is None
    _, headers = site.asked[-1]
    assert headers["if-none-match"] == '"7"'
    assert headers["if-modified-since"] == known["last-modified"]


def test_a_host_is_left_alone_for_a_while(site: Site) -> None:
    waits: list[float] = []
    limits = Limits(pause=5, private=True)
    with Fetcher(limits, sleep=waits.append) as fetcher:
        for path in ("/a", "/b", "/c"):
            found = fetcher.fetch(site.page(path, "x"))
            assert found is not None
    assert len(waits) == 2
    assert all(3 < wait <= 5 for wait in waits)


def test_the_proxies_of_the_environment_are_not_used(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with Fetcher(SHORT) as fresh:
        assert fresh.fetch(site.page("/a", "x")) is not None
