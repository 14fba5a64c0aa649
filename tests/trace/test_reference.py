"""trace and weigh against the reference rule, on the gold's own claims."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

QUALITY = Path(__file__).parents[2] / "quality"
STORIES = QUALITY / "stories"

pytestmark = pytest.mark.skipif(
    not STORIES.exists(), reason="the gold stories are not in quality/stories"
)


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "quality_reference", QUALITY / "reference.py"
    )
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_every_stated_standing_follows_with_its_sides(reference: ModuleType) -> None:
    rows = list(reference.check(STORIES))
    assert len(rows) > 50
    assert [row for row in rows if not row.right] == []


def test_the_rule_is_the_reference_rule_on_every_day(reference: ModuleType) -> None:
    rows = list(reference.check(STORIES, every_day=True))
    assert len(rows) > 300
    assert [row for row in rows if not row.right] == []


def test_marked_copies_change_no_label(reference: ModuleType) -> None:
    rows = reference.check(STORIES, copies=True)
    assert [row for row in rows if row.stated[0] != row.given[0]] == []
