"""The worker's jobs about letters that come by themselves."""

from datetime import UTC, datetime

from dbos import DBOS

from models.job.weekly_letters import send_weekly
from web.commands.worker_parts import parts
from web.unsubscribe_address import weekly_unsubscribing


@DBOS.step()
def tell_week() -> int:
    """The numbers of the week, where it has become Monday morning; returns how many letters."""
    mine = parts()
    return send_weekly(mine.database, mine.settings.base_url, weekly_unsubscribing(mine.settings), datetime.now(UTC))
