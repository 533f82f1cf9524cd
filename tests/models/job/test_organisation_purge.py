from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete as sql_delete
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from models.account import MemberSession, Membership
from models.account.audit_chain import close_day
from models.account.audit_faults import faults_of
from models.account.audit_key import month_of
from models.account.audit_log import AuditEntry
from models.account.organisation import GRACE
from models.account.organisation_deletion import DeletionRefused, bring_back, delete_organisation
from models.job.organisation_purge import clear_away, rows_of
from models.schema import metadata
from models.support.sealer import Sealer
from tests.support.databases import everything
from tests.support.people import tour
from tests.support.watching import harbour_on_wire
from tests.web.belongings import belongings

NOW = datetime.now(UTC)
LONG_AGO = NOW - GRACE - timedelta(hours=1)
"""The database holds the 30 days by its own clock."""


def delete(database, person, then):
    with database.writing() as session:
        by = session.get_one(Membership, (person.organisation.id, person.member.id))
        return delete_organisation(session, by, then)


def theirs(database, organisation_id):
    """How many rows of each table are that organisation's."""
    with database.reading() as session:
        found = {table.name: rows_of(table, organisation_id) for table in metadata.sorted_tables}
        counts = {
            name: session.scalar(select(func.count()).select_from(metadata.tables[name]).where(rows))
            for name, rows in found.items()
            if rows is not None
        }
    return {name: rows for name, rows in counts.items() if rows}


def test_thirty_days_after_its_deletion_no_row_of_any_table_is_of_the_organisation(app, client, database, alice, charlie):
    with harbour_on_wire() as harbour:
        belongings(client, alice, harbour, app.state.instance.settings.secret_key)
    with database.writing() as session:
        tour(session, charlie)
        AuditEntry.note(session, alice.organisation.id, "site.added", "Alice added a site.", None, NOW)
        AuditEntry.note(session, charlie.organisation.id, "site.added", "Charlie added a site.", None, NOW)
        close_day(session, Sealer(b"k" * 32), NOW)
    hers = theirs(database, charlie.organisation.id)
    delete(database, alice, LONG_AGO)
    before = theirs(database, alice.organisation.id)
    assert len(before) > 25
    (receipt,) = clear_away(database, metadata, NOW)
    keys = {"subject_keys": 2}  # of an identified visitor, and of the pseudonyms of the site
    assert (receipt.key, receipt.rows) == (alice.organisation.key, before | keys)
    assert theirs(database, alice.organisation.id) == {}
    assert theirs(database, charlie.organisation.id) == hers
    left = {f"{name}: {row}" for name, rows in everything(database).items() for row in rows if alice.organisation.key in row}
    assert len(left) == 1, "only the receipt names it"
    with database.reading() as session:
        assert faults_of(session, Sealer(b"k" * 32)) == []
    assert clear_away(database, metadata, NOW) == []


def test_what_is_not_cleared_away_belongs_to_persons_or_to_the_instance():
    of_nobody = [table for table in metadata.sorted_tables if rows_of(table, 1) is None]
    assert {"members", "hour_keys"} <= {table.name for table in of_nobody}
    for table in of_nobody:
        assert {key.column.table.name for key in table.foreign_keys} <= {"members", "policy_versions"}, table.name
        assert [one for one in table.columns if one.name.startswith(("organisation", "site", "guide"))] == [], table.name


def test_within_thirty_days_an_owner_brings_everything_back(database, alice, bob):
    with database.writing() as session:
        tour(session, alice)
        secret = MemberSession.start(session, session.merge(alice.member), NOW, organisation_id=alice.organisation.id)
    before = theirs(database, alice.organisation.id)
    deleted = NOW - GRACE + timedelta(hours=1)
    delete(database, alice, deleted)
    assert clear_away(database, metadata, NOW) == []
    with database.writing() as session:
        assert MemberSession.sender(session, secret, NOW) == (alice.member.id, None)
        assert Membership.active(session, alice.organisation.id, alice.member.id) is None
        with pytest.raises(DeletionRefused, match="Only an owner"):
            bring_back(session, session.get_one(Membership, (bob.organisation.id, bob.member.id)), NOW)
        bring_back(session, session.get_one(Membership, (alice.organisation.id, alice.member.id)), NOW)
        assert Membership.active(session, alice.organisation.id, alice.member.id)
    assert before.pop("member_sessions") == 1
    months = {month_of(deleted), month_of(NOW)}
    assert theirs(database, alice.organisation.id) == {**before, "audit_entries": 2, "audit_keys": len(months)}


def test_after_thirty_days_nobody_brings_it_back_although_no_worker_ran(database, alice):
    delete(database, alice, LONG_AGO)
    with database.writing() as session, pytest.raises(DeletionRefused, match="too long ago"):
        bring_back(session, session.get_one(Membership, (alice.organisation.id, alice.member.id)), NOW)


def test_the_database_keeps_the_log_of_an_organisation_that_was_deleted_lately(database, alice):
    delete(database, alice, NOW - GRACE + timedelta(hours=1))
    with database.writing() as session, pytest.raises(IntegrityError, match="only ever added to"), session.begin_nested():
        session.execute(sql_delete(AuditEntry).where(AuditEntry.organisation_id == alice.organisation.id))
