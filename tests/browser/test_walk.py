"""From a pasted report to its origins, as somebody on a desk goes, in a browser."""

from __future__ import annotations

import re
from typing import Any

from browser.watched import Watched

from sayso.ledger import Ledger

REPORT = (
    "Turkey's foreign ministry denied on Thursday that Abu Bakr al-Baghdadi is dead. "
    "The ministry said that the leader of Islamic State had left Raqqa."
)
DAY = "2017-06-29"


def dead(ledger: Ledger) -> str:
    return ledger.brief("Baghdadi dead").question.id


def labels(page: Any) -> str:
    text: str = page.locator(".verdict .label").inner_text()
    return text.lower()


def test_a_pasted_report_leads_to_its_origin(watched: Watched, ledger: Ledger) -> None:
    """Paste, see it marked, keep it, open its question, go back in time."""
    page = watched.page
    held = len(ledger.reports())
    watched.open("/")
    page.get_by_label("The report’s text").fill(REPORT)
    page.get_by_label("Published").fill(DAY)
    page.get_by_label("Outlet").fill("Evening Desk")
    page.get_by_role("button", name="Read it").click()
    page.get_by_text("not kept").wait_for()
    assert page.locator(".prose .cue", has_text="denied").count() == 1
    assert page.locator(".prose .content.is-denies").count() >= 1
    assert len(ledger.reports()) == held

    page.get_by_role("button", name="Add it to the ledger").click()
    page.wait_for_url(re.compile("/reports/"))
    assert len(ledger.reports()) == held + 1

    page.locator(f"a[href='/questions/{dead(ledger)}']").first.click()
    assert "dead?" in page.locator("h1").inner_text()
    deny = page.locator(".column.denies")
    assert deny.locator(".side", has_text="Turkey").count() == 1

    _slide_to(page, DAY)
    standing = next(s for s in ledger.course(dead(ledger)) if str(s.as_of) == DAY)
    assert labels(page) == standing.label
    assert f"{len(standing.deny)}" in page.locator(".column.denies h3").inner_text()

    origins = page.locator(".tree-table" if watched.narrow else "svg.tree")
    assert page.locator("svg.tree").is_visible() != watched.narrow
    assert "Turkey" in origins.text_content()
    assert "denied" in origins.text_content()
    assert not watched.too_wide


def _slide_to(page: Any, day: str) -> None:
    """Move the slider by its keys until the page is as of a day."""
    slider = page.locator("#at")
    slider.focus()
    for _ in range(int(slider.get_attribute("max"))):
        stop = f"datalist option[value='{slider.input_value()}']"
        if page.locator(stop).get_attribute("data-day") == day:
            break
        slider.press("ArrowLeft")
    page.wait_for_url(re.compile(f"as_of={day}"))
    page.locator(".kicker", has_text="As of").wait_for()


def test_a_mark_of_the_timeline_leads_to_its_claim(
    watched: Watched, ledger: Ledger
) -> None:
    page = watched.page
    watched.open(f"/questions/{dead(ledger)}")
    link = page.locator("svg.timeline a").first
    target = link.get_attribute("href")
    link.dispatch_event("click")
    page.wait_for_url(re.compile(re.escape(target)))
    claim = page.locator(f"[id='{target[1:]}']")
    claim.wait_for(state="visible")
    claim.get_by_role("link", name="in the report").click()
    page.wait_for_url(re.compile("/reports/.*#"))
    place = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    assert page.locator(f"[id='{place}']").count() == 1


def test_the_keyboard_alone_reaches_the_page(watched: Watched, ledger: Ledger) -> None:
    """The first key shows a link past the header; the slider moves with arrows."""
    page = watched.page
    watched.open(f"/questions/{dead(ledger)}")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.inner_text() == "Skip to the page"
    assert focused.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
