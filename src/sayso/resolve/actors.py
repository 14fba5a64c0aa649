"""Sources to actors over all reports of a ledger, with the reason for each identity."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.lang.names import skeleton
from sayso.lang.peoples import Unlisted
from sayso.lang.unlisted import unlisted
from sayso.model import Actor, Claim, Identity, Reason, Report, content_id
from sayso.resolve.context import Draft
from sayso.resolve.drafts import drafts_of
from sayso.resolve.persons import Person, clusters, full_names, seen_in_text

_SURE = {"person": 0.9, "known": 0.95, "body": 0.9, "medium": 0.95, "org": 0.8}
_BACK = 0.7
_UNNAMED = 0.6


@dataclass(slots=True)
class _Made:
    """An actor in the making: its names as printed, and its claims."""

    sort: str
    name: str
    side: str
    names: Counter[str] = field(default_factory=Counter)
    claims: list[tuple[str, str, Draft]] = field(default_factory=list)


Key = tuple[str, ...]


def resolve(
    reports: Mapping[str, Report], claims: Sequence[Claim]
) -> tuple[tuple[Actor, ...], tuple[Identity, ...]]:
    """The actors behind the sources and relays of `claims`, and who is whom.

    Depends on the set of reports and claims alone. A claim whose speaker is None has
    no identity as a source.
    """
    asked, more = _asked(reports, claims), unlisted(reports.values())
    drafts = {rid: _drafts(reports[rid], rows, more) for rid, rows in asked.items()}
    _as_organisations(drafts)
    people = _people(reports, drafts, more)
    made: dict[Key, _Made] = {}
    for rid, rows in asked.items():
        for (claim, role), draft in zip(rows, drafts[rid], strict=True):
            if draft:
                _place(made, draft, people.get((rid, draft.key)), (claim.id, role))
    actors = {key: _actor(key, m) for key, m in sorted(made.items())}
    found = [_identity(actors[k], row) for k, m in made.items() for row in m.claims]
    return (
        tuple(sorted(actors.values(), key=lambda a: a.id)),
        tuple(sorted(found, key=lambda i: (i.claim, i.role))),
    )


def _asked(
    reports: Mapping[str, Report], claims: Sequence[Claim]
) -> dict[str, list[tuple[Claim, str]]]:
    """Each report's claims in the order of the text, each with its roles to resolve."""
    found: dict[str, list[tuple[Claim, str]]] = defaultdict(list)
    for claim in sorted(claims, key=_order):
        if claim.report in reports:
            found[claim.report].append((claim, "source"))
            if claim.relay:
                found[claim.report].append((claim, "relay"))
    return dict(sorted(found.items()))


def _order(claim: Claim) -> tuple[str, int, int, str]:
    return claim.report, _first(claim), -claim.content[-1].end, claim.id


def _first(claim: Claim) -> int:
    """The offset at which a claim begins."""
    return min(s.start for s in (*claim.source, *claim.cue, *claim.content))


def _drafts(
    report: Report, rows: Sequence[tuple[Claim, str]], more: Unlisted
) -> list[Draft | None]:
    speakers = [c.speaker if role == "source" else c.relay for c, role in rows]
    drafts = drafts_of(report, speakers, [_first(c) for c, _ in rows], more)
    longer = full_names(report, [d for d in drafts if d])
    return [_with_full_name(d, longer, report) if d else None for d in drafts]


def _with_full_name(draft: Draft, longer: Mapping[Key, str], report: Report) -> Draft:
    name = longer.get(draft.key) if draft.sort in ("person", "org") else None
    if not name or (draft.sort == "org" and not _surname(draft, name)):
        return draft
    key = tuple(skeleton(w) for w in name.split())
    words = f"the report names {name} in full"
    side = "" if draft.sort == "org" else draft.side
    return replace(draft, sort="person", key=key, name=name, side=side, words=words)


def _surname(draft: Draft, name: str) -> bool:
    """Whether what was taken for an organisation is a person's last name."""
    return skeleton(name.split()[-1]) == draft.key[0]


def _as_organisations(drafts: Mapping[str, list[Draft | None]]) -> None:
    """Take a name for an organisation's where any report shows that it is one."""
    known = {d.key for ds in drafts.values() for d in ds if d and d.sort == "org"}
    for ds in drafts.values():
        for i, draft in enumerate(ds):
            if draft and draft.sort == "person" and draft.key in known:
                if not (draft.phrase.title or draft.side):
                    ds[i] = replace(draft, sort="org", side=draft.name)


def _people(
    reports: Mapping[str, Report],
    drafts: Mapping[str, Sequence[Draft | None]],
    more: Unlisted,
) -> dict[tuple[str, Key], Person]:
    persons = {
        rid: [d for d in ds if d and d.sort == "person"] for rid, ds in drafts.items()
    }
    people = clusters(persons)
    _ask_texts(reports, people, more)
    return people


def _ask_texts(
    reports: Mapping[str, Report],
    people: Mapping[tuple[str, Key], Person],
    more: Unlisted,
) -> None:
    """Let what stands around the names in all texts vote on each person's side."""
    surnames: dict[str, list[Person]] = defaultdict(list)
    for person in {id(p): p for p in people.values()}.values():
        for word in {key[-1] for key in person.keys}:
            surnames[word].append(person)
    wanted = {rid: set(surnames) for rid in reports}
    for bones, phrase in seen_in_text(reports, wanted, more):
        words = {skeleton(w) for w in phrase.person.split()}
        fitting = [p for p in surnames[bones] if any(words <= set(k) for k in p.keys)]
        bodied = phrase.kind not in ("", "agency")
        apart = "apart" in phrase.roles or not (phrase.title or bodied)
        if len(fitting) == 1 and phrase.state and not apart:
            fitting[0].sides[phrase.state] += 1


def _place(
    made: dict[Key, _Made], draft: Draft, person: Person | None, row: tuple[str, str]
) -> None:
    key: Key = (draft.sort, *draft.key)
    name, side = draft.name, draft.side
    if draft.sort == "person" and person:
        name, side = person.name, person.side
        key = ("person", *min(person.keys))
    actor = made.setdefault(key, _Made(draft.sort, name, side))
    actor.side = actor.side or side
    actor.names[draft.phrase.person or draft.phrase.org or draft.phrase.text] += 1
    actor.claims.append((*row, draft))


def _actor(key: Key, made: _Made) -> Actor:
    side = made.side
    if not side and made.sort not in ("unnamed", "media"):
        side = made.name
    return Actor(
        id=content_id("a", *key, side),
        name=made.name,
        names=tuple(sorted({made.name, *made.names})),
        side=side,
        medium=made.sort in ("medium", "media"),
        unnamed=made.sort in ("unnamed", "media"),
    )


def _identity(actor: Actor, row: tuple[str, str, Draft]) -> Identity:
    claim, role, draft = row
    score = _BACK if draft.back else _SURE.get(draft.sort, _UNNAMED)
    return Identity(
        claim=claim,
        actor=actor.id,
        reason=Reason(
            "points back" if draft.back else draft.sort, f"{actor.name}: {draft.words}"
        ),
        role="relay" if role == "relay" else "source",
        score=score,
    )


__all__ = ["resolve"]
