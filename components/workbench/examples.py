"""Examples for the gallery and its test."""

from dataclasses import replace
from datetime import UTC, datetime

from components.step_list import StepList
from components.workbench import CanvasPicture, Workbench

_NONE = Workbench(
    1,
    "",
    0,
    0,
    StepList(1, "tour", (), "", may_edit=True),
    None,
    "",
    None,
    None,
    "",
    needs_target=False,
    has_targets=False,
    may_edit=True,
    problem="",
)
_SHELL = replace(
    _NONE,
    chosen="s-1",
    number=1,
    total=1,
    page="https://app.example/",
    snapshot_id=1,
    fetched_at=datetime(2026, 11, 25, tzinfo=UTC),
)
EXAMPLES = {
    "no step yet": _NONE,
    "an empty shell": replace(
        _SHELL, warning="The page is an empty shell.", is_pointed=True, blocked=("script-src", "https://cairn.example")
    ),
    "a picture": replace(_SHELL, picture=CanvasPicture(node=12, width=1440)),
}
