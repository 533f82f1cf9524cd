"""Harbour as a web application of its own, with the headers a careful team would send."""

from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.harbour import harbour_screens
from web.harbour.page_answer import HERE, VERSIONS, State

ROUTES = (
    Route("/", harbour_screens.dashboard),
    Route("/berths", harbour_screens.berths),
    Route("/berths/{code}", harbour_screens.change_berth, methods=["POST"]),
    Route("/boats", harbour_screens.create_boat, methods=["POST"]),
    Route("/boats", harbour_screens.boats, name="boats"),
    Route("/boats/new", harbour_screens.new_boat),
    Route("/registrations/{number}", harbour_screens.registration),
    Route("/invoices", harbour_screens.invoices),
    Route("/invoices.csv", harbour_screens.invoices_csv),
    Route("/reports", harbour_screens.reports),
    Route("/reports.json", harbour_screens.report_data),
    Route("/settings", harbour_screens.change_settings, methods=["POST"]),
    Route("/settings", harbour_screens.settings),
    Route("/sign-in", harbour_screens.sign_in, methods=["GET", "POST"]),
    Route("/__version", harbour_screens.switch_version, methods=["POST"]),
    Mount("/static", StaticFiles(directory=HERE / "static")),
)


def create_harbour(cairn_script: str | None, *, version: int = 1) -> Starlette:
    """Harbour, with Cairn's script on every page when its absolute address is given.

    Raises ValueError when the address is not absolute or the version is neither 1 nor 2.
    """
    if version not in VERSIONS:
        raise ValueError(f"Harbour has versions 1 and 2, not {version}.")
    policy = content_security_policy(_origin(cairn_script) if cairn_script else "")
    harbour = Starlette(routes=ROUTES, middleware=[Middleware(_Headers, policy=policy)])
    harbour.state.harbour = State(cairn_script, version)
    return harbour


def content_security_policy(cairn: str) -> str:
    """Only Harbour's own files and, where given, Cairn's origin; nothing inline, nothing evaluated, no other host."""
    return "; ".join(
        " ".join(filter(None, rule))
        for rule in (
            ("default-src 'none'",),
            ("script-src 'self'", cairn),
            ("style-src 'self'",),
            ("img-src 'self'", cairn),
            ("connect-src 'self'", cairn),
            ("form-action 'self'",),
            ("base-uri 'none'",),
            ("frame-ancestors 'self'",),
        )
    )


def _origin(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc or set(address) & set(" ;,\"'<>"):
        raise ValueError(f"The address of Cairn's script must be absolute (http or https), not {address!r}.")
    return f"{parts.scheme}://{parts.netloc}"


class _Headers:
    def __init__(self, app: ASGIApp, policy: str) -> None:
        self.app = app
        self.policy = policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["content-security-policy"] = self.policy
                headers["x-content-type-options"] = "nosniff"
                headers["referrer-policy"] = "strict-origin-when-cross-origin"
            await send(message)

        await self.app(scope, receive, send_with_headers)
