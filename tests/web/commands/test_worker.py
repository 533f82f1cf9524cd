import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from dbos import DBOS
from sqlalchemy import func, select

from models.account import MemberSession
from models.account.member_session import SIGNED_IN_FOR
from models.backup.backup_run import BackupRun
from models.check.check import Check
from models.check.finding import Finding
from models.guide import Publication, Version, compile_guide
from models.integration.delivery import SENT, Delivery
from models.release.planned_publication import PlannedPublication
from models.site import Site
from models.site.watch_schedule import Watch
from models.support.settings import Settings
from models.support.worker_pulse import WorkerPulse
from tests.models.job.postroom import channel
from tests.models.support.wire import answer, wire
from tests.support.databases import postgres_programs
from tests.support.people import tour
from tests.support.watching import WITHOUT, guide_on, harbour_on_wire
from web.commands import backup_jobs, check_jobs, worker

pytestmark = pytest.mark.serving


def aside(work: Callable[[], None]) -> None:
    """Does the work in a thread of its own, as free of event loops as the command's: a browser of other tests has one here."""
    with ThreadPoolExecutor(1) as threads:
        threads.submit(work).result()


@pytest.mark.long
@pytest.mark.slow
def test_promise_m3_a_night_deletes_the_sign_ins_that_have_expired(database, alice, monkeypatch, tmp_path):
    environ = {"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32}
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    now = datetime.now(UTC)
    with database.writing() as session:
        member = session.merge(alice.member)
        for started in (now, now - SIGNED_IN_FOR - timedelta(seconds=1)):
            MemberSession.start(session, member, started)

    def night() -> None:
        worker.launch(Settings.read(environ, tmp_path))
        try:
            jobs = Path(worker.beside(database.url).removeprefix("sqlite:///"))
            assert {file.stat().st_mode & 0o777 for file in jobs.parent.glob(f"{jobs.name}*")} <= {0o600}
            schedules = {schedule["schedule_name"] for schedule in DBOS.list_schedules()}
            assert schedules == {"nightly", "each_minute", "each_appointment", "each_morning", "each_hour"}
            DBOS.trigger_schedule("nightly").get_result()
        finally:
            worker.stop()

    aside(night)
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(MemberSession)) == 1


@pytest.mark.long
@pytest.mark.slow
def test_a_minute_checks_what_is_due_and_hands_the_news_on(database, alice, monkeypatch, tmp_path):
    """Alice asked for a check; what it found goes to her Slack, all by the worker."""
    with harbour_on_wire() as harbour, wire(lambda _: lambda _path: answer(b"ok")) as slack:
        environ = {
            "CAIRN_DATABASE_URL": database.url,
            "CAIRN_SECRET_KEY": "k" * 32,
            "CAIRN_FETCH_ALLOW": f"{harbour.wire.place},{slack.place}",
        }
        with database.writing() as session:
            guide_on(session, alice, harbour, "#add-boat")
            watch = Watch.of(session, session.get_one(Site, alice.site.id))
            watch.plan_now(datetime.now(UTC))
            session.add(watch)
            channel(session, alice.organisation.id, "slack", slack.url("/services/x"), told=("finding",))
        harbour.say["/boats"] = answer(WITHOUT.encode())

        def minutes() -> None:
            worker.launch(Settings.read(environ, tmp_path))
            try:
                DBOS.trigger_schedule("each_minute").get_result()
                for one in DBOS.list_workflows(queue_name=check_jobs.CHECKS):
                    assert "1 lost" in DBOS.retrieve_workflow(one.workflow_id).get_result()
                DBOS.trigger_schedule("each_minute").get_result()
            finally:
                worker.stop()

        aside(minutes)
        assert len(slack.asked) == 1
    with database.reading() as session:
        assert session.scalars(select(Finding)).one().verdict == "missing"
        assert session.scalars(select(Delivery)).one().state == SENT


@pytest.mark.long
@pytest.mark.slow
def test_a_check_that_was_asked_for_is_handed_out_before_the_minute_is_over(database, alice, tmp_path):
    with harbour_on_wire() as harbour:
        place = {"CAIRN_FETCH_ALLOW": harbour.wire.place}
        environ = {"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32, **place}
        with database.writing() as session:
            guide_on(session, alice, harbour, "#add-boat")
            session.add(Watch.of(session, session.get_one(Site, alice.site.id)))

        def asked() -> None:
            worker.launch(Settings.read(environ, tmp_path))
            try:
                before = {one.workflow_id for one in DBOS.list_workflows(queue_name=check_jobs.CHECKS)}
                with database.writing() as session:
                    Watch.of(session, session.get_one(Site, alice.site.id)).plan_now(datetime.now(UTC))
                check_jobs.hand_out_asked()
                for one in DBOS.list_workflows(name="hand_out"):
                    DBOS.retrieve_workflow(one.workflow_id).get_result()
                (new,) = {one.workflow_id for one in DBOS.list_workflows(queue_name=check_jobs.CHECKS)} - before
                assert "1 pages, 1 fine" in DBOS.retrieve_workflow(new).get_result()
            finally:
                worker.stop()

        aside(asked)
    with database.reading() as session:
        done = session.scalars(select(Check)).one()
        assert (done.pages, done.planned) == (1, 1)


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.one_engine
def test_a_worker_says_that_it_is_there_and_publishes_what_is_planned(database, alice, tmp_path):
    now = datetime.now(UTC)
    with database.writing() as session:
        guide, member = tour(session, alice), session.merge(alice.member)
        version = Version.freeze(session, guide, compile_guide(guide), member, now)
        PlannedPublication.plan(session, guide, version, None, now + timedelta(days=1), by=member, now=now)
        assert not WorkerPulse.is_felt(session, now)

    def minute() -> None:
        worker.launch(Settings.read({"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32}, tmp_path))
        try:
            DBOS.trigger_schedule("each_appointment").get_result()
            for one in DBOS.list_workflows(name="appointment"):
                assert DBOS.retrieve_workflow(one.workflow_id).get_result() == ""
        finally:
            worker.stop()

    aside(minute)
    with database.reading() as session:
        assert session.get_one(Publication, (guide.id, "production")).version_hash == version.hash
        assert session.get_one(PlannedPublication, guide.id).state == "live"
        assert WorkerPulse.is_felt(session, datetime.now(UTC))


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.one_engine
def test_promise_m6_the_worker_makes_the_days_backup_once(database, alice, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", f"{postgres_programs()}{os.pathsep}{os.environ['PATH']}")
    environ = {"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32}

    def hours() -> None:
        worker.launch(Settings.read(environ, tmp_path))
        try:
            for _ in range(2):
                DBOS.trigger_schedule("each_hour").get_result()
                for one in DBOS.list_workflows(queue_name=backup_jobs.BACKUPS):
                    assert DBOS.retrieve_workflow(one.workflow_id).get_result() == ""
        finally:
            worker.stop()

    aside(hours)
    assert len(list((tmp_path / "backups").glob("cairn-2*.age"))) == 1
    with database.reading() as session:
        made = session.scalars(select(BackupRun)).one()
        assert made.rehearsed_at
        assert made.rows["sites"] == 2, "of every organisation, also where the worker's role is shown one at a time"
