from datetime import UTC, datetime

import pytest
from sqlalchemy import select

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
