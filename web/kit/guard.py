"""What stands before every endpoint of the editor: origin, size, policy."""

from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from web.kit.policy import DATA, NOBODY, OURS, content_security_policy, nonce_source

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
SCRIPT = "'script'"
MARKUP = ("cairn", "cairn-inert", "default", "dompurify")
"""Who may make markup out of text: `static/editor/harmless_markup.js`, and the cleaner that Trix brings along."""

NONCE = "{nonce}"
"""Where the policy names what marks the scripts and styles of one answer as ours."""

POLICY = content_security_policy(
    {
        "default-src": (NOBODY,),
        "script-src": (OURS, NONCE),
        "style-src": (OURS, NONCE),
        "img-src": (OURS, DATA),
        "font-src": (OURS,),
        "connect-src": (OURS,),
        "frame-src": (OURS,),
        "form-action": (OURS,),
        "base-uri": (NOBODY,),
        "frame-ancestors": (NOBODY,),
        "require-trusted-types-for": (SCRIPT,),
        "trusted-types": MARKUP,
    }
)

LARGEST_ID = 2**31 - 1
"""What a column of integers holds, on every database."""


def refuse_other_origins(request: Request) -> None:
    """Cross-site request forgery, refused by what browsers say of a request instead of by tokens.

    `Sec-Fetch-Site` (Fetch Metadata) decides where it is sent, else `Origin` must be ours. A request with
    neither header comes from no browser and carries no cookie that anyone else put there.
    """
    if request.method in SAFE:
        return
    sender = request.headers.get("sec-fetch-site")
    if sender in {"same-origin", "none"}:
        return
    origin = request.headers.get("origin")
    if sender is None and (origin is None or urlsplit(origin).netloc == request.headers.get("host")):
        return
    raise HTTPException(403, "This request came from another site, so nothing was changed.")


def refuse_bodies_without_a_length(request: Request) -> None:
    """A body that comes in chunks, whether or not a length is said beside it.

    Browsers say the length of what they send. Where both are said, a proxy and a server may read two different requests
    (request smuggling; RFC 9112, 6.3), and the server hands on only one of the two headers.
    """
    if "transfer-encoding" in request.headers:
        raise HTTPException(400, "Send this with a Content-Length, not in chunks. Nothing was changed.")


def refuse_numbers_that_name_nothing(request: Request) -> None:
    """A number in an address that no row can have is nobody's id."""
    if any(isinstance(value, int) and value > LARGEST_ID for value in request.path_params.values()):
        raise HTTPException(404)


def protect(response: Response, nonce: str) -> None:
    """The policy of every editor page; an answer that brings its own keeps it. `standing_headers` has the rest."""
    response.headers.setdefault("content-security-policy", POLICY.replace(NONCE, nonce_source(nonce)))
