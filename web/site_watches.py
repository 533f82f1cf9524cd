"""How a site is watched, and its sign-in for checks.

Authors choose when and how pages are looked at; the sign-in is a setting, which owners and admins store and remove.
"""

from starlette.requests import Request
from starlette.responses import Response

from components.watch_form import WatchForm
from models.account.audit_log import AuditEntry
from models.page.rendered_page import can_render
from models.page.site_sign_in import BadSignIn, SignIn
from models.site.watch_schedule import RHYTHMS, SIGN_INS, Watch
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_site, must_at

ENTERED = ("cookie", "header_name", "header_value", "form_url", "form_user", "form_password")


def update(request: Request) -> Response:
    """A sign-in whose fields are left empty stays as it is kept."""
    site = find_site(request, may="edit")
    here = context(request)
    watch = Watch.of(here.db, site)
    rhythm = form_fields.text(request, "rhythm", 10)
    may_manage = here.reach.may_at("manage", site.id)
    typed = {name: form_fields.text(request, name, 4000) for name in ("sign_in_kind", *ENTERED)}
    if "sign_in_kind" in here.form or any(typed.values()):
        must_at(request, "manage", site.id)
        try:
            _put_sign_in(request, watch, typed)
        except BadSignIn as problem:
            form = WatchForm.of(
                watch, can_render=can_render(), may_manage=may_manage, typed=typed, problems={problem.field: str(problem)}
            )
            return partial(form, status=422)
    watch.rhythm = rhythm if rhythm in RHYTHMS else watch.rhythm
    watch.hour = form_fields.number(request, "hour", watch.hour, 0, 23)
    watch.renders = form_fields.ticked(request, "renders")
    watch.plan(here.now)
    here.db.add(watch)
    return partial(WatchForm.of(watch, can_render=can_render(), may_manage=may_manage, saved=True))


def _put_sign_in(request: Request, watch: Watch, typed: dict[str, str]) -> None:
    here, kind = context(request), typed["sign_in_kind"] if typed["sign_in_kind"] in SIGN_INS else ""
    if not kind:
        if watch.sign_in_kind:
            _note(request, watch, "sign_in.removed", f"{watch.site.name}: the sign-in for {watch.site.origin}.")
        watch.remove_sign_in()
        return
    if kind == watch.sign_in_kind and not any(typed[name] for name in ENTERED if name.startswith(kind)):
        return
    _check_origin(request, watch)
    sign_in = SignIn.read(kind, typed)
    sign_in.must_stay_on(watch.site.origin)
    watch.store_sign_in(kind, here.sealer.seal(sign_in.to_json(), watch.binding))
    _note(request, watch, "sign_in.stored", f"{watch.site.name}: a {kind} for {watch.site.origin}.")


def _check_origin(request: Request, watch: Watch) -> None:
    """Whoever enters a secret was shown where it will be sent; somebody may have moved the site meanwhile."""
    shown, now = form_fields.start_of_text(request, "origin", 2001), watch.site.origin
    if shown and shown != now:
        raise BadSignIn("origin", f"The site moved to {now} meanwhile. Save again if that is where the sign-in is to be sent.")


def _note(request: Request, watch: Watch, act: str, sentence: str) -> None:
    here = context(request)
    AuditEntry.note(here.db, watch.organisation_id, act, sentence, here.member, here.now)
