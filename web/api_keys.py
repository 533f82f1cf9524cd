"""API keys: made with a secret that is shown once, given another one, and ended."""

from starlette.requests import Request
from starlette.responses import Response

from components.key_list import DURATIONS, KeyList
from models.account.api_key import LONGEST_NAME, ApiKey, BadKey
from models.account.audit_log import AuditEntry
from web.kit.context import context
from web.kit.form_fields import start_of_text, text, ticked
from web.kit.respond import page, partial, wants_part
from web.lookup import find_api_key, must, sites_where
from web.screens.key_list import key_list


def index(request: Request) -> Response:
    must(request, "view")
    return _answer(request, key_list(request))


def create(request: Request) -> Response:
    """Makes one; its secret is in this answer and nowhere else."""
    must(request, "view")
    here = context(request)
    name, days = start_of_text(request, "name", LONGEST_NAME + 1), text(request, "days", 10)
    chosen = tuple(scope for scope in KeyList.choices_of(here.membership) if ticked(request, scope))
    sites = {site.id: site.name for site in sites_where(request, "view") if ticked(request, f"site-{site.id}")}
    chosen_sites = tuple(sites) if text(request, "sites", 10) == "chosen" else None
    good_for = int(days) if days in DURATIONS and days else None
    try:
        key, secret = ApiKey.make(here.db, here.membership, name, list(chosen), good_for, here.now, chosen_sites)
    except BadKey as problem:
        typed = {"name": name, "chosen": chosen, "days": days, "chosen_sites": chosen_sites}
        return _answer(request, key_list(request, **typed, problem=str(problem)), 422)
    where = "" if chosen_sites is None else f", on {', '.join(sites.values())} only"
    _note(request, "key.made", f"{name}: {', '.join(key.scopes)}{where}.")
    return _answer(request, key_list(request, secret=secret, shown=name))


def destroy(request: Request) -> Response:
    """Ends it, and whatever runs with it."""
    key = find_api_key(request)
    key.end(context(request).now)
    _note(request, "key.ended", f"{key.name}.")
    context(request).db.flush()
    return _answer(request, key_list(request))


def rotate(request: Request) -> Response:
    """Another secret; the present one opens for a day more."""
    key = find_api_key(request)
    secret = key.rotate(context(request).now)
    _note(request, "key.rotated", f"{key.name}.")
    context(request).db.flush()
    return _answer(request, key_list(request, secret=secret, shown=key.name))


def _note(request: Request, act: str, sentence: str) -> None:
    here = context(request)
    AuditEntry.note(here.db, here.organisation_id, act, sentence, here.member, here.now)


def _answer(request: Request, listed: KeyList, status: int = 200) -> Response:
    if wants_part(request):
        return partial(listed, status=status)
    return page(request, "keys/index.html", status, listed=listed)
