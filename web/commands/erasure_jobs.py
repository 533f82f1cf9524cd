"""The worker's jobs that erase: members and visitors of whom it was asked, what backups open of them, and unused accounts."""

import logging
from datetime import UTC, datetime, timedelta

from dbos import DBOS

from models.backup.age_envelope import BackupKey
from models.backup.kept_keys import keep
from models.job.due_erasures import ask_for_unused, erase_due, follow_up, warn
from models.job.due_visitor_erasures import erase_due_visitors, warn_of_visitors
from models.schema import metadata
from models.support.storage import Storage, StorageProblem
from web.commands.worker_parts import parts

LOG = logging.getLogger("cairn")


@DBOS.step()
def erase() -> int:
    """Warns of erasures, and does those that are due; returns how many were done."""
    mine, now = parts(), datetime.now(UTC)
    if mine.settings.mail_url:
        warn(mine.database, mine.settings.base_url, now)
        warn_of_visitors(mine.database, mine.settings.base_url, now)
    return erase_due(mine.database, metadata, now) + erase_due_visitors(mine.database, now)


@DBOS.step()
def follow_erasures() -> None:
    """Backups learn of erasures, and the database wipes what was deleted; tried each minute until it is done."""
    mine, setting = parts(), parts().settings.backup
    key = BackupKey.of(mine.settings.secret_key, setting.recipients)
    try:
        follow_up(mine.database, lambda: keep(mine.database, Storage(setting.url), key), datetime.now(UTC))
    except StorageProblem as problem:
        LOG.error("Backups don't know yet who was erased: %s", problem)  # noqa: TRY400 - the sentence says it all


@DBOS.step()
def erase_unused() -> int:
    """Accounts that nobody uses are going to be erased; returns how many."""
    mine = parts()
    kept_for = timedelta(days=mine.settings.retention.account)
    return ask_for_unused(mine.database, kept_for, mine.settings.privacy.region, datetime.now(UTC))
