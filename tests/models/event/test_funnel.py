from dataclasses import replace
from datetime import date

import pytest

from models.event import Loss, Period, Selection, funnel
from models.event.packed_count import PackedCount
from models.guide import Guide
from models.release.publish import publish
from tests.support.people import NOW

DAY = date(2026, 11, 24)
WEEK = Period.last(7, DAY)


@pytest.fixture
def count(live):
    """Counts a figure of the live guide, of one step; four times as often as unique."""

    def add(figure, total, step="", *, day=DAY, version=live.version, device="desktop", environment="production"):
        with live.database.writing() as session:
            session.add(
                PackedCount(
                    guide_id=live.guide.id,
                    organisation_id=live.guide.organisation_id,
                    environment=environment,
                    day=day,
                    figure=figure,
                    version=version,
                    step=step,
                    locale="en",
                    device=device,
                    total=total,
                    uniques=total // 4,
                )
            )

    return add


@pytest.fixture
def three(live):
    """The guide with three steps, live: their ids, and the version's name."""
    with live.database.writing() as session:
        guide = session.get_one(Guide, live.guide.id)
        step = guide.document.steps[0]
        steps = tuple(replace(step, id=f"s{number}", title=f"Step {number}") for number in (1, 2, 3))
        by = session.merge(live.person.member)
        guide.edit(replace(guide.document, steps=steps), "Three steps", by, NOW)
        return publish(session, guide, seen=live.version, by=by, now=NOW).guides()[0]["version"]


def drawn(live, way="all", **narrower):
    with live.database.reading() as session:
        return funnel(session, Selection(session.get_one(Guide, live.guide.id), WEEK, **narrower), way)


def test_whoever_is_not_at_the_next_step_is_somewhere(live, three, count):
    for figure, step, total in (
        ("started", "s1", 100), ("reached", "s1", 100), ("dismissed", "s1", 12), ("left_page", "s1", 8), ("completed", "s1", 3),
        ("target_missing", "s2", 5), ("reached", "s2", 70), ("dismissed", "s2", 4), ("reached", "s3", 68),
        ("completed", "s3", 60),
    ):  # fmt: skip
        count(figure, total, step, version=three)
    found = drawn(live)
    assert [(rung.name, rung.total, rung.after) for rung in found.rungs] == [
        ("1. Step 1", 100, Loss(finished=3, dismissed=12, left_page=8, missing=5, silent=2)),
        ("2. Step 2", 70, Loss(dismissed=4, silent=-2)),
        ("3. Step 3", 68, Loss(silent=8)),
        ("Completed", 63, None),
    ]
    reached = [rung.total for rung in found.rungs]
    for here, onward, rung in zip(reached, reached[1:-1], found.rungs, strict=False):
        after = rung.after
        assert here - (after.finished + after.dismissed + after.left_page + after.missing + after.silent) == onward
    assert drawn(live, "unique").rungs[0].after == Loss(finished=0, dismissed=3, left_page=2, missing=1, silent=25 - 17 - 6)


def test_the_steps_are_those_of_the_version_that_is_asked_for(live, three, count):
    old = live.version
    count("reached", 9, "s1", version=old)
    count("reached", 4, "gone", version=three)
    count("started", 13, version=three)
    assert [rung.name for rung in drawn(live).rungs] == ["1. Step 1", "2. Step 2", "3. Step 3", "Completed"]
    assert drawn(live).elsewhere == 4
    assert [rung.name for rung in drawn(live, version=old).rungs] == ["1. Save here", "Completed"]


def test_counts_of_another_day_environment_or_device_are_not_in_it(live, count):
    count("started", 4, day=WEEK.since)
    for other in ({"day": date(2026, 11, 17)}, {"day": date(2026, 11, 25)}, {"environment": "staging"}, {"device": "mobile"}):
        count("started", 8, **other)
    assert drawn(live, device="desktop").started == 4
    assert drawn(live).started == 12
    assert drawn(live, environment="staging").started == 8
