"""Claims to questions: what each claim is about, in any language, and how it answers.

Decides links by rule, each with its reason and score. Who is who is settled before, in
`resolve`; how many independent origins stand behind an answer after, in `trace`.
"""

from sayso.link.linking import link

__all__ = ["link"]
