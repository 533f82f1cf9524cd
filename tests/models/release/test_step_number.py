"""Steps keep the numbers by which browsers remember them, wherever they stand in whichever version."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from models.guide import Guide, Version, compile_guide
from models.release.publish import publish, roll_back
from models.release.release import ReleaseMove
from models.release.release_lookup import find_live
from models.release.shown_version import ShownVersion
from models.release.split_change import begin_split
from models.release.step_number import NUMBERS, step_numbers
from models.release.wire_format import wire_release
from models.site import Site
from tests.support.people import NOW, tour


@pytest.fixture
def show(database, alice):
    """Publishes a tour with steps of these ids, in that order; what the release says of their numbers."""
    with database.writing() as session:
        number, count = tour(session, alice).id, iter(range(1, 100))

    def put(*ids, environment="production"):
        now = NOW + timedelta(hours=next(count))
        with database.writing() as session:
            guide, by = session.get_one(Guide, number), session.merge(alice.member)
            guide.edit(with_steps(guide, ids), "Changed", by, now)
            [listed] = publish(session, guide, seen=None, by=by, now=now, environment=environment).guides()
            return listed.get("step_numbers", "places")

    put.guide = number
    return put


def with_steps(guide, ids):
    first = guide.document.steps[0]
    return replace(guide.document, steps=tuple(replace(first, id=name, title=f"Step {name}") for name in ids))


def test_numbers_that_are_places_do_not_travel(show):
    assert show("a", "b", "c") == "places"
    assert show("a", "b", "c", "d") == "places"


def test_a_step_that_is_moved_keeps_its_number_and_a_new_one_gets_the_next(show):
    show("a", "b", "c")
    assert show("c", "a", "new", "b") == [2, 0, 3, 1]


def test_the_number_of_a_step_that_went_is_its_own_when_it_comes_back_and_nobody_elses(show):
    show("a", "b", "c")
    assert show("a", "b") == "places"
    assert show("a", "b", "d") == [0, 1, 3]
    assert show("a", "c", "b", "d") == [0, 2, 1, 3]


def test_staging_and_production_know_a_step_by_one_number(show):
    show("a", "b", environment="staging")
    assert show("b", "a") == [1, 0]
    assert show("c", "b", environment="staging") == [2, 1]


def test_what_is_brought_back_has_the_numbers_it_had(show, database, alice):
    show("a", "b", "c")
    show("c", "b", "a")
    show("b")
    with database.writing() as session:
        site, by = session.get_one(Site, alice.site.id), session.merge(alice.member)
        second = ReleaseMove.history(session, site, "production")[1]
        release = roll_back(session, site, second, by=by, now=NOW + timedelta(days=3))
        assert release.guides()[0]["step_numbers"] == [2, 1, 0]


def test_browsers_that_know_steps_by_their_places_are_right_about_what_was_shown_last(show, database):
    """As before numbers were kept: browsers may have counted at the places of what was live, and of longer versions."""
    show("a", "b", "c", "d", "e")
    show("a", "b", "c")
    with database.writing() as session:
        session.execute(update(ShownVersion).values(numbers=None))
    assert show("c", "new", "a", "e") == [2, 5, 0, 6]
    with database.reading() as session:
        kept = {tuple(row.steps): row.numbers for row in session.scalars(select(ShownVersion))}
    assert kept["a", "b", "c"] == [0, 1, 2]


def test_both_versions_of_a_split_carry_their_numbers(show, database, alice):
    show("a", "b")
    show("b", "a")
    with database.writing() as session:
        guide, by = session.get_one(Guide, show.guide), session.merge(alice.member)
        guide.edit(with_steps(guide, "ca"), "Changed", by, NOW + timedelta(days=1))
        other = Version.freeze(session, guide, compile_guide(guide), by, NOW + timedelta(days=1))
        begin_split(session, guide, other, 50, by=by, now=NOW + timedelta(days=1))
    with database.reading() as session:
        stored = find_live(session, alice.site.key, "production")
    [listed] = stored.document["guides"]
    assert (listed["step_numbers"], listed["split"]["step_numbers"]) == ([1, 0], [2, 0])
    [wire] = wire_release(stored.document, stored.contents)["guides"]
    assert (wire["numbers"], wire["rules"]["arm"][3:]) == ([1, 0], [[2, 0]])


def test_a_number_is_always_a_character_that_a_memory_can_keep():
    assert step_numbers(["a", "b"], {"a": 3}, NUMBERS - 1) == [3, NUMBERS - 1]
    assert step_numbers(["b", "c"], {}, NUMBERS - 1) == [NUMBERS - 1, 0]
