"""`cairn worker`: what runs by itself. Every minute it starts checks that are due and moves deliveries on; nightly it clears up
and makes a backup.

The work is durable: what was interrupted is finished after the next start, and of several workers one does it.
"""

import argparse
import logging
import os
import signal
from typing import Any

from dbos import DBOS, DBOSConfig

from models.job.key_health import assert_master_key
from models.job.vitals.database_vitals import cairn_version
from models.support.fault_report import begin_reports
from models.support.log_lines import begin_log
from models.support.private_file import private_database
from models.support.settings import Settings
from web.commands import appointment_jobs, backup_jobs, check_jobs, worker_jobs, worker_parts
from web.commands.clock_look import ClockLook
from web.commands.pipe_event import PipeEvent, end_after
from web.commands.storage_check import check_storage

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself
LOG = logging.getLogger("cairn")
CHECKS_AT_ONCE = 2
ASKED_EVERY = 0.5
"""Seconds between two looks whether somebody has asked for a check and waits for what it finds."""

STOPPING_SECONDS = 7.0
NIGHTLY, EACH_MINUTE, EACH_MORNING = "0 3 * * *", "* * * * *", "0 6 * * *"


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("worker", help="run what runs by itself: checks, deliveries, nightly clearing up")
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    settings = Settings.read(os.environ)
    begin_log(settings.operating.log)
    if settings.operating.sentry_dsn:
        begin_reports(settings.operating, cairn_version())
    stopping = PipeEvent()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stopping.on_signal)
    end_after(stopping, STOPPING_SECONDS)  # a job that is cut short starts anew with the next worker
    check_storage(settings)
    launch(settings)
    try:
        _keep_time(stopping, settings)
    finally:
        stop()
    return 0


def _keep_time(stopping: PipeEvent, settings: Settings) -> None:
    """Until it is told to stop. Schedules reckon from the clock of their start: after it was set back they would wait until it is
    where it was, after it was set ahead do each minute in between; so that they begin anew.
    """
    look = ClockLook()
    while not stopping.wait(ASKED_EVERY):
        check_jobs.hand_out_asked()
        if jump := look.jump():
            LOG.warning("The clock was set by %+d seconds: what runs by itself begins anew by it.", jump.total_seconds())
            stop()
            launch(settings)
            forget_appointments()
            look.jump()  # the time that this took is no jump


def forget_appointments() -> None:
    """Those that the schedules made by another clock and nobody has begun; the next minute makes its own."""
    waiting = DBOS.list_workflows(status="ENQUEUED", workflow_id_prefix="sched-", load_input=False, load_output=False)
    if waiting:
        DBOS.delete_workflows([one.workflow_id for one in waiting])


def stop() -> None:
    DBOS.destroy(workflow_completion_timeout_sec=5)
    worker_parts.close_parts()


def launch(settings: Settings) -> None:
    """Starts the schedules; DBOS keeps its own tables beside Cairn's: a second SQLite file, or a schema on PostgreSQL."""
    logging.getLogger("dbos").setLevel(logging.WARNING)
    jobs = beside(settings.database_url)
    if jobs.startswith("sqlite:"):
        private_database(jobs)
    config: DBOSConfig = {
        "name": "cairn",
        "system_database_url": jobs,
        "log_level": "WARNING",
        "application_version": "1",
    }
    worker_parts.open_parts(settings)
    assert_master_key(worker_parts.parts().database)
    DBOS(config=config)
    DBOS.launch()
    # A host is asked by one check at a time, whichever of its sites is due and however many workers there are.
    DBOS.register_queue(check_jobs.CHECKS, worker_concurrency=CHECKS_AT_ONCE, partition_concurrency=1, polling_interval_sec=0.5)
    DBOS.register_queue(backup_jobs.BACKUPS, global_concurrency=1, polling_interval_sec=5.0)
    schedules = (
        (worker_jobs.clear_up, "nightly", NIGHTLY),
        (worker_jobs.each_minute, "each_minute", EACH_MINUTE),
        (appointment_jobs.each_appointment, "each_appointment", EACH_MINUTE),
        (worker_jobs.each_morning, "each_morning", EACH_MORNING),
        (backup_jobs.each_hour, "each_hour", backup_jobs.EACH_HOUR),
    )
    DBOS.apply_schedules(
        [{"schedule_name": name, "workflow_fn": work, "schedule": when, "context": None} for work, name, when in schedules]
    )
    appointment_jobs.beat()


def beside(database_url: str) -> str:
    """The address of the jobs' own database."""
    if database_url.startswith("sqlite:///"):
        return f"{database_url.removesuffix('.db')}-jobs.db"
    return database_url
