"""claims → origins: relay chains, copies and translations followed back."""

from sayso.trace.echoes import echoes
from sayso.trace.origins import origins
from sayso.trace.relays import relay_chain

__all__ = ["echoes", "origins", "relay_chain"]
