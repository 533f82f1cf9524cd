"""Fetching a page as a visitor who is not signed in would get it."""

from dataclasses import dataclass

from models.engine.charset.page_encoding import decode_page, decode_xml_page
from models.engine.xhtml_page import BadXhtml, html_of
from models.support.outbound import Answer, Limits, Outbound, Refused

XHTML = "application/xhtml+xml"
MEDIA_TYPES = frozenset({"text/html", XHTML})
LIMITS = Limits(media_types=MEDIA_TYPES)
LONGEST_POLICY = 4000
HEADERS = {"accept": "text/html,application/xhtml+xml;q=0.9", "accept-language": "en;q=0.8,*;q=0.5"}


@dataclass(frozen=True)
class FetchedPage:
    """A page as it came. `html` is its text, whatever `charset` it arrived in; `size` counts its bytes unpacked and `received` on
    the wire; `final_url` is where redirects ended. What came from behind a sign-in is kept sealed.
    """

    url: str
    final_url: str
    status: int
    media_type: str
    charset: str
    html: str
    size: int
    received: int
    milliseconds: int
    is_behind_sign_in: bool = False
    policy: str = ""
    """Its Content-Security-Policy, as the header has it."""

    @property
    def utf8(self) -> bytes:
        """The text as it is stored."""
        return self.html.encode()


def fetch_page(url: str, outbound: Outbound, limits: Limits = LIMITS) -> FetchedPage:
    """Fetches a page. Raises Refused with one sentence; an error status is a page with that status (see `judge_status`)."""
    return read_page_answer(url, outbound.get(url, limits, HEADERS))


def read_page_answer(url: str, answer: Answer) -> FetchedPage:
    """The page that came when `url` was asked for, XHTML as HTML. Raises Refused where browsers refuse to read it."""
    html, charset = _text_of(answer)
    return FetchedPage(
        url=url,
        final_url=answer.url,
        status=answer.status,
        media_type=answer.media_type or "text/html",
        charset=charset,
        html=html,
        size=len(answer.body),
        received=answer.received,
        milliseconds=round(answer.seconds * 1000),
        policy=answer.headers.get("content-security-policy", "")[:LONGEST_POLICY],
    )


def _text_of(answer: Answer) -> tuple[str, str]:
    content_type = answer.headers.get("content-type", "")
    if answer.media_type != XHTML or answer.status >= 400:
        return decode_page(answer.body, content_type)
    text, charset = decode_xml_page(answer.body, content_type)
    try:
        return html_of(text), charset
    except BadXhtml as problem:
        raise Refused(str(problem), "type") from None
