"""Whom a provider's word lets in: by issuer and subject, and by nothing else."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.account.member import Member
from models.account.openid.openid_provider import OpenIdProvider
from models.account.openid.provider_identity import ProviderIdentity
from models.account.openid.provider_refused import ProviderRefused
from models.account.openid.told_identity import ToldIdentity


@dataclass(frozen=True)
class Admission:
    """One sign-in through `provider`, about which it told `told`."""

    session: Session
    provider: OpenIdProvider
    told: ToldIdentity
    now: datetime

    def member(self) -> Member:
        """Who signs in. Raises ProviderRefused."""
        known = ProviderIdentity.find(self.session, self.told)
        if known is None:
            raise ProviderRefused(self._why_unknown(), proven=True)
        known.was_used(self.told, self.now)
        return known.member

    def connect(self, member: Member) -> None:
        """From now on the provider's word signs that member in. Raises ProviderRefused."""
        known = ProviderIdentity.find(self.session, self.told)
        if known is not None and known.member_id != member.id:
            raise ProviderRefused(f"Somebody else's account is connected with this account at {self.provider.name}.", proven=True)
        if known is None:
            ProviderIdentity.connect(self.session, member, self.told, self.now)

    def _why_unknown(self) -> str:
        if not self.told.email:
            return f"No account here is connected with your account at {self.provider.name}, which tells no address of yours."
        if not self.told.is_confirmed:
            return f"{self.provider.name} does not say that {self.told.email} is yours, so nobody was signed in."
        if Member.by_email(self.session, self.told.email):
            return (
                f"There is an account for {self.told.email} already. Sign in with its password, then connect "
                f"{self.provider.name} on your account page: an address alone opens no account."
            )
        return f"There is no account for {self.told.email} here. Ask somebody who runs your organisation for an invitation."
