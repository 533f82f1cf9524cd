"""Every component with its examples, for whoever builds them. Only in development."""

import importlib
import pkgutil

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

import components
from components import Component
from web.kit.context import public_context
from web.kit.respond import page


def show(request: Request) -> Response:
    if public_context(request).settings.production:
        raise HTTPException(404)
    return page(request, "gallery.html", shelves=examples())


def examples() -> dict[str, dict[str, Component]]:
    """Component → name of the example → the component as it draws itself."""
    folders = sorted(module.name for module in pkgutil.iter_modules(components.__path__) if module.ispkg)
    return {folder: dict(importlib.import_module(f"components.{folder}.examples").EXAMPLES) for folder in folders}
