"""Row-level security on PostgreSQL, met in the role that serves: what holds where a query forgets whose rows it wants."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import ProgrammingError

from migrations import downgrade, head, is_current, upgrade
from migrations.row_security import OF_NOBODY, POLICY, condition
from models.account import Member
from models.account.organisation_logo import OrganisationLogo
from models.job.vitals import Patient, examine
from models.schema import metadata
from models.site import Site
from models.support.outbound import AllowList, WaysOut
from models.support.sealer import Sealer
from models.support.settings import Settings
from models.support.subject_key import SubjectKey
from models.support.wiped_remains import wipe_remains
from tests.support.client import Client
from tests.support.people import settle
from tests.support.watching import harbour_on_wire
from tests.web.belongings import belongings
from web.app import create_app

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.fixture
def served(postgres):
    with postgres.fresh(serving=True) as database:
        yield database


def test_every_table_has_a_policy_or_a_reason_to_have_none(served):
    tables = {table.name: condition(table) for table in metadata.sorted_tables}
    assert {name for name, rows in tables.items() if rows is None} == set(OF_NOBODY)
    assert not [name for name in OF_NOBODY if "organisation_id" in metadata.tables[name].columns]
    with served.engine.connect() as connection:
        found = connection.execute(text("SELECT tablename FROM pg_policies WHERE policyname = :name"), {"name": POLICY})
        query = text("SELECT relname FROM pg_class WHERE relrowsecurity")
        held = set(connection.execute(query).scalars())
        assert set(found.scalars()) == held == set(tables) - set(OF_NOBODY)


def test_promise_m4_a_where_that_is_taken_out_leaks_nothing(served, tmp_path):
    people = settle(served)
    settings = Settings.read({"CAIRN_DATABASE_URL": served.url, "CAIRN_SECRET_KEY": "k" * 32}, tmp_path)
    app = create_app(settings, served)
    with Client(app) as client, harbour_on_wire() as harbour:
        belongings(client, people.alice, harbour, settings.secret_key)
    tables = [table for table in metadata.sorted_tables if table.name not in OF_NOBODY]
    with served.reading() as session:
        hers = {table.name for table in tables if session.execute(select(table).limit(1)).first()}
    assert len(hers) > 35, "enough of Alice's to leak"
    with served.narrowed(people.charlie.organisation.id).reading() as session:
        for table in tables:
            seen = session.execute(select(table)).mappings().all()
            whose = {row.get("organisation_id", row["id"] if table.name == "organisations" else None) for row in seen}
            assert whose <= {people.charlie.organisation.id}, table.name
    with served.engine.connect() as connection:
        assert [table.name for table in tables if connection.execute(select(table).limit(1)).first()] == [], "who says nothing"


def test_promise_m4_nothing_is_written_into_another_organisation_either(served):
    people = settle(served)
    with served.narrowed(people.charlie.organisation.id).writing() as session:
        assert session.execute(update(Site).values(name="Hers")).rowcount == 1
        logo = insert(OrganisationLogo).values(organisation_id=people.alice.organisation.id, body=b"x")
        with pytest.raises(ProgrammingError, match="row-level security"), session.begin_nested():
            session.execute(logo)
    with served.reading() as session:
        assert session.get_one(Site, people.alice.site.id).name != "Hers"
        assert session.scalar(select(Member.sealed_email).where(Member.id == people.alice.member.id))


def test_the_role_that_serves_is_held_and_the_owner_is_told(served, database, tmp_path):
    settings = Settings.read({"CAIRN_DATABASE_URL": served.url, "CAIRN_SECRET_KEY": "k" * 32}, tmp_path)
    patient = Patient(settings, served, Sealer(b"k" * 32), WaysOut(AllowList()), NOW, is_current)

    def said(one):
        return {sign.name: sign for sign in examine(one, thorough=False)}.get("Tenants")

    assert said(patient).state == "good"
    own = said(dataclasses.replace(patient, database=database))
    assert own is None or "CAIRN_OWNER_DATABASE_URL" in own.remedy


@pytest.mark.one_engine
def test_the_role_that_serves_clears_away_what_is_left_of_deleted_rows(served):
    """An erasure ends with it: what VACUUM skips stays in the table's file for as long as nobody comes by."""
    with served.writing() as session:
        session.add_all(SubjectKey(subject=f"member:{number}", sealed="x" * 200, made_at=NOW) for number in range(50))
    with served.writing() as session:
        session.execute(delete(SubjectKey))
    size = text("SELECT pg_relation_size('subject_keys')")
    with served.engine.connect() as connection:
        assert connection.scalar(size) > 0
    wipe_remains(served, ["subject_keys"])
    with served.engine.connect() as connection:
        assert connection.scalar(size) == 0


def test_policies_come_with_every_migration_and_go_before_one_is_taken_back(postgres):
    with postgres.fresh(migrated=False) as database:
        upgrade(database)
        upgrade(database)
        downgrade(database, "-1")
        with database.engine.connect() as connection:
            assert not connection.scalar(text("SELECT count(*) FROM pg_policies"))
        upgrade(database)
        with database.engine.connect() as connection:
            assert connection.scalar(text("SELECT count(*) FROM pg_policies")) > 50


@pytest.mark.one_engine
def test_a_newer_schema_is_served_and_an_older_one_is_not(database):
    for revision, is_served in (("2099_01_01_something_new", True), ("0001", False), (head(), True)):
        with database.engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
        assert is_current(database) is is_served, revision


@pytest.mark.one_engine
def test_policies_are_renewed_beside_whoever_reads_tables_in_another_order(postgres):
    first, *_, last = [table.name for table in metadata.sorted_tables if table.name not in OF_NOBODY]
    with postgres.fresh() as database, ThreadPoolExecutor(1) as pool, database.engine.connect() as reader:
        reader.execute(text(f"SELECT 1 FROM {last}"))
        renewed = pool.submit(upgrade, database)
        with database.engine.connect() as other:
            waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = to_regclass(:name)")
            while not other.scalar(waiting, {"name": last}) and not renewed.done():
                other.rollback()
        reader.execute(text("SET LOCAL lock_timeout = '500ms'"))
        reader.execute(text(f"SELECT 1 FROM {first}"))
        reader.rollback()
        renewed.result(20)
