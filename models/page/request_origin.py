"""Whose request it is that a browser makes: which document asked, and whether that is one of the site."""

from contextlib import suppress
from typing import TYPE_CHECKING

from models.site.page_address import origin_of

if TYPE_CHECKING:
    from playwright.async_api import Frame, Request


def frame_of(request: "Request") -> "Frame | None":
    """None for what is asked before there is a frame for it (a new window), or outside of all (a worker)."""
    from playwright.async_api import Error  # noqa: PLC0415 - installed with the extra `render` only

    with suppress(Error):
        return request.frame
    return None


def is_main_document(request: "Request", frame: "Frame") -> bool:
    return request.is_navigation_request() and frame.parent_frame is None


def belongs_to_the_site(request: "Request", origin: str) -> bool:
    """Whether documents of that origin and no others ask, up to the window; or the window itself is led there.

    Anybody else's document could read the answer, or run it as a script. A frame without an origin in its address (`about:blank`,
    `data:`, `blob:`) may be anybody's.
    """
    frame = frame_of(request)
    if frame is None or request.headers.get("origin", origin) != origin:
        return False
    if request.is_navigation_request():
        if frame.parent_frame is None:
            return request.method == "GET"
        frame = frame.parent_frame
    while origin_of(frame.url) == origin:
        if frame.parent_frame is None:
            return True
        frame = frame.parent_frame
    return False
