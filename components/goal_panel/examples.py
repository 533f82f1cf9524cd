"""Examples for the gallery and its test."""

from components.goal_panel import GoalPanel
from models.event.goal_result import GoalResult
from models.guide.rules.rules_json import GoalJson

_PAGE: GoalJson = {"days": 14, "holdout": 10, "page": {"part": "path", "operator": "equals", "value": "/boats/new"}}
EXAMPLES = {
    "a difference": GoalPanel(GoalResult(_PAGE, 2400, 610, 260, 41)),
    "perhaps chance": GoalPanel(GoalResult(_PAGE, 400, 61, 45, 6)),
    "no hold-out": GoalPanel(GoalResult({"days": 1, "holdout": 0, "event": "boat saved"}, 80, 12)),
}
