"""The JSON of rules: as releases carry them, which their schema describes, and as drafts keep them."""

from typing import NotRequired, TypedDict

Value = str | float | bool
"""What a condition compares with; a date is a text such as `2026-11-24`."""


class PageRuleJson(TypedDict):
    part: str
    operator: str
    value: str
    strict: NotRequired[bool]


class PagesJson(TypedDict, total=False):
    include: list[PageRuleJson]
    exclude: list[PageRuleJson]


class ConditionJson(TypedDict):
    subject: str
    operator: str
    name: NotRequired[str]
    type: NotRequired[str]
    value: NotRequired[Value | list[Value]]
    days: NotRequired[int]
    case: NotRequired[bool]


class GroupJson(TypedDict):
    match: str
    conditions: "list[ConditionJson | GroupJson]"


class TriggerJson(TypedDict):
    """A selector, an event's name, seconds or percent, as the type needs it."""

    type: str
    selector: NotRequired[str]
    name: NotRequired[str]
    seconds: NotRequired[float]
    percent: NotRequired[float]


class FrequencyJson(TypedDict, total=False):
    show: str
    days: int


class StopJson(TypedDict, total=False):
    views: int
    completed: bool
    dismissed: bool


ScheduleJson = TypedDict("ScheduleJson", {"from": str, "until": str, "zone": str}, total=False)


class GoalJson(TypedDict):
    """A page that is reached or an event that is tracked, within days; `holdout` is percent of browsers that are not shown it."""

    days: int
    holdout: int
    page: NotRequired[PageRuleJson]
    event: NotRequired[str]


class RulesJson(TypedDict, total=False):
    pages: PagesJson
    segment: GroupJson
    trigger: TriggerJson
    frequency: FrequencyJson
    stop: StopJson
    schedule: ScheduleJson
    goal: GoalJson


class DraftRulesJson(RulesJson, total=False):
    """`segments` are the keys of the site's named segments, which releases have written out in `segment`."""

    segments: list[str]
    priority: int
