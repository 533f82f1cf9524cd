"""The wire format: the JSON of what travels of a release to visitors, inside the script."""

from typing import Any, NotRequired, TypedDict

from models.guide.guide_json import ActionJson, AdvanceJson, OpenerJson, TranslationsJson
from models.guide.rich_tree import RichText
from models.guide.rules.rules_json import GroupJson, ScheduleJson, TriggerJson
from models.site.release_theme import ThemeJson
from models.targets.target_json import TargetForVisitors


class WireTheme(TypedDict):
    """A theme as a style sheet, and what of it is no style."""

    css: str
    mode: NotRequired[str]
    page_font: NotRequired[bool]
    logo: NotRequired[str]


Expression = list[Any]
"""A page rule as `[part, test, wanted, not, strict, flags]`, without the empty ones at its end; see `wire_rules.expression`."""


WireAddress = TypedDict("WireAddress", {"when": str, "is": Expression})
"""A way to go on that waits for an address: `when` is `url`."""


class WireRules(TypedDict, total=False):
    """The rules that can keep a guide from being shown, in the order in which the player judges them."""

    arm: list[Any]
    """Asked before all others: what the share of the second version is drawn by, its percent, the version, its steps' numbers."""
    pages: list[list[Expression]]
    """Those to show on, then those not to."""
    stop: list[int]
    """Views, 1 to stop when completed, 1 to stop when dismissed; 0 is never."""
    frequency: int | None
    """Days from one time to the next, or a name of `wire_rules`; None never shows."""
    schedule: ScheduleJson
    segment: GroupJson
    goal: list[Any]
    """Asked first, and the same as `hold` last: trial, days, the page's expression or the event's name, percent held out."""
    hold: list[Any]


class WireMissing(TypedDict, total=False):
    wait: int
    then: str


class WireBackdrop(TypedDict, total=False):
    kind: str
    through: bool


class WireButton(TypedDict):
    label: str
    action: ActionJson
    style: NotRequired[str]


class WireStep(TypedDict):
    """A step without what is usual anyway; its ways to go on have addresses as expressions."""

    id: str
    kind: str
    title: NotRequired[str]
    body: NotRequired[RichText]
    on: NotRequired[list[Expression]]
    way: NotRequired[str]
    opener: NotRequired[OpenerJson]
    target: NotRequired[TargetForVisitors]
    missing: NotRequired[WireMissing]
    placement: NotRequired[str]
    backdrop: NotRequired[WireBackdrop]
    width: NotRequired[int]
    arrow: NotRequired[bool]
    progress: NotRequired[str]
    push: NotRequired[bool]
    layout: NotRequired[str]
    pulse: NotRequired[str]
    open: NotRequired[str]
    buttons: NotRequired[list[WireButton]]
    advance: NotRequired[list[AdvanceJson | WireAddress]]


class WireContent(TypedDict):
    """Without `language` it is in English; `rtl` lists those of its languages that are read from right to left. Previews have
    their theme in it.
    """

    steps: list[WireStep]
    language: NotRequired[str]
    translations: NotRequired[TranslationsJson]
    rtl: NotRequired[list[str]]
    theme: NotRequired[ThemeJson]


class WireStart(TypedDict, total=False):
    """How a guide begins. `auto` and `exempt` are 1 or not there: by itself, and without counting against the budget. `numbers`
    are its steps' (`step_number.py`), where they are not places.
    """

    auto: int
    exempt: int
    trigger: TriggerJson
    start: str
    numbers: list[int]


class WireName(TypedDict):
    id: str
    version: str
    kind: str


class WireGuide(WireStart, WireName):
    """A guide that is `apart`, which is 1 or not there, has its content fetched when it starts."""

    rules: WireRules
    theme: NotRequired[WireTheme]
    content: NotRequired[WireContent]
    apart: NotRequired[int]


class WireRelease(TypedDict):
    theme: WireTheme
    guides: list[WireGuide]
