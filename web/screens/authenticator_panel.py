"""The authenticator of the person who asks, as far as it is set up."""

from collections.abc import Mapping, Sequence

from starlette.requests import Request

from components.authenticator_panel import AuthenticatorPanel
from models.account.authenticator import Authenticator
from models.account.recovery_code import RecoveryCode
from web.kit.context import person_context


def authenticator_panel(
    request: Request, codes: Sequence[str] = (), problems: Mapping[str, str] | None = None, *, begun: bool = False
) -> AuthenticatorPanel:
    """`begun` when its key may be shown: to whoever gave the password just now."""
    someone = person_context(request)
    found = someone.db.get(Authenticator, someone.member.id)
    told = dict(problems or {})
    if found is not None and found.confirmed_at is not None:
        left = RecoveryCode.left(someone.db, someone.member.id)
        return AuthenticatorPanel("on", codes=tuple(codes), left=left, problems=told)
    if found is not None and begun:
        key, address = found.key(someone.sealer), found.address(someone.sealer, someone.member.email)
        return AuthenticatorPanel("new", key, address, problems=told)
    return AuthenticatorPanel(problems=told)
