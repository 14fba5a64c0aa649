"""Questions and the reasons of standings in the reader's language.

Nothing is translated: a question is worded anew from its class and its subject, a
reason from its origins. What has no wording in a language stays in English.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sayso.lang.peoples import name_in
from sayso.link.questions import reworded
from sayso.model import Question, Standing
from sayso.shown.language import tongue, written
from sayso.weigh import Wording, in_other_words

_ENGLISH = "en"


def asked(question: Question) -> str:
    """A question, worded in the reader's language."""
    code = tongue().code
    return question.text if code == _ENGLISH else reworded(question, code)


def reason(question: Question, standing: Standing) -> str:
    """Why a standing is what it is, in a sentence."""
    return _said(question, standing)[0]


def would_change(question: Question, standing: Standing) -> str:
    """What would change it, in a sentence."""
    return _said(question, standing)[1]


def _said(question: Question, standing: Standing) -> tuple[str, str]:
    code = tongue().code
    if code == _ENGLISH:
        return standing.reason, standing.would_change
    wording = Wording(_words(code), written, lambda name: name_in(name, code))
    return in_other_words(question, standing, wording)


@cache
def _words(code: str) -> Mapping[str, str]:
    path = files("sayso.lang").joinpath(code, "standing.toml")
    found: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
    return found
