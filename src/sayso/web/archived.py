"""A report as it was read, byte for byte: to be saved, never to be shown.

What was read is another's page: nothing of it may run here, so a browser is told to
save it, and to treat it as nothing else.
"""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from sayso.errors import UsageError
from sayso.web.screen import Screen

_CLOSED = "sandbox; default-src 'none'; frame-ancestors 'none'"


def routes(screen: Screen) -> APIRouter:
    """The route of the archived bytes."""
    router = APIRouter()

    @router.get("/reports/{report}/raw")
    def raw(report: str) -> Response:
        for held in screen.ledger.reports():
            if held.id == report:
                name = f"{held.id}.{_ending(screen.ledger.raw(held.raw))}"
                return Response(
                    screen.ledger.raw(held.raw),
                    media_type="application/octet-stream",
                    headers={
                        "Content-Disposition": f'attachment; filename="{name}"',
                        "Content-Security-Policy": _CLOSED,
                        "X-Content-Type-Options": "nosniff",
                    },
                )
        raise UsageError(f"the ledger holds no report {report!r}")

    return router


def _ending(raw: bytes) -> str:
    """How a file of these bytes is named: `html` where they look like a page."""
    return "html" if b"<html" in raw[:2000].lower() else "txt"
