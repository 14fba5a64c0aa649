"""claims → origins: relay chains, copies and translations followed back."""

from sayso.trace.drift import drifts
from sayso.trace.echoes import echoes
from sayso.trace.origins import origins
from sayso.trace.relays import relay_chain

__all__ = ["drifts", "echoes", "origins", "relay_chain"]
