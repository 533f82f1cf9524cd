"""Recording: each click of an author on their own product becomes a step, in order.

The last one can be taken back, and each can be recorded again, which can be taken back as well.
"""

import re
from dataclasses import replace
from datetime import datetime

from models.guide.build_session import BuildSession
from models.guide.guide_document import GuideDocument
from models.guide.guide_json import AdvanceJson
from models.guide.live_edit import RECORDED, TAKEN_BACK, recorded_again
from models.guide.pointed_step import GONE
from models.guide.step import LONGEST_TITLE, POINTING_KINDS, Step
from models.guide.step_sequence import followed, with_ending
from models.guide.step_ways import opener_name, opening
from models.site.page_address import page_of
from models.targets.live_pick import LivePick
from models.targets.target_json import TargetJson

_FIELDS = frozenset({"input", "select", "textarea"})
_CLICKED = frozenset({"checkbox", "radio", "range", "color", "file", "submit", "button", "reset", "image"})


_ON_CLICK: AdvanceJson = {"when": "target_click"}
_WHEN_FILLED: AdvanceJson = {"when": "value", "operator": "non_empty"}
_DRAFTED = re.compile("(?:Click|Choose|Fill in) (?:“.*”|here)", re.DOTALL)
"""A title that nobody has changed since it was recorded."""

CHANGED_SINCE = "Something else was changed since; undo it in the editor."


def recorded_steps(build: BuildSession) -> list[Step]:
    """Those that were recorded so far and that nobody has removed since, in the order in which they were recorded."""
    document = build.guide.document
    return [step for kept in build.recorded if (step := document.step(kept))]


def record(build: BuildSession, pointed: LivePick, now: datetime) -> Step:
    """A step on the element that was clicked, behind those recorded before; or the recorded step that it is for, about that
    element from now on. Raises ValueError when the guide is full, and when that step is gone.

    A step that has nothing yet, as the one that a new guide begins with, becomes the first.
    """
    if pointed.step:
        return _again(build, pointed, now)
    document = build.guide.document
    begun = None if build.recorded else document.step(build.step_id)
    if begun and _is_blank(begun):
        step = _recorded(build, replace(begun, buttons=()), pointed)
        return _save(build, document.with_step(step), step, now)
    after = next((kept for kept in (*reversed(build.recorded), build.step_id) if document.step(kept)), None)
    kind = "hotspot" if build.guide.kind == "hotspots" else "tooltip"
    step = _recorded(build, Step.new(kind, pointed.target.page), pointed)
    return _save(build, followed(document, step, after), step, now)


def _again(build: BuildSession, pointed: LivePick, now: datetime) -> Step:
    """What its author wrote or chose since stays: its text, its buttons, words of their own in its title, how it goes on."""
    document = build.guide.document
    was = document.step(pointed.step) if pointed.step in build.recorded else None
    if was is None:
        raise ValueError(GONE)
    step = _recorded(build, replace(was, opener=None), replace(pointed, opened=False))
    if not _DRAFTED.fullmatch(was.title):
        step = replace(step, title=was.title)
    if was.advance not in ((_ON_CLICK,), (_WHEN_FILLED,)):
        step = replace(step, advance=was.advance)
    build.guide.edit(document.with_step(step), recorded_again(document.steps.index(was) + 1), build.member, now)
    return step


def _is_blank(step: Step) -> bool:
    return step.kind in POINTING_KINDS and not (step.title or step.body or step.target or step.advance)


def _recorded(build: BuildSession, step: Step, pointed: LivePick) -> Step:
    """The step, on the element that was clicked."""
    page, title = pointed.target.page, _title(pointed)[:LONGEST_TITLE]
    advance = () if step.kind == "hotspot" else (_advance(pointed),)
    step = replace(step.pointing_at(pointed.target), page=page, title=title, advance=advance)
    if pointed.opened and not step.opener:
        step = replace(step, opener=_clicked_before(build, page))
    # What has no name can't be asked for.
    return step if opener_name(step) else replace(step, opener=None)


def _advance(pointed: LivePick) -> AdvanceJson:
    """What is filled in goes on when it is; everything else when it is clicked."""
    return _WHEN_FILLED if _is_filled_in(pointed) else _ON_CLICK


def _is_filled_in(pointed: LivePick) -> bool:
    """Whether visitors type into it, or choose in it. A field that somebody drew as another element tells of no change."""
    told = pointed.target.fingerprint
    typed = told.get("tag") in _FIELDS and told.get("kind", "") not in _CLICKED
    return typed or (told.get("group") == "field" and told.get("role") == "textbox")


def _save(build: BuildSession, document: GuideDocument, step: Step, now: datetime) -> Step:
    build.recorded = [*build.recorded, step.id]
    build.guide.edit(document, f"{RECORDED} {document.steps.index(step) + 1}", build.member, now)
    return step


def take_back(build: BuildSession, now: datetime) -> str | None:
    """Removes the step that was recorded last; its id, or None when there is none left."""
    steps = recorded_steps(build)
    if not steps:
        return None
    *kept, last = steps
    build.recorded = [step.id for step in kept]
    document = build.guide.document
    build.guide.edit(with_ending(document, document.without_step(last.id)), TAKEN_BACK, build.member, now)
    return last.id


def take_back_again(build: BuildSession, step_id: str, now: datetime) -> None:
    """The step as it was before it was recorded again. Raises ValueError when anything else was changed since."""
    guide, step = build.guide, build.guide.document.step(step_id)
    done = recorded_again(guide.document.steps.index(step) + 1) if step else ""
    if guide.can_undo() != done or guide.edited_by != build.member:
        raise ValueError(CHANGED_SINCE)
    guide.move_to_draft(guide.draft_number - 1, build.member, now)


def _clicked_before(build: BuildSession, page: str) -> TargetJson | None:
    """What was clicked right before, on the same page, as what opened what came then."""
    before = build.guide.document.step(build.recorded[-1]) if build.recorded else None
    return opening(before) if before and page_of(before.page) == page_of(page) else None


def _title(pointed: LivePick) -> str:
    """A draft of what to say, so that the guide can be read at once."""
    name = f"“{pointed.label}”" if pointed.label else "here"
    if not pointed.label or not _is_filled_in(pointed):
        return f"Click {name}"
    return f"Choose {name}" if pointed.target.fingerprint.get("tag") == "select" else f"Fill in {name}"
