"""The worker's durable jobs: each step may run again after a crash, and does no harm when it does."""

import logging
from datetime import UTC, datetime, timedelta
from typing import Any

from dbos import DBOS

from models.account import MemberSession
from models.account.audit_chain import close_day
from models.account.minute_count import MinuteCount
from models.account.spent_secret import SpentSecret
from models.event.target_report import forget_reports
from models.guide.guide_presence import GuidePresence
from models.integration.delivery import Delivery
from models.integration.mail import Postbox
from models.job.content_purge import purge_deleted
from models.job.daily_numbers import send_numbers
from models.job.delivery_run import DeliveryRun
from models.job.due_checks import send_digests
from models.job.due_reviews import send_reminders
from models.job.earlier_days import roll_up_days
from models.job.key_rotation import KeyRotation
from models.job.organisation_purge import clear_away
from models.job.picture_purge import purge_pictures
from models.job.put_releases import put_releases
from models.job.retention_purge import purge_retained
from models.job.visitor_purge import purge_visitors
from models.schema import metadata
from models.support.hour_key import HourKey
from models.support.storage import Storage
from web.commands.check_jobs import hand_out
from web.commands.clock_look import is_long_over
from web.commands.erasure_jobs import erase, erase_unused, follow_erasures
from web.commands.letter_jobs import tell_week
from web.commands.worker_parts import parts
from web.kit.precompressed import FOREVER, SHORTLY

LOG = logging.getLogger("cairn")
KEPT_FOR = timedelta(days=3)
MOST_FORGOTTEN = 5000


@DBOS.workflow()
def clear_up(scheduled: datetime, _context: Any) -> None:
    """What a night deletes."""
    if is_long_over(scheduled):
        return
    purge()
    purge_classes()
    erase_unused()
    clear_organisations()
    close_audit_day()
    forget_jobs()


@DBOS.step()
def purge() -> int:
    """Deletes the sign-ins that have expired, and deliveries of a month ago; returns how many sign-ins."""
    now = datetime.now(UTC)
    with parts().database.writing() as session:
        Delivery.purge(session, now)
        return MemberSession.purge(session, now)


@DBOS.step()
def purge_classes() -> int:
    """Deletes what was kept for as long as its table's class says; returns how many rows."""
    mine = parts()
    retention, now = mine.settings.retention, datetime.now(UTC)
    gone = purge_retained(mine.database, metadata, retention, now)
    gone |= purge_visitors(mine.database, timedelta(days=retention.visitor), now)
    if pictures := purge_pictures(mine.database, now):
        gone["pictures"] = pictures
    if gone:
        LOG.info("Kept long enough: %s", ", ".join(f"{rows} of {name}" for name, rows in gone.items()))
    return sum(gone.values())


@DBOS.step()
def clear_organisations() -> int:
    """Clears away the organisations, sites and guides that were deleted a month ago; returns how many rows went."""
    content = purge_deleted(parts().database, metadata, datetime.now(UTC))
    receipts = clear_away(parts().database, metadata, datetime.now(UTC))
    for one in receipts:
        LOG.info("Organisation %s is gone: %s", one.key, ", ".join(f"{rows} of {name}" for name, rows in one.rows.items()))
    return sum(content.values()) + sum(one.rows_in_all for one in receipts)


@DBOS.step()
def close_audit_day() -> int:
    """Signs how far each audit log is and purges what is older than it is kept; returns how many entries."""
    with parts().database.writing() as session:
        kept_for = timedelta(days=parts().settings.retention.audit)
        return close_day(session, parts().sealer, datetime.now(UTC), kept_for)


@DBOS.step()
def forget_jobs() -> int:
    """Deletes finished jobs' own records; a schedule that runs every minute would otherwise fill the disk. Returns how many."""
    before = (datetime.now(UTC) - KEPT_FOR).isoformat()
    done = DBOS.list_workflows(
        status=["SUCCESS", "ERROR", "CANCELLED"], end_time=before, limit=MOST_FORGOTTEN, load_input=False, load_output=False
    )
    if done:
        DBOS.delete_workflows([one.workflow_id for one in done])
    return len(done)


@DBOS.workflow()
def each_minute(scheduled: datetime, _context: Any) -> None:
    """Hands out the checks that are due, and moves deliveries on."""
    if is_long_over(scheduled):
        return
    hand_out()
    deliver()
    forget_networks()
    roll_days()
    put_live()
    tell_week()
    rotate_keys()
    erase()
    follow_erasures()


@DBOS.step()
def forget_networks() -> None:
    """Deletes what tells networks apart as soon as its hour is over, also on an instance that nobody visits, and who had guides
    open minutes ago.
    """
    now = datetime.now(UTC)
    with parts().database.writing() as session:
        HourKey.forget(session, now)
        MinuteCount.forget(session, now)
        GuidePresence.forget(session, now)
        SpentSecret.forget(session, now)
        forget_reports(session, now)


@DBOS.step()
def roll_days() -> int:
    """Adds up the days of guides that an earlier Cairn counted; returns how many days."""
    return roll_up_days(parts().database, datetime.now(UTC))


@DBOS.step()
def rotate_keys() -> int:
    """A new data key when the newest is old, and the end of those before it; returns how many rows were sealed anew."""
    return KeyRotation(parts().database).move_on(datetime.now(UTC)).resealed


@DBOS.step()
def deliver() -> int:
    """Tries what is due in the outbox; returns how many went."""
    mine = parts()
    postbox = Postbox.read(mine.settings.mail_url, mine.settings.operating.ca_file) if mine.settings.mail_url else None
    return DeliveryRun(mine.database, mine.ways_out, mine.sealer, postbox).run()


@DBOS.step()
def put_live() -> int:
    """Puts what was published into storage, where there is one; returns of how many sites."""
    mine = parts()
    if not mine.settings.storage_url:
        return 0
    kept = {True: FOREVER, False: SHORTLY}
    return put_releases(mine.database, Storage(mine.settings.storage_url), mine.settings.base_url, kept)


@DBOS.workflow()
def each_morning(scheduled: datetime, _context: Any) -> None:
    """Reminders of reviews, the daily letters, and the numbers of the day before."""
    if is_long_over(scheduled):
        return
    remind()
    digest()
    tell_numbers()


@DBOS.step()
def remind() -> int:
    """Of reviews that are due; returns of how many."""
    mine = parts()
    return send_reminders(mine.database, mine.settings.base_url, mine.unsubscribe, datetime.now(UTC))


@DBOS.step()
def digest() -> None:
    mine = parts()
    send_digests(mine.database, mine.settings.base_url, mine.unsubscribe, datetime.now(UTC))


@DBOS.step()
def tell_numbers() -> None:
    send_numbers(parts().database, datetime.now(UTC))
