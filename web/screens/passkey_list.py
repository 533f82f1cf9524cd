"""The passkeys of the person who asks."""

from starlette.requests import Request

from components.passkey_list import PasskeyList
from models.account.authenticator import Authenticator
from models.account.passkey import Passkey
from models.account.passkey_ceremony import host_for_passkeys
from web.kit.client_identity import device
from web.kit.context import person_context


def passkey_list(request: Request, problem: str = "", added: int = 0) -> PasskeyList:
    """`added` is the id of the one that was made just now."""
    someone = person_context(request)
    return PasskeyList.of(
        Passkey.all_of(someone.db, someone.member.id),
        device(request),
        is_possible=bool(host_for_passkeys(someone.settings.base_url)),
        has_authenticator=Authenticator.of(someone.db, someone.member.id) is not None,
        problem=problem,
        added=added,
    )
