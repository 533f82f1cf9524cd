"""Pointing on the live page: an element becomes a step's target, the target of a new step, or what opens a step's target."""

from dataclasses import replace
from datetime import datetime

from models.guide.build_session import OPENER, BuildSession
from models.guide.live_edit import POINTED
from models.guide.step import LONGEST_LABEL, Step
from models.guide.step_sequence import followed, last_buttons
from models.guide.step_target import target_state
from models.guide.step_ways import opener_name
from models.targets.live_pick import LivePick

GONE = "This step no longer exists; somebody removed it."


class TargetDisputed(ValueError):
    """Somebody else pointed the step at another element since it was seen; nothing was saved."""


def point(build: BuildSession, pointed: LivePick, now: datetime) -> Step:
    """The step as it is then. Raises ValueError with a sentence, and TargetDisputed; what opens a target spends the session."""
    document = build.guide.document
    if pointed.after is not None:
        kind = "hotspot" if build.guide.kind == "hotspots" else "tooltip"
        after = pointed.after or None
        buttons = () if kind == "hotspot" else last_buttons(document, after)
        step = _pointing(Step.new(kind, pointed.target.page, buttons=buttons), pointed)
        document = followed(document, step, after)
    else:
        step = document.step(pointed.step or build.step_id)
        if step is None:
            raise ValueError(GONE)
        step = _changed(build, step, pointed)
        document = document.with_step(step)
    build.guide.edit(document, POINTED, build.member, now)
    build.step_id = step.id
    if build.mode == OPENER:
        build.end(now)
    return step


def _changed(build: BuildSession, step: Step, pointed: LivePick) -> Step:
    if build.mode == OPENER:
        return replace(step, opener={**pointed.target.to_json(), "name": pointed.label[:LONGEST_LABEL]})
    changed = _pointing(step, pointed)
    if pointed.seen not in {"", target_state(step.target)} and step.target != changed.target:
        raise TargetDisputed("Somebody pointed this step at another element meanwhile.")
    return changed


def _pointing(step: Step, pointed: LivePick) -> Step:
    """What has no name can't be asked for, so that it opens nothing."""
    step = replace(step.pointing_at(pointed.target), page=pointed.target.page)
    return step if opener_name(step) else replace(step, opener=None)
