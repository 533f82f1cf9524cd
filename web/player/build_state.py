"""A build session as the picker needs it."""

from typing import Any

from starlette.requests import Request

from models.guide.build_session import BuildSession
from web.kit.context import instance


def build_state(request: Request, build: BuildSession) -> dict[str, Any]:
    document = build.guide.document
    step = document.step(build.step_id)
    editor = f"{instance(request).settings.base_url}/guides/{build.guide_id}"
    last = document.step(build.recorded[-1]) if build.recorded else None
    shown = last or step
    return {
        "mode": build.mode,
        "guide": build.guide.name,
        "step": document.steps.index(step) + 1 if step else 0,
        "title": step.title if step else "",
        "count": len(build.recorded),
        "taken": build.taken,
        "editor": f"{editor}/steps/{shown.id}" if shown else editor,
    }
