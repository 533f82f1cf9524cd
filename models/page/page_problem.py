"""What is wrong with a page for pointing at, in one sentence."""

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal
from urllib.parse import urlsplit

from models.page.page_fetch import FetchedPage

ProblemKind = Literal["status", "empty", "login", "shell"]
_SIGN_IN = re.compile(
    r"(?:^|[/_.-])(?:log-?in|log-?on|sign-?in|sign_in|sso|oauth2?|authorize|authenticate|saml2?)(?:[/_.?-]|$)", re.IGNORECASE
)
_SIGN_IN_HOST = re.compile(r"^(?:log-?in|sign-?in|auth|sso|accounts?|id|identity|idp)\.", re.IGNORECASE)


@dataclass(frozen=True)
class PageProblem:
    """`sentence` is for the author. `kind` is status (an error answer), empty, login (a sign-in form came instead) or shell
    (JavaScript fills the page). When `is_fatal` there is nothing to point at.
    """

    kind: ProblemKind
    sentence: str
    is_fatal: bool = False


@dataclass(frozen=True)
class PageFacts:
    """What was counted while reading a page: characters of visible text, elements in the body that show something, scripts,
    fields to fill in, and password fields.
    """

    text: int = 0
    elements: int = 0
    scripts: int = 0
    fields: int = 0
    passwords: int = 0


def judge_status(page: FetchedPage) -> PageProblem | None:
    """The sentence for an error answer, None for a good one."""
    if page.status < 400:
        return None
    answered = f"The page answers {page.status} {_phrase(page.status)}"
    hints = {
        401: "it wants a sign-in, and Cairn fetches pages as a visitor who is not signed in",
        403: "it does not let Cairn in, perhaps because it wants a sign-in or turns programs away",
        404: "check the address",
        410: "it is gone for good",
        429: "it was asked too often; try again later",
    }
    hint = hints.get(page.status, "the server has a problem; try again later" if page.status >= 500 else "check the address")
    return PageProblem("status", f"{answered}: {hint}.", is_fatal=True)


def judge_content(page: FetchedPage, facts: PageFacts) -> PageProblem | None:
    """The sentence for a page that came, but is not what a signed-in visitor sees in a browser."""
    if not page.html.strip():
        return PageProblem("empty", "The page is empty.", is_fatal=True)
    if _is_login_wall(page, facts):
        return PageProblem("login", f"The page asks to sign in first; what was fetched is the sign-in form at {page.final_url}.")
    if facts.scripts and facts.text < 80 and facts.elements < 12 and not facts.fields:
        return PageProblem(
            "shell", "The page is an empty shell that JavaScript fills in the browser, so there is nothing to point at here."
        )
    return None


def _is_login_wall(page: FetchedPage, facts: PageFacts) -> bool:
    requested, got = urlsplit(page.url), urlsplit(page.final_url)
    if _SIGN_IN.search(requested.path):
        return False
    if (requested.hostname, requested.path) != (got.hostname, got.path):
        elsewhere = requested.hostname != got.hostname and bool(_SIGN_IN_HOST.match(got.hostname or ""))
        return elsewhere or bool(_SIGN_IN.search(got.path)) or (facts.passwords > 0 and facts.text < 2000)
    return facts.passwords > 0 and facts.fields <= 6 and facts.text < 800


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "(an error)"
