"""Comparisons: two versions of a guide, or two periods of it, with intervals."""

from dataclasses import replace
from datetime import date

from pydantic import BaseModel, Field

from models.event import Period, Selection
from models.event.figure_comparison import SURE, ComparedShare, compare
from models.event.number_period import BadPeriod
from web.api.named_moment import Day
from web.api.numbers_api import AskedPeriod
from web.api.operation import Call, Operation, Reply
from web.api.owned import find_guide
from web.api.problem import Problem


class Share(BaseModel):
    """Of browsers that met the figure for the first time; `low` and `high` bound Wilson's interval."""

    hits: int
    tries: int
    low: float
    high: float


class Compared(BaseModel):
    """`low` and `high` bound Newcombe's interval of what the second share is more than the first, from -1 to 1."""

    figure: str
    first: Share
    second: Share
    low: float
    high: float
    sentence: str


class Comparison(BaseModel):
    confidence: float = Field(description="Of each interval; all five hold together at 0.95.")
    shares: list[Compared]


class AskedComparison(AskedPeriod):
    first: str | None = Field(None, max_length=64, description="A version, to be compared with `second` in the period.")
    second: str | None = Field(None, max_length=64)
    before_from: Day | None = Field(None, description="Where no versions are named: the first day of the earlier period.")
    before_to: Day | None = Field(None, description="Its last day.")


def show(call: Call) -> Reply:
    """Compare two versions or two periods of a guide"""
    guide, asked = find_guide(call), call.asked(AskedComparison)
    today = call.organisation.local(call.now).date()
    chosen = Selection(guide, asked.period(today), asked.environment)
    if asked.first and asked.second:
        first, second = replace(chosen, version=asked.first), replace(chosen, version=asked.second)
    else:
        first, second = chosen.within(_earlier(asked, chosen.period, today)), chosen
    return Reply(Comparison(confidence=SURE, shares=[_compared(one) for one in compare(call.db, first, second)]))


def _earlier(asked: AskedComparison, period: Period, today: date) -> Period:
    if asked.before_from is None:
        return period.before
    try:
        return Period.read(str(asked.before_from), str(asked.before_to or asked.before_from), today)
    except BadPeriod as problem:
        raise Problem(422, str(problem)) from problem


def _compared(one: ComparedShare) -> Compared:
    first, second = (
        Share(hits=share.hits, tries=share.tries, low=between.low, high=between.high)
        for share, between in ((one.change.first, one.first), (one.change.second, one.second))
    )
    between = one.change.interval
    return Compared(figure=one.key, first=first, second=second, low=between.low, high=between.high, sentence=one.sentence)


OPERATIONS = (
    Operation(
        "GET /guides/{guide_id}/numbers/comparison", show, "read", {200: Comparison}, query=AskedComparison, refuses=(422,)
    ),
)
