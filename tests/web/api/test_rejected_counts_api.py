from collections import Counter
from datetime import UTC, datetime

from models.event.rejected_count import REASONS, add_rejected
from models.event.sorted_batch import Sorted
from tests.web.api.program import program


def test_what_a_site_was_sent_that_was_not_counted_is_for_who_manages_it(client, alice, charlie):
    with client.database.writing() as session:
        sent = Sorted(alice.site.id, alice.organisation.id, rejected=Counter(origin=3, version=40))
        add_rejected(session, [sent], datetime.now(UTC).date())
    asked = f"/sites/{alice.site.id}/rejected-counts"
    asks = program(client, alice, "read", "manage")
    assert [(one["reason"], one["total"]) for one in asks.get(f"{asked}?days=2").json["data"]] == [("version", 40), ("origin", 3)]
    assert asks.get(asked).json["data"][1]["remedy"] == REASONS["origin"].remedy
    assert asks.get(f"{asked}?from=2024-01-01&to=2024-01-31").json["data"] == []
    assert asks.get(f"{asked}?from=2024-02-01&to=2024-01-31").status == 422
    assert program(client, alice, "read").get(asked).json["code"] == "scope"
    assert program(client, charlie, "read", "manage").get(asked).status == 404
