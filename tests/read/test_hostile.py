"""Pages made to harm: time and memory stay bounded, and no script is ever read."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from sayso.errors import InputError
from sayso.read import Reading, read_bytes

LINES = tuple(
    f"Forsvarsministeren sier at angrep nummer {number} aldri skjedde i denne byen."
    for number in ("en", "to", "tre", "fire")
)
ARTICLE = "".join(f"<p>{line}</p>" for line in LINES)
MOST_S, MOST_BYTES = 20, 500_000_000


def page(body: str = ARTICLE, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def ld(text: str) -> str:
    return page(head=f'<script type="application/ld+json">{text}</script>')


def bounded(data: bytes) -> Reading | None:
    """The reading, None where the page is refused; fails where it takes too much."""
    tracemalloc.start()
    began = time.monotonic()
    try:
        return read_bytes(data, name="p")
    except InputError as error:
        assert len(str(error)) < 300
        return None
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert time.monotonic() - began < MOST_S
        assert peak < MOST_BYTES


@pytest.mark.parametrize(
    "text",
    [
        page(head=f"<title>{'Tittel ' * 1_300_000}</title>"),
        page(f"<h1>{'Tittel ' * 300_000}</h1>{ARTICLE}"),
        page(f"<div id='{'x' * 1_000_000}' class='{'a-b ' * 250_000}'>{ARTICLE}</div>"),
        page(
            head=f"<meta name='author' content='{'Ola Nord, ' * 100_000}'>"
            f"<meta name='date' content='{'1' * 1_000_000}'>"
        ),
        ld("[" * 200_000 + "]" * 200_000),
        ld('{"@graph":' * 100_000 + "1" + "}" * 100_000),
        ld('"\\' * 900_000),
        ld("," + " " * 900_000 + ","),
        ld('{"@type":"NewsArticle","datePublished":"' + "2017-" * 200_000 + '"}'),
    ],
    ids="title h1 attribute meta arrays objects quotes commas date".split(),
)
def test_what_is_too_long_or_too_deep_leaves_the_article_readable(text: str) -> None:
    reading = bounded(text.encode())
    assert reading is not None
    assert all(line in reading.report.text for line in LINES)
    assert len(reading.report.title) <= 500


@pytest.mark.parametrize(
    "text",
    [
        page("<div>" * 100_000 + ARTICLE + "</div>" * 100_000),
        page("<div class='related teaser'>" * 100_000 + ARTICLE),
        page("<table><tr><td>" * 30_000 + ARTICLE),
        page("<b><i><a href=x>" * 80_000 + ARTICLE),
        page("<span></span>" * 500_000 + ARTICLE),
        page("<p class=byline>Av Ola Nordmann</p>" * 30_000 + ARTICLE),
        page("<time datetime=2017-06-16T10:10:10Z>x</time>" * 30_000 + ARTICLE),
        ld(
            '{"@type":"LiveBlogPosting","liveBlogUpdate":['
            + ",".join(['{"articleBody":"<p Hei "}'] * 30_000)
            + "]}"
        ),
    ],
    ids="divs boxes tables inline spans bylines times updates".split(),
)
def test_what_is_nested_or_repeated_is_read_or_refused_in_time(text: str) -> None:
    bounded(text.encode())


def test_a_page_of_too_many_tags_is_refused_with_what_to_do() -> None:
    with pytest.raises(InputError, match="more than 150,000 tags") as caught:
        read_bytes(page("<i></i>" * 100_000).encode(), name="p")
    assert "Save the article's words as a text file" in str(caught.value)


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>SECRET</script>",
        "<style>SECRET</style>",
        "<template><p>SECRET</p></template>",
        "<noscript><p>SECRET</p></noscript>",
        "<!-- SECRET -->",
        "<p>Han sier nei.<script>SECRET</script></p>",
        "<svg><text>SECRET</text></svg>",
        "<iframe srcdoc='SECRET'>SECRET</iframe>",
        "<object data=x>SECRET</object>",
        "<p hidden>SECRET</p>",
        "<p style='display: none'>SECRET</p>",
        "<textarea>SECRET</textarea>",
        "<?php SECRET ?>",
    ],
)
def test_what_no_reader_sees_is_no_part_of_the_text(hidden: str) -> None:
    words = hidden.replace("SECRET", "Hemmelige ord som ingen leser ser på denne siden")
    text = page(f"<article><h1>Nei</h1>{ARTICLE}{words}{ARTICLE}</article>")
    report = read_bytes(text.encode(), name="p").report
    assert "Hemmelige" not in report.text
    assert LINES[0] in report.text


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "utf-16", "no-such-code"])
def test_a_broken_encoding_is_read_with_what_is_damaged_said(declared: str) -> None:
    text = page(
        ARTICLE + "<p>Blåbær på øya, sier Åse.</p>", f"<meta charset={declared}>"
    )
    data = text.encode("utf-8").replace("ø".encode(), b"\xc3\xff")
    reading = read_bytes(data, name="p")
    assert LINES[0] in reading.report.text
    assert any("damaged" in problem.what for problem in reading.problems)
