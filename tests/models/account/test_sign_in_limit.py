import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from models.account.minute_count import MinuteCount
from models.account.sign_in_limit import ACCOUNT, ACCOUNT_FROM_NETWORK, KNOWN_BROWSER, NETWORK, SignInLimit

NOON = datetime(2026, 11, 29, 12, 0, 5, tzinfo=UTC)


@pytest.fixture
def attempt(database):
    def count(address="192.0.2.1", email="alice@acme.example", browser=None, now=NOON, *, right=False):
        with database.writing() as session:
            limit = SignInLimit(session, address, email, browser, now)
            allowed = limit.count() > -1
            if allowed and right:
                limit.succeeded()
            return allowed

    return count


def test_one_account_from_one_network_may_be_tried_so_often_a_minute(attempt):
    answers = [attempt(address=f"192.0.2.{number}") for number in range(ACCOUNT_FROM_NETWORK + 2)]
    assert answers == [True] * ACCOUNT_FROM_NETWORK + [False] * 2
    assert not attempt(now=NOON + timedelta(seconds=56))  # another minute of the clock, and no minute since
    assert attempt(now=NOON + timedelta(minutes=2))


def test_one_network_may_not_guess_at_many_accounts(attempt):
    answers = [attempt(email=f"{number}@acme.example") for number in range(NETWORK + 1)]
    assert answers == [True] * NETWORK + [False]


def test_many_networks_may_not_guess_at_one_account(attempt):
    answers = [attempt(address=f"10.{number}.0.1") for number in range(ACCOUNT + 1)]
    assert answers == [True] * ACCOUNT + [False]


def test_a_browser_that_signed_in_before_is_not_kept_out_by_guesses_from_elsewhere(attempt):
    for number in range(ACCOUNT + 5):
        attempt(address=f"10.{number}.0.1")
    assert not attempt()
    assert [attempt(browser="b1") for _ in range(KNOWN_BROWSER + 1)] == [True] * KNOWN_BROWSER + [False]


def test_who_signed_in_starts_afresh(attempt):
    for _ in range(ACCOUNT_FROM_NETWORK - 1):
        attempt()
    assert attempt(right=True)
    assert [attempt() for _ in range(ACCOUNT_FROM_NETWORK)] == [True] * ACCOUNT_FROM_NETWORK


def test_letters_and_spaces_make_no_other_account(attempt):
    for _ in range(ACCOUNT_FROM_NETWORK):
        attempt(email=" ALICE@acme.example ")
    assert not attempt()


def test_counts_name_nobody_and_are_gone_after_minutes(attempt, database):
    attempt()
    with database.reading() as session:
        names = session.scalars(select(MinuteCount.name)).all()
    assert len(names) == 3
    assert all(re.fullmatch("[0-9a-f]{32}", name) for name in names)
    attempt(email="bob@acme.example", now=NOON + timedelta(minutes=10))
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(MinuteCount)) == 3


def test_what_is_refused_is_known_before_it_is_counted(attempt, database):
    def is_reached(now=NOON):
        with database.reading() as session:
            return SignInLimit.is_reached(session, "192.0.2.1", "alice@acme.example", None, now)

    assert not is_reached()
    for _ in range(ACCOUNT_FROM_NETWORK - 1):
        attempt()
    assert not is_reached()
    attempt()
    assert is_reached()
    assert not is_reached(NOON + timedelta(minutes=2))
