"""How a tour ends: what its last step's buttons do, and which earlier button ends it before that."""

from models.guide.step import Step

GOES_ON = frozenset({"next", "next step", "continue", "go on"})
"""Labels that promise another step."""


def ending(kind: str, steps: tuple[Step, ...]) -> tuple[bool, str]:
    """Whether that is as readers expect it, and a sentence; empty for a hotspot group, which has no end."""
    if kind != "tour" or not steps:
        return True, ""
    last = steps[-1]
    early = next((number for number, step in enumerate(steps[:-1], 1) if _finishes(step)), 0)
    if early:
        return False, f"Step {early} has a button that finishes the tour before step {len(steps)}."
    promising = next((button.label for button in last.buttons if button.label.strip().lower() in GOES_ON), "")
    if promising:
        return False, f"The last step's button says “{promising}”, and nothing comes after it. Call it “Done”."
    closing = next((one.label for one in last.buttons if one.action["type"] in {"finish", "next"}), "")
    if closing:
        return True, f"“{closing}” on the last step finishes the tour."
    if last.advance:
        return True, "The last step finishes by itself, when what it waits for has happened."
    return False, "The last step has no button that finishes the tour: visitors leave it by the cross, and count as dismissed."


def _finishes(step: Step) -> bool:
    """Where it is the only way on: one may finish early beside a button that goes on."""
    kinds = {button.action["type"] for button in step.buttons}
    return "finish" in kinds and not kinds & {"next", "step"} and not step.advance
