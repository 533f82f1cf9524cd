"""How a step goes on without a button, as its form sends it: fields named `advance-0-when`, `advance-0-selector` and so on."""

from typing import Any

from starlette.requests import Request

from models.guide.step import ADVANCES, LONGEST_WAIT, MOST_ADVANCES
from web.kit import form_fields
from web.kit.context import public_context


def read_advances(request: Request) -> list[dict[str, Any]]:
    """The ways to go on, without the one that `drop_advance` names, and with the one that `add_advance` names."""
    dropped, added = form_fields.text(request, "drop_advance", 2), form_fields.text(request, "add_advance", 20)
    there = [str(index) for index in range(MOST_ADVANCES) if f"advance-{index}-when" in public_context(request).form]
    advances = [_advance(request, f"advance-{index}-") for index in there if index != dropped]
    if added in ADVANCES and len(advances) < MOST_ADVANCES:
        advances.append(_new(added))
    return advances


def _new(when: str) -> dict[str, Any]:
    more: dict[str, dict[str, Any]] = {
        "value": {"operator": "non_empty"},
        "appears": {"selector": ""},
        "disappears": {"selector": ""},
        "url": {"part": "path", "operator": "equals", "value": ""},
        "delay": {"seconds": 5},
        "event": {"name": ""},
    }
    return {"when": when, **more.get(when, {})}


def _advance(request: Request, prefix: str) -> dict[str, Any]:
    def typed(name: str, longest: int = 4001) -> str:
        return form_fields.start_of_text(request, f"{prefix}{name}", longest)

    when = typed("when", 20)
    more: dict[str, Any] = {}
    if when == "value":
        operator = typed("operator", 20)
        more = {"operator": operator} if operator == "non_empty" else {"operator": operator, "value": typed("value")}
    elif when in {"appears", "disappears"}:
        more = {"selector": typed("selector")}
    elif when == "url":
        more = {"part": typed("part", 20), "operator": typed("operator", 20), "value": typed("value")}
    elif when == "delay":
        more = {"seconds": form_fields.number(request, f"{prefix}seconds", 5, 0, LONGEST_WAIT)}
    elif when == "event":
        more = {"name": typed("name")}
    return {"when": when, **more}
