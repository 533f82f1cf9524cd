"""How a site is watched, and its sign-in for checks."""

from starlette.requests import Request
from starlette.responses import Response

from components.watch_form import WatchForm
from models.page.rendered_page import can_render
from models.page.site_sign_in import BadSignIn, SignIn
from models.site.watch_schedule import RHYTHMS, SIGN_INS, Watch
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_site

TYPED = ("sign_in_kind", "cookie", "header_name", "header_value", "form_url", "form_user", "form_password")


def update(request: Request) -> Response:
    """A sign-in whose fields are left empty stays as it is kept."""
    site = find_site(request, may="edit")
    here = context(request)
    watch = Watch.of(here.db, site)
    typed = {name: form_fields.text(request, name, 4000) for name in TYPED}
    kind = typed["sign_in_kind"] if typed["sign_in_kind"] in SIGN_INS else ""
    rhythm = form_fields.text(request, "rhythm", 10)
    try:
        _put_sign_in(request, watch, kind, typed)
    except BadSignIn as problem:
        form = WatchForm.of(watch, can_render=can_render(), typed=typed, problems={problem.field: str(problem)})
        return partial(form, status=422)
    watch.rhythm = rhythm if rhythm in RHYTHMS else watch.rhythm
    watch.hour = form_fields.number(request, "hour", watch.hour, 0, 23)
    watch.renders = form_fields.ticked(request, "renders")
    watch.plan(here.now)
    here.db.add(watch)
    return partial(WatchForm.of(watch, can_render=can_render(), saved=True))


def _put_sign_in(request: Request, watch: Watch, kind: str, typed: dict[str, str]) -> None:
    entered = any(typed[name] for name in TYPED if name.startswith(kind)) if kind else False
    if kind and kind == watch.sign_in_kind and not entered:
        return
    sealed = context(request).sealer.seal(SignIn.read(kind, typed).to_json(), watch.purpose) if kind else ""
    watch.sign_in_kind, watch.sign_in = kind, sealed
