"""Turns a template and its values into an answer, in the version of Harbour that is out."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from web.harbour.marina import TODAY, Marina, generated_id
from web.harbour.redesign import names

HERE = Path(__file__).parent
VERSIONS = (1, 2)


@dataclass
class State:
    """What one running Harbour knows; the version is the same for everyone until it is switched or restarted."""

    cairn_script: str | None
    version: int
    marina: Marina = field(default_factory=Marina)


_templates = Environment(
    loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


def state_of(request: Request) -> State:
    return cast("State", request.app.state.harbour)


def draw(request: Request, template: str, *, place: str = "", status: int = 200, **values: Any) -> HTMLResponse:
    """Answers with a page; `place` is the address of the navigation's current entry."""
    state = state_of(request)
    query = f"?{request.url.query}" if request.url.query else ""
    html = _templates.get_template(template).render(
        version=state.version,
        redesigned=state.version == VERSIONS[-1],
        cairn_script=state.cairn_script,
        k=names(state.version),
        make_id=partial(generated_id, version=state.version),
        profile=state.marina.profile,
        today=TODAY,
        place=place,
        here=request.url.path + query,
        **values,
    )
    return HTMLResponse(html, status, {"cache-control": "no-store"})
