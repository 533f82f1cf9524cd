"""What is counted and what is rejected: only what was published on that site, in that environment, not too long ago."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from models.event import read_batch, sort
from models.event.sorted_batch import has_unknown_versions
from models.release.shown_version import COUNTED_FOR, Shown

NOW = datetime(2026, 11, 29, tzinfo=UTC)
V1, V2 = "1" * 64, "2" * 64
NEW = Shown(7, V2, frozenset({"s1", "s2"}), frozenset({"en", "de-AT"}), None)
OLD = Shown(7, V1, frozenset({"s1"}), frozenset({"en"}), NOW - timedelta(days=1))
SHOWN = {("welcome", name): one for one in (NEW, OLD) for name in (one.version, one.version[:12])}


def sorted_of(
    figure="reached", version=V2, step="s2", locale="en", guide="welcome", shown=SHOWN, now=NOW, environment="production"
):
    event = {"figure": figure, "guide": guide, "version": version, "step": step, "locale": locale}
    batch = read_batch(json.dumps({"schema": 1, "environment": environment, "events": [event, event]}).encode())
    return sort(batch, shown, (3, 4), now)


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"version": V2[:12]},
        {"locale": "de-AT"},
        {"locale": ""},
        {"version": V1, "step": "s1"},
        {"figure": "eligible", "step": ""},
        {"figure": "completed", "step": ""},
        {"figure": "started", "step": "s1"},
    ],
)
def test_what_was_published_is_counted(event):
    found = sorted_of(**event)
    assert (found.total, found.rejected) == (2, {})
    (place,) = found.sums
    assert (place.guide_id, len(place.version)) == (7, 64)


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ({"version": "3" * 64}, "version"),
        ({"version": "2" * 11 + "3"}, "version"),
        ({"guide": "nobody"}, "version"),
        ({"version": V1, "step": "s2"}, "step"),
        ({"step": "s3"}, "step"),
        ({"step": ""}, "step"),
        ({"figure": "target_missing", "step": ""}, "step"),
        ({"figure": "eligible", "step": "s1"}, "step"),
        ({"locale": "fr"}, "language"),
        ({"version": V1, "step": "s1", "locale": "de-AT"}, "language"),
    ],
)
def test_what_was_not_is_one_number(event, reason):
    found = sorted_of(**event)
    assert (found.total, found.rejected) == (0, {reason: 2})


def test_a_version_that_went_is_counted_for_ninety_days():
    ended = {("welcome", V1): Shown(7, V1, frozenset({"s1"}), frozenset({"en"}), NOW)}
    for age, total in ((COUNTED_FOR - timedelta(days=1), 2), (COUNTED_FOR, 0)):
        assert sorted_of(version=V1, step="s1", shown=ended, now=NOW + age).total == total
    assert timedelta(days=90) == COUNTED_FOR


def test_what_was_counted_before_is_judged_by_what_is_live_now():
    assert [sorted_of().total for _ in range(2)] == [2, 2]
    gone = replace(NEW, until=NOW - COUNTED_FOR)
    assert sorted_of(shown={("welcome", V2): gone}).rejected == {"version": 2}
    elsewhere = replace(NEW, guide_id=8, steps=frozenset({"s9"}))
    assert sorted_of(shown={("welcome", V2): elsewhere}).rejected == {"step": 2}
    assert {place.guide_id for place in sorted_of(shown={("welcome", V2): replace(NEW, guide_id=8)}).sums} == {8}
    assert sorted_of(shown={}).total == 0


def test_only_a_live_target_of_production_is_reported_missing():
    assert sorted_of("target_missing").missed == {(7, "s2")}
    assert sorted_of("target_missing", environment="staging").missed == set()
    assert sorted_of("target_missing", version=V1, step="s1").missed == set()


def test_a_batch_with_a_version_that_is_not_known_is_worth_another_look():
    def batch(version):
        event = {"figure": "started", "guide": "welcome", "version": version}
        return read_batch(json.dumps({"schema": 1, "events": [event]}).encode())

    assert has_unknown_versions(batch("3" * 64), SHOWN)
    assert not has_unknown_versions(batch(V1), SHOWN)
