"""Made-up events do not fill a database: the attack, for a moment, on the server of the tests."""

from sqlalchemy import func, select

from models.event import Sorted
from models.event.event_count import Count
from models.event.rejected_count import REASONS, RejectedCount
from models.release.publish import publish
from tests.attacks.made_up_events import Site, attack
from tests.support.people import NOW, tour


def test_made_up_events_write_no_rows_and_add_to_one_number(live_server, database, alice):
    with database.writing() as session:
        publish(session, tour(session, alice), seen="", by=session.merge(alice.member), now=NOW)
    sent = attack(Site.read(live_server.url, alice.site.key, "https://app.acme.example"), 1.5)
    live_server.app.state.ledger.count(Sorted(0, 0)).result(20)  # what was rejected before is written by now
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Count)) <= 4
        rejected = {row.reason: row.total for row in session.scalars(select(RejectedCount))}
    assert 1 <= len(rejected) <= len(REASONS)
    assert sum(rejected.values()) > 100
    by_status = {status for found in sent.statuses.values() for status in found}
    assert by_status <= {202, 403, 429, 0}  # 0: answered and closed before all of it was read
    for what, found in sent.statuses.items():
        assert 202 not in found or "the site's origin" in what, what
