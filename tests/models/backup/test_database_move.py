"""From SQLite to PostgreSQL, whichever databases a test has otherwise."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from models.account import Member
from models.account.audit_log import AuditEntry
from models.backup.database_move import MoveRefused, move
from models.release.publish import publish
from models.schema import metadata
from tests.support.databases import everything
from tests.support.people import settle, tour

NOW = datetime(2026, 11, 30, 12, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
def source(sqlite_files):
    with sqlite_files.fresh() as database:
        alice = settle(database).alice
        with database.writing() as session:
            guide, member = tour(session, alice, "Ünïcode 🪨 \u202e"), session.merge(alice.member)
            publish(session, guide, seen="", by=member, now=NOW)
            AuditEntry.note(session, alice.organisation.id, "guide.published", "Of a member.", member, NOW)
        yield database


@pytest.fixture
def target(postgres):
    with postgres.fresh() as database:
        yield database


def times_alike(rows: dict[str, set[str]]) -> dict[str, set[str]]:
    return {
        name: {one.replace("zoneinfo.ZoneInfo(key='Etc/UTC')", "datetime.timezone.utc") for one in found}
        for name, found in rows.items()
    }


def test_every_row_arrives_as_it_was_and_numbers_go_on_behind(source, target):
    before, done = everything(source), []
    moved = move(source, target, metadata, lambda: done.append(1))
    assert times_alike(everything(target)) == before == everything(source)
    assert moved == {name: len(rows) for name, rows in before.items()}
    assert len(done) == len(metadata.sorted_tables)
    with target.writing() as session:
        member = Member(email="new@example.com", name="New", created_at=NOW)
        session.add(member)
        session.flush()
        assert member.id == 4
        disabled = "SELECT COUNT(*) FROM pg_trigger WHERE tgenabled = 'D'"
        assert session.execute(text(disabled)).scalar_one() == 0


def test_a_database_that_holds_something_is_refused_and_left_alone(source, target):
    settle(target, ("Cove", "Delta"))
    before = everything(target)
    with pytest.raises(MoveRefused, match=r"not empty: it has rows in .*members"):
        move(source, target, metadata, lambda: None)
    assert everything(target) == before


def test_what_postgresql_can_not_hold_is_named_and_nothing_is_moved(source, target):
    with source.writing() as session:
        session.execute(text("UPDATE members SET name = 'a' || char(0) WHERE id = 1"))
    with pytest.raises(MoveRefused, match="A row of members can't be moved"):
        move(source, target, metadata, lambda: None)
    assert not any(everything(target).values())


def test_what_fails_half_way_leaves_the_target_empty(source, target):
    def fail() -> None:
        done.append(1)
        if len(done) > 30:
            raise KeyboardInterrupt

    done: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        move(source, target, metadata, fail)
    assert not any(everything(target).values())
    assert len(done) > 30
