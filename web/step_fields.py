"""A step as its form sends it."""

from dataclasses import replace

from starlette.requests import Request

from models.guide import Step
from models.guide.step import KINDS, PLACEMENTS
from models.support.reading import Reader
from web.kit import forms
from web.step_advance_fields import read_advances
from web.step_button_fields import read_buttons


def read_step(request: Request, current: Step) -> Step:
    """The step with what the form says; raises Faults when something in it can't be kept."""
    kind = _chosen(request, "kind", current.kind, KINDS)
    value = {
        **current.to_json(),
        "kind": kind,
        "title": forms.text(request, "title", 4000),
        "body": forms.block(request, "body"),
        "placement": _chosen(request, "placement", PLACEMENTS[kind][0], PLACEMENTS[kind]),
        "width": forms.number(request, "width", current.width, 200, 800),
        "arrow": forms.ticked(request, "arrow"),
        "push": forms.ticked(request, "push"),
        "pulse": forms.text(request, "pulse", 10) or current.pulse,
        "open": forms.text(request, "open", 10) or current.open,
        "backdrop": {
            "kind": forms.text(request, "backdrop", 20) or current.backdrop,
            "through": forms.ticked(request, "through"),
        },
        "progress": forms.text(request, "progress", 20) or current.progress,
        "missing": {
            "wait": forms.number(request, "missing_wait", current.missing_wait, 0, 60),
            "then": forms.text(request, "missing_then", 10) or current.missing_then,
        },
        "buttons": read_buttons(request),
        "advance": read_advances(request),
    }
    reader = Reader.of(value)
    step = Step.read(reader)
    reader.finish()
    return replace(step, id=current.id, target=current.target)


def _chosen(request: Request, name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = forms.text(request, name, 20)
    return value if value in allowed else default
