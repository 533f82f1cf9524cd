"""A step that comes behind another one: what ended the guide until then goes on to it."""

from dataclasses import replace

from models.guide.guide_document import MOST_STEPS, GuideDocument
from models.guide.step import Button, Step

FULL = f"A guide can have at most {MOST_STEPS} steps."


def followed(document: GuideDocument, step: Step, after: str | None) -> GuideDocument:
    """With that step behind the one named, or at the end. Raises ValueError when the guide is full."""
    if len(document.steps) >= MOST_STEPS:
        raise ValueError(FULL)
    return _going_on(document, after).with_step_after(step, after)


def last_buttons(document: GuideDocument, after: str | None) -> tuple[Button, ...]:
    """What a new step behind that one gets: a button that ends the guide, or goes on where more steps come."""
    is_last = not document.steps or document.step(after or "") in (None, document.steps[-1])
    return (Button("Done", action={"type": "finish"}),) if is_last else (Button("Next"),)


def _going_on(document: GuideDocument, after: str | None) -> GuideDocument:
    return document.changed(after, lambda step: replace(step, buttons=tuple(map(_next, step.buttons)))) if after else document


def _next(button: Button) -> Button:
    return Button("Next", button.style, {"type": "next"}) if button.action == {"type": "finish"} else button
