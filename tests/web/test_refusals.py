"""What is refused too often stands in a log, once: in the one of whom it is about, or where the operator sees it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.account import Member
from models.account.refused_attempt import KEPT, RefusedAttempt
from tests.support.log_entries import entries
from tests.support.people import NOW
from tests.web.api.program import Program, program

pytestmark = pytest.mark.one_engine


def kinds(database):
    with database.reading() as session:
        return {one.kind: one.minutes for one in session.scalars(select(RefusedAttempt))}


def test_too_many_sign_ins_stand_once_in_the_log_of_whom_they_were_for(client, alice, database):
    for _ in range(14):
        client.post("/sign-in", {"email": alice.email, "password": "wrong"})
    said = [one for one in entries(database, "session.refused") if "Too many" in one]
    assert said == ["Too many attempts to sign in as Alice; no more are taken for a minute."]
    assert kinds(database) == {"sign_in": 1}


def test_too_many_sign_ins_as_nobody_are_seen_by_the_operator_alone(client, bob, database):
    for _ in range(12):
        client.post("/sign-in", {"email": "nobody@acme.example", "password": "wrong"})
    assert entries(database, "session.refused") == []
    with database.writing() as session:
        session.get_one(Member, bob.member.id).operator_since = NOW
    page = client.sign_in(bob).get("/operator").words("#organisation-health")
    assert "Too many attempts to sign in, or to open a link" in page
    assert "nobody@acme.example" not in page


def test_a_key_that_asks_too_often_stands_once_in_the_log(client, app, alice, database):
    app.state.instance.capacity.of_key.most = 2
    asks = program(client, alice)
    assert [asks.get("/sites").status for _ in range(5)] == [200, 200, 429, 429, 429]
    said = [one for one in entries(database, "access.refused") if "requests of this minute" in one]
    assert len(said) == 1
    assert said[0].startswith("Requests with the key ")
    assert kinds(database) == {}


def test_keys_that_open_nothing_are_seen_by_the_operator(client, app, database):
    app.state.instance.capacity.of_wrong_keys.most = 1
    assert [Program(client, f"cairn_{n}").get("/sites").status for n in range(4)] == [401, 429, 429, 429]
    assert kinds(database) == {"api": 1}


def test_a_kind_counts_once_a_minute_and_is_forgotten_after_a_month(database):
    at = NOW.replace(second=10)
    with database.writing() as session:
        for later in (0, 5, 49, 51):
            RefusedAttempt.note(session, "api", at + timedelta(seconds=later))
    assert kinds(database) == {"api": 2}
    with database.writing() as session:
        RefusedAttempt.note(session, "api", at + KEPT + timedelta(days=1))
    assert kinds(database) == {"api": 1}
