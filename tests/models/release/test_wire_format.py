"""The player calls a version by the first digits of its hash: what it asks for and reports under that name is understood."""

import json

import pytest
from sqlalchemy import select

from models.event import read_batch, sort
from models.event.batch_record import record
from models.event.event_count import Count
from models.release.publish import publish
from models.release.release_lookup import find_content
from models.release.shown_version import shown_versions
from models.release.wire_format import NAME, wire_content
from tests.support.people import NOW, tour


@pytest.fixture
def live(database, alice):
    """The guide's key and its version's hash."""
    with database.writing() as session:
        guide = tour(session, alice)
        release = publish(session, guide, seen="", by=session.merge(alice.member), now=NOW)
        return guide.key, release.guides()[0]["version"]


def counted(database, alice, guide, version):
    batch = read_batch(json.dumps({"schema": 1, "events": [{"figure": "started", "guide": guide, "version": version}]}).encode())
    with database.writing() as session:
        shown = shown_versions(session, alice.site.id, "production", NOW)
        found = sort(batch, shown, (alice.site.id, alice.organisation.id), NOW)
        record(session, [found], NOW)
        return found.total


def test_what_is_reported_under_a_versions_name_is_counted_for_the_version(database, alice, live):
    guide, version = live
    assert counted(database, alice, guide, version[:NAME]) == counted(database, alice, guide, version) == 1
    assert counted(database, alice, guide, "0" * NAME) == 0
    with database.reading() as session:
        assert session.execute(select(Count.version, Count.total)).all() == [(version[:NAME], 2)]


def test_a_content_is_found_by_its_versions_name_on_its_own_site_only(database, alice, charlie, live):
    _, version = live
    with database.reading() as session:
        assert find_content(session, alice.site.key, version[:NAME])["steps"][0]["id"] == "s1"
        assert find_content(session, charlie.site.key, version[:NAME]) is None
        assert find_content(session, alice.site.key, "0" * NAME) is None


def test_what_the_player_takes_for_granted_does_not_travel():
    step = {
        "id": "s1",
        "kind": "tooltip",
        "placement": "auto",
        "progress": "none",
        "missing": {"wait": 5, "then": "skip"},
        "buttons": [{"label": "Later", "style": "secondary", "action": {"type": "dismiss"}}],
    }
    assert wire_content({"language": "en", "steps": [step]}) == {
        "steps": [{"id": "s1", "kind": "tooltip", "buttons": [{"label": "Later", "action": {"type": "dismiss"}}]}]
    }


def test_what_is_not_usual_travels_without_what_is_usual_beside_it():
    step = {
        "id": "s1",
        "kind": "modal",
        "placement": "center",
        "progress": "dots",
        "missing": {"wait": 5, "then": "show"},
        "backdrop": {"kind": "dim", "through": False},
        "buttons": [{"label": "Go on", "style": "primary", "action": {"type": "next"}}],
    }
    assert wire_content({"language": "de", "steps": [step]}) == {
        "language": "de",
        "steps": [
            {
                "id": "s1",
                "kind": "modal",
                "progress": "dots",
                "missing": {"then": "show"},
                "backdrop": {"kind": "dim"},
                "buttons": [{"label": "Go on", "style": "primary", "action": {"type": "next"}}],
            }
        ],
    }
