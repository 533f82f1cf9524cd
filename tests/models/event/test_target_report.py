"""A missing target is believed when ten networks report it within an hour; their names are gone with that hour."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, inspect, select, text

from models.event.batch_record import forget, record
from models.event.target_report import NETWORKS, NetworkReport, reported_since

NOON = datetime(2026, 11, 29, 12, 5, tzinfo=UTC)


def report(live, network, now=NOON, **members):
    batch = live.batch("target_missing", network=network, **{"step": "s1", **members})
    with live.database.writing() as session:
        record(session, [batch], now)


def believed(live, since=NOON - timedelta(days=1)):
    with live.database.reading() as session:
        return reported_since(session, [live.guide.id], since)


def test_ten_networks_within_an_hour_are_believed_and_nine_are_not(live):
    for number in range(NETWORKS - 1):
        report(live, f"10.0.{number}.0/24", NOON + timedelta(minutes=number))
    assert believed(live) == set()
    report(live, "10.0.99.0/24", NOON + timedelta(minutes=50))
    assert believed(live) == {(live.guide.id, "s1")}
    assert believed(live, NOON + timedelta(minutes=51)) == set()


def test_one_network_is_one_however_often_it_reports(live):
    for number in range(3 * NETWORKS):
        report(live, "10.0.0.0/24", NOON + timedelta(minutes=number))
    assert believed(live) == set()


def test_networks_of_two_hours_do_not_add_up(live):
    for number in range(NETWORKS):
        report(live, f"10.0.{number}.0/24", NOON + timedelta(hours=number % 2))
    assert believed(live) == set()


def test_more_networks_than_are_needed_are_not_written_down(live):
    for number in range(2 * NETWORKS):
        report(live, f"10.0.{number}.0/24")
    with live.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(NetworkReport)) == NETWORKS


def test_networks_are_forgotten_when_their_hour_is_over(live):
    report(live, "10.0.0.0/24")
    for later, is_left in ((timedelta(minutes=54), True), (timedelta(minutes=55), False)):
        with live.database.writing() as session:
            assert forget(session, NOON + later) == is_left


@pytest.mark.parametrize("network", ["198.51.100.0/24", "2001:db8:77::/48"])
def test_promise_3_no_address_is_written_anywhere(live, network):
    report(live, network, name="n0tAnAddressAtAll")
    with live.database.reading() as session:
        for table in inspect(live.database.engine).get_table_names():
            rows = str(session.execute(text(f'SELECT * FROM "{table}"')).all())
            assert network.split("/")[0].rstrip(":.0") not in rows, table
