"""The worker's jobs and organisations: what each is given, and what each may write of whom. They are found in the code."""

import ast
import contextlib
import importlib
import inspect
import itertools
import re
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from migrations.row_security import OF_NOBODY
from models.check.check import Check
from models.guide import Version, compile_guide
from models.integration.delivery import MAIL, Delivery
from models.integration.delivery_body import MailBody
from models.privacy.stored_columns import PLANES
from models.release.planned_publication import PlannedPublication
from models.release.publish import publish
from models.review import Review
from models.site import Site
from models.site.watch_schedule import Watch
from models.support.settings import Settings
from tests.support.databases import everything
from tests.support.people import tour
from web.commands import worker_parts

pytestmark = pytest.mark.serving

ROOT = Path(__file__).parents[3]
OF_SCHEDULES = {"scheduled", "_context"}
NAMED = ("organisation_id", "site_id", "guide_id", "check_id")
"""What a job can be given."""

ELSEWHERE = {
    "forget_jobs": "deletes DBOS's own records, which name no row of anybody's",
    "back_up": "copies the whole database by pg_dump, as its owner, and restores it to look at it",
}

KEPT_FOR_A_TIME = {
    name
    for tables in PLANES.values()
    for name, kept in tables.items()
    if kept.retention is not None and kept.retention.clock and name not in OF_NOBODY
}
ROUNDS = {
    "close_audit_day": {"audit_entries", "audit_checkpoints"},
    "deliver": {"deliveries"},
    "follow_erasures": {"deliveries"},
    "forget_networks": {"network_reports", "guide_presences"},
    "purge": {"deliveries", "member_sessions"},
    "purge_classes": KEPT_FOR_A_TIME | {"identified_visitors", "visitor_attributes", "engagements"},
}
"""Jobs that write rows of organisations while they see every one, and which tables: what is over is over for all of them, by
one statement; deliveries are claimed so, few at a time, and each is then sent and noted as its own organisation's.
"""


def jobs(kind):
    """Module and name of every function that DBOS runs as that, with what it is given."""
    for path in sorted(ROOT.glob("web/commands/*_jobs.py")):
        for one in ast.parse(path.read_text(encoding="utf-8")).body:
            named = {ast.unparse(mark) for mark in one.decorator_list} if isinstance(one, ast.FunctionDef) else set()
            if f"DBOS.{kind}()" in named:
                yield path.stem, one.name, [argument.arg for argument in one.args.args if argument.arg not in OF_SCHEDULES]


def work(module, name):
    """What the job does, without what DBOS notes about it."""
    return inspect.unwrap(getattr(importlib.import_module(f"web.commands.{module}"), name))


@pytest.fixture
def at_work(database, tmp_path):
    """The jobs' own parts, on that database."""
    environ = {"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32}
    worker_parts.open_parts(Settings.read(environ, tmp_path))
    yield worker_parts.parts()
    worker_parts.close_parts()


def busy(session, person):
    """Something of everything that is due: a plan, a review, a letter, a release, a check handed out and one to be."""
    now, member = datetime.now(UTC), session.merge(person.member)
    guide = tour(session, person)
    version = Version.freeze(session, guide, compile_guide(guide), member, now)
    publish(session, guide, seen="", by=member, now=now)
    PlannedPublication.plan(session, guide, version, now - timedelta(hours=1), None, by=member, now=now - timedelta(days=1))
    asked = Review.ask(session, guide, "Look at it", member, now, due_on=now.date())
    letter = MailBody(to="x@x.example", subject="s", text="t")
    Delivery.put(session, person.organisation.id, MAIL, f"letter-{guide.id}", letter, now)
    site = session.get_one(Site, person.site.id)
    check = Check.begin(session, site, None, now - timedelta(hours=1))
    watch = Watch.of(session, site)
    watch.plan_now(now - timedelta(minutes=5))
    session.add(watch)
    session.flush()
    assert asked
    return {"organisation_id": person.organisation.id, "site_id": site.id, "guide_id": guide.id, "check_id": check.id}


def test_every_job_that_is_given_something_is_told_whose_it_is():
    given = {name: parameters for kind in ("workflow", "step") for _, name, parameters in jobs(kind) if parameters}
    assert set(given) >= {"check", "look_at", "appointment", "keep"}
    assert {name: parameters for name, parameters in given.items() if "organisation_id" not in parameters} == {}
    assert {one for parameters in given.values() for one in parameters} <= set(NAMED)


def test_a_job_that_is_given_an_id_of_another_organisation_does_nothing(database, alice, charlie, at_work):
    with database.writing() as session:
        hers, others = busy(session, alice), busy(session, charlie)
    for module, name, parameters in jobs("step"):
        for mix in itertools.product((hers, others), repeat=len(parameters)):
            if all(one is mix[0] for one in mix):
                continue
            given = {parameter: whose[parameter] for parameter, whose in zip(parameters, mix, strict=True)}
            before = everything(database)
            with contextlib.suppress(LookupError):
                work(module, name)(**given)
            changed = {table for table, rows in everything(database).items() if rows != before[table]}
            assert changed == set(), f"{name} {given}"
    before = everything(database)
    for module, name, parameters in jobs("step"):
        if parameters:
            work(module, name)(**{one: hers[one] for one in parameters})
    after = everything(database)
    assert {table for table, rows in after.items() if rows != before[table]} >= {"checks", "planned_publications"}


def test_what_is_done_for_one_organisation_sees_no_other(database, alice, charlie, at_work):
    """Whatever is written of an organisation while every one is seen is named here; on SQLite nobody is shown less."""
    with database.writing() as session:
        busy(session, alice), busy(session, charlie)
    if database.engine.dialect.name != "postgresql":
        return
    written, reach = defaultdict(set), {}
    running = [""]

    def look(connection, _cursor, statement, parameters, _context, _many):
        if statement.startswith("SELECT set_config('cairn.organisation'"):
            reach[connection.connection.dbapi_connection] = parameters[0]
        found = re.match(r"(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)", statement)
        if found and found[1] not in OF_NOBODY and reach.get(connection.connection.dbapi_connection) == "all":
            written[running[0]].add(found[1])

    event.listen(at_work.database.engine, "before_cursor_execute", look)
    for module, name, parameters in jobs("step"):
        if not parameters and name not in ELSEWHERE:
            running[0] = name
            work(module, name)()
    event.remove(at_work.database.engine, "before_cursor_execute", look)
    assert dict(written) == ROUNDS
