"""The sums of guides' days are those of what was counted, whoever counted it and whatever went of it since."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import func, insert, select

from models.account import Organisation
from models.event.count_figures import FIGURES, NUMBERS, ONCE
from models.event.counted_day import CountedDay
from models.event.counted_step import CountedStep
from models.event.event_count import add_counts
from models.event.guide_day import GuideDay
from models.event.packed_count import PACKED, PackedCount
from models.event.rolled_day import RolledDay, roll_up
from models.event.sorted_batch import Place, Sorted
from models.event.step_count import StepCount
from models.guide import Guide
from models.job.content_purge import purge_deleted
from models.job.earlier_days import roll_up_days
from models.job.retention_purge import purge_retained
from models.privacy.legal_hold import hold
from models.release.content_deletion import UNDOABLE, delete_guide, delete_site
from models.schema import metadata
from models.site import Site
from models.support.retention_settings import RetentionSettings
from tests.support.people import tour

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
TODAY = NOW.date()
DAYS = [TODAY - timedelta(days=ago) for ago in (0, 1, 2, 3, 4, 40)]


def sums(session, table):
    """(organisation, guide, day, environment) → the numbers that are not 0."""
    key = (table.organisation_id, table.guide_id, table.day, table.environment)
    numbers = (func.coalesce(func.sum(table.number_of(name)), 0) for name in NUMBERS)
    found = {tuple(row[:4]): row[4:] for row in session.execute(select(*key, *numbers).group_by(*key))}
    return {place: {name: int(one) for name, one in zip(NUMBERS, row, strict=True) if one} for place, row in found.items()}


def counted(database):
    """What was counted in all, which both ways of reading it agree on."""
    with database.reading() as session:
        steps, days = sums(session, CountedStep), sums(session, CountedDay)
    assert days == steps
    return days


@pytest.fixture
def guides(database, alice, charlie):
    """Two of Alice's and one of Charlie's, each with its site and organisation."""
    with database.writing() as session:
        found = [tour(session, alice, "First"), tour(session, alice, "Second"), tour(session, charlie)]
        session.flush()
        return [(guide.id, guide.site_id, guide.organisation_id) for guide in found]


@pytest.fixture
def busy(database, guides):
    """What a test counted itself while it was counted: by the present Cairn, by the two before it, on every day."""
    luck, expected = Random(7), Counter()
    with database.writing() as session:
        for day in DAYS:
            batches = [_batch(luck, luck.choice(guides), expected, day) for _ in range(30)]
            add_counts(session, batches[:20], day)
            add_counts(session, batches[20:], day)
            for guide in guides:
                session.execute(insert(PackedCount), [_packed(guide, day, expected), _of_one_figure(guide, day, expected)])
    return expected


def _batch(luck, guide, expected, day):
    guide_id, site_id, organisation_id = guide
    batch = Sorted(site_id, organisation_id)
    for figure in luck.choices((*FIGURES, *ONCE), k=8):
        environment = luck.choice(("production", "production", "staging"))
        step = luck.choice(("s1", "s2")) if figure == "reached" else ""
        device = luck.choice(("", "desktop", "mobile"))
        place = Place(guide_id, environment, figure, luck.choice("ab") * 64, step, luck.choice(("", "en")), device)
        total, unique = luck.randint(1, 9), luck.randint(0, 1)
        if place not in batch.sums:
            batch.sums[place] = (total, unique)
            _expect(expected, guide, day, environment, figure, total, unique)
    return batch


def _packed(guide, day, expected):
    _expect(expected, guide, day, "production", "started", 5, 3)
    _expect(expected, guide, day, "production", "held", 2, 0)
    return {**_key(guide, day), "figure": PACKED, "version": "a" * 12, "started": 5, "started_uniques": 3, "held": 2}


def _of_one_figure(guide, day, expected):
    _expect(expected, guide, day, "production", "left_page", 4, 1)
    more = {"started": 0, "started_uniques": 0, "held": 0}
    return {**_key(guide, day), "figure": "left_page", "version": "a" * 64, "total": 4, "uniques": 1, **more}


def _key(guide, day):
    where = {"guide_id": guide[0], "organisation_id": guide[2], "environment": "production", "day": day}
    return {**where, "step": "s1", "locale": "en", "device": "mobile", "total": 0, "uniques": 0}


def _expect(expected, guide, day, environment, figure, total, unique):
    place = (guide[2], guide[0], day, environment)
    expected[place, figure] += total
    if figure not in ONCE:
        expected[place, f"{figure}_uniques"] += unique


def told(expected, is_left=lambda _place: True):
    found = {}
    for (place, name), number in expected.items():
        if number and is_left(place):
            found.setdefault(place, {})[name] = number
    return found


def test_the_sums_of_days_are_those_of_what_was_counted_before_and_after_they_are_rolled_up(database, busy):
    assert counted(database) == told(busy)
    assert roll_up_days(database, NOW) == 3, "of the six days, those that are over wherever somebody is"
    assert counted(database) == told(busy)
    assert roll_up_days(database, NOW) == 0
    assert counted(database) == told(busy)
    with database.reading() as session:
        assert session.scalar(select(func.max(RolledDay.day))) == TODAY - timedelta(days=3)


def test_a_day_is_rolled_up_once_whoever_is_asked_again(database, busy):
    roll_up_days(database, NOW)
    with database.writing() as session:
        roll_up(session, TODAY - timedelta(days=3))
    assert counted(database) == told(busy)


def test_what_an_earlier_cairn_counts_beside_this_one_is_found_at_once_and_rolled_up_later(database, guides, busy):
    roll_up_days(database, NOW)
    with database.writing() as session:
        row = {**_packed(guides[0], TODAY, busy), "version": "c" * 12}
        session.execute(insert(PackedCount), [row])
    assert counted(database) == told(busy)
    assert roll_up_days(database, NOW + timedelta(days=3)) == 3
    assert counted(database) == told(busy)


@pytest.mark.parametrize("is_rolled_up", [True, False])
def test_they_agree_after_the_nightly_purge_also_where_a_hold_keeps_one_back(database, alice, guides, busy, is_rolled_up):
    if is_rolled_up:
        roll_up_days(database, NOW)
    with database.writing() as session:
        hold(session, session.get_one(Organisation, alice.organisation.id), "Case 4711", None, NOW)
    gone = purge_retained(database, metadata, RetentionSettings(usage=30, account=60), NOW)
    assert gone["counts"] == 2
    mine = alice.organisation.id
    assert counted(database) == told(busy, lambda place: place[0] == mine or place[2] > TODAY - timedelta(days=30))
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(RolledDay)) == 3 * is_rolled_up


def test_they_agree_after_a_guide_and_after_a_site_is_gone(database, alice, guides, busy):
    roll_up_days(database, NOW)
    with database.writing() as session:
        delete_guide(session, session.get_one(Guide, guides[0][0]), session.merge(alice.member), NOW)
    assert counted(database) == told(busy)
    purge_deleted(database, metadata, NOW + UNDOABLE + timedelta(minutes=1))
    assert counted(database) == told(busy), "what was counted of a guide stays in the totals of its site"
    with database.writing() as session:
        delete_site(session, session.get_one(Site, alice.site.id), session.merge(alice.member), NOW)
    purge_deleted(database, metadata, NOW + UNDOABLE + timedelta(minutes=1))
    assert counted(database) == told(busy, lambda place: place[0] != alice.organisation.id)
    with database.reading() as session:
        for table in (StepCount, GuideDay, PackedCount):
            assert session.scalar(select(func.count()).where(table.organisation_id == alice.organisation.id)) == 0
