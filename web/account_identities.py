"""A person's accounts at providers: connected by signing in there, once the password was given, and disconnected."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.account.audit_log import AuditEntry
from models.account.openid.provider_identity import OnlyWayIn, ProviderIdentity
from models.account.openid.provider_refused import ProviderRefused
from web.attempts import why_not_theirs
from web.kit.context import person_context
from web.kit.form_fields import as_typed, text
from web.kit.respond import partial
from web.provider_cookie import sent_to
from web.provider_lookup import find_provider
from web.screens.identity_list import connectable, identity_list

ONLY_WAY_IN = "This is your only way to sign in. Choose a password first: sign out, and press Forgotten password."


def create(request: Request) -> Response:
    """Leads to the provider; what it says when the browser comes back is connected."""
    someone = person_context(request)
    named = text(request, "provider", 40)
    if named not in {one.key for one in connectable(request)}:
        return partial(identity_list(request, {"form": "Choose a provider."}), status=422)
    provider = find_provider(request, named)
    if someone.member.password_hash:
        problem = why_not_theirs(request, someone.member, as_typed(request, "identity_password"))
        if problem:
            return partial(identity_list(request, {"identity_password": problem}), status=422)
    try:
        return sent_to(request, provider, "connect", "/account", someone.member.id)
    except ProviderRefused as problem:
        return partial(identity_list(request, {"form": problem.sentence}), status=422)


def destroy(request: Request) -> Response:
    someone = person_context(request)
    found = someone.db.get(ProviderIdentity, request.path_params["identity_id"])
    if found is None or found.member_id != someone.member.id:
        raise HTTPException(404)
    try:
        found.disconnect(someone.db)
    except OnlyWayIn:
        return partial(identity_list(request, {"form": ONLY_WAY_IN}), status=422)
    sentence = f"{someone.member.name} disconnected the account from {found.issuer}."
    AuditEntry.note_of_person(someone.db, someone.member, "account.provider_disconnected", sentence, someone.now)
    return partial(identity_list(request))
