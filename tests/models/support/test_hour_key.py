from datetime import UTC, datetime, timedelta
from ipaddress import ip_network

import pytest
from sqlalchemy import select

from models.job.reseal import reseal
from models.support.hour_key import HourKey, hour_name, network_of

NOON = datetime(2026, 11, 29, 12, 0, 30, tzinfo=UTC)


def test_every_process_has_the_same_key_within_an_hour(database):
    with database.writing() as session:
        first = HourKey.at(session, NOON)
    with database.writing() as session:
        assert HourKey.at(session, NOON + timedelta(minutes=59)) == first
    assert len(first) == 32


def test_a_key_is_gone_when_its_hour_is_over(database):
    with database.writing() as session:
        first = HourKey.at(session, NOON)
    with database.writing() as session:
        second = HourKey.at(session, NOON + timedelta(hours=1))
        assert session.scalars(select(HourKey.hour)).all() == [int(NOON.timestamp()) // 3600 + 1]
    assert first != second


def test_a_key_is_gone_also_where_nobody_asks_for_the_next(database):
    with database.writing() as session:
        HourKey.at(session, NOON)
        HourKey.forget(session, NOON + timedelta(minutes=59))
        assert session.scalars(select(HourKey.hour)).all()
        HourKey.forget(session, NOON + timedelta(hours=1))
        assert not session.scalars(select(HourKey.hour)).all()


def test_a_name_says_nothing_without_its_key_and_differs_by_kind():
    assert hour_name(b"a" * 32, "network", "192.0.2.0/24") != hour_name(b"b" * 32, "network", "192.0.2.0/24")
    assert hour_name(b"a" * 32, "network", "192.0.2.0/24") != hour_name(b"a" * 32, "account", "192.0.2.0/24")
    assert len(hour_name(b"a" * 32, "network", "192.0.2.0/24")) == 32


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2::9", "2001:db8:1::/48"),
        ("fe80::1%eth0", "fe80::/48"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_a_network_is_the_first_part_of_an_address(address, network):
    assert network_of(address) == network


@pytest.mark.parametrize("address", ["0.0.0.0", "9.10.99.100", "199.200.249.250", "255.255.255.255", "127.0.0.1"])
def test_a_usual_address_has_the_network_that_it_has_for_everybody(address):
    assert network_of(address) == str(ip_network((address, 24), strict=False))


@pytest.mark.parametrize("text", ["1.2.3", "1.2.3.256", "01.2.3.4", "1.2.3.4.5", "1.2.3.4 ", "\u0661.2.3.4", ""])
def test_what_is_no_address_stays_as_it_is(text):
    assert network_of(text) == text


def test_a_key_is_kept_sealed_and_opens_for_its_own_hour_alone(database):
    with database.writing() as session:
        key = HourKey.at(session, NOON)
        row = session.scalars(select(HourKey)).one()
        assert key not in row.key
        row.hour += 1
    with database.reading() as session:
        assert HourKey.known(session, NOON + timedelta(hours=1)) is None


def test_a_key_that_cannot_be_opened_is_left_for_another_one(database):
    with database.writing() as session:
        first = HourKey.at(session, NOON)
        row = session.scalars(select(HourKey)).one()
        row.key = row.key[:-1] + bytes([row.key[-1] ^ 1])
    with database.writing() as session:
        second = HourKey.at(session, NOON)
        assert second != first
        assert HourKey.at(session, NOON) == second


def test_a_key_that_an_earlier_version_kept_in_the_clear_holds_for_its_hour_and_is_sealed_in_the_background(database):
    with database.writing() as session:
        session.add(HourKey(hour=int(NOON.timestamp()) // 3600, key=b"k" * 32))
    with database.reading() as session:
        assert HourKey.known(session, NOON) == b"k" * 32
    reseal(database, NOON)
    with database.writing() as session:
        assert len(session.scalars(select(HourKey.key)).one()) > 32
        assert HourKey.at(session, NOON) == b"k" * 32
