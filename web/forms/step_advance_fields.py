"""How a step goes on without a button, as its form sends it: fields named `advance-0-when`, `advance-0-selector` and so on."""

from starlette.requests import Request

from models.guide.guide_json import AdvanceJson
from models.guide.step import ADVANCES, LONGEST_WAIT, MOST_ADVANCES
from models.guide.step_pages import usual_rule
from web.kit import form_fields
from web.kit.context import public_context


def read_advances(request: Request, page: str = "") -> list[AdvanceJson]:
    """The ways to go on, without the one that `drop_advance` names, and with the one that `add_advance` names.

    `page` is the step's: where pages are routes in the fragment, so is the one that is waited for.
    """
    dropped, added = form_fields.text(request, "drop_advance", 2), form_fields.text(request, "add_advance", 20)
    there = [str(index) for index in range(MOST_ADVANCES) if f"advance-{index}-when" in public_context(request).form]
    advances = [_advance(request, f"advance-{index}-") for index in there if index != dropped]
    if added in ADVANCES and len(advances) < MOST_ADVANCES:
        advances.append(_new(added, page))
    return advances


def _new(when: str, page: str) -> AdvanceJson:
    part = usual_rule(page)["part"] if page else "path"
    beginnings: dict[str, AdvanceJson] = {
        "value": {"when": when, "operator": "non_empty"},
        "appears": {"when": when, "selector": ""},
        "disappears": {"when": when, "selector": ""},
        "url": {"when": when, "part": part, "operator": "equals", "value": ""},
        "delay": {"when": when, "seconds": 5},
        "event": {"when": when, "name": ""},
    }
    return beginnings.get(when, {"when": when})


def _advance(request: Request, prefix: str) -> AdvanceJson:
    def typed(name: str, longest: int = 4001) -> str:
        return form_fields.start_of_text(request, f"{prefix}{name}", longest)

    when = typed("when", 20)
    advance: AdvanceJson = {"when": when}
    if when == "value":
        advance["operator"] = typed("operator", 20)
        if advance["operator"] != "non_empty":
            advance["value"] = typed("value")
    elif when in {"appears", "disappears"}:
        advance["selector"] = typed("selector")
    elif when == "url":
        advance["part"], advance["operator"], advance["value"] = typed("part", 20), typed("operator", 20), typed("value")
    elif when == "delay":
        advance["seconds"] = form_fields.number(request, f"{prefix}seconds", 5, 0, LONGEST_WAIT)
    elif when == "event":
        advance["name"] = typed("name")
    return advance
