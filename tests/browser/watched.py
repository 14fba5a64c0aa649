"""A browser's page that is watched: requests, errors, and rules of accessibility."""

from __future__ import annotations

from typing import Any

LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
BLOCKED = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`blocked: ${event.effectiveDirective} ${event.blockedURI}`);
});
"""
BROKEN = """async (levels) => {
  const found = await axe.run(document, {
    runOnly: {type: "tag", values: levels}, resultTypes: ["violations"],
  });
  return found.violations.flatMap((rule) => rule.nodes.map(
    (node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`
  ));
}"""


class Watched:
    """A page with its `troubles`: requests elsewhere, errors, blocked contents."""

    def __init__(self, page: Any, base: str) -> None:
        self.page = page
        self.troubles: list[str] = []
        self._base = base
        page.set_default_timeout(60_000)  # for a machine that has much else to do
        page.add_init_script(BLOCKED)
        page.route("**/*", self._let_through)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))

    def open(self, path: str, *, status: int = 200) -> None:
        """Go to a path, which must be answered with this status."""
        answer = self.page.goto(path)
        assert answer.status == status, path
        if status != 200:  # the console tells of an answer that is asked for
            self.troubles = [t for t in self.troubles if f"status of {status}" not in t]

    def broken_rules(self, axe: str) -> list[str]:
        """What of the page breaks a rule of level A or AA, and how."""
        self.page.evaluate(axe)
        found: list[str] = self.page.evaluate(BROKEN, LEVELS)
        return found

    @property
    def narrow(self) -> bool:
        """Whether the screen is a phone's."""
        return bool(self.page.viewport_size["width"] < 736)

    @property
    def too_wide(self) -> bool:
        """Whether the page as a whole has to be scrolled sideways."""
        wide: bool = self.page.evaluate(
            "document.documentElement.scrollWidth > innerWidth"
        )
        return wide

    def _let_through(self, route: Any) -> None:
        address = route.request.url
        if address.startswith((f"{self._base}/", "data:")):
            route.continue_()
        else:
            self.troubles.append(f"asks for {address}")
            route.abort()

    def _heard(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(message.text)
