"""Follows feeds and pages: asks politely, adds what is new, tells what happened."""

from sayso.watch.clock import CLOCK, Clock
from sayso.watch.following import Followed, follow
from sayso.watch.mail import Mail
from sayso.watch.polling import Poll
from sayso.watch.targets import Printed, Teller, Untold
from sayso.watch.webhook import Webhook

__all__ = [
    "CLOCK",
    "Clock",
    "Followed",
    "Mail",
    "Poll",
    "Printed",
    "Teller",
    "Untold",
    "Webhook",
    "follow",
]
