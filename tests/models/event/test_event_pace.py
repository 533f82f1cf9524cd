from datetime import timedelta
from functools import partial

from sqlalchemy import select

from models.event.event_pace import EventPace, SpentPace, add_spent
from models.support.hour_key import HourKey
from tests.support.people import NOW

NETWORK = "192.0.2.0/24"


def told(database, seconds, missing, now=NOW, kind="network"):
    """How many seconds the network is from whole once that was told."""
    with database.writing() as session:
        key, spent = HourKey.at(session, now), [SpentPace(kind, NETWORK, seconds, missing, partial(print))]
        [(_, found)] = add_spent(session.connection(), spent, now, key)
        return round(found, 3)


def test_what_two_processes_let_in_is_made_up_for_one_after_the_other(database):
    assert told(database, 2, 5) == 5, "what the first to tell knows"
    assert told(database, 3, 3) == 8, "the second knew of three seconds"
    assert told(database, 1, 9, NOW + timedelta(seconds=6)) == 3
    assert told(database, 1, 1, NOW + timedelta(minutes=1)) == 1, "whole again since"
    assert told(database, 1, 1, kind="site") == 1, "a pace of its own"


def test_a_name_says_nothing_and_goes_when_it_is_whole(database):
    told(database, 2, 5)
    with database.writing() as session:
        [name] = session.scalars(select(EventPace.name))
        assert len(name) == 32
        assert "192" not in name
        EventPace.forget(session, NOW + timedelta(seconds=4))
        assert session.scalars(select(EventPace.name)).all() == [name]
        EventPace.forget(session, NOW + timedelta(seconds=6))
        assert session.scalars(select(EventPace.name)).all() == []
