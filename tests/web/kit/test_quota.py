"""Two processes of Cairn on one database limit like one: at the API, and at the door."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest
from sqlalchemy import select

from models.account.minute_count import KEPT_MINUTES, MinuteCount
from models.account.sign_in_limit import ACCOUNT_FROM_NETWORK
from tests.support.client import Client
from tests.web.api.program import Program, make_key
from web.app import create_app
from web.kit.quota import Quota

NOON = datetime(2026, 11, 29, 12, 0, 5, tzinfo=UTC)
T = TypeVar("T")


@pytest.fixture
def clients(app, database, client):
    """Of one process and of another, which have nothing in common but the database."""
    other = create_app(app.state.instance.settings, database)
    for one in (app, other):
        one.state.instance.capacity.of_key.most = 4
        one.state.instance.capacity.of_wrong_keys.most = 3
    with Client(other) as second:
        yield client, second


def within_a_minute(do: Callable[[], T]) -> T:
    """What `do` answers when no minute of the clock ends meanwhile."""
    while True:
        began = datetime.now(UTC).minute
        answer = do()
        if datetime.now(UTC).minute == began:
            return answer


def test_a_key_has_its_requests_once_and_not_in_each_process(clients, alice):
    def answers():
        secret = make_key(clients[0], alice)
        return [Program(clients[number % 2], secret).get("/sites") for number in range(7)]

    said = within_a_minute(answers)
    assert [one.status for one in said] == [200] * 4 + [429] * 3
    assert [one.headers["ratelimit-remaining"] for one in said] == ["3", "2", "1", "0", "0", "0", "0"]
    assert {one.headers["ratelimit-limit"] for one in said} == {"4"}
    assert all(0 < int(one.headers["retry-after"]) <= 60 for one in said[4:])


def test_a_network_tries_wrong_keys_no_more_often_at_two_processes(clients, database):
    def statuses():
        with database.writing() as session:
            MinuteCount.forget(session, datetime.now(UTC) + timedelta(hours=1))
        return [Program(clients[number % 2], f"cairn_{number}").get("/sites").status for number in range(5)]

    assert within_a_minute(statuses) == [401, 401, 401, 429, 429]


@pytest.mark.one_engine
def test_a_network_is_refused_whatever_its_keys_are(clients, app, alice):
    secrets = [make_key(clients[0], alice) for _ in range(2)]
    app.state.instance.capacity.of_network.most = 1
    said = within_a_minute(lambda: [Program(clients[0], secret).get("/sites") for secret in (*secrets, *secrets)][1:])
    assert {one.json["detail"].partition(" has")[0] for one in said} == {"Your network"}


def test_of_many_at_once_as_many_are_let_in_as_may(database):
    quotas = [Quota("key of the API", 20), Quota("key of the API", 20)]

    def take(number):
        with database.writing() as session:
            return quotas[number % 2].take(session, "1", NOON)

    with ThreadPoolExecutor(8) as threads:
        left = list(threads.map(take, range(50)))
    assert sorted(one.remaining for one in left if one.allowed) == list(range(20))
    assert sum(not one.allowed for one in left) == 30
    assert {one.reset for one in left} == {55}


def test_counts_of_requests_name_no_network_and_are_gone_after_minutes(database):
    quota = Quota("network of the API", 2)
    for now in (NOON, NOON + timedelta(minutes=KEPT_MINUTES + 2)):
        with database.writing() as session:
            assert quota.take(session, "192.0.2.0/24", now).allowed
    with database.reading() as session:
        [name] = session.scalars(select(MinuteCount.name))
    assert re.fullmatch("[0-9a-f]{32}", name)


def test_eighteen_guesses_through_two_processes_are_throttled_as_through_one(clients, alice):
    guess = {"email": alice.member.email, "password": "not hers at all"}
    statuses = [clients[number % 2].post("/sign-in", guess).status for number in range(18)]
    assert statuses[:ACCOUNT_FROM_NETWORK] == [422] * ACCOUNT_FROM_NETWORK
    assert statuses[ACCOUNT_FROM_NETWORK:] == [429] * (18 - ACCOUNT_FROM_NETWORK)
