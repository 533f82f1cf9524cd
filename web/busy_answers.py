"""What is answered while more is asked than gets done in time. Visitors' reads are never refused: a refusal costs as much."""

from functools import cached_property

from starlette.datastructures import State
from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from components import templates
from components.notice import Notice
from models.event import Ledger
from web.answering_part import part_of
from web.api import problem
from web.kit.capacity import Capacity
from web.kit.guard import SAFE
from web.kit.policy import DATA, NOBODY, OURS, content_security_policy
from web.kit.precompressed import refused
from web.kit.respond import KEPT, also, partial
from web.kit.standing_headers import FOR_EVERYBODY, OF_PEOPLE, Named, as_sent, with_standing
from web.kit.thread_line import SENTENCE, SOON
from web.player.visitor_request import BUSY

AGAIN = "Try again in a moment."
POLICY = content_security_policy(
    {
        "default-src": (NOBODY,),
        "style-src": (OURS,),
        "img-src": (OURS, DATA),
        "font-src": (OURS,),
        "base-uri": (NOBODY,),
        "form-action": (NOBODY,),
        "frame-ancestors": (NOBODY,),
    }
)


class BusyAnswers:
    """Made once, so that each costs nothing but being sent. `state` is the application's; `secure`: it is reached by https."""

    def __init__(self, state: State, *, secure: bool) -> None:
        self._state, self._secure = state, secure

    def __call__(self, scope: Scope) -> Response | None:
        """The answer to a request that nobody has time for."""
        path: str = scope["path"]
        if path.startswith("/player/"):
            is_batch = scope["method"] == "POST" and path.endswith("/events")
            return self._events if is_batch and self._ledger is not None and self._ledger.is_busy else None
        if not self._capacity.editor.is_full or (part := part_of(path)) not in {"editor", "api"}:
            return None
        if part == "api":
            return self._api
        is_safe = scope["method"] in SAFE
        if (b"hx-request-type", b"partial") in scope["headers"]:
            return self._looked if is_safe else self._typed
        return self._page if is_safe else self._form

    @property
    def _ledger(self) -> Ledger | None:
        """None until the application is started."""
        return getattr(self._state, "ledger", None)

    @property
    def _capacity(self) -> Capacity:
        found: Capacity = self._state.instance.capacity
        return found

    @cached_property
    def _events(self) -> Response:
        return self._completed(refused(BUSY, 503, SOON), FOR_EVERYBODY)

    @cached_property
    def _api(self) -> Response:
        return self._completed(problem.answer(503, f"{SENTENCE} Nothing was changed. {AGAIN}", headers=SOON), OF_PEOPLE)

    @cached_property
    def _looked(self) -> Response:
        return self._completed(_notice(f"{SENTENCE} {AGAIN}"), OF_PEOPLE)

    @cached_property
    def _typed(self) -> Response:
        return self._completed(_notice(f"{SENTENCE} {KEPT} {AGAIN}"), OF_PEOPLE)

    @cached_property
    def _page(self) -> Response:
        return self._completed(_page(f"{SENTENCE} {AGAIN}", is_safe=True), OF_PEOPLE)

    @cached_property
    def _form(self) -> Response:
        text = f"{SENTENCE} Nothing was changed. Go back, and send the form again in a moment."
        return self._completed(_page(text, is_safe=False), OF_PEOPLE)

    def _completed(self, answer: Response, standing: Named) -> Response:
        answer.raw_headers = with_standing(answer.raw_headers, as_sent(standing, secure=self._secure))
        return answer


def _notice(text: str) -> Response:
    answer = partial(also("#notices", Notice(text=text, kind="problem"), "beforeend"), status=503)
    answer.headers.update(SOON)
    return answer


def _page(text: str, *, is_safe: bool) -> Response:
    html = templates.get_template("busy.html").render(text=text, is_safe=is_safe)
    headers = {**SOON, "vary": "HX-Request-Type", "cache-control": "private, no-store", "content-security-policy": POLICY}
    return HTMLResponse(html, 503, headers)
