"""Whose turn it is to write into a file."""

import threading

import pytest

from models.support import writers_turn as turns
from models.support.writers_turn import writers_turn

FILE = "sqlite:tried.db"


def one_after_the_other(url):
    """Whether a second one waits until the first one is done."""
    order, inside = [], threading.Event()

    def write():
        inside.wait(20)
        with writers_turn(url):
            order.append("second")

    second = threading.Thread(target=write)
    second.start()
    with writers_turn(url):
        inside.set()
        second.join(0.2)
        order.append("first")
    second.join(20)
    return order == ["first", "second"]


def test_one_writes_at_a_time_into_a_file():
    assert one_after_the_other(FILE)


def test_many_write_at_once_where_the_database_lets_them():
    assert not one_after_the_other("postgresql+psycopg://")


def test_a_turn_ends_however_what_was_written_ended():
    with pytest.raises(ZeroDivisionError), writers_turn(FILE):
        _ = 1 / 0
    assert one_after_the_other(FILE)


def test_who_waits_for_long_asks_the_database(monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE", 0.01)
    assert not one_after_the_other(FILE)
