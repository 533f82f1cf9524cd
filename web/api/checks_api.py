"""Checks: looking for every target of a site, and for those of one guide."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select

from models.account.daily_use import DailyUse
from models.account.organisation_quota import assert_some_left
from models.check.check import Check, CheckVerdict
from models.check.draft_check import check_draft, pages_to_check
from models.guide.target_verdict import TargetVerdict
from models.site.watch_schedule import Watch
from web.api.keyset import Page, keyset
from web.api.operation import Call, Operation, Reply, Shape, Trial
from web.api.owned import find_guide, find_site, there

Rhythm = Literal["nightly", "hourly", "weekly", "off"]


class CheckRow(BaseModel):
    """`fine`, `lost` and `undecided` count targets."""

    id: int
    started_at: datetime
    finished_at: datetime | None
    pages: int
    fine: int
    lost: int
    undecided: int
    sentence: str = Field(description="What ended it early, if anything did.")


class CheckList(BaseModel):
    data: list[CheckRow]
    next: str | None


class VerdictRow(BaseModel):
    """What was said of one target."""

    guide_id: int
    step_id: str
    is_live: bool = Field(description="Of what visitors get, or of a draft.")
    page: str
    verdict: str = Field(description="`unique` is fine; `cannot_tell` decides nothing.")
    reason: str


class CheckDetail(CheckRow):
    verdicts: list[VerdictRow] = Field(description="What is not fine first, at most 500.")


class GuideCheck(BaseModel):
    data: list[VerdictRow]


class WatchRow(BaseModel):
    """When a site's pages are looked at."""

    rhythm: Rhythm
    hour: int
    renders: bool = Field(description="Whether pages are opened in a browser, for what scripts draw.")
    next_at: datetime | None
    signs_in: bool


class WatchChange(Shape):
    """What is left out stays as it is. A sign-in is entered by hand."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"rhythm": "nightly", "hour": 3}]})

    rhythm: Rhythm | None = None
    hour: int | None = Field(None, ge=0, le=23)
    renders: bool | None = None


def index(call: Call) -> Reply:
    """List a site's checks"""
    found, following = keyset(call, select(Check).where(Check.site_id == find_site(call).id), Check.id, newest=True)
    return Reply(CheckList(data=[CheckRow.model_validate(_row(one)) for one in found], next=following))


def show(call: Call) -> Reply:
    """Read a check"""
    asked = select(Check).where(Check.site_id == find_site(call).id, Check.id == call.id("check_id"))
    check = there(call.db.scalar(asked))
    verdicts = [_verdict(one) for one in CheckVerdict.of(call.db, check)]
    return Reply(CheckDetail.model_validate({**_row(check), "verdicts": verdicts}))


def create(call: Call) -> Reply:
    """Ask for a check of a site
    It begins within a minute, and is in the list then.
    """
    assert_some_left(call.db, call.organisation_id, "checks", call.now)
    watch = Watch.of(call.db, find_site(call))
    watch.plan_now(call.now)
    call.db.add(watch)
    call.db.flush()
    return Reply(_watch(watch), 202)


def show_watch(call: Call) -> Reply:
    """Read when a site is checked"""
    return Reply(_watch(Watch.of(call.db, find_site(call))))


def change_watch(call: Call) -> Reply:
    """Change when a site is checked"""
    watch, sent = Watch.of(call.db, find_site(call)), call.sent(WatchChange)
    watch.rhythm = watch.rhythm if sent.rhythm is None else sent.rhythm
    watch.hour = watch.hour if sent.hour is None else sent.hour
    watch.renders = watch.renders if sent.renders is None else sent.renders
    watch.plan(call.now)
    call.db.add(watch)
    call.db.flush()
    return Reply(_watch(watch))


def check_guide(call: Call) -> Reply:
    """Check a guide's targets now
    Fetches each page of the draft once and looks for the targets on it.
    """
    guide = find_guide(call)
    assert_some_left(call.db, call.organisation_id, "fetches", call.now)
    pages, outbound = pages_to_check(guide.document), call.instance.ways_out.of(call.organisation.key)
    call.db.commit()  # the connection is somebody else's while pages are fetched
    found = check_draft(pages, outbound)
    with call.saving() as saving:
        guide = find_guide(saving)
        DailyUse.add(saving.db, call.organisation_id, "fetches", call.now, max(len(pages), 1))
        for step_id, (verdict, reason, page) in found.items():
            TargetVerdict.note(saving.db, guide, step_id, verdict, reason, page, call.now)
    rows = [
        VerdictRow(guide_id=guide.id, step_id=step_id, is_live=False, page=page, verdict=verdict, reason=reason)
        for step_id, (verdict, reason, page) in found.items()
    ]
    return Reply(GuideCheck(data=rows))


def _row(check: Check) -> dict[str, object]:
    names = "id started_at finished_at pages fine lost undecided sentence".split()
    return {name: getattr(check, name) for name in names}


def _verdict(one: CheckVerdict) -> VerdictRow:
    return VerdictRow(
        guide_id=one.guide_id,
        step_id=one.step_id,
        is_live=one.is_live,
        page=one.page,
        verdict=one.verdict,
        reason=one.reason,
    )


def _watch(watch: Watch) -> WatchRow:
    values = {name: getattr(watch, name) for name in ("rhythm", "hour", "renders", "next_at")}
    return WatchRow.model_validate({**values, "signs_in": bool(watch.sign_in_kind)})


OPERATIONS = (
    Operation("GET /sites/{site_id}/checks", index, "read", {200: CheckList}, query=Page),
    Operation("POST /sites/{site_id}/checks", create, "write", {202: WatchRow}, twins=("POST site_checks",)),
    Operation("GET /sites/{site_id}/checks/{check_id}", show, "read", {200: CheckDetail}),
    Operation("GET /sites/{site_id}/watch", show_watch, "read", {200: WatchRow}),
    Operation(
        "PATCH /sites/{site_id}/watch", change_watch, "write", {200: WatchRow}, WatchChange, Trial, (), ("PUT site_watch",)
    ),
    Operation(
        "POST /guides/{guide_id}/checks",
        check_guide,
        "write",
        {200: GuideCheck},
        refuses=(409,),
        waits=True,
        twins=("POST guide_checks",),
    ),
)
