from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from models.integration.delivery import Delivery


def test_promise_m3_old_deliveries_are_deleted(database, alice):
    now = datetime(2026, 11, 25, tzinfo=UTC)
    with database.writing() as session:
        for age in (1, 31):
            row = Delivery.put(session, alice.organisation.id, "slack", "k", {}, now - timedelta(days=age))
            row.went(now)
        session.flush()
        Delivery.purge(session, now)
        assert session.scalars(select(func.count()).select_from(Delivery)).one() == 1
