from datetime import date

from sqlalchemy import func, select

from models.event.count_rows import rows
from models.event.event_count import Count, add_counts
from models.event.figure_selection import Selection
from models.event.guide_day import GuideDay
from models.event.number_period import Period
from models.event.packed_count import PackedCount
from models.event.step_count import StepCount
from models.guide import Guide

DAY = date(2026, 11, 24)


def kept(session, live):
    return list(rows(session, Selection(session.get_one(Guide, live.guide.id), Period(DAY, DAY)), "UTC"))


def totals(session, live):
    """Figure and step → how often it was counted, and how often for the first time."""
    found = {}
    for row in kept(session, live):
        total, unique = found.get((row["figure"], row["step"]), (0, 0))
        found[row["figure"], row["step"]] = total + row["total"], unique + row["unique"]
    return found


def stored(live):
    with live.database.reading() as session:
        return [session.scalar(select(func.count()).select_from(table)) for table in (StepCount, GuideDay, PackedCount)]


def test_all_figures_of_a_step_and_day_are_one_row(live):
    with live.database.writing() as session:
        batches = [live.batch("started", "reached", "dismissed", step="s1", unique=True), live.batch("reached", step="s1")]
        add_counts(session, batches, DAY)
        add_counts(session, [live.batch("reached", "completed", step="s1")], DAY)
    assert stored(live) == [1, 1, 0]
    with live.database.reading() as session:
        counted = totals(session, live)
    assert counted == {
        ("started", "s1"): (1, 1),
        ("reached", "s1"): (3, 1),
        ("dismissed", "s1"): (1, 1),
        ("completed", "s1"): (1, 0),
    }


def test_what_an_earlier_cairn_counted_is_read_beside_it(live):
    key = {"guide_id": live.guide.id, "organisation_id": live.guide.organisation_id, "environment": "production", "day": DAY}
    earlier = PackedCount(**key, figure="started", version=live.version, step="s1", locale="", device="", total=5, uniques=4)
    with live.database.writing() as session:
        session.add(earlier)
        add_counts(session, [live.batch("started", step="s1", unique=True)], DAY)
    with live.database.reading() as session:
        assert totals(session, live) == {("started", "s1"): (6, 5)}
        assert session.scalar(select(func.count(Count.version.distinct()))) == 1
        assert {row["version"] for row in kept(session, live)} == {live.version}, "in full, whichever way it is stored"
