"""The two ceremonies of passkeys: making one, and signing in with one. What browsers answer is checked by the library `webauthn`.

A person has to be there and to show who they are, by a finger, a face or a PIN: a passkey is possession and knowledge at once,
and asks for no second step. Both ceremonies are for one origin, the one under which people reach Cairn.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from ipaddress import ip_address
from typing import Any, cast
from urllib.parse import urlsplit

import webauthn
from sqlalchemy.orm import Session
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from models.account.member import Member
from models.account.passkey import LONGEST_NAME, MOST_PASSKEYS, Passkey
from models.support.sealer import Sealer

LARGEST = 12_000
"""Characters of what a browser may answer."""

TIMEOUT = 120_000
VERIFIED = UserVerificationRequirement.REQUIRED


class PasskeyRefused(ValueError):
    """That passkey can't be made, or lets nobody in; the sentence says why."""


class Copied(PasskeyRefused):
    """Its count went back: somebody else may have a copy of it."""

    def __init__(self, passkey: Passkey) -> None:
        super().__init__("This passkey was not taken: it may have been copied. Sign in with your password and remove it.")
        self.passkey = passkey


class Ceremony:
    """`base_url` is where people reach Cairn; the passkeys are for its host."""

    def __init__(self, base_url: str, sealer: Sealer) -> None:
        self._origin, self._sealer, self.host = base_url, sealer, host_for_passkeys(base_url)

    def to_make(self, session: Session, member: Member, challenge: bytes) -> dict[str, Any]:
        """What the browser is asked for, so that it makes a passkey that it can find by itself later."""
        options = webauthn.generate_registration_options(
            rp_id=self.host,
            rp_name="Cairn",
            user_id=self._handle(member.id),
            user_name=member.email,
            user_display_name=member.name,
            challenge=challenge,
            timeout=TIMEOUT,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED, user_verification=VERIFIED
            ),
            exclude_credentials=_described(Passkey.all_of(session, member.id)),
        )
        return _told(options)

    def to_sign_in(self, challenge: bytes, passkeys: Sequence[Passkey] = ()) -> dict[str, Any]:
        """What the browser is asked for: any passkey that it has for this host, or one of those."""
        options = webauthn.generate_authentication_options(
            rp_id=self.host,
            challenge=challenge,
            timeout=TIMEOUT,
            allow_credentials=_described(passkeys),
            user_verification=VERIFIED,
        )
        return _told(options)

    def make(self, session: Session, member: Member, challenge: bytes, answer: str, name: str, now: datetime) -> Passkey:
        """Keeps the passkey that the browser made. Raises PasskeyRefused."""
        if not name or len(name) > LONGEST_NAME:
            raise PasskeyRefused(f"Give it a name of at most {LONGEST_NAME} characters, such as Work laptop.")
        if Passkey.is_full(session, member.id):
            raise PasskeyRefused(f"You have {MOST_PASSKEYS} passkeys; remove one first.")
        said = _read(answer)
        try:
            found = webauthn.verify_registration_response(
                credential=said,
                expected_challenge=challenge,
                expected_rp_id=self.host,
                expected_origin=self._origin,
                require_user_verification=True,
            )
        except Exception as problem:  # what is damaged makes the library raise whatever it came to
            raise PasskeyRefused("Your browser's answer was not taken. Start again.") from problem
        credential = bytes_to_base64url(found.credential_id)
        if len(credential) > 1400 or Passkey.called(session, credential):
            raise PasskeyRefused("This passkey is in use already.")
        made = Passkey(member_id=member.id, credential=credential, public_key=found.credential_public_key, name=name)
        made.sign_count, made.created_at = found.sign_count, now
        session.add(made)
        session.flush()
        return made

    def signed_in(self, session: Session, challenge: bytes, answer: str, now: datetime) -> Passkey:
        """The passkey that answered, with its use noted. Raises PasskeyRefused, and Copied when its count went back."""
        said = _read(answer)
        passkey = Passkey.called(session, str(said.get("id", ""))[:1400])
        if passkey is None:
            raise PasskeyRefused("Cairn does not know this passkey; it may have been removed. Sign in with your password.")
        try:
            found = webauthn.verify_authentication_response(
                credential=said,
                expected_challenge=challenge,
                expected_rp_id=self.host,
                expected_origin=self._origin,
                credential_public_key=passkey.public_key,
                credential_current_sign_count=0,
                require_user_verification=True,
            )
            handle = said["response"].get("userHandle")
            is_theirs = not handle or base64url_to_bytes(handle) == self._handle(passkey.member_id)
        except Exception as problem:
            raise PasskeyRefused("This passkey was not taken. Try again, or sign in with your password.") from problem
        if not is_theirs:
            raise PasskeyRefused("This passkey was not taken. Try again, or sign in with your password.")
        counts = found.new_sign_count > 0 or passkey.sign_count > 0
        if counts and found.new_sign_count <= passkey.sign_count:
            raise Copied(passkey)
        if not passkey.was_used(session, found.new_sign_count, now):
            raise Copied(passkey)
        return passkey

    def _handle(self, member_id: int) -> bytes:
        """What authenticators know the member by: the same each time, and it says nothing."""
        return bytes.fromhex(self._sealer.name_of(str(member_id).encode(), "passkey holder"))


def host_for_passkeys(base_url: str) -> str:
    """The host that passkeys are for; empty where browsers make none: for a number instead of a name, and over plain http but for
    `localhost`.
    """
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    try:
        ip_address(host)
    except ValueError:
        return host if parts.scheme == "https" or host == "localhost" or host.endswith(".localhost") else ""
    return ""


def _read(answer: str) -> dict[str, Any]:
    try:
        said = json.loads(answer) if len(answer) <= LARGEST else None
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise PasskeyRefused("Your browser's answer can't be read. Start again.")
    return cast("dict[str, Any]", said)


def _described(passkeys: Sequence[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(one.credential)) for one in passkeys]


def _told(options: Any) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(webauthn.options_to_json(options))
    return told
