"""A guide's goal and hold-out as they travel: as two rules, of which the goal is asked first and the hold-out last."""

from typing import Any

from models.guide.rules.rules_json import RulesJson
from models.release.wire_json import WireRules
from models.release.wire_rules import expression
from models.support.canonical_json import content_hash


def with_goal(guide: str, rules: RulesJson, wire: WireRules) -> WireRules:
    """Raises UnsupportedGuide. Only what has a goal has both: the player counts at the last one whom the guide could be shown."""
    if "goal" not in rules:
        return wire
    goal = rules["goal"]
    reach: Any = expression(goal["page"]) if "page" in goal else goal.get("event", "")
    travels = [trial_of(guide, rules), goal["days"], reach, goal["holdout"]]
    return {"goal": travels, **wire, "hold": travels}


def trial_of(guide: str, rules: RulesJson) -> str:
    """Two digits by which a browser tells one trial of the guide from an earlier one: another goal is another trial."""
    return content_hash([guide, rules.get("goal")])[:2]
