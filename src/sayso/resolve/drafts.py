"""Who each source of one report is, before persons meet across reports.

Goes through a report's claims in the order of the text, and resolves the definite
descriptions that point back (`departementet`, `generalen`, `uttalandet`, `gruppens
leder`) to who was named before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.lang import language
from sayso.lang.names import WORD, skeleton
from sayso.lang.peoples import NONE_UNLISTED, Unlisted, english_adjective
from sayso.model import LANGUAGES, Report
from sayso.resolve import lexicon
from sayso.resolve.context import Context, Draft, context_of, most, same_noun
from sayso.resolve.phrases import Phrase, phrase_of

_GUESS = "the state that the report is about"
# A party behind a name: `Magdalena Andersson (S)`.
_PARTY = re.compile(r"\([A-ZÅÄÖÆØ]{1,4}\)")
_OFFICES = ("minister", "president", "præsident")
_FROM = 4  # words between a person and whom he speaks for, at most
_PLAIN = 3  # words of a phrase that names a body and no more
_SPEAKING_FOR = frozenset(("head", "official", "voice", "counsel"))
_OWN_SIDE = ("accident board", "court", "election board")


def drafts_of(
    report: Report,
    speakers: Sequence[str | None],
    offsets: Sequence[int],
    more: Unlisted = NONE_UNLISTED,
) -> list[Draft | None]:
    """The draft of each speaker of a report, in the order of the text.

    `offsets` says where each speaks; `more` are sides that the lists do not know.
    """
    context = context_of(report, more)
    made: list[Draft | None] = []
    for speaker, context.at in zip(speakers, offsets, strict=True):
        phrase = phrase_of(speaker, report.lang, more) if speaker else None
        draft = draft_of(phrase, context) if phrase else None
        if draft:
            context.drafts.append(draft)
        made.append(draft)
    return made


def draft_of(phrase: Phrase, context: Context) -> Draft:
    """Who a phrase stands for, given what the report has said before."""
    if phrase.proxy:
        return _unnamed(phrase, context)
    for rule in _RULES:
        if draft := rule(phrase, context):
            return draft
    return _unnamed(phrase, context)


def _medium(phrase: Phrase, context: Context) -> Draft | None:
    name = phrase.medium
    if not name or (phrase.title and phrase.person and phrase.person != name):
        return None
    if name == "?":
        # `the spy agency` is no medium.
        spoken = phrase.kind and phrase.kind != "agency"
        return None if spoken else _described_medium(phrase, context)
    _, side = lexicon.media()[name.casefold()]
    return Draft(
        "medium", (name.casefold(),), name, phrase, side or name, "is a medium"
    )


def _described_medium(phrase: Phrase, context: Context) -> Draft | None:
    """A medium by its noun: with a name, pointing back, or one not named."""
    if name := phrase.person or phrase.org:
        key = tuple(skeleton(w) for w in name.split())
        return Draft("medium", key, name, phrase, name, "is called a medium")
    back = context.last("medium")
    if not phrase.knowns and not phrase.indefinite:
        if back:
            return _back(back, "the medium named before")
        if called := _called(phrase, context):
            return replace(called, sort="medium", side=called.side or called.name)
    if phrase.knowns or phrase.indefinite:
        side = next((k.side for k in phrase.knowns if k.form == "adjective"), "")
        return Draft(
            "media", _own(phrase, context), phrase.text, phrase, side, "unnamed"
        )
    return None


def _person(phrase: Phrase, context: Context) -> Draft | None:
    if not phrase.person or phrase.proxy:
        return None
    name = _nominative(phrase.person, context.report.text)
    key = tuple(skeleton(w) for w in name.split())
    side, words = _side_of_person(phrase, context)
    hint = _hint(phrase, context) if not side else ""
    return Draft("person", key, name, phrase, side, words, hint=hint)


def _hint(phrase: Phrase, context: Context) -> str:
    """The side that a spokesman or minister most likely speaks for.

    One whose party is named is a politician of the outlet's own state. Else it is the
    one state that the paragraph tells of (a bare minister may be of the outlet's own,
    where the report tells of it too); for a spokesman else the side that spoke last.
    """
    if "apart" in phrase.roles:
        return ""
    voice = "voice" in phrase.roles
    office = any(word in phrase.title.casefold() for word in _OFFICES)
    home, setting = _home(context.report.lang), context.setting()
    if office and home and (setting == home or _PARTY.search(phrase.text)):
        return home
    if setting and (voice or (office and not context.states[home])):
        return setting
    if alike := _another(phrase, context):
        return alike.side
    before = context.last("known", "body") if voice else None
    if before:
        return before.side
    return setting or _whose(context) if "rank" in phrase.roles else ""


def _another(phrase: Phrase, context: Context) -> Draft | None:
    """Whoever bore the title before, of `another senator`."""
    first = phrase.text.casefold().split()[:2]
    if not phrase.title or not lexicon.others(context.report.lang) & set(first):
        return None
    return same_noun(phrase, context, ("person",))


def _nominative(name: str, text: str) -> str:
    """A name without the `s` of its genitive, where the text has it bare too."""
    bare = name.removesuffix("s")
    return bare if bare != name and re.search(rf"\b{re.escape(bare)}\b", text) else name


def _side_of_person(phrase: Phrase, context: Context) -> tuple[str, str]:
    if "apart" in phrase.roles:
        medium = phrase.medium if phrase.medium not in ("", "?") else ""
        return medium, "speaks for himself"
    if phrase.kind == "rebels" and phrase.state in ("", "Russia"):
        return lexicon.english_bodies()["rebels"], "is of the self-proclaimed side"
    if phrase.state and (phrase.title or phrase.kind or phrase.roles):
        return phrase.state, f"{phrase.text!r} names the side"
    if phrase.roles & _SPEAKING_FOR and (whom := _whom(phrase)):
        return whom, f"{phrase.text!r} names whom he speaks for"
    counsel = "counsel" in phrase.roles and not phrase.kind
    if counsel or phrase.roles & {"owner", "head"} or phrase.kind:
        owner = _owner(phrase, context)
        if owner:
            if owner.side or owner.sort != "unnamed":
                return owner.side or owner.name, f"belongs to {owner.name}"
    return "", "is named"


def _whom(phrase: Phrase) -> str:
    """The organisation that a person is said to speak for: `advokat for rederiet X`."""
    if not phrase.org or phrase.org.casefold() in lexicon.media():
        return ""
    between = phrase.text[: phrase.text.find(phrase.org)].split()[-_FROM:]
    belongs = lexicon.belonging() & {word.casefold() for word in between}
    return phrase.org if belongs else ""


def _owner(phrase: Phrase, context: Context) -> Draft | None:
    """Whom a possessive or a bare noun of a body points back to."""
    if phrase.kind and not phrase.state:
        body = _body(replace(phrase, person="", title="", roles=frozenset()), context)
        if body and body.side and body.words != _GUESS:
            return body
    if "owner" in phrase.roles:
        if lexicon.personal(context.report.lang) & set(phrase.text.casefold().split()):
            return context.last("person")
        spoke = context.last("body", "known", "org", "medium", "person")
        return spoke or _mentioned(phrase, context)
    if named := _called(phrase, context):
        return named
    return same_noun(phrase, context, ("body", "known", "org", "unnamed"))


def _mentioned(phrase: Phrase, context: Context) -> Draft | None:
    """The side that the paragraph named last, of `its spokesman`."""
    side = context.named_last()
    return Draft("known", (side,), side, phrase, side, "named before") if side else None


def _called(phrase: Phrase, context: Context) -> Draft | None:
    """What the report calls by a noun and a name, of the noun: `the shipping line`."""
    called = context.called()
    for noun in context.nouns(phrase):
        compound = next((n for n in called if n.endswith(noun)), "")
        name = called.get(noun) or called.get(compound)
        if name and (found := _named(_phrase(name, context), context)):
            return _back(found, f"the report names {name}")
    return None


def _phrase(name: str, context: Context) -> Phrase:
    return phrase_of(name, context.report.lang, context.more)


def _known(phrase: Phrase, context: Context) -> Draft | None:
    """A state, its people, its capital, a group: where no other noun is the head."""
    if not phrase.knowns or phrase.kind or phrase.title or phrase.org:
        return None
    known = phrase.knowns[0]
    if known.sort == "union" and known.form == "name" and not phrase.insider:
        return Draft("known", (known.name,), known.name, phrase, known.side, "is named")
    if phrase.roles & {"statement", "head", "official"} or phrase.indefinite:
        return None
    if known.form == "adjective" and " " not in phrase.text:
        return Draft(
            "known", (known.side,), known.side, phrase, known.side, "adjective"
        )
    bare = known.form in ("name", "seat", "people") and not _noun_of_its_own(phrase)
    if known.form == "adjective" or (not bare and known.sort == "state"):
        return None
    words = f"{phrase.text!r} stands for {known.name}"
    return Draft("known", (known.name,), known.name, phrase, known.side, words)


def _noun_of_its_own(phrase: Phrase) -> bool:
    """Whether a common noun stands beside the name: `USA-støttede hær`."""
    first = phrase.text.split(",")[0]
    words = [m.group() for m in WORD.finditer(first)]
    return len([w for w in words if w[0].islower()]) > 1 or (
        "-" in words[0][1:-1]
        and (phrase.knowns[0].name.split()[0] not in words[0] and len(words) > 1)
    )


def _body(phrase: Phrase, context: Context) -> Draft | None:
    if not phrase.kind or _no_body(phrase):
        return None
    if phrase.kind == "militants":
        return _group(phrase, context)
    if phrase.kind == "rebels" and (named := _rebels_named(phrase, context)):
        return named
    if phrase.state:
        return _state_body(phrase.kind, phrase.state, phrase, "names the state")
    earlier = [d for d in context.drafts if d.sort == "body" and d.key[0]]
    same = [d for d in earlier if _same_kind(d.key[1], phrase.kind)]
    return _back(same[-1], "the body named before") if same else _guess(phrase, context)


def _rebels_named(phrase: Phrase, context: Context) -> Draft | None:
    """Rebels by their group's name, in the phrase or as the one of the report."""
    named = [k.name for k in phrase.knowns if k.sort == "group"]
    unlisted = {k.name for _, k in context.more.rows if k.sort == "group"}
    told = [name for name in context.groups if name in unlisted]
    groups = named or (told if len(told) == 1 and not phrase.knowns else [])
    if not groups or phrase.indefinite:
        return None
    words = f"{groups[0]} is the rebel group of the report"
    return Draft("known", (groups[0],), groups[0], phrase, groups[0], words)


def _no_body(phrase: Phrase) -> bool:
    """Whether a phrase names somebody by a body's noun: an official, a rebel front."""
    if phrase.title and (phrase.indefinite or "official" in phrase.roles):
        return phrase.indefinite or not phrase.person
    return bool(phrase.org) and phrase.kind in ("rebels", "militants", "agency")


def _guess(phrase: Phrase, context: Context) -> Draft | None:
    """A bare body: that of the state that the report is about."""
    if phrase.kind == "agency" and len(phrase.text.split()) > _PLAIN:
        return None
    state = _whose(context)
    if phrase.kind == "rebels":
        name = lexicon.english_bodies()["rebels"]
        return Draft("body", (state, "rebels"), name, phrase, name, "is the rebel side")
    return _state_body(phrase.kind, state, phrase, _GUESS) if state else None


def _whose(context: Context) -> str:
    """The state whose bodies a report names bare: its main one, unless its own is too.

    In a Swedish report that tells of Swedes and Russians `Försvarsmakten` may be
    either's; it then stands for itself rather than for the wrong side.
    """
    state, home = most(context.states), _home(context.report.lang)
    return "" if home and home != state and context.states[home] else state


def _home(code: str) -> str:
    """The state whose outlets write in a language, '' where that says nothing."""
    return str(language(code).words["home"]) if code in LANGUAGES else ""


def _same_kind(given: str, asked: str) -> bool:
    return given == asked or (asked == "ministry" and given not in ("police", "army"))


def _state_body(kind: str, state: str, phrase: Phrase, words: str) -> Draft:
    if kind == "rebels":
        name = lexicon.english_bodies()[kind]
        return Draft("body", (state, kind), name, phrase, name, "is the rebel side")
    if kind in ("government", "authorities"):
        return Draft("known", (state,), state, phrase, state, "its government")
    if kind == "coalition":
        lead = "U.S." if state == "United States" else english_adjective(state)
        name = f"{lead}-led coalition"
    else:
        name = f"{english_adjective(state)} {lexicon.english_bodies()[kind]}"
    side = name if kind in _OWN_SIDE else state
    return Draft("body", (state, kind), name, phrase, side, words)


def _group(phrase: Phrase, context: Context) -> Draft | None:
    """Islamists, militants: the group that the report is about."""
    group = phrase.state or most(context.groups)
    if not group or phrase.indefinite or (phrase.title and not _plural(phrase)):
        return None
    if back := same_noun(phrase, context, ("org", "body", "known")):
        return _back(back, "named before by the same noun")
    return Draft("known", (group,), group, phrase, group, "the group of the report")


def _statement(phrase: Phrase, context: Context) -> Draft | None:
    """A statement or report stands for who made it."""
    if "statement" not in phrase.roles or phrase.person or phrase.org:
        return None
    candidates = [
        d for d in context.drafts if d.sort in ("body", "person", "org", "known")
    ]
    if phrase.state:
        candidates = [d for d in candidates if d.side == phrase.state]
    if not candidates:
        candidates = [d for d in context.drafts if d.sort == "medium"]
    return _back(candidates[-1], "whose statement it is") if candidates else None


def _named(phrase: Phrase, context: Context) -> Draft | None:
    if not phrase.org:
        return None
    key = tuple(skeleton(w) for w in phrase.org.split())
    if "staterun" in phrase.roles:
        if owner := phrase.state or context.setting():
            return Draft("org", key, phrase.org, phrase, owner, "is the state's")
    return Draft("org", key, phrase.org, phrase, phrase.org, "is named")


def _role(phrase: Phrase, context: Context) -> Draft | None:
    """A definite role without a name: `generalen`, `the minister`, `lederen`."""
    if phrase.indefinite or not (phrase.title or "head" in phrase.roles):
        return None
    if _plural(phrase):
        return None
    back = same_noun(phrase, context, ("person",))
    if back is None and not phrase.knowns:
        back = context.last("person")
    return _back(back, "the person named before") if back else None


def _plural(phrase: Phrase) -> bool:
    first = phrase.text.split()[0].casefold()
    return first.endswith(("er", "ar", "ere", "menn", "män", "mænd", "officials", "s"))


def _again(phrase: Phrase, context: Context) -> Draft | None:
    """A definite noun that an earlier source had: `kontoret`, `the board`."""
    if phrase.indefinite or phrase.knowns:
        return None
    if "company" in phrase.roles and (named := _called(phrase, context)):
        return named
    back = same_noun(phrase, context, ("org", "body", "known", "medium", "unnamed"))
    return _back(back, "named before by the same noun") if back else None


def _unnamed(phrase: Phrase, context: Context) -> Draft:
    side = ""
    if (
        "official" in phrase.roles
        and "apart" not in phrase.roles
        and not phrase.insider
    ):
        side = phrase.state
    if phrase.kind and phrase.state and "apart" not in phrase.roles:
        side = phrase.state
    if len(phrase.knowns) > 1 and phrase.knowns[1].side != phrase.state:
        side = ""
    if not phrase.knowns and "apart" not in phrase.roles:
        side = _of_whom(phrase, context)
    return Draft("unnamed", _own(phrase, context), phrase.text, phrase, side, "unnamed")


def _of_whom(phrase: Phrase, context: Context) -> str:
    """The side of an office or a voice by whose it is: `his office`, `its spokesman`.

    '' where that is nobody named before.
    """
    spoken = bool(phrase.roles & _SPEAKING_FOR)
    if "owner" in phrase.roles and (spoken or phrase.kind or "office" in phrase.roles):
        owner = _owner(phrase, context)
    elif spoken and phrase.kind:
        owner = _body(
            replace(phrase, indefinite=False, title="", roles=frozenset()), context
        )
        owner = owner if owner and owner.words != _GUESS else None
    else:
        return ""
    named = owner is not None and owner.sort not in ("unnamed", "media")
    return (owner.side or owner.name) if owner and (owner.side or named) else ""


def _own(phrase: Phrase, context: Context) -> tuple[str, ...]:
    return (context.report.id, phrase.text.casefold())


def _back(draft: Draft, words: str) -> Draft:
    return replace(draft, words=words, back=True)


def _pronoun(phrase: Phrase, context: Context) -> Draft | None:
    """A phrase that a pronoun begins, and that names nobody: the person before."""
    first = phrase.text.casefold().split()[0]
    if phrase.person or phrase.org or phrase.knowns or phrase.kind:
        return None
    if first not in lexicon.pronouns(context.report.lang):
        return None
    back = context.last("person")
    return _back(back, "the person named before") if back else None


_RULES = (_pronoun, _medium, _person, _known, _body, _statement, _named, _role, _again)
