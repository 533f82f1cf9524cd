"""The releases that are measured."""

from typing import Any

from models.release.player_script import ComposedPlayer, compose
from models.support.canonical_json import content_hash

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
    return {**entry, **({"content": {"steps": list(steps)}} if steps else {}), **members}


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

LONG_TEXT = " ".join(content_hash(number) for number in range(150))
"""10 kB that no compression makes small."""

LARGER = {**HARBOUR, "guides": [*HARBOUR["guides"], guide("long", step("f", "modal", body=[["p", LONG_TEXT]]), rules=PAGES)]}
"""The same with more than travels in one answer."""

ASKED_ONLY = release(guide("tour", step("a", "modal"), rules={"trigger": {"type": "api"}}))
"""Nothing is due: the page is left alone."""


_ADVANCE = [{"when": "target_click"}, {"when": "value", "operator": "non_empty"}, {"when": "delay", "seconds": 9}]
_BODY = [
    ["h1", "One"],
    ["ul", ["li", "One"]],
    ["p", ["a", {"href": "/"}, "here"]],
    ["img", {"src": "/a.png", "width": 9, "height": 9}],
]
_GO = {"label": "Go", "style": "link", "action": {"type": "link", "url": "/"}}
_RULES = {
    "goal": {"event": "booked", "days": 7, "holdout": 10},
    **PAGES,
    "schedule": {"from": "2026-11-24T10:00"},
    "segment": {"match": "all", "conditions": [{"subject": "event", "name": "paid", "operator": "ever"}]},
    "trigger": {"type": "exit"},
}

_SPLIT = {"name": "arm1", "percent": 50, "version": "2" * 64, "content_hash": "1" * 64}

EVERY_MODULE = release(
    guide(
        "tour",
        step("a", title="Hello {{ name | there }}", progress="dots", body=_BODY, advance=_ADVANCE),
        step(
            "b",
            "banner",
            placement="header",
            backdrop={"kind": "dim"},
            buttons=[_GO],
        ),
        step(
            "c",
            on=PAGES["pages"]["include"],
            way="Open “Berths” to go on.",
            target={"selectors": ["#c"], "inside": [{"selectors": ["#frame"]}]},
        ),
        rules=_RULES,
        start="/berths",
    ),
    guide(
        "spots",
        step("d", "hotspot", width=400, layout="beside", pulse="dot", progress="bar"),
        kind="hotspots",
        rules={"trigger": {"type": "delay", "seconds": 1}},
    ),
    guide("large", version="1" * 64, content_hash="1" * 64, split=_SPLIT),
    theme={"mode": "host", "page_font": True},
    many_guides=True,
    forwards=["segment"],
)
"""A site that uses all there is, with a guide too large to travel with others."""
LARGE = {"1" * 64: {"steps": [step("a", "modal", body=["x" * 20_000])], "translations": {"de": {"a.title": "Hallo"}}}}


def sent(document: dict[str, Any]) -> ComposedPlayer:
    return compose(document, "https://cairn.example", LARGE)
