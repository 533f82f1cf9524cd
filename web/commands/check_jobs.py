"""The worker's checks: handed out when they are due, at once where somebody asked and waits for what is found."""

import logging
from datetime import UTC, datetime

from dbos import DBOS, SetEnqueueOptions
from sqlalchemy.exc import SQLAlchemyError

from models.job.due_checks import DueCheck, begin_due_checks, check_site
from models.site.watch_schedule import Watch
from web.commands.worker_parts import parts

LOG = logging.getLogger("cairn")
CHECKS = "checks"


@DBOS.workflow()
def hand_out() -> None:
    """The checks that are due, one site of a host at a time."""
    for organisation_id, site_id, check_id, host in take_due():
        with SetEnqueueOptions(queue_partition_key=host):
            DBOS.enqueue_workflow(CHECKS, check, site_id, check_id, organisation_id)


def hand_out_asked() -> None:
    """At once what somebody asked for: they wait for it. A database that does not answer is asked again."""
    try:
        with parts().database.reading() as session:
            is_asked = Watch.is_any_due(session, datetime.now(UTC))
        if is_asked:
            DBOS.start_workflow(hand_out)
    except SQLAlchemyError:
        LOG.warning("The database did not say which checks are asked for.")


@DBOS.step()
def take_due() -> list[DueCheck]:
    return begin_due_checks(parts().database, datetime.now(UTC))


@DBOS.workflow()
def check(site_id: int, check_id: int, organisation_id: int | None = None) -> str:
    """One check of one site. One that a worker of an earlier version handed out names no organisation: it is the site's."""
    return look_at(site_id, check_id, organisation_id)


@DBOS.step()
def look_at(site_id: int, check_id: int, organisation_id: int | None) -> str:
    mine = parts()
    try:
        means = mine.means(site_id, organisation_id)
    except LookupError as problem:
        return str(problem)
    return check_site(means, site_id, check_id, mine.settings.base_url, mine.unsubscribe)
