"""Two versions of a guide at once: what the release carries, what is counted, and what ends it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.event.packed_count import PACKED, PackedCount
from models.event.split_result import split_result
from models.guide import Guide, Version, compile_guide
from models.release.player_modules import modules_of
from models.release.publish import publish, roll_back, take_down, take_everything_down
from models.release.release import ReleaseMove
from models.release.release_lookup import find_content, find_live
from models.release.shown_version import shown_versions
from models.release.split_change import NotSplit, begin_split, end_split
from models.release.version_split import VersionSplit
from models.release.wire_format import NAME, wire_release
from tests.support.people import NOW, tour

TOMORROW = NOW + timedelta(days=1)


@pytest.fixture
def two(database, alice):
    """A live guide and another version of it: the guide's id, and both hashes."""
    with database.writing() as session:
        guide, by = tour(session, alice), session.merge(alice.member)
        first = publish(session, guide, seen="", by=by, now=NOW).guides()[0]["version"]
        guide.edit(guide.document.changed("s1", lambda step: replace(step, title="Other words")), "Other", by, NOW)
        second = Version.freeze(session, guide, compile_guide(guide), by, NOW).hash
        return guide.id, first, second


def begin(database, alice, two, percent=50):
    with database.writing() as session:
        guide, second = session.get_one(Guide, two[0]), session.get_one(Version, (two[0], two[2]))
        return begin_split(session, guide, second, percent, by=session.merge(alice.member), now=NOW)


def live(database, alice):
    with database.reading() as session:
        return find_live(session, alice.site.key, "production")


def test_the_release_carries_both_only_while_both_are_shown(database, alice, two):
    _, first, second = two
    assert "split" not in live(database, alice).document["guides"][0]
    begin(database, alice, two, 30)
    stored = live(database, alice)
    [listed] = stored.document["guides"]
    assert (listed["version"], listed["split"]["version"], listed["split"]["percent"]) == (first, second, 30)
    assert len(stored.contents) == 2, "neither is nearer than the other"
    [wire] = wire_release(stored.document, stored.contents)["guides"]
    assert next(iter(wire["rules"])) == "arm"
    assert wire["rules"]["arm"][1:] == [30, second[:NAME]]
    assert "arms.js" in modules_of(stored.document, stored.contents).deciding
    with database.reading() as session:
        assert find_content(session, alice.site.key, second[:NAME])["steps"][0]["title"] == "Other words"
        shown = shown_versions(session, alice.site.id, "production", NOW)
        assert {one.version for one in shown.values()} == {first, second}, "both are counted"
    with database.writing() as session:
        assert end_split(session, session.get_one(Guide, two[0]), by=session.merge(alice.member), now=TOMORROW)
        assert not end_split(session, session.get_one(Guide, two[0]), by=session.merge(alice.member), now=TOMORROW)
    assert "split" not in live(database, alice).document["guides"][0]


@pytest.mark.parametrize("what", ["publish", "take down", "switch off", "roll back"])
def test_whatever_changes_what_is_live_ends_it(database, alice, two, what):
    begin(database, alice, two)
    with database.writing() as session:
        guide, by = session.get_one(Guide, two[0]), session.merge(alice.member)
        if what == "publish":
            publish(session, guide, seen=None, by=by, now=TOMORROW, version=session.get_one(Version, (guide.id, two[2])))
        elif what == "take down":
            take_down(session, guide, by=by, now=TOMORROW)
        elif what == "switch off":
            take_everything_down(session, guide.site, by=by, now=TOMORROW)
        else:
            roll_back(session, guide.site, ReleaseMove.history(session, guide.site, "production")[-1], by=by, now=TOMORROW)
        assert VersionSplit.newest(session, guide).ended_at == TOMORROW
    assert all("split" not in guide for guide in live(database, alice).document["guides"])


def test_what_can_not_be_shown_beside_the_live_version_says_why(database, alice, two):
    with database.writing() as session:
        guide, by = session.get_one(Guide, two[0]), session.merge(alice.member)
        second = session.get_one(Version, (guide.id, two[2]))
        for version, percent, sentence in (
            (second, 1, "has to be from 5 to 95"),
            (session.get_one(Version, (guide.id, two[1])), 50, "That version is live"),
        ):
            with pytest.raises(NotSplit, match=sentence):
                begin_split(session, guide, version, percent, by=by, now=NOW)
        begin_split(session, guide, second, 50, by=by, now=NOW)
        with pytest.raises(NotSplit, match="shown already"):
            begin_split(session, guide, second, 50, by=by, now=NOW)
        rules = {"frequency": {"show": "always"}}
        guide.edit(replace(guide.document, rules=rules), "Always", by, NOW)
        other = Version.freeze(session, guide, compile_guide(guide), by, NOW)
        end_split(session, guide, by=by, now=NOW)
        with pytest.raises(NotSplit, match="rules are others"):
            begin_split(session, guide, other, 50, by=by, now=NOW)
        take_down(session, guide, by=by, now=NOW)
        with pytest.raises(NotSplit, match="not live"):
            begin_split(session, guide, second, 50, by=by, now=NOW)


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ((200, 120), "More completed the second"),
        ((200, 62), "Chance alone"),
        ((200, 20), "Fewer completed"),
        ((10, 9), "Too few"),
    ],
)
def test_the_difference_is_of_the_days_on_which_both_were_shown_and_claims_no_more(database, alice, two, second, said):
    begin(database, alice, two)
    with database.writing() as session:
        guide = session.get_one(Guide, two[0])
        for version, day, (started, completed) in (
            (two[1], NOW.date(), (5000, 5000)),
            (two[1], TOMORROW.date(), (200, 60)),
            (two[2], TOMORROW.date(), second),
        ):
            session.add(
                PackedCount(
                    guide_id=guide.id, organisation_id=guide.organisation_id, environment="production", day=day,
                    figure=PACKED, version=version[:NAME], step="s1", locale="en", device="desktop", total=started,
                    uniques=started, started=started, started_uniques=started, completed=completed, completed_uniques=completed,
                )
            )  # fmt: skip
    with database.reading() as session:
        guide = session.get_one(Guide, two[0])
        found = split_result(session, guide, VersionSplit.newest(session, guide), TOMORROW.date())
    assert found.since == TOMORROW.date() == date(2026, 11, 25)
    assert (found.first.started, found.first.completed) == (200, 60), "of the first day nothing"
    assert (found.second.started, found.second.completed) == second
    assert found.sentence.startswith(said)
