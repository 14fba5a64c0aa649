"""Reports to matters: which reports are about the same contested thing.

Compares what survives translation: names by their skeletons, states and groups by
their English names, numbers, and the rarer long words of neighbouring languages, each
weighted by how rare it is. The result is a function of the set of reports.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from sayso.lang.names import WORD, skeleton
from sayso.lang.peoples import mentions
from sayso.model import Report
from sayso.text import folded

_THRESHOLD = 0.12
_CENTRES = 0.26
_COMMON = 0.2
_FEW, _MANY = 12, 120
_STEM = 6
_NAME, _SIDE, _NUMBER, _PLAIN = 1.0, 0.5, 0.7, 0.35
_GAP_DAYS = 90
_FADE = 0.9
_START = re.compile(r"(?:\A|[.!?:–\-\n»”\"]\s*[–\-«“”\"]?\s*)\Z")

Vector = dict[str, float]


def matters(reports: Mapping[str, Report]) -> dict[str, frozenset[str]]:
    """The set of reports of the matter that each report (by id) is of."""
    vectors = _weighted({rid: features(reports[rid]) for rid in sorted(reports)})
    links = _similar(vectors)
    faded = {pair: s * _nearness(reports, *pair) for pair, s in links.items()}
    close = _average_link(sorted(vectors), faded, _THRESHOLD)
    centres = {min(group): _centre([vectors[rid] for rid in group]) for group in close}
    wide = _average_link(sorted(centres), _similar(centres), _CENTRES)
    members = {min(group): group for group in close}
    found: dict[str, frozenset[str]] = {}
    for names in wide:
        group = [rid for name in names for rid in members[name]]
        whole = frozenset(group)
        found |= dict.fromkeys(group, whole)
    return found


def features(report: Report) -> Counter[str]:
    """What a report mentions, and how often: `n:` names, `s:` sides, `w:` words."""
    text = f"{report.title}\n{report.text}"
    found: Counter[str] = Counter()
    covered = []
    for mention in mentions(text, report.lang):
        found["s:" + mention.known.side] += 1
        covered.append((mention.start, mention.end))
    inside = {i for s, e in covered for i in range(s, e)}
    for match in WORD.finditer(text):
        if match.start() not in inside and (key := _feature(match, text)):
            found[key] += 1
    return found


def _feature(match: re.Match[str], text: str) -> str:
    word = match.group()
    if any(c.isdigit() for c in word):
        return "d:" + word.strip(".") if len(word) > 2 else ""
    if word[0].isupper() and len(word) > 1:
        before = text[max(0, match.start() - 4) : match.start()]
        if not _START.search(before) or word.isupper():
            return "n:" + skeleton(word)
    return "w:" + folded(word)[:_STEM] if len(word) > _STEM else ""


def _weighted(counts: Mapping[str, Counter[str]]) -> dict[str, Vector]:
    """Unit vectors: dampened counts times the rarity of each feature."""
    spread = Counter(key for found in counts.values() for key in found)
    total = len(counts)
    kinds = {"n": _NAME, "s": _SIDE, "d": _NUMBER, "w": _PLAIN}
    vectors = {}
    for rid, found in counts.items():
        vector = {
            key: (1 + math.log(n)) * math.log(1 + total / spread[key]) * kinds[key[0]]
            for key, n in found.items()
            if spread[key] > 1
        }
        size = math.sqrt(sum(w * w for w in vector.values())) or 1.0
        vectors[rid] = {key: w / size for key, w in vector.items()}
    return vectors


def _centre(vectors: Iterable[Vector]) -> Vector:
    """The unit vector of the sum: what the reports of a group have in common."""
    total: Vector = defaultdict(float)
    for vector in vectors:
        for key, weight in vector.items():
            total[key] += weight
    size = math.sqrt(sum(w * w for w in total.values())) or 1.0
    return {key: total[key] / size for key in sorted(total)}


def _similar(vectors: Mapping[str, Vector]) -> dict[tuple[str, str], float]:
    """The similarity of the pairs that share a feature which is not everywhere."""
    index: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for rid, vector in vectors.items():
        for key, weight in vector.items():
            index[key].append((rid, weight))
    most = min(_MANY, max(_FEW, int(_COMMON * len(vectors))))
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for key in sorted(index):
        rows = index[key]
        if len(rows) <= most:
            for i, (a, wa) in enumerate(rows):
                for b, wb in rows[i + 1 :]:
                    sums[a, b] += wa * wb
    return dict(sums)


def _nearness(reports: Mapping[str, Report], a: str, b: str) -> float:
    """1 for reports of the same weeks or unknown days, less across months."""
    one, other = reports[a].published, reports[b].published
    if one is None or other is None:
        return 1.0
    gap = max((other.first - one.last).days, (one.first - other.last).days)
    return 1.0 if gap <= _GAP_DAYS else _FADE


def _average_link(
    names: Iterable[str], links: Mapping[tuple[str, str], float], least: float
) -> list[list[str]]:
    """Groups merged while the mean similarity across two is above the threshold.

    The most similar pair goes first; ties go by name, so that the order of reports
    never matters.
    """
    groups = {name: [name] for name in names}
    near: dict[str, dict[str, float]] = {name: {} for name in groups}
    for (a, b), value in links.items():
        near[a][b] = near[b][a] = value
    heap = [(-v, a, b) for (a, b), v in links.items() if v >= least]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if a in groups and b in groups and near[a].get(b) == -value:
            for name, v in sorted(_merge(groups, near, a, b).items()):
                if v >= least:
                    heapq.heappush(heap, (-v, *sorted((min(a, b), name))))  # type: ignore[misc]
    return [sorted(group) for _, group in sorted(groups.items())]


def _merge(
    groups: dict[str, list[str]], near: dict[str, dict[str, float]], a: str, b: str
) -> dict[str, float]:
    """Make one group of two under a name that depends on its members alone."""
    keep, gone = sorted((a, b))
    n, m = len(groups[keep]), len(groups[gone])
    groups[keep] += groups.pop(gone)
    old, other = near.pop(keep), near.pop(gone)
    fresh = {}
    for name in (old.keys() | other.keys()) - {keep, gone}:
        value = (old.get(name, 0.0) * n + other.get(name, 0.0) * m) / (n + m)
        near[name].pop(gone, None)
        near[name][keep] = fresh[name] = value
    near[keep] = fresh
    return fresh
