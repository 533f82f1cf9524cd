"""Batches of events, over HTTP, on both databases: counted before they are answered, refused with a sentence."""

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from models.event import Sorted
from models.event.active_visitor import ActiveVisitors
from models.event.event_batch import LARGEST
from models.event.event_count import Count
from models.site import Site
from tests.web.player.batches import batch, counted, put_live, rejected, send

SENTENCES = [
    (b"", "not JSON"),
    (b"not json", "not JSON"),
    (b'{"schema": 1, "events": [}', "not JSON"),
    (b'{"schema": 1, "events": NaN}', "NaN is no number"),
    (b'{"schema": 1, "schema": 1, "events": []}', "names a key twice"),
    (b'{"schema": 2, "events": []}', "schema: must be 1"),
    (b'{"schema": 1, "events": {}}', "events: must be a list"),
    (b"[" * 2000, "nested more than"),
    (b'{"a":' * 1000 + b"1" + b"}" * 1000, "nested more than"),
    (b'{"schema": 9223372036854775808, "events": []}', "schema: must be 1"),
    (b'{"schema": 1, "events": [{"figure": "started", "guide": "x\\ud800", "version": ""}]}', "events[0].guide"),
    (b'{"schema": 1, "events": [{"figure": "started", "guide": 9223372036854775808, "version": ""}]}', "events[0].guide"),
    (b"\xff\xfe", "not UTF-8"),
    (b'{"schema": 1, "events": [{"figure": "bought", "guide": "x", "version": ""}]}', "events[0].figure"),
    (json.dumps({"schema": 1, "events": [{}] * 201}).encode(), "at most 200"),
]


@pytest.fixture
def live(database, alice):
    return put_live(database, alice)


def test_a_batch_is_in_the_database_when_it_is_answered(client, database, live):
    answer = send(client, live[0], batch(live, "started", "reached", "started"))
    assert (answer.status, answer.text) == (202, "")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "set-cookie" not in answer.headers
    assert counted(database) == 3
    with database.reading() as session:
        started = session.scalars(select(Count).where(Count.figure == "started")).one()
        assert (started.total, started.uniques, started.environment) == (2, 2, "production")


def test_a_site_that_counts_knows_that_its_tag_is_there(app, client, database, live):
    send(client, live[0], batch(live, "started"))
    app.state.ledger.count(Sorted(0, 0)).result(10)  # what was asked of it before is written by now
    with database.reading() as session:
        assert session.scalars(select(Site).where(Site.key == live[0])).one().tag_seen_at is not None


def test_a_page_on_another_origin_may_send_and_nothing_else(client, live):
    answer = client.ask("OPTIONS", f"/player/v1/{live[0]}/events", headers={"origin": "https://app.acme.example"})
    assert answer.status == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-allow-methods"] == "POST"
    assert "access-control-allow-credentials" not in answer.headers
    assert client.get(f"/player/v1/{live[0]}/events").status == 405


@pytest.mark.one_engine
@pytest.mark.parametrize(("body", "sentence"), SENTENCES)
def test_a_batch_that_cannot_be_read_says_why_and_counts_nothing(client, database, live, body, sentence):
    answer = send(client, live[0], body)
    assert answer.status == 400
    assert answer.text.startswith("Nothing was counted: ")
    assert sentence in answer.text
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert counted(database) == 0


def test_one_bad_event_leaves_the_good_ones_uncounted_too(client, database, live):
    good = json.loads(batch(live, "started"))
    good["events"].append({**good["events"][0], "step": "<script>"})
    answer = send(client, live[0], json.dumps(good).encode())
    assert answer.status == 400
    assert "events[1].step" in answer.text
    assert counted(database) == 0


def test_a_batch_that_is_too_large_is_not_even_read(client, database, live):
    answer = send(client, live[0], b" " * (LARGEST + 1))
    assert answer.status == 413
    assert "65,536" in answer.text
    assert counted(database) == 0


def test_a_batch_of_another_kind_is_refused(client, live):
    assert send(client, live[0], batch(live, "started"), content_type="application/x-www-form-urlencoded").status == 415
    assert send(client, live[0], batch(live, "started"), content_type="application/json").status == 202


def test_a_site_that_sends_without_end_is_asked_to_wait(app, client, live):
    app.state.paces["events"] = Never()
    answer = send(client, live[0], batch(live, "started"))
    assert answer.status == 429
    assert answer.headers["retry-after"] == "2"


class Never:
    """A pace at which nothing may happen any more."""

    def allows(self, _name, _now):
        return False


def test_a_browser_that_counts_itself_as_active_is_one_of_the_month_and_about_no_guide(client, database, live):
    body = json.dumps({"schema": 1, "id": "c" * 20, "events": [{"figure": "active"}]}).encode()
    for _ in range(2):
        assert send(client, live[0], body).status == 202
    with database.reading() as session:
        assert session.scalars(select(ActiveVisitors.total)).one() == 1
    assert counted(database) == 0
    about = json.dumps({"schema": 1, "events": [{"figure": "active", "guide": "welcome"}]}).encode()
    assert "events[0].guide" in send(client, live[0], about).text


def test_a_batch_that_was_cut_anywhere_counts_nothing(client, database, live):
    whole = batch(live, "started", "reached")
    for end in range(1, len(whole), 17):
        assert send(client, live[0], whole[:end]).status == 400, end
    assert counted(database) == 0


def test_a_million_events_are_refused_before_they_are_read(client, database, live):
    event = json.loads(batch(live, "started"))["events"][0]
    body = b'{"schema":1,"events":[' + b",".join([json.dumps(event).encode()] * 1_000_000) + b"]}"
    answer = send(client, live[0], body)
    assert (answer.status, counted(database)) == (413, 0)


def test_another_sites_guides_and_made_up_steps_count_nothing_and_are_one_number_by_reason(app, client, database, live, charlie):
    theirs = put_live(database, charlie)
    for _ in range(3):
        assert send(client, live[0], batch((live[0], *theirs[1:]), "started")).status == 202
    made_up = json.loads(batch(live, "reached", "reached"))
    made_up["events"][0]["step"] = made_up["events"][1]["step"] = "made-up"
    assert send(client, live[0], json.dumps(made_up).encode()).status == 202
    assert rejected(app, database) == {"version": 3, "step": 2}
    assert counted(database) == 0


def test_what_a_clock_ten_years_off_says_is_counted_on_the_servers_day(client, database, live):
    """A batch has no time that counts, and whatever else it says of one is left aside."""
    for at in ("2036-11-30T12:00:00Z", "2016-11-30T12:00:00Z", 2**63):
        answer = send(client, live[0], batch(live, "started", at=at, time=at, day=at))
        assert answer.status == 202, answer.text
    with database.reading() as session:
        days = set(session.scalars(select(Count.day)))
    assert counted(database) == 3
    assert all(abs((datetime.now(UTC).date() - day).days) <= 1 for day in days)
