"""Guides that the published schema gives as examples: a tour of two steps, and a hotspot."""

from typing import Any

from models.guide.guide_file import FORMAT

EXAMPLE: dict[str, Any] = {
    "format": FORMAT,
    "name": "First morning at the marina",
    "kind": "tour",
    "language": "en",
    "steps": [
        {"id": "hello", "kind": "modal", "title": "Welcome aboard", "body": "<p>Three things before your first boat.</p>",
         "buttons": [{"label": "Show me", "style": "primary", "action": {"type": "next"}}]},
        {"id": "add", "kind": "tooltip", "title": "Add a boat", "page": "https://app.harbour.example/boats",
         "target": {"format": 1, "selectors": ["#add"], "identity": {"tag": "button"}}, "placement": "bottom",
         "buttons": [{"label": "Done", "action": {"type": "finish"}}], "advance": [{"when": "target_click"}]},
    ],
    "rules": {
        "pages": {"include": [{"part": "path", "operator": "equals", "value": "/boats"}]},
        "frequency": {"show": "once"},
    },
    "translations": {"de": {"hello.title": {"text": "Willkommen an Bord", "of": ""}}},
}  # fmt: skip

HOTSPOT: dict[str, Any] = {
    "format": FORMAT,
    "name": "What is new on the map",
    "kind": "hotspots",
    "language": "en",
    "steps": [
        {"id": "tides", "kind": "hotspot", "title": "Tides", "body": "<p>When the next high water is.</p>",
         "page": "https://app.harbour.example/map", "pulse": "ring", "open": "hover", "placement": "right",
         "target": {"format": 1, "selectors": ["#tides"], "identity": {"tag": "section"}}},
    ],
}  # fmt: skip

EXAMPLES = (EXAMPLE, HOTSPOT)
