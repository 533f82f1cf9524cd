"""The same library's admin one long-term release earlier: Django 4.2's own page, saved, since tests have one Django only.

The page is what Django 4.2.16 answered to `/admin/` for the library of this folder, byte for byte but the CSRF token. Django is
under the BSD licence of the Django Software Foundation. The stylesheets are those of the Django that is installed.
"""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import django
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from tests.support.live import listening, served

SAVED = Path(__file__).parent / "saved" / "django_4_2_admin.html"
STATIC = Path(django.__file__).parent / "contrib" / "admin" / "static"


@contextmanager
def django_4_2_admin() -> Generator[tuple[str, int]]:
    """Serves the saved page and yields its base URL and port; the upgraded admin can take the port once this one has ended."""
    page = HTMLResponse(SAVED.read_bytes())
    app = Starlette(routes=[Route("/admin/", lambda _: page), Mount("/static", StaticFiles(directory=STATIC))])
    with listening() as (listener, port), served(app, listener):
        yield f"http://127.0.0.1:{port}", port
