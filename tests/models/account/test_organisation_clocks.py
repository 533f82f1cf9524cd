from datetime import UTC, date, datetime, timedelta

from models.account import Organisation
from models.account.organisation_clocks import FRESH, OrganisationClocks

LATE = datetime(2026, 12, 1, 15, tzinfo=UTC)


def put_in(database, organisation, zone):
    with database.writing() as session:
        session.get_one(Organisation, organisation.id).zone = zone


def test_a_day_is_that_of_each_organisations_clock_and_one_that_moves_is_followed_within_seconds(database, alice, charlie):
    acme, borealis = alice.organisation.id, charlie.organisation.id
    put_in(database, alice.organisation, "Pacific/Auckland")
    clocks = OrganisationClocks()

    def days(now, *ids):
        with database.reading() as session:
            return clocks.days(session.connection(), ids, now)

    assert days(LATE, acme, borealis, 0) == {acme: date(2026, 12, 2), borealis: date(2026, 12, 1)}, "who is gone has none"
    put_in(database, alice.organisation, "America/Los_Angeles")
    assert days(LATE + FRESH / 2, acme) == {acme: date(2026, 12, 2)}, "it is not asked for again at once"
    assert days(LATE + FRESH, acme) == {acme: date(2026, 12, 1)}
    assert days(LATE - timedelta(hours=9), acme) == {acme: date(2026, 11, 30)}, "a clock that was put back"
