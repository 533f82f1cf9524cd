"""Planning on the screen and by a program; what comes is said on the guide, on the release page and in the inbox."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from models.account.review_policy import Policy
from models.guide import Guide, Publication
from models.job.due_publications import guides_due, keep_appointment
from models.release.planned_publication import PlannedPublication
from models.support.day_words import in_words
from models.support.worker_pulse import STILL, WorkerPulse
from tests.support.people import tour
from tests.web.api.program import program

PART = {"hx_request": "true", "hx_request_type": "partial"}
BERLIN = ZoneInfo("Europe/Berlin")
FORM = "%Y-%m-%dT%H:%M"


@pytest.fixture
def guide_id(database, alice):
    with database.writing() as session:
        guide = tour(session, alice)
        guide.site.zone = "Europe/Berlin"
        return guide.id


def days(number):
    """A morning in Berlin, so many days from now."""
    return (datetime.now(BERLIN) + timedelta(days=number)).replace(hour=9, minute=0, second=0, microsecond=0)


def planned(database, guide_id):
    with database.reading() as session:
        return session.get(PlannedPublication, guide_id)


def test_a_publication_is_planned_changed_and_cancelled_in_the_sites_own_time(client, alice, bob, guide_id, database):
    there, begin, end = f"/guides/{guide_id}/planned-publication", days(3), days(9)
    moments = {"version": "", "goes_live_at": begin.strftime(FORM), "ends_at": end.strftime(FORM)}
    made = client.sign_in(alice).post(there, moments, **PART)
    assert (made.status, planned(database, guide_id).goes_live_at) == (200, begin.astimezone(UTC))
    assert f"{in_words(begin)}, 09:00 (Europe/Berlin)" in made.words("#plan-panel")
    assert "Planned for" in made.words("#publication-bar .publication-plan")
    kept = client.get(there).html
    assert kept.select_one("#field-goes-live")["value"] == begin.strftime(FORM)
    assert kept.select_one("#field-plan-version option[selected]")["value"] == planned(database, guide_id).version_hash
    for page in (f"/guides/{guide_id}", f"/sites/{alice.site.id}/releases"):
        assert client.get(page).html.select_one(f'a[href="{there}"]')
    assert client.post(there, {**moments, "ends_at": ""}, **PART).status == 200
    assert planned(database, guide_id).ends_at is None
    assert client.sign_in(bob).delete(there, **PART).status == 403
    assert "Planned by Alice" in client.get(there).words("#plan-panel")
    assert client.sign_in(alice).delete(there, **PART).status == 200
    assert planned(database, guide_id) is None
    assert client.delete(there, **PART).status == 200


def test_what_makes_no_sense_changes_nothing_and_stays_in_the_form(client, alice, guide_id, database):
    there = f"/guides/{guide_id}/planned-publication"
    client.sign_in(alice).post(there, {"goes_live_at": days(3).strftime(FORM)}, **PART)
    before = planned(database, guide_id)
    for typed, sentence in (
        ({"goes_live_at": "tomorrow"}, "date and a time of day"),
        ({"goes_live_at": days(-1).strftime(FORM)}, "That moment is over"),
        ({"goes_live_at": days(3).strftime(FORM), "ends_at": days(2).strftime(FORM)}, "before it goes live"),
        ({"version": "0" * 64, "goes_live_at": days(3).strftime(FORM)}, "no such version"),
        ({}, "Say when"),
    ):
        refused = client.post(there, typed, **PART)
        assert refused.status == 422
        assert sentence in refused.words("[role=alert]")
        assert refused.html.select_one("#field-goes-live")["value"] == typed.get("goes_live_at", "")
        assert planned(database, guide_id).goes_live_at == before.goes_live_at


def test_one_goes_live_at_once_for_a_period_only_where_it_may(client, alice, guide_id, database):
    there, end = f"/guides/{guide_id}/planned-publication", {"ends_at": days(2).strftime(FORM)}
    with database.writing() as session:
        session.add(Policy(organisation_id=alice.organisation.id, approvals_required=1))
    refused = client.sign_in(alice).post(there, end, **PART)
    assert refused.status == 422
    assert "reviewed versions only" in refused.words("[role=alert]")
    assert planned(database, guide_id) is None
    with database.writing() as session:
        session.get_one(Policy, alice.organisation.id).approvals_required = 0
    live = client.post(there, end, **PART)
    assert "Ends at" in live.words("#publication-bar .publication-plan")
    with database.reading() as session:
        assert Publication.of(session, session.get_one(Guide, guide_id))


def test_whether_a_worker_would_come_and_what_it_refused_is_said(client, alice, guide_id, database):
    there, begin = f"/guides/{guide_id}/planned-publication", days(3)
    client.sign_in(alice).post(there, {"goes_live_at": begin.strftime(FORM)}, **PART)
    assert "No worker is running" in client.get(there).words("#plan-panel")
    for ago, is_said in ((timedelta(0), False), (STILL + timedelta(seconds=1), True)):
        with database.writing() as session:
            WorkerPulse.beat(session, datetime.now(UTC) - ago)
        assert ("No worker is running" in client.get(there).words("#plan-panel")) is is_said
    with database.writing() as session:
        session.add(Policy(organisation_id=alice.organisation.id, approvals_required=1))
    assert "Not yet allowed" in client.get(there).words("#plan-panel")
    for due in guides_due(database, begin):
        keep_appointment(database, *due, "", begin)
    for page, place in ((there, "#plan-panel"), ("/inbox", "main"), (f"/sites/{alice.site.id}/releases", ".release-history")):
        assert "Did not go live" in client.get(page).words(place)
    assert "reviewed versions only" in client.get("/inbox").words("main")


def test_a_program_plans_and_cancels(client, alice, guide_id):
    asks, there = program(client, alice), f"/guides/{guide_id}/planned-publications"
    begin = days(3).isoformat()
    made = asks.post(there, {"goes_live_at": begin})
    assert (made.status, made.json["state"], made.json["planned_by"]) == (201, "waiting", "Alice")
    assert datetime.fromisoformat(made.json["goes_live_at"]) == days(3)
    assert asks.get(there).json["data"] == [made.json]
    for wrong, status in (
        ({"goes_live_at": days(-3).isoformat()}, 409),
        ({"goes_live_at": 1_900_000_000}, 422),
        ({"goes_live_at": "2027-01-10T18:00:00"}, 422),
        ({"version": "0" * 64, "goes_live_at": begin}, 404),
    ):
        assert asks.post(there, wrong).status == status
    assert asks.get(there).json["data"] == [made.json]
    assert asks.delete(there).status == asks.delete(there).status == 204
    assert asks.get(there).json["data"] == []
