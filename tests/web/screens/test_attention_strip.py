"""The strip above the list of guides: what needs attention first, and nothing where nothing does."""

from datetime import UTC, datetime, timedelta

import pytest

from models.guide import Version, compile_guide
from models.release.planned_publication import REFUSED, PlannedPublication
from models.release.publish import publish
from models.review import Review
from tests.models.event.test_needed_attention import counts
from tests.models.support.wire import answer
from tests.support.watching import WITHOUT, Night, guide_on, harbour_on_wire
from tests.web.desk import NOW, PART, Desk, read


@pytest.fixture
def desk(database, tmp_path):
    return Desk(database, tmp_path)


def lines(page):
    return [
        (row.select_one(".badge").text, row.strong.text, row.select_one(".muted").text, row.a["href"])
        for row in page.select("#attention-strip li")
    ]


def fallen(session, guide):
    """Its completion, from six in ten to two in ten."""
    today = NOW.date()
    for age in range(1, 36):
        session.add(counts(guide, today - timedelta(days=age), 20, 12 if age > 7 else 4, 0))


def test_nothing_stands_there_where_nothing_waits(desk):
    assert read(desk.alice.get("/guides")).select_one("#attention-strip") is None


def test_what_did_not_go_live_stands_before_what_fell_and_before_a_review_that_waits(desk):
    with desk.writing() as session:
        alice = desk.member(session, "alice")
        guides = [desk.add_guide(session, name) for name in ("Fell", "Asked", "Planned")]
        publish(session, guides[0], seen="", by=alice, now=NOW)
        fallen(session, guides[0])
        asked = Review.ask(session, guides[1], "", alice, NOW).id
        version = Version.freeze(session, guides[2], compile_guide(guides[2]), alice, NOW)
        plan = PlannedPublication.plan(session, guides[2], version, NOW + timedelta(days=1), None, by=alice, now=NOW)
        plan.state, plan.reason = REFUSED, "A review is missing."
        fell, planned = guides[0].id, guides[2].id
    assert lines(read(desk.bob.get("/guides"))) == [
        ("Not live", "Planned", "It was planned. A review is missing.", f"/guides/{planned}/planned-publication"),
        ("Completion", "Fell", "Completion fell from 60 % to 20 %.", f"/guides/{fell}/numbers"),
        ("Review", "Asked", "Alice asked for a review.", f"/reviews/{asked}"),
    ]
    assert lines(read(desk.charlie.get("/guides"))) == []
    assert lines(read(desk.alice.get("/guides?q=Fell"))) == []
    assert read(desk.alice.get("/guides", headers=PART)).select_one("#attention-strip") is None


def rest(page):
    return [(link.text, link["href"]) for link in page.select(".attention-strip-more a")]


def test_what_is_more_is_counted_and_leads_where_it_stands(desk):
    with desk.writing() as session:
        alice = desk.member(session, "alice")
        for number in range(6):
            Review.ask(session, desk.add_guide(session, f"Tour {number}"), "", alice, NOW)
    page = read(desk.alice.get("/guides"))
    assert len(lines(page)) == 4
    assert rest(page) == [("2 more reviews", "/reviews")]
    with desk.writing() as session:
        guides = [desk.add_guide(session, f"Fell {number}") for number in range(5)]
        for guide in guides:
            publish(session, guide, seen="", by=desk.member(session, "alice"), now=NOW)
            fallen(session, guide)
    assert rest(read(desk.alice.get("/guides"))) == [("1 more in the numbers", "/numbers"), ("6 more reviews", "/reviews")]


def test_a_live_target_that_is_missing_leads_to_its_repair(client, alice, database):
    with harbour_on_wire() as harbour:
        with database.writing() as session:
            guide_on(session, alice, harbour, "#add-boat", 'input[name="q"]')
        night = Night(database, alice.site.id, harbour.wire.place)
        night.now = datetime.now(UTC)
        night.check()
        client.sign_in(alice)
        assert lines(client.get("/guides").html) == []
        harbour.say["/boats"] = answer(WITHOUT.encode())
        night.check()
        (finding,) = night.findings()
    assert lines(client.get("/guides").html) == [("Missing", "Boats", "1 missing.", f"/inbox/{finding.id}")]
