"""Every page keeps axe-core's rules of level A and AA, and fits the screen."""

from __future__ import annotations

from browser.watched import Watched

from sayso.ledger import Ledger

HOSTILE = (
    'The minister said that <script>alert("one")</script> the leader was dead. '
    "<img src=//example.org/x onerror=alert(2)> Moscow denied that "
    "“javascript:alert(3)” was said. \u202eThe minister said that it was backwards. "
    "</textarea><style>*{display:none}</style><iframe src=//example.org></iframe>"
)


def test_every_page_keeps_the_rules(watched: Watched, ledger: Ledger, axe: str) -> None:
    question = ledger.brief("Baghdadi dead").question.id
    report = ledger.reports()[0].id
    for path, status in (
        ("/", 200),
        (f"/questions/{question}", 200),
        (f"/questions/{question}?as_of=2017-06-30", 200),
        (f"/reports/{report}", 200),
        ("/sources/russia", 200),
        ("/search?words=Baghdadi", 200),
        ("/nowhere", 404),
    ):
        watched.open(path, status=status)
        assert watched.broken_rules(axe) == [], path
        assert not watched.too_wide, path


def test_a_hostile_report_does_nothing(watched: Watched, axe: str) -> None:
    """Nothing of it is run or asked for: `watched` fails on requests and errors."""
    page = watched.page
    page.on("dialog", lambda dialog: watched.troubles.append(dialog.message))
    watched.open("/")
    page.get_by_label("The report’s text").fill(HOSTILE)
    page.get_by_label("Outlet").fill("<b onclick=alert(4)>Desk</b>")
    page.get_by_role("button", name="Read it").click()
    page.get_by_text("not kept").wait_for()
    assert '<script>alert("one")</script>' in page.locator(".prose").inner_text()
    assert page.locator("main script, main iframe, main style, main img").count() == 0
    assert watched.broken_rules(axe) == []
    assert not watched.too_wide
