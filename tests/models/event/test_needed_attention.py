from datetime import date, timedelta

import pytest

from models.event.needed_attention import attention
from models.event.packed_count import PACKED, PackedCount
from models.guide import Guide

TODAY = date(2026, 11, 30)


@pytest.fixture
def told(live):
    """What is said of the guide, given what was counted on each of some days: (oldest, newest, started, completed, missing)."""

    def tell(*times, archived=None):
        with live.database.writing() as session:
            guide = session.get_one(Guide, live.guide.id)
            guide.archived_at = archived
            for oldest, newest, started, completed, missing in times:
                for age in range(newest, oldest + 1):
                    session.add(counts(guide, TODAY - timedelta(days=age), started, completed, missing))
            session.flush()
            return [(one.kind, one.sentence) for one in attention(session, [guide], TODAY)]

    return tell


def counts(guide, day, started, completed, missing):
    """Of one day; only first times, as the rule asks."""
    return PackedCount(
        guide_id=guide.id,
        organisation_id=guide.organisation_id,
        environment="production",
        day=day,
        figure=PACKED,
        version="a" * 12,
        step="",
        locale="",
        device="",
        total=0,
        uniques=0,
        **{f"{name}{end}": number for name, number in named(started, completed, missing) for end in ("", "_uniques")},
    )


def named(started, completed, missing):
    return (("started", started), ("reached", started), ("completed", completed), ("target_missing", missing))


STEADY = (35, 8, 20, 12, 0)


def test_completion_that_fell_by_more_than_chance_needs_attention(told):
    assert told(STEADY, (7, 1, 20, 6, 0)) == [("completion", "Completion fell from 60 % to 30 %.")]


@pytest.mark.parametrize(
    "recent",
    [
        (7, 1, 20, 12, 0),  # nothing changed
        (7, 1, 20, 11, 0),  # as much as chance shows
        (7, 1, 4, 0, 0),  # too few to tell
        (7, 1, 20, 16, 0),  # it rose
    ],
)
def test_what_chance_would_show_needs_none(told, recent):
    assert told(STEADY, recent) == []


def test_targets_that_are_missing_more_often_need_attention(told):
    assert told(STEADY, (7, 1, 20, 12, 2)) == [("target_missing", "Targets are missing more often: 9 % of steps, 0 % before.")]


def test_today_is_not_over_and_does_not_count(told):
    assert told(STEADY, (7, 1, 20, 12, 0), (0, 0, 900, 0, 90)) == []


def test_an_archived_guide_needs_none(told, live):
    assert told(STEADY, (7, 1, 20, 6, 9), archived=live.guide.created_at) == []
