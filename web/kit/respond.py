"""Answers: a whole page, a part of one, or a notice that leaves the screen as it was."""

from typing import Any
from urllib.parse import quote

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from components import Component, templates
from components.notice import Notice
from web.kit import guard
from web.kit.context import instance, nonce, person, signed_in

KEPT = "Nothing was changed; what you typed is still on this page."
SIGNED_OUT = f"You are no longer signed in. {KEPT} Sign in again in another tab, then save again here."
NOT_ADMITTED = (
    f"You, or your whole organisation, were suspended, or you were removed. This is not open to you now. {KEPT} "
    "Ask an owner or an admin to reactivate you, then save again here."
)


def wants_part(request: Request) -> bool:
    """Whether htmx asked for a part of the page (htmx 4 says so in `HX-Request-Type`)."""
    return request.headers.get("hx-request-type") == "partial"


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A whole page."""
    here, someone = signed_in(request), person(request)
    values.setdefault("membership", here.membership if here else None)
    values.setdefault("someone", someone.member if someone else None)
    values.setdefault("badges", instance(request).badges(here) if here and values["membership"] else {})
    values.setdefault("here", request.url.path)
    values.setdefault("nonce", nonce(request))
    html = templates.get_template(template).render(values)
    return HTMLResponse(html, status, headers={"vary": "HX-Request-Type", "cache-control": "private, no-store"})


def partial(*parts: Component | Markup, status: int = 200, push: str | None = None) -> Response:
    """One or more components; every part after the first rides along as `<hx-partial>`."""
    headers = {"vary": "HX-Request-Type", "cache-control": "private, no-store"}
    if push:
        headers["hx-push-url"] = push
    return HTMLResponse("\n".join(str(Markup.escape(part)) for part in parts), status, headers=headers)


def unchanged() -> Response:
    """The part that is on screen is as it was: nothing is swapped."""
    return Response(status_code=204, headers={"vary": "HX-Request-Type", "cache-control": "private, no-store"})


def also(place: str, component: Component, swap: str = "outerMorph") -> Markup:
    """A component that rides along with another answer into its own place."""
    return Markup('<hx-partial hx-target="{}" hx-swap="{}">{}</hx-partial>').format(place, swap, component)


def is_typed(request: Request) -> bool:
    """Whether the page that asks keeps what its reader typed, so that an answer must not lead away from it."""
    return wants_part(request) and request.method not in guard.SAFE


def notice(request: Request, text: str, status: int) -> Response:
    """Says what went wrong: over the screen as it is, or on a page of its own when there is no screen yet."""
    if wants_part(request):
        return partial(also("#notices", Notice(text=text, kind="problem"), "beforeend"), status=status)
    return page(request, "problem.html", status, text=text, title=_titles.get(status, "Something went wrong"))


def go(request: Request, url: str) -> Response:
    """On to another page, for htmx and for a plain form alike."""
    if wants_part(request):
        return Response(status_code=204, headers={"hx-redirect": url})
    return RedirectResponse(url, 303)


def sign_in_first(request: Request) -> Response:
    """Strangers are sent to the sign-in page, and from there back to where they wanted to look. Who typed stays with it."""
    if is_typed(request):
        return notice(request, SIGNED_OUT, 401)
    if wants_part(request):
        return Response(status_code=204, headers={"hx-redirect": "/sign-in"})
    here = request.url.path if request.method in guard.SAFE else "/"
    return RedirectResponse(f"/sign-in?next={quote(here)}", 303)


def outside(request: Request) -> Response:
    """Who is signed in but admitted nowhere chooses where to work. Who typed stays with it, and reads why it is not saved."""
    return notice(request, NOT_ADMITTED, 403) if is_typed(request) else go(request, "/organisations")


_titles = {
    403: "Not allowed",
    404: "Nothing here",
    405: "Not possible",
    413: "Too large",
    429: "Too many requests",
    503: "Not at present",
}
