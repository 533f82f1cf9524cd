"""The numbers of the week by mail: in a real SMTP server, on Monday morning where the organisation is, once."""

from datetime import UTC, date, datetime, timedelta

import pytest

from models.account import Membership
from models.account.organisation import Organisation
from models.account.site_role import NO_ACCESS, SiteRole
from models.event.packed_count import PACKED, PackedCount
from models.guide import Guide
from models.integration.mail import Postbox
from models.integration.weekly_choice import WeeklyChoice
from models.integration.weekly_letter import due_week
from models.job.delivery_run import DeliveryRun
from models.job.weekly_letters import send_weekly
from models.support.outbound import AllowList, WaysOut
from tests.models.job.postroom import SEALER
from tests.support.mailbox import mail_server
from tests.support.people import tour

MONDAY = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
BASE = "https://cairn.example"


def ends(organisation, member):
    return f"{BASE}/unsubscriptions/{organisation}.{member}"


def count(guide, day, started, completed, missing=0):
    return PackedCount(
        guide_id=guide.id, organisation_id=guide.organisation_id, environment="production", day=day, figure=PACKED,
        version="a" * 12, step="s1", locale="en", device="desktop", total=started, uniques=started, started=started,
        started_uniques=started, completed=completed, completed_uniques=completed, target_missing=missing,
        target_missing_uniques=missing, reached=started, reached_uniques=started,
    )  # fmt: skip


@pytest.fixture
def wanted(database, alice, bob):
    """A guide whose completion fell in the week before Monday; Bob wants the letter, Alice does not."""
    with database.writing() as session:
        guide = tour(session, alice, "Greeting")
        for ago in range(1, 36):
            day = MONDAY.date() - timedelta(days=ago)
            session.add(count(guide, day, 100, 20 if ago <= 7 else 60))
        WeeklyChoice.choose(session, bob.organisation.id, bob.member.id, wants=True)
        return guide.id


def sent(database, now=MONDAY):
    with mail_server() as box:
        number = send_weekly(database, BASE, ends, now)
        DeliveryRun(database, WaysOut(AllowList(())), SEALER, Postbox.read(box.url), lambda: now).run()
        return number, box.letters


def test_show_5_the_weekly_letter_arrives_with_what_needs_attention_first(database, wanted, bob):
    number, letters = sent(database)
    assert number == len(letters) == 1
    [letter] = letters
    text = letter.get_payload(decode=True).decode()
    assert letter["To"] == bob.member.email
    assert letter["Subject"] == "Acme: numbers of the week, 23 to 29 Nov 2026"
    assert letter["List-Unsubscribe"] == f"<{ends(bob.organisation.id, bob.member.id)}>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    first, rest = text.split("All guides:")
    assert "Greeting: Completion fell from 60 % to 20 %." in first
    assert f"{BASE}/guides/{wanted}/numbers" in first
    assert "started 700 (700 the week before), completed 140 (420 the week before)" in rest
    assert "from=2026-11-23&to=2026-11-29" in rest
    assert sent(database)[0] == 0, "once a week"
    assert sent(database, MONDAY + timedelta(days=3))[0] == 0
    assert sent(database, MONDAY + timedelta(days=7))[0] == 1


@pytest.mark.parametrize(
    ("zone", "hour", "due"),
    [
        ("UTC", 6, None),
        ("UTC", 7, date(2026, 11, 30)),
        ("Asia/Tokyo", 0, date(2026, 11, 30)),
        ("America/Los_Angeles", 14, None),
        ("America/Los_Angeles", 15, date(2026, 11, 30)),
        ("Pacific/Auckland", 23, date(2026, 11, 30)),
    ],
)
def test_it_is_due_when_it_is_monday_morning_there(zone, hour, due):
    found = due_week(Organisation(zone=zone), MONDAY.replace(hour=hour))
    assert (found if found == date(2026, 11, 30) else None) == due


def test_who_left_is_suspended_or_may_not_look_gets_nothing(database, wanted, alice, bob):
    with database.writing() as session:
        place = session.get_one(Membership, (bob.organisation.id, bob.member.id))
        place.site_roles.append(SiteRole(site_id=alice.site.id, role=NO_ACCESS))
    assert sent(database)[0] == 0, "nothing of a site that is not theirs"
    with database.writing() as session:
        place = session.get_one(Membership, (bob.organisation.id, bob.member.id))
        place.site_roles.clear()
        place.suspended_at = MONDAY
    assert sent(database, MONDAY + timedelta(days=7))[0] == 0


def test_where_nothing_was_counted_there_is_no_letter(database, bob):
    with database.writing() as session:
        WeeklyChoice.choose(session, bob.organisation.id, bob.member.id, wants=True)
    assert sent(database) == (0, [])
    with database.reading() as session:
        assert session.get_one(WeeklyChoice, (bob.organisation.id, bob.member.id)).told_of == MONDAY.date()
        assert session.query(Guide).count() == 0
