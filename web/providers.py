"""The organisation's OpenID Connect providers. What is saved was tried just now, so that a slip shows at once."""

from starlette.requests import Request
from starlette.responses import Response

from models.account.audit_log import AuditEntry
from models.account.openid.discovery import Discovery
from models.account.openid.organisation_provider import LONGEST_PROVIDER_NAME, MOST_PROVIDERS, OrganisationProvider
from models.account.openid.provider_refused import ProviderRefused
from models.account.openid.provider_way import ProviderWay
from models.support.oidc_settings import LONGEST, why_no_issuer
from web.forms.name_field import why_no_name
from web.kit.context import context
from web.kit.form_fields import start_of_text
from web.kit.resource import give_back_connection, saving
from web.kit.respond import page, partial
from web.lookup import must
from web.provider_lookup import find_organisation_provider
from web.screens.domain_panel import domain_panel
from web.screens.provider_panel import provider_panel

FIELDS = ("name", "issuer", "client_id", "client_secret")


def index(request: Request) -> Response:
    must(request, "manage")
    return page(request, "organisation/providers.html", providers=provider_panel(request), domains=domain_panel(request))


def create(request: Request) -> Response:
    must(request, "manage")
    here = context(request)
    if len(OrganisationProvider.all_of(here.db, here.organisation_id)) >= MOST_PROVIDERS:
        return partial(provider_panel(request, problem=f"There are {MOST_PROVIDERS} providers; remove one first."), status=422)
    typed = _typed(request)
    problems = _problems(request, typed)
    if problems:
        return partial(provider_panel(request, typed=typed, problems=problems), status=422)
    with saving(request) as session:
        must(request, "manage")
        here = context(request)
        made = OrganisationProvider(organisation_id=here.organisation_id, created_at=here.now)
        made.key = OrganisationProvider.next_key(session, here.organisation)
        _put(request, made, typed)
        session.add(made)
        session.flush()
        _note(request, "provider.added", f"added {made.name} ({made.issuer}), through which members can sign in")
        return partial(provider_panel(request, saved=made.id))


def update(request: Request) -> Response:
    """An empty secret keeps the present one, as long as the issuer stays: it was given for that issuer."""
    kept = find_organisation_provider(request)
    typed = _typed(request)
    problems = _problems(request, typed)
    if kept.client_secret and not typed["client_secret"] and typed["issuer"] != kept.issuer:
        problems.setdefault("client_secret", "Type the secret again: the present one was given for the issuer before.")
    if problems:
        return partial(provider_panel(request, about=kept.id, typed=typed, problems=problems), status=422)
    with saving(request):
        kept = find_organisation_provider(request)
        before = f"{kept.name} ({kept.issuer}, {kept.client_id})"
        _put(request, kept, typed)
        secret = ", with another secret" if typed["client_secret"] else ""
        _note(request, "provider.changed", f"changed {before} to {kept.name} ({kept.issuer}, {kept.client_id}){secret}")
        return partial(provider_panel(request, saved=kept.id))


def destroy(request: Request) -> Response:
    """Whoever signed in through it stays signed in, and chooses a password if they have none."""
    kept, here = find_organisation_provider(request), context(request)
    if here.organisation.provider_required and len(OrganisationProvider.all_of(here.db, here.organisation_id)) == 1:
        problem = "Members have to sign in through this provider. Save that they need not, then remove it."
        return partial(provider_panel(request, problem=problem), status=422)
    with saving(request) as session:
        kept = find_organisation_provider(request)
        session.delete(kept)
        session.flush()
        _note(request, "provider.removed", f"removed {kept.name} ({kept.issuer}); nobody can sign in through it any more")
        return partial(provider_panel(request))


def _put(request: Request, kept: OrganisationProvider, typed: dict[str, str]) -> None:
    is_moved = kept.issuer != typed["issuer"]
    kept.name, kept.issuer, kept.client_id = typed["name"], typed["issuer"], typed["client_id"]
    if typed["client_secret"] or is_moved:
        kept.put_secret(context(request).sealer, typed["client_secret"])


def _typed(request: Request) -> dict[str, str]:
    return {name: start_of_text(request, name, 601) for name in FIELDS}


def _problems(request: Request, typed: dict[str, str]) -> dict[str, str]:
    reason = why_no_issuer(typed["issuer"])
    found = {
        "name": why_no_name(typed["name"], LONGEST_PROVIDER_NAME),
        "issuer": f"An issuer {reason}." if reason else "",
        "client_id": _why_not_kept(typed["client_id"]) if typed["client_id"] else "Enter the client id from the provider.",
        "client_secret": _why_not_kept(typed["client_secret"]),
    }
    problems = {name: problem for name, problem in found.items() if problem}
    if not problems and (refusal := _why_not_read(request, typed["issuer"])):
        problems["issuer"] = refusal
    return problems


def _why_not_kept(value: str) -> str:
    return f"That has more than {LONGEST} characters." if len(value) > LONGEST else ""


def _why_not_read(request: Request, issuer: str) -> str:
    here = context(request)
    way = ProviderWay(here.outbound, here.settings.fetch_allow.of(here.organisation.key))
    give_back_connection(request)
    try:
        Discovery.fetch(way, issuer)
    except ProviderRefused as problem:
        return problem.sentence
    return ""


def _note(request: Request, act: str, what: str) -> None:
    here = context(request)
    AuditEntry.note(here.db, here.organisation_id, act, f"{here.member.name} {what}.", here.member, here.now)
