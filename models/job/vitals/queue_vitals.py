"""Whether a worker runs, and how long what waits for it has waited."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.check.check import Check
from models.integration.delivery import WAITING, Delivery
from models.job.vitals.vital_sign import Look, Patient, State, VitalSign, ago, of_session
from models.release.planned_publication import WAITING as PLANNED
from models.release.planned_publication import PlannedPublication as Plan
from models.site.watch_schedule import Watch
from models.support.worker_pulse import WorkerPulse

LATE, TOO_LATE = timedelta(minutes=5), timedelta(minutes=15)
"""From when on something that is due and waits is worth a look, and from when on it is a fault."""

START = "Start cairn worker, or look into its log."


def _workers(session: Session, patient: Patient) -> Iterator[VitalSign]:
    last = session.get(WorkerPulse, 1)
    if WorkerPulse.is_felt(session, patient.now):
        yield VitalSign("Worker", "good", "One is at work.", is_shared=True)
    else:
        since = f" for {ago((patient.now - last.at).total_seconds())}" if last else ""
        sentence = f"None has run{since}: no mail, no check, no planned publication, no backup." if last else "None has run yet."
        yield VitalSign("Worker", "bad", sentence, START, is_shared=True)


def oldest_due(session: Session, now: datetime) -> dict[str, datetime | None]:
    """What waits for a worker → since when the oldest of it is due; None where nothing waits."""
    queues = {
        "deliveries": select(func.min(Delivery.next_at)).where(Delivery.state == WAITING, Delivery.next_at < now),
        "checks": select(func.min(Watch.next_at)).where(Watch.next_at < now),
        "plans": select(func.min(Plan.goes_live_at)).where(Plan.state == PLANNED, Plan.goes_live_at < now),
    }
    return {name: session.scalar(query) for name, query in queues.items()}


TITLES = {"deliveries": "Mail and messages", "checks": "Checks that are due", "plans": "Planned publications"}


def _queues(session: Session, patient: Patient) -> Iterator[VitalSign]:
    for name, since in oldest_due(session, patient.now).items():
        waits = patient.now - since if since else timedelta(0)
        state: State = "bad" if waits > TOO_LATE else "watch" if waits > LATE else "good"
        sentence = (
            f"The oldest has waited for {ago(waits.total_seconds())}." if waits > timedelta(minutes=1) else "Nothing waits."
        )
        yield VitalSign(TITLES[name], state, sentence, START if state != "good" else "", is_shared=True)


def _checks(session: Session, patient: Patient) -> Iterator[VitalSign]:
    last = session.scalar(select(func.max(Check.finished_at)))
    if last is None:
        yield VitalSign("Last check", "good", "There was none yet.")
    else:
        yield VitalSign("Last check", "good", f"It ended {ago((patient.now - last).total_seconds())} ago.")


WORKERS = Look("Worker", of_session(_workers))
QUEUES = Look("Queues", of_session(_queues))
CHECKS = Look("Last check", of_session(_checks))
