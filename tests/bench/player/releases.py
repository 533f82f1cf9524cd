"""The releases that are measured."""

from typing import Any

from models.release.joining import joined
from models.release.parts import CORE, OPTIONAL, parts_of
from models.release.script import EAGER, Script, _script, compose

NEXT = [{"label": "Next", "style": "primary", "action": {"type": "next"}}]
PAGES = {"pages": {"include": [{"part": "path", "operator": "starts_with", "value": "/berths"}]}}
STEPS = [("a", "Reserve a berth"), ("b", "Your boats"), ("c", "Weather")]
TEXT = "Choose a berth and a date. We keep it for an hour."


def step(name: str, kind: str = "tooltip", title: str = "", **members: Any) -> dict[str, Any]:
    target = {"target": {"selectors": [f"#{name}", f"[data-part='{name}']"]}}
    told = {"id": name, "kind": kind, "title": title or f"Step {name}", "body": [["p", TEXT]], "buttons": NEXT}
    return {**told, **(target if kind in {"tooltip", "hotspot"} else {}), **members}


def guide(name: str, *steps: dict[str, Any], **members: Any) -> dict[str, Any]:
    entry = {"id": name, "name": name, "kind": "tour", "version": "0" * 64, "created": "2026-11-24T10:00:00Z", "rules": {}}
    return {**entry, "content": {"steps": list(steps)}, **members}


def release(*guides: dict[str, Any], **members: Any) -> dict[str, Any]:
    return {"schema": 1, "site": "key", "environment": "production", "guides": list(guides), **members}


THREE_STEPS = release(guide("tour", *(step(name, title=title) for name, title in STEPS)))
"""Three tooltips as driver.js would show them."""

HARBOUR = release(
    guide(
        "tour",
        step("a", progress="dots"),
        step("b", "modal"),
        step("c", backdrop={"kind": "spotlight", "through": True}),
        rules=PAGES,
    ),
    guide("spots", step("d", "hotspot"), step("e", "hotspot"), kind="hotspots", rules=PAGES),
    theme={"accent": "#0b6e8f", "mode": "system"},
)
"""A tour with rules, progress and a spotlight, hotspots, a theme."""

ASKED_ONLY = release(guide("tour", step("a", "modal"), rules={"trigger": {"type": "api"}}))
"""Nothing is due: the page is left alone."""


def code_of(document: dict[str, Any]) -> Script:
    """The script without what the release itself weighs inside of it."""
    return _script((EAGER + joined(parts_of(document, {}))).encode())


def every_module() -> Script:
    return _script((EAGER + joined((*CORE, *OPTIONAL))).encode())


def sent(document: dict[str, Any]) -> Script:
    return compose(document, "https://cairn.example")
