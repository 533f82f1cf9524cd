import socket
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from models.account.minute_count import MinuteCount
from models.integration.trial_letter import MOST_AN_HOUR, hand_in, may_try_again, trial_letter
from tests.support.mailbox import mail_server

LETTER = trial_letter("maren@harbour.example", "https://cairn.example")
NOON = datetime(2026, 11, 30, 12, 7, tzinfo=UTC)


@contextmanager
def listener():
    """The system takes connections there, and nobody says a word in them."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        yield f"smtp://127.0.0.1:{silent.getsockname()[1]}?from=cairn@cairn.example"


def test_a_server_takes_it():
    with mail_server() as box:
        assert hand_in(LETTER, box.url).state == "taken"
    assert [letter["To"] for letter in box.letters] == ["maren@harbour.example"]


def test_a_server_refuses_it_with_its_own_sentence():
    with mail_server() as box:
        box.refuses = ("maren@harbour.example",)
        answer = hand_in(LETTER, box.url)
    assert (answer.state, answer.said) == ("refused", "550 5.1.1 No such user here")
    assert box.letters == []


def test_a_server_that_knows_no_passwords_refuses_who_brings_one():
    with mail_server() as box:
        answer = hand_in(LETTER, box.url.replace("//", "//relay:secret@"))
    assert answer.state == "refused"
    assert "secret" not in answer.said


def test_a_server_that_says_nothing_is_waited_for_so_long_and_no_longer():
    with listener() as url:
        assert hand_in(LETTER, url, seconds=0.2).state == "silent"


@pytest.mark.parametrize(
    ("url", "state"),
    [("", "unset"), ("mail.example", "unusable"), ("smtp://127.0.0.1:1?from=a@b.example", "unreachable")],
)
def test_where_there_is_no_server_it_is_said(url, state):
    assert hand_in(LETTER, url).state == state


def test_a_member_may_try_a_few_times_an_hour_and_others_are_not_in_their_way(database):
    def may(member_id, now=NOON):
        with database.writing() as session:
            MinuteCount.forget(session, now)
            return may_try_again(session, member_id, now)

    spread = [NOON + timedelta(minutes=10 * number) for number in range(MOST_AN_HOUR)]
    assert [may(7, now) for now in spread] == [True] * MOST_AN_HOUR
    assert not may(7, spread[-1])
    assert may(8, spread[-1])
    assert may(7, NOON + timedelta(hours=1))
    with database.writing() as session:
        MinuteCount.forget(session, NOON + timedelta(hours=2))
        assert session.scalars(select(MinuteCount.name)).all() == []
