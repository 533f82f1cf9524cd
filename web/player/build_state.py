"""A build session as the picker needs it."""

from typing import Any, NotRequired, TypedDict

from sqlalchemy.orm import Session
from starlette.requests import Request

from models.account import Membership
from models.guide import Step, compile_step
from models.guide.build_session import POINT, BuildSession
from models.guide.recorded_click import recorded_steps
from models.guide.step_target import target_state
from models.guide.step_words import words_state
from models.release.wire_format import wire_content
from models.site.picture_address import with_origin
from models.site.release_theme import ThemeJson, theme_of
from models.site.theme import Theme
from web.kit.context import instance


class BuiltStep(TypedDict):
    """A step as the picker draws it. `words` and `target` name what it says and points at, so that nobody overwrites what
    somebody else changed meanwhile.
    """

    id: str
    kind: str
    title: str
    page: str
    words: str
    target: str
    needs_target: bool
    has_target: bool
    drawn: Any


class RecordedStep(TypedDict):
    """A step of a recording, as its list names it."""

    id: str
    title: str


class BuildState(TypedDict):
    """`step` is the number of the step that is pointed for, 0 for none; `count` and `taken` are of a recording: steps so far, and
    the number of the last click that arrived; `recorded` are those steps. `editor` is the address that leads back; `pictures`
    is `ask`, `yes` or `no`: whether the member has chosen to send pictures of pages. Who makes many steps gets them all, with
    the one that is `chosen`, and what they are drawn in.
    """

    mode: str
    guide: str
    step: int
    title: str
    count: int
    taken: int
    recorded: list[RecordedStep]
    editor: str
    pictures: str
    chosen: NotRequired[str]
    steps: NotRequired[list[BuiltStep]]
    language: NotRequired[str]
    theme: NotRequired[ThemeJson]


def build_state(request: Request, session: Session, build: BuildSession) -> BuildState:
    document = build.guide.document
    step = document.step(build.step_id)
    base_url = instance(request).settings.base_url
    editor = f"{base_url}/guides/{build.guide_id}"
    recorded = recorded_steps(build)
    shown = recorded[-1] if recorded else step
    state: BuildState = {
        "mode": build.mode,
        "guide": build.guide.name,
        "step": document.steps.index(step) + 1 if step else 0,
        "title": step.title if step else "",
        "count": len(recorded),
        "taken": build.taken,
        "recorded": [{"id": one.id, "title": one.title} for one in recorded],
        "editor": f"{editor}/steps/{shown.id}" if shown else editor,
        "pictures": _choice(session, build),
    }
    if build.mode != POINT:
        return state
    guide = build.guide
    theme = Theme.chosen(session, guide.site_id, document.theme) or Theme.default_of(session, guide.site_id)
    many: BuildState = {
        **state,
        "chosen": step.id if step else "",
        "steps": _built(document.steps),
        "language": document.language,
        "theme": theme_of(theme.drawn[0]) if theme else ThemeJson(),
    }
    return with_origin(many, guide.site.key, base_url)


def _choice(session: Session, build: BuildSession) -> str:
    membership = session.get(Membership, (build.organisation_id, build.member_id))
    sends = membership.sends_pictures if membership else False
    return "ask" if sends is None else "yes" if sends else "no"


def _built(steps: tuple[Step, ...]) -> list[BuiltStep]:
    drawn: Any = wire_content({"language": "en", "steps": [compile_step(step) for step in steps]})["steps"]
    return [
        {
            "id": step.id,
            "kind": step.kind,
            "title": step.title,
            "page": step.page,
            "words": words_state(step),
            "target": target_state(step.target),
            "needs_target": step.needs_target,
            "has_target": bool(step.first_selector),
            "drawn": {**look, "id": step.id, "kind": step.kind},
        }
        for step, look in zip(steps, drawn, strict=True)
    ]
