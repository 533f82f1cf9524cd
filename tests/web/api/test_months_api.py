from datetime import UTC, datetime, timedelta

from models.event.batch_record import record
from models.event.sorted_batch import Sorted
from models.release.publish import publish
from tests.support.people import NOW, tour
from tests.web.api.program import program


def test_a_program_reads_active_visitors_by_month_and_what_was_published_when(client, alice, charlie):
    now = datetime.now(UTC)
    with client.database.writing() as session:
        guide = tour(session, alice)
        publish(session, guide, seen="", by=session.merge(alice.member), now=NOW)
        batch = Sorted(alice.site.id, alice.organisation.id)
        batch.active["production"] = 12
        record(session, [batch], now)
    asks, stranger = program(client, alice, "read"), program(client, charlie, "read")
    assert asks.get("/numbers/months").json["data"][0] == {
        "month": f"{now:%Y-%m}", "active_visitors": 12, "tours": 0, "tours_started": 0, "hotspots": 0, "hotspots_started": 0
    }  # fmt: skip
    assert stranger.get("/numbers/months").json["data"][0]["active_visitors"] == 0
    moment = f"{NOW + timedelta(minutes=1):%Y-%m-%dT%H:%M:%SZ}"
    [site] = asks.get(f"/numbers/published?at={moment}").json["data"]
    assert (site["site"], site["guides"][0]["guide"]) == (alice.site.id, guide.key)
    assert asks.get("/numbers/published?at=2020-01-01T00:00:00Z").json["data"] == []
    assert stranger.get(f"/numbers/published?at={moment}").json["data"] == []
    for wrong in ("yesterday", "0", "1793700000", "2026-11-03T09:30:00"):
        assert asks.get(f"/numbers/published?at={wrong}").status == 422, wrong
