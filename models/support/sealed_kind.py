"""Every kind of secret that is kept sealed, and what each is bound to: taken elsewhere, it does not open."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class SealedKind(StrEnum):
    SIGN_IN = "sign-in"
    """How Cairn signs in to a site for its checks: a header, a cookie, or user and password for a form."""

    SLACK_ADDRESS = "slack address"
    WEBHOOK_ADDRESS = "webhook address"
    WEBHOOK_SECRET = "webhook secret"  # noqa: S105 - the kind's name
    AUTHENTICATOR = "authenticator"
    """What a member's authenticator app and Cairn have in common."""

    PROVIDER_SECRET = "provider secret"  # noqa: S105 - the kind's name
    """By which Cairn is known to an organisation's OpenID Connect provider."""

    PROVIDER_STATE = "provider state"
    """What one sign-in through a provider needs again when the browser comes back; the browser keeps it meanwhile."""

    LETTER = "letter"
    """The text of a letter with a link in it that lets somebody in, for as long as it waits to be sent."""

    AUDIT_KEY = "audit key"
    """A key under which entries of the audit log are sealed."""

    HOUR_KEY = "hour key"
    """By which networks have names for one hour."""

    SUBJECT_KEY = "subject key"
    """The secret of one subject, without which no personal field of theirs opens."""

    SNAPSHOT = "snapshot"
    """Bytes of a page that was fetched with a sign-in, and of what it shows."""


BOUND_TO: Mapping[SealedKind, tuple[str, ...]] = {
    SealedKind.SIGN_IN: ("organisation", "site", "origin"),
    SealedKind.SLACK_ADDRESS: ("organisation",),
    SealedKind.WEBHOOK_ADDRESS: ("organisation",),
    SealedKind.WEBHOOK_SECRET: ("organisation", "address"),
    SealedKind.AUTHENTICATOR: ("member",),
    SealedKind.PROVIDER_SECRET: ("organisation", "provider", "issuer"),
    SealedKind.PROVIDER_STATE: ("provider",),
    SealedKind.LETTER: ("organisation", "key"),
    SealedKind.AUDIT_KEY: ("organisation", "month"),
    SealedKind.HOUR_KEY: ("hour",),
    SealedKind.SUBJECT_KEY: ("subject",),
    SealedKind.SNAPSHOT: ("organisation", "site", "name"),
}
"""Besides its kind. An organisation has one row of addresses and a site one sign-in, so that these name the row, too; bytes of a
snapshot are a row by their name.
"""


@dataclass(frozen=True)
class Binding:
    """One secret's kind and what it is bound to, in the order of `BOUND_TO`."""

    kind: SealedKind
    values: tuple[str, ...]

    @classmethod
    def of(cls, kind: SealedKind, **to: int | str) -> "Binding":
        """Raises TypeError unless exactly what the kind is bound to is given."""
        if set(to) != set(BOUND_TO[kind]):
            raise TypeError(f"a {kind} is bound to {', '.join(BOUND_TO[kind])}, not to {', '.join(to)}")
        return cls(kind, tuple(str(to[name]) for name in BOUND_TO[kind]))

    def written(self) -> str:
        """No two bindings read the same, whatever is in their values."""
        return json.dumps([self.kind, *zip(BOUND_TO[self.kind], self.values, strict=True)], ensure_ascii=True)
