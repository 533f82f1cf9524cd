"""A step as its form sends it."""

from dataclasses import replace

from starlette.requests import Request

from models.guide import Step
from models.guide.rich_text import LONGEST_TYPED
from models.guide.step import KINDS, LONGEST_LABEL, PLACEMENTS
from models.support.json_reader import Reader
from web.forms.step_advance_fields import read_advances
from web.forms.step_button_fields import read_buttons
from web.kit import form_fields


def read_step(request: Request, current: Step) -> Step:
    """The step with what the form says; raises Faults when something in it can't be kept."""
    kind = _chosen(request, "kind", current.kind, KINDS)
    value = {
        **current.to_json(),
        "kind": kind,
        "title": form_fields.start_of_text(request, "title", 4000),
        "body": form_fields.start_of_block(request, "body", LONGEST_TYPED + 1),
        "on": form_fields.text(request, "on", 2000),
        "page_name": form_fields.text(request, "page_name", LONGEST_LABEL),
        "opener": {**current.opener, "name": form_fields.text(request, "opener_name", LONGEST_LABEL)} if current.opener else None,
        "placement": _chosen(request, "placement", PLACEMENTS[kind][0], PLACEMENTS[kind]),
        "width": form_fields.number(request, "width", current.width, 200, 800),
        "arrow": form_fields.ticked(request, "arrow"),
        "push": form_fields.ticked(request, "push"),
        "layout": form_fields.text(request, "layout", 10) or current.layout,
        "pulse": form_fields.text(request, "pulse", 10) or current.pulse,
        "open": form_fields.text(request, "open", 10) or current.open,
        "backdrop": {
            "kind": form_fields.text(request, "backdrop", 20) or current.backdrop,
            "through": form_fields.ticked(request, "through"),
        },
        "progress": form_fields.text(request, "progress", 20) or current.progress,
        "missing": {
            "wait": form_fields.number(request, "missing_wait", current.missing_wait, 0, 60),
            "then": form_fields.text(request, "missing_then", 10) or current.missing_then,
        },
        "buttons": read_buttons(request),
        "advance": read_advances(request, current.page),
    }
    reader = Reader.of(value)
    step = Step.read(reader)
    reader.finish()
    return replace(step, id=current.id, target=current.target)


def _chosen(request: Request, name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = form_fields.text(request, name, 20)
    return value if value in allowed else default
