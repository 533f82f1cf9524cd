"""The worker's jobs that keep appointments: what is planned for a moment goes live, or is taken down, in that minute."""

from datetime import UTC, datetime
from typing import Any

from dbos import DBOS

from models.job.due_publications import guides_due, keep_appointment
from models.support.worker_pulse import WorkerPulse
from web.commands.clock_look import is_long_over
from web.commands.worker_parts import parts


@DBOS.workflow()
def each_appointment(scheduled: datetime, _context: Any) -> None:
    """Once a minute, apart from everything else: what is planned for now, each guide by itself."""
    if is_long_over(scheduled):
        return
    beat()
    for organisation_id, guide_id in take_appointments():
        DBOS.start_workflow(appointment, organisation_id, guide_id)


@DBOS.step()
def beat() -> None:
    """Says that a worker is there."""
    with parts().database.writing() as session:
        WorkerPulse.beat(session, datetime.now(UTC))


@DBOS.step()
def take_appointments() -> list[tuple[int, int]]:
    return guides_due(parts().database, datetime.now(UTC))


@DBOS.workflow()
def appointment(organisation_id: int, guide_id: int) -> str:
    """One planned publication of one guide of that organisation."""
    return keep(organisation_id, guide_id)


@DBOS.step()
def keep(organisation_id: int, guide_id: int) -> str:
    mine = parts()
    return keep_appointment(mine.database, organisation_id, guide_id, mine.settings.base_url, datetime.now(UTC))
