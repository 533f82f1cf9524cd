"""The worker's daily backup. It looks each hour: a night on which no worker ran is caught up on, and a failure is tried again."""

import logging
from datetime import UTC, datetime
from typing import Any

from dbos import DBOS

from models.backup.age_envelope import BackupKey
from models.backup.backup_run import BackupRun
from models.backup.make_backup import Backups
from models.schema import metadata
from models.support.storage import Storage
from web.commands.clock_look import is_long_over
from web.commands.worker_parts import parts

LOG = logging.getLogger("cairn")
BACKUPS = "backups"
EACH_HOUR = "40 * * * *"


@DBOS.workflow()
def each_hour(scheduled: datetime, _context: Any) -> None:
    """Hands out the day's backup, unless it is made."""
    if is_long_over(scheduled):
        return
    if is_backup_due():
        DBOS.enqueue_workflow(BACKUPS, backup)


@DBOS.workflow()
def backup() -> str:
    """The day's backup, one at a time; nothing when another worker has just made it."""
    return back_up() if is_backup_due() else ""


@DBOS.step()
def is_backup_due() -> bool:
    with parts().database.reading() as session:
        return BackupRun.is_due(session, datetime.now(UTC))


@DBOS.step()
def back_up() -> str:
    """Returns what is wrong with it."""
    mine, setting = parts(), parts().settings.backup
    backups = Backups(mine.database, metadata, BackupKey.of(mine.settings.secret_key, setting.recipients), Storage(setting.url))
    made = backups.make(datetime.now(UTC))
    if made.problem:
        LOG.error("No good backup: %s", made.problem)
        return made.problem
    gone = backups.rotate(setting.keep)
    LOG.info("Backup %s, its restore rehearsed; removed %d.", made.name, len(gone))
    return ""
