"""Recording: each click of an author on their own product becomes a step, in order; the last one can be taken back."""

from dataclasses import replace
from datetime import datetime

from models.guide.build_session import BuildSession
from models.guide.guide_document import GuideDocument
from models.guide.guide_json import AdvanceJson
from models.guide.live_edit import RECORDED, TAKEN_BACK
from models.guide.step import LONGEST_TITLE, POINTING_KINDS, Step
from models.guide.step_sequence import followed, with_ending
from models.guide.step_ways import opener_name, opening
from models.site.page_address import page_of
from models.targets.live_pick import LivePick
from models.targets.target_json import TargetJson

_FIELDS = frozenset({"input", "select", "textarea"})
_CLICKED = frozenset({"checkbox", "radio", "range", "color", "file", "submit", "button", "reset", "image"})


def record(build: BuildSession, pointed: LivePick, now: datetime) -> Step:
    """A step on the element that was clicked, behind those recorded before. Raises ValueError when the guide is full.

    A step that has nothing yet, as the one that a new guide begins with, becomes the first.
    """
    document = build.guide.document
    begun = None if build.recorded else document.step(build.step_id)
    if begun and _is_blank(begun):
        step = _recorded(build, replace(begun, buttons=()), pointed)
        return _save(build, document.with_step(step), step, now)
    after = next((kept for kept in (*reversed(build.recorded), build.step_id) if document.step(kept)), None)
    kind = "hotspot" if build.guide.kind == "hotspots" else "tooltip"
    step = _recorded(build, Step.new(kind, pointed.target.page), pointed)
    return _save(build, followed(document, step, after), step, now)


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
    return {"when": "value", "operator": "non_empty"} if _is_filled_in(pointed) else {"when": "target_click"}


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
    if not build.recorded:
        return None
    *kept, last = build.recorded
    build.recorded = kept
    document = build.guide.document
    build.guide.edit(with_ending(document, document.without_step(last)), TAKEN_BACK, build.member, now)
    return last


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
