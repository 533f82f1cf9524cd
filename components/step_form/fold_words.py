"""What of a step is otherwise than usual, said on the fold that it is in: nobody has to open it to know."""

from components.placement_picker import PlacementPicker
from models.guide import Step

LAYOUTS = {"above": "picture above", "beside": "picture beside", "bubble": "speech bubble"}
BACKDROPS = {"none": "no backdrop", "dim": "page dimmed", "spotlight": "spotlight"}
PROGRESS = {"none": "no progress", "count": "2 of 5", "bar": "progress bar"}
MISSING = {"end": "ends without its element", "show": "shows without its element"}


def look_words(step: Step) -> str:
    """Its place and look, as far as a new step of its kind has another; empty where all is usual."""
    usual = Step.new(step.kind, step.page)
    found = [
        PlacementPicker.of(step).words.lower() if step.placement != usual.placement else "",
        LAYOUTS.get(step.layout, "") if step.kind != "banner" else "",
        BACKDROPS[step.backdrop] if step.backdrop != usual.backdrop and step.kind != "hotspot" else "",
        PROGRESS.get(step.progress, "") if step.kind != "hotspot" else "",
        f"{step.width} px" if step.width != usual.width and step.kind != "banner" else "",
        "no arrow" if step.needs_target and not step.arrow else "",
        "pushes the page" if step.kind == "banner" and step.push else "",
    ]
    return ", ".join(filter(None, found))


def place_words(step: Step) -> str:
    """Its pages, and what becomes of it without its element; empty where all is usual."""
    usual = Step.new(step.kind, step.page)
    found = [
        "every page" if step.on == "*" else step.on,
        "something opens it first" if step.opener else "",
        f"waits {step.missing_wait} s" if step.missing_wait != usual.missing_wait else "",
        MISSING.get(step.missing_then, ""),
    ]
    return ", ".join(filter(None, found))
