"""A build session as the picker needs it."""

from typing import TypedDict

from starlette.requests import Request

from models.guide.build_session import BuildSession
from web.kit.context import instance


class BuildState(TypedDict):
    """`step` is the number of the step that is pointed for, 0 for none; `count` and `taken` are of a recording: steps so far, and
    the number of the last click that arrived. `editor` is the address that leads back.
    """

    mode: str
    guide: str
    step: int
    title: str
    count: int
    taken: int
    editor: str


def build_state(request: Request, build: BuildSession) -> BuildState:
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
