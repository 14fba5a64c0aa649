"""`sayso watch` and `sayso versions` as a person runs them."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli.samples import Run

from sayso.cli.codes import Code
from sayso.cli.watch import interval
from sayso.errors import UsageError

from read.server import Site, served
from watch.sites import article, feed, receiver

pytestmark = pytest.mark.usefixtures("invented_rules")


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as found:
        yield found


def followed(site: Site, run: Run, *options: str) -> str:
    """One round over the site's feed, in a list of feeds; what was printed."""
    outline = f"<outline xmlUrl='{site.address}/feed'/>"
    Path("feeds.opml").write_text(f"<opml version='2.0'><body>{outline}</body></opml>")
    result = run("watch", "feeds.opml", "--once", "--allow-private", *options)
    assert result.exit_code == Code.FINE, result.output
    return result.stdout


def contested(site: Site, run: Run) -> None:
    """A ledger in which the next round finds a denial that nobody was told of."""
    article(site, "en-1", "Oslo says bridge.")
    feed(site, "en-1")
    followed(site, run)
    article(site, "en-2", "Bern denies bridge.", "2017-06-17")
    feed(site, "en-2")
    outline = f"<outline xmlUrl='{site.address}/feed?2'/>"
    site.answers["/feed?2"] = site.answers["/feed"]
    Path("more.opml").write_text(f"<opml version='2.0'><body>{outline}</body></opml>")


def test_what_changed_is_printed_in_sentences(site: Site, run: Run) -> None:
    contested(site, run)
    result = run("watch", "more.opml", "--once", "--allow-private")
    assert "Did the bridge fall?: single-origin → contested" in result.stdout
    assert "contested" not in followed(site, run)


def test_what_changed_is_a_line_of_json(site: Site, run: Run) -> None:
    contested(site, run)
    result = run("watch", "more.opml", "--once", "--allow-private", "--json")
    (event,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert (event["kind"], event["before"], event["after"]) == (
        *("standing", "single-origin"),
        "contested",
    )


def test_a_webhook_is_told_with_a_secret_from_a_file(site: Site, run: Run) -> None:
    contested(site, run)
    Path("secret").write_text("a secret of more than sixteen bytes\n")
    with receiver() as hook:
        options = ("--webhook", f"{hook.address}/x", "--secret-file", "secret")
        run("watch", "more.opml", "--once", "--allow-private", *options)
        assert [path for path, _ in hook.asked] == ["/x"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--every", "5s"), "a minute at the least"),
        (("--webhook", "https://x.example"), "SAYSO_WEBHOOK_SECRET"),
        (("--mail-to", "a@b.example"), "--smtp HOST:PORT"),
        (("--mail-to", "a@b\nBcc: c@d", "--smtp", "h:25"), "no address of mail"),
    ],
)
def test_what_makes_no_sense_is_a_sentence(
    run: Run, options: tuple[str, ...], said: str
) -> None:
    result = run("watch", "feeds.opml", "--once", *options)
    assert result.exit_code == Code.USAGE
    assert said in result.stderr


def test_a_question_that_is_not_there_is_a_sentence(run: Run) -> None:
    result = run("watch", "feeds.opml", "--once", "--question", "q0123456789abcdef")
    assert result.exit_code == Code.NOTHING


def test_a_list_that_is_not_there_is_named(run: Run) -> None:
    result = run("watch", "nowhere.opml", "--once")
    assert "nowhere.opml" in result.stderr


def test_times_are_written_short() -> None:
    assert [interval(t) for t in ("90s", "15m", "2h", "1d", "20")] == [
        *(90, 900, 7200),
        *(86400, 1200),
    ]
    with pytest.raises(UsageError):
        interval("often")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_is_stopped_with_a_sentence(
    tmp_path: Path, site: Site, number: signal.Signals
) -> None:
    address = feed(site)
    with subprocess.Popen(
        [sys.executable, "-m", "sayso", "watch", address, "--allow-private"],
        env={
            **os.environ,
            "SAYSO_LEDGER": str(tmp_path / "ledger"),
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        while "/feed" not in [path for path, _ in site.asked]:
            assert program.poll() is None
        program.send_signal(number)
        _, said = program.communicate(timeout=60)
    assert said == "stopped watching; running it again goes on where it was.\n"
    assert program.returncode == Code.FINE


def test_versions_are_printed_with_what_changed(site: Site, run: Run) -> None:
    address = article(site, "en-1", "Oslo says bridge.")
    first = run("add", address, "--allow-private", "--json")
    article(site, "en-1", "Oslo denies bridge.")
    second = run("add", address, "--allow-private")
    assert "silently changed" in second.stdout
    (rid,) = json.loads(first.stdout)["added"]
    page = run("versions", rid[:8]).stdout
    assert "[-says-] {+denies+}" in page
    form = json.loads(run("versions", rid, "--json").stdout)
    (revision,) = form["revisions"]
    assert revision["silent"]
    assert "1 claim vanished" in run("new", revision["later"]["id"]).stdout


def test_a_page_of_one_version_says_so(bridge: Run) -> None:
    rid = json.loads(bridge("export", "--json").stdout.splitlines()[0])["id"]
    assert "One version" in bridge("versions", rid).stdout
    assert bridge("versions", "r00000000").exit_code == Code.NOTHING


def test_evidence_has_the_headers_that_a_server_gave(site: Site, run: Run) -> None:
    address = article(site, "en-1", "Oslo says bridge.")
    head = "outlet: en-1\npublished: 2017-06-16\nlang: en\n---\n"
    kind = "text/plain; charset=utf-8"
    text = f"{head}Oslo says bridge."
    site.page("/en-1", text, content_type=kind, x_served="by hand")
    assert run("add", address, "--allow-private").exit_code == Code.FINE
    run("export", "--evidence", "-o", "out.zip")
    with zipfile.ZipFile("out.zip") as kept:
        (name,) = [n for n in kept.namelist() if n.endswith(".warc.gz")]
        archived = gzip.decompress(kept.read(name))
    assert f"WARC-Target-URI: {address}".encode() in archived
    assert b"HTTP/1.1 200 OK" in archived
    assert b"x-served: by hand" in archived
