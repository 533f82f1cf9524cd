"""What a site was sent that was not counted, by reason: for who manages it."""

from typing import Literal

from pydantic import BaseModel, Field

from models.event.rejected_count import REASONS, rejected_in
from web.api.numbers_api import CountedDays
from web.api.operation import Call, Operation, Reply
from web.api.owned import find_site


class RejectedCountRow(BaseModel):
    reason: Literal["origin", "version", "step", "language"]
    total: int = Field(description="Events; of another origin batches, which are not read.")
    meaning: str
    remedy: str = Field(description="What to do about it.")


class RejectedCountList(BaseModel):
    since: str
    until: str
    zone: str = Field(description="By whose clock days are days.")
    data: list[RejectedCountRow] = Field(description="The most first; reasons for which nothing was rejected are left out.")


def index(call: Call) -> Reply:
    """Read what a site was sent that was not counted
    By reason, in production and staging together.
    """
    site, zone = find_site(call), call.organisation.zone
    period = call.asked(CountedDays).period(call.organisation.local(call.now).date())
    rows = [
        RejectedCountRow.model_validate(
            {"reason": reason, "total": total, "meaning": REASONS[reason].meaning, "remedy": REASONS[reason].remedy}
        )
        for reason, total in rejected_in(call.db, site, period).items()
        if reason in REASONS
    ]
    return Reply(RejectedCountList(since=str(period.since), until=str(period.until), zone=zone, data=rows))


OPERATIONS = (
    Operation(
        "GET /sites/{site_id}/rejected-counts", index, "manage", {200: RejectedCountList}, query=CountedDays, refuses=(422,)
    ),
)
