"""Examples for the gallery and its test."""

from dataclasses import replace
from datetime import date

from components.split_panel import SplitPanel
from models.event.split_result import Arm, SplitResult

_FIRST = Arm("a" * 64, "Spring words, 6 Nov 2026", 50, 410, 140, 60)
_SECOND = Arm("b" * 64, "Version of 9 Nov 2026, 10:12", 50, 402, 220, 40)
_RESULT = SplitResult(_FIRST, _SECOND, date(2026, 11, 10), None)
_CHOICES = (("b" * 64, "Version of 9 Nov 2026, 10:12"),)
_FEW = replace(_RESULT, second=Arm("b" * 64, "Version of 9 Nov 2026, 10:12", 50, 4, 1), until=date(2026, 11, 20))
EXAMPLES = {
    "running": SplitPanel(1, _RESULT, is_running=True, may_publish=True),
    "ended": SplitPanel(1, _FEW, may_publish=True, choices=_CHOICES),
    "to begin": SplitPanel(1, may_publish=True, choices=_CHOICES, problem="Its rules are others."),
    "nothing to compare": SplitPanel(1),
    "not live": SplitPanel(1, is_live=False),
}
