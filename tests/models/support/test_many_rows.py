from datetime import UTC, date, datetime

from sqlalchemy import select

from models.event.rejected_count import RejectedCount
from models.event.repeated_batch import CountedBatch
from models.support.many_rows import add_rows

DAY = date(2026, 11, 30)


def rejected(person, reason, total):
    return {"site_id": person.site.id, "day": DAY, "reason": reason, "organisation_id": person.organisation.id, "total": total}


def test_rows_are_written_or_added_to_what_is_there(database, alice):
    key = ("site_id", "day", "reason")
    with database.writing() as session:
        assert add_rows(session, RejectedCount, [rejected(alice, "step", 2), rejected(alice, "origin", 1)], key, ("total",)) == 2
        assert add_rows(session, RejectedCount, [rejected(alice, "step", 40)], key, ("total",)) == 1
    with database.reading() as session:
        assert {(row.day, row.reason): row.total for row in session.scalars(select(RejectedCount))} == {
            (DAY, "step"): 42,
            (DAY, "origin"): 1,
        }


def test_what_is_there_stays_as_it_was_where_nothing_is_to_be_added(database, alice):
    first, later = datetime(2026, 11, 30, 14, 5, 6, 789, UTC), datetime(2026, 11, 30, 15, tzinfo=UTC)

    def named(name, moment):
        return {"site_id": alice.site.id, "id": name, "organisation_id": alice.organisation.id, "counted_at": moment}

    with database.writing() as session:
        assert add_rows(session, CountedBatch, [named("a' \u2028\"", first)], ("site_id", "id")) == 1
        assert add_rows(session, CountedBatch, [named("a' \u2028\"", later), named("b", later)], ("site_id", "id")) == 1
    with database.reading() as session:
        found = session.scalars(select(CountedBatch).order_by(CountedBatch.id))
        assert [(row.id, row.counted_at) for row in found] == [("a' \u2028\"", first), ("b", later)]
