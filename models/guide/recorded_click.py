"""Recording: each click of an author on their own product becomes a step, in order; the last one can be taken back."""

from dataclasses import replace
from datetime import datetime

from models.guide.build_session import BuildSession
from models.guide.guide_document import MOST_STEPS, GuideDocument
from models.guide.step import LONGEST_TITLE, Button, Step
from models.guide.step_ways import opening
from models.site.page_address import page_of
from models.targets.live_pick import LivePick
from models.targets.target_json import TargetJson


def record(build: BuildSession, pointed: LivePick, now: datetime) -> Step:
    """A new step on the element that was clicked, behind those recorded before. Raises ValueError when the guide is full."""
    document = build.guide.document
    if len(document.steps) >= MOST_STEPS:
        raise ValueError(f"A guide can have at most {MOST_STEPS} steps; end the recording.")
    after = next((kept for kept in (*reversed(build.recorded), build.step_id) if document.step(kept)), None)
    hotspots = build.guide.kind == "hotspots"
    step = Step.new("hotspot" if hotspots else "tooltip", pointed.target.page)
    advance = () if hotspots else ({"when": "target_click"},)
    step = replace(step.pointing_at(pointed.target), title=_title(pointed)[:LONGEST_TITLE], advance=advance)
    if pointed.opened and not step.opener:
        step = replace(step, opener=_clicked_before(build, step.page))
    document = _going_on(document, after).with_step_after(step, after)
    build.recorded = [*build.recorded, step.id]
    build.guide.edit(document, f"Recorded step {document.steps.index(step) + 1}", build.member, now)
    return step


def take_back(build: BuildSession, now: datetime) -> str | None:
    """Removes the step that was recorded last; its id, or None when there is none left."""
    if not build.recorded:
        return None
    *kept, last = build.recorded
    build.recorded = kept
    build.guide.edit(build.guide.document.without_step(last), "Took back a recorded step", build.member, now)
    return last


def _clicked_before(build: BuildSession, page: str) -> TargetJson | None:
    """What was clicked right before, on the same page, as what opened what came then."""
    before = build.guide.document.step(build.recorded[-1]) if build.recorded else None
    return opening(before) if before and page_of(before.page) == page_of(page) else None


def _title(pointed: LivePick) -> str:
    """A draft of what to say, so that the guide can be read at once."""
    name = f"“{pointed.label}”" if pointed.label else "here"
    is_field = pointed.target.fingerprint.get("group") == "field"
    return f"Fill in {name}" if is_field and pointed.label else f"Click {name}"


def _going_on(document: GuideDocument, after: str | None) -> GuideDocument:
    """What finished the guide until now goes on to the step that comes."""
    return document.changed(after, lambda step: replace(step, buttons=tuple(map(_next, step.buttons)))) if after else document


def _next(button: Button) -> Button:
    return Button("Next", button.style, {"type": "next"}) if button.action == {"type": "finish"} else button
