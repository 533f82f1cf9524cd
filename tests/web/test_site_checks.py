from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from models.check.check import Check
from models.site import Site
from models.site.watch_schedule import Watch
from models.support.worker_pulse import WorkerPulse

PART = {"hx_request": "true", "hx_request_type": "partial"}


def test_a_check_that_is_asked_for_is_due_at_once(client, alice, database):
    client.sign_in(alice)
    with database.writing() as session:
        WorkerPulse.beat(session, datetime.now(UTC))
    assert "Nothing was checked here yet" in client.get(f"/sites/{alice.site.id}/checks").words("#check-history")
    panel = client.post(f"/sites/{alice.site.id}/checks", **PART)
    assert "under way" in panel.words("#check-history")
    assert panel.html.select_one('[hx-trigger="every 1s"]')
    with database.writing() as session:
        assert (alice.organisation.id, alice.site.id) in Watch.due(session, datetime.now(UTC))


@pytest.mark.parametrize(("method", "path"), [("GET", "checks"), ("POST", "checks"), ("PUT", "watch")])
def test_a_stranger_finds_nothing(client, alice, charlie, database, method, path):
    answer = client.sign_in(charlie).ask(method, f"/sites/{alice.site.id}/{path}", data={"rhythm": "off"})
    assert answer.status == 404
    with database.reading() as session:
        assert session.scalars(select(Watch)).all() == []


def test_a_check_that_is_asked_for_in_the_inbox_says_there_how_far_it_is_and_what_it_found(client, alice, database):
    with database.writing() as session:
        WorkerPulse.beat(session, datetime.now(UTC))
    checks = client.sign_in(alice).get("/inbox").html.select_one("#inbox-checks")
    assert "not checked yet" in checks.get_text()
    assert checks.get("hx-get") is None
    form = checks.select_one("form")
    answer = client.post(form["action"], {one["name"]: one["value"] for one in form.select("input")})
    assert (answer.status, answer.headers["location"]) == (303, "/inbox")
    asked = client.get("/inbox?show=later")
    assert "begins within a minute" in asked.words("#inbox-checks")
    with database.writing() as session:
        check = Check.begin(session, session.get_one(Site, alice.site.id), None, datetime.now(UTC))
        check.pages, check.planned = 1, 3
    part = client.get(asked.html.select_one("#inbox-checks")["hx-get"], **PART)
    assert "under way: 1 of 3 pages." in part.words("#inbox-checks")
    assert part.html.select_one("hx-partial")["hx-target"] == "#inbox-checks"
    assert part.html.select_one("#inbox-checks form") is None


def test_a_check_that_nobody_will_do_says_so_at_once_in_the_inbox(client, alice):
    client.sign_in(alice).post(f"/sites/{alice.site.id}/checks", {"back": "inbox"})
    page = client.get("/inbox")
    assert "waits for a worker" in page.words("#inbox-checks")
    assert page.html.select_one(".worker-note")
