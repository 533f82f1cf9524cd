"""The JSON Schema (2020-12) of a guide as one document: a neutral format for tours, made of what readers of it check.

What no schema can say is left to the readers: that ids differ, that expressions are harmless, that texts are short enough once
they are cleaned.
"""

from functools import cache
from typing import Any

from models.guide.guide import KINDS as GUIDE_KINDS
from models.guide.guide import LONGEST_NAME
from models.guide.guide_document import MOST_STEPS
from models.guide.guide_example import EXAMPLES
from models.guide.guide_file import FORMAT
from models.guide.rich_text import LONGEST_BODY
from models.guide.rules_schema import rules_schema
from models.guide.step import (
    ACTIONS,
    ADVANCES,
    BACKDROPS,
    BUTTON_STYLES,
    KINDS,
    LAYOUTS,
    LONGEST_LABEL,
    LONGEST_TITLE,
    LONGEST_WAIT,
    MISSING,
    MOST_ADVANCES,
    MOST_BUTTONS,
    PLACEMENTS,
    PROGRESS,
)
from models.guide.translation import MOST_LANGUAGES, MOST_TEXTS

Schema = dict[str, Any]


@cache
def guide_schema() -> Schema:
    """A document of its own, with examples; references in it begin with `#/$defs/`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Guide",
        "description": "A tour or a group of hotspots for a web product, as one document. What is left out has its usual value.",
        **_object(
            {
                "format": {"const": FORMAT},
                "name": {"type": "string", "maxLength": LONGEST_NAME, "pattern": r"\S", "description": "For its authors."},
                "kind": {"enum": list(GUIDE_KINDS), "default": "tour"},
                "language": {"type": "string", "maxLength": 20, "pattern": _LANGUAGE, "default": "en"},
                "theme": {
                    "type": "string",
                    "maxLength": 16,
                    "description": "The key of a theme of its site; empty: the default.",
                },
                "steps": {"type": "array", "maxItems": MOST_STEPS, "items": {"$ref": "#/$defs/Step"}},
                "rules": {"$ref": "#/$defs/Rules"},
                "translations": {
                    "type": "object",
                    "maxProperties": MOST_LANGUAGES,
                    "propertyNames": {"pattern": _LANGUAGE},
                    "additionalProperties": {"$ref": "#/$defs/Texts"},
                    "description": "Language → texts.",
                },
            },
            required=["name"],
        ),
        "examples": list(EXAMPLES),
        "$defs": {
            "Step": _step(),
            "Button": _button(),
            "Advance": _advance(),
            "Target": _TARGET,
            "Texts": _TEXTS,
            **rules_schema(),
        },
    }


_LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$"

_TARGET: Schema = {
    "type": ["object", "null"],
    "description": "What a step points at, as `POST /api/v1/sites/{site_id}/targets` describes it. It is kept as it is.",
    "properties": {
        "selectors": {"type": "array", "items": {"type": "string", "maxLength": 4000}, "maxItems": 100},
        "inside": {"type": "array", "items": {"type": "object"}, "maxItems": 100},
        "identity": {"type": "object"},
        "fingerprint": {"type": "object"},
    },
    "maxProperties": 100,
}

_TEXTS: Schema = {
    "type": "object",
    "maxProperties": MOST_TEXTS,
    "description": "Path of a text, such as `hello.title` or `hello.buttons.0` → translation.",
    "additionalProperties": {
        "type": "object",
        "properties": {
            "text": {"type": "string"},
            "of": {"type": "string", "maxLength": 64, "description": "Names the text that it was made from."},
        },
    },
}


def _step() -> Schema:
    return {
        **_object(
            {
                "id": {
                    "type": "string",
                    "maxLength": 40,
                    "pattern": "^[A-Za-z0-9_-]*$",
                    "description": "Made where it is empty.",
                },
                "kind": {"enum": list(KINDS), "default": "tooltip"},
                "title": {"type": "string", "maxLength": LONGEST_TITLE},
                "body": {"type": "string", "description": f"HTML; cleaned, and at most {LONGEST_BODY:,} characters then."},
                "page": {"type": "string", "maxLength": 2000, "description": "The address that its target was described on."},
                "page_name": {
                    "type": "string",
                    "maxLength": LONGEST_LABEL,
                    "description": "What its page is called for visitors.",
                },
                "on": {"type": "string", "maxLength": 2000, "description": "The path of its pages; `*` for all."},
                "target": {"$ref": "#/$defs/Target"},
                "opener": {"$ref": "#/$defs/Target", "description": "What opens what the target is in, such as a menu's button."},
                "placement": {"enum": sorted({place for places in PLACEMENTS.values() for place in places})},
                "backdrop": _object({"kind": {"enum": list(BACKDROPS)}, "through": {"type": "boolean"}}),
                "width": {"type": "integer", "minimum": 200, "maximum": 800, "default": 320},
                "arrow": {"type": "boolean", "default": True},
                "progress": {"enum": list(PROGRESS), "default": "dots"},
                "missing": _object(
                    {"wait": {"type": "integer", "minimum": 0, "maximum": 60}, "then": {"enum": list(MISSING)}},
                ),
                "layout": {"enum": list(LAYOUTS), "default": "plain"},
                "pulse": {"enum": ["ring", "dot", "none"]},
                "open": {"enum": ["click", "hover"]},
                "push": {"type": "boolean", "default": False},
                "buttons": {"type": "array", "maxItems": MOST_BUTTONS, "items": {"$ref": "#/$defs/Button"}},
                "advance": {"type": "array", "maxItems": MOST_ADVANCES, "items": {"$ref": "#/$defs/Advance"}},
            }
        ),
        "allOf": [_placed(kind, list(places)) for kind, places in PLACEMENTS.items()],
    }


def _placed(kind: str, places: list[str]) -> Schema:
    """Which places a kind of step can have."""
    is_kind: Schema = {"properties": {"kind": {"const": kind}}}
    if kind != "tooltip":  # which a step is that does not say its kind
        is_kind["required"] = ["kind"]
    return {"if": is_kind, "then": {"properties": {"placement": {"enum": places}}}}


def _button() -> Schema:
    action = {
        "type": "object",
        "properties": {"type": {"enum": list(ACTIONS), "default": "next"}},
        "maxProperties": 100,
        "description": "What its type needs besides: step, url and tab, guide, text, or name and value.",
    }
    label = {"type": "string", "maxLength": LONGEST_LABEL}
    return _object({"label": label, "style": {"enum": list(BUTTON_STYLES), "default": "primary"}, "action": action})


def _advance() -> Schema:
    is_delay = {"properties": {"when": {"const": "delay"}}, "required": ["when"]}
    seconds = {"type": "number", "minimum": 0, "maximum": LONGEST_WAIT}
    return {
        "type": "object",
        "description": "A way to go on besides the buttons.",
        "properties": {"when": {"enum": list(ADVANCES), "default": "target_click"}},
        "maxProperties": 100,
        "if": is_delay,
        "then": {"properties": {"seconds": seconds}, "required": ["seconds"]},
    }


def _object(properties: Schema, required: list[str] | None = None) -> Schema:
    named: Schema = {"required": required} if required else {}
    return {"type": "object", "properties": properties, "additionalProperties": False, **named}
