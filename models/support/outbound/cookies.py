"""Cookies that a site sets while Cairn signs in, in the standard library's jar: it knows paths, domains and dates."""

from email.message import Message
from http.cookiejar import CookieJar
from typing import TYPE_CHECKING, cast
from urllib.request import Request

from models.support.outbound.answer import Answer

if TYPE_CHECKING:
    from http.client import HTTPResponse

LONGEST = 8000


class Cookies:
    """The cookies of one sign-in, sent back to where they belong."""

    def __init__(self) -> None:
        self._jar = CookieJar()

    def take(self, answer: Answer) -> None:
        """Stores the answer's cookies and forgets those that it lets expire.

        One after the other: of one answer as a whole, the jar would forget first and store afterwards.
        """
        for line in answer.set_cookies:
            self._jar.extract_cookies(cast("HTTPResponse", _SetCookie(line)), _request(answer.url))

    def header_for(self, url: str) -> str:
        """The `Cookie` header of a request to that address; empty when none belongs there."""
        request = _request(url)
        self._jar.add_cookie_header(request)
        return (request.get_header("Cookie") or "")[:LONGEST]


class _SetCookie:
    """An answer with one cookie, as far as the jar reads one."""

    def __init__(self, line: str) -> None:
        self._headers = Message()
        self._headers["Set-Cookie"] = line

    def info(self) -> Message:
        return self._headers


def _request(url: str) -> Request:
    return Request(url)  # noqa: S310 -- opens nothing; the jar takes requests in this form
