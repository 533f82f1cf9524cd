"""Which step is the last: its button ends the guide and the others' go on, whatever is added, moved, copied or removed."""

from dataclasses import replace

from models.guide.button_translations import with_button_translations
from models.guide.guide_document import MOST_STEPS, GuideDocument
from models.guide.last_button import GOES_ON
from models.guide.step import Button, Step

FULL = f"A guide can have at most {MOST_STEPS} steps."


def followed(document: GuideDocument, step: Step, after: str | None) -> GuideDocument:
    """With that step behind the one named, or at the end. Raises ValueError when the guide is full."""
    if len(document.steps) >= MOST_STEPS:
        raise ValueError(FULL)
    return with_ending(document, document.with_step_after(step, after))


def last_buttons(document: GuideDocument, after: str | None) -> tuple[Button, ...]:
    """What a new step behind that one gets: a button that ends the guide, or goes on where more steps come."""
    is_last = not document.steps or document.step(after or "") in (None, document.steps[-1])
    ending = Button(_finishing(document) or "Done", action={"type": "finish"})
    return (ending if is_last else Button(_going_on(document)),)


def fitted(document: GuideDocument, step: Step, after: str | None) -> Step:
    """A step from elsewhere, as it is to stand behind that one: it ends the guide as the last, and goes on otherwise."""
    is_last = not document.steps or document.step(after or "") in (None, document.steps[-1])
    return _ends(step, _finishing(document) or "Done", document) if is_last else _goes_on(step, _going_on(document))


def with_ending(before: GuideDocument, after: GuideDocument) -> GuideDocument:
    """`after`, where another step is the last than `before`: it has the button that ends the guide, and what was last goes on.

    Both say what was said in their place, in every language. What an author made otherwise stays: words of a step's own, a button
    that finishes early beside one that goes on, a last step that ends already or waits for something.
    """
    was, now = before.steps[-1:], after.steps[-1:]
    if not was or not now or was[0].id == now[0].id:
        return after
    ending, onward = _finishing(before) or "Done", _going_on(before)
    changed = after.changed(now[0].id, lambda step: _ends(step, ending, before))
    changed = changed.changed(was[0].id, lambda step: _goes_on(step, onward))
    return with_button_translations(before, changed)


def _ends(step: Step, label: str, document: GuideDocument) -> Step:
    """A step behind which nothing comes any more."""
    if _label(step, "finish"):
        return step
    said = label if _promises(_label(step, "next"), document) else _label(step, "next")
    return _instead(step, "next", Button(said, action={"type": "finish"}))


def _goes_on(step: Step, label: str) -> Step:
    return step if _label(step, "next") or _label(step, "step") else _instead(step, "finish", Button(label))


def _instead(step: Step, kind: str, other: Button) -> Step:
    buttons = (replace(other, style=one.style) if one.action["type"] == kind else one for one in step.buttons)
    return replace(step, buttons=tuple(buttons))


def _promises(label: str, document: GuideDocument) -> bool:
    """Whether these words stand for going on at all, and not for what this one step is about."""
    said = [_label(step, "next") for step in document.steps]
    return label.strip().lower() in GOES_ON or document.language != "en" or said.count(label) > 1


def _finishing(document: GuideDocument) -> str:
    """What the button says that ends the guide; empty where none does."""
    return _label(document.steps[-1], "finish") if document.steps else ""


def _going_on(document: GuideDocument) -> str:
    said = [label for step in document.steps if (label := _label(step, "next"))]
    return next((label for label in said if _promises(label, document)), "Next")


def _label(step: Step, kind: str) -> str:
    return next((button.label for button in step.buttons if button.action["type"] == kind), "")
