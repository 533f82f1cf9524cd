"""The part of a guide's JSON Schema that says who sees it, where, when and how often."""

from typing import Any

from models.guide.rules.audience import MOST_SEGMENTS
from models.guide.rules.condition import EXISTS, HISTORY, LONGEST_NAME, MOST_DAYS, MOST_VALUES, SUBJECTS, TYPES
from models.guide.rules.condition_group import MOST_CONDITIONS
from models.guide.rules.frequency import LONGEST_PAUSE, MOST_VIEWS, SHOWS
from models.guide.rules.goal import LONGEST, LONGEST_EVENT, MOST_HELD, USUAL_DAYS
from models.guide.rules.page_rule import LONGEST_VALUE, MOST_RULES, OPERATORS
from models.guide.rules.rule_address import PARTS
from models.guide.rules.rules import HIGHEST_PRIORITY
from models.guide.rules.trigger import NUMBERS, TEXTS, TRIGGERS

Schema = dict[str, Any]

DAY_AND_TIME = r"^([0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?)?)?$"


def rules_schema() -> dict[str, Schema]:
    """Definitions by name: `Rules` and what it refers to."""
    return {
        "Rules": _object(
            {
                "pages": _object({name: _list("PageRule", MOST_RULES) for name in ("include", "exclude")}),
                "segments": {
                    "type": "array",
                    "maxItems": MOST_SEGMENTS,
                    "items": {"type": "string", "minLength": 1, "maxLength": 16},
                    "description": "Keys of the site's segments; a visitor has to be in each.",
                },
                "segment": {"$ref": "#/$defs/Audience"},
                "trigger": {"$ref": "#/$defs/Trigger"},
                "frequency": _object(
                    {"show": {"enum": list(SHOWS)}, "days": {"type": "integer", "minimum": 1, "maximum": LONGEST_PAUSE}}
                ),
                "stop": _object(
                    {
                        "views": {"type": "integer", "minimum": 1, "maximum": MOST_VIEWS},
                        "completed": {"type": "boolean"},
                        "dismissed": {"type": "boolean"},
                    }
                ),
                "schedule": _object(
                    {
                        "from": {"type": "string", "pattern": DAY_AND_TIME},
                        "until": {"type": "string", "pattern": DAY_AND_TIME},
                        "zone": {"enum": ["visitor", "site"]},
                    }
                ),
                "goal": {
                    **_object(
                        {
                            "page": {"$ref": "#/$defs/PageRule"},
                            "event": {"type": "string", "minLength": 1, "maxLength": LONGEST_EVENT},
                            "days": {"type": "integer", "minimum": 1, "maximum": LONGEST, "default": USUAL_DAYS},
                            "holdout": {"type": "integer", "minimum": 0, "maximum": MOST_HELD, "default": 0},
                        }
                    ),
                    "oneOf": [{"required": ["page"]}, {"required": ["event"]}],
                },
                "priority": {"type": "integer", "minimum": -HIGHEST_PRIORITY, "maximum": HIGHEST_PRIORITY},
            }
        ),
        "PageRule": {
            "type": "object",
            "properties": {
                "part": {"enum": list(PARTS), "default": "path"},
                "operator": {"enum": list(OPERATORS), "default": "equals"},
                "value": {"type": "string", "maxLength": LONGEST_VALUE},
                "strict": {"type": "boolean"},
            },
            "required": ["value"],
        },
        "Audience": {**_group([{"$ref": "#/$defs/Group"}]), "description": "Conditions; without any, everybody."},
        "Group": _group([]),
        "Condition": _condition(),
        "Trigger": _trigger(),
    }


def _group(inner: list[Schema]) -> Schema:
    conditions = [{"$ref": "#/$defs/Condition"}, *inner]
    items = {"anyOf": conditions} if inner else conditions[0]
    least: Schema = {} if inner else {"minItems": 1}
    listed = {"type": "array", "maxItems": MOST_CONDITIONS, "items": items, **least}
    return {**_object({"match": {"enum": ["all", "any"]}, "conditions": listed}), "required": ["conditions"]}


def _condition() -> Schema:
    value: Schema = {"type": ["string", "number", "boolean"]}
    operators = {*EXISTS, *HISTORY, *(one for named in TYPES.values() for one in named)}
    members = {
        "subject": {"enum": list(SUBJECTS)},
        "name": {"type": "string", "maxLength": LONGEST_NAME},
        "type": {"enum": list(TYPES)},
        "operator": {"enum": sorted(operators)},
        "value": {"anyOf": [value, {"type": "array", "minItems": 1, "maxItems": MOST_VALUES, "items": value}]},
        "days": {"type": "integer", "minimum": 0, "maximum": MOST_DAYS},
        "case": {"type": "boolean"},
    }
    described = "Which operators a subject has, and what it is compared with, depends on the subject."
    return {**_object(members), "required": ["subject", "operator"], "description": described}


def _trigger() -> Schema:
    """A member for each type that needs one, and no other."""
    needs: list[Schema] = []
    for kind in TRIGGERS:
        members: Schema = {"type": {"const": kind}}
        if kind in TEXTS:
            name, longest = TEXTS[kind]
            members[name] = {"type": "string", "maxLength": longest, "pattern": r"\S"}
        if kind in NUMBERS:
            name, low, high = NUMBERS[kind]
            members[name] = {"type": "number", "minimum": low, "maximum": high}
        needs.append({**_object(members), "required": list(members)})
    return {"oneOf": needs}


def _list(name: str, most: int) -> Schema:
    return {"type": "array", "maxItems": most, "items": {"$ref": f"#/$defs/{name}"}}


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}
