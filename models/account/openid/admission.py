"""Whom a provider's word lets in: by issuer and subject, and by nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.account.openid.domain_policy import DomainPolicy
from models.account.openid.openid_provider import OpenIdProvider
from models.account.openid.organisation_domain import holder_of
from models.account.openid.provider_identity import ProviderIdentity
from models.account.openid.provider_refused import ProviderRefused
from models.account.openid.told_identity import ToldIdentity, domain_of
from models.account.organisation import Membership, Organisation
from models.account.role import Role


@dataclass(frozen=True)
class Admission:
    """One sign-in through `provider`, about which it told `told`. `listed` are the operator's domains."""

    session: Session
    provider: OpenIdProvider
    told: ToldIdentity
    listed: Mapping[str, str]
    now: datetime

    def member(self) -> Member:
        """Who signs in: whoever is connected, or somebody who joins by this. Raises ProviderRefused."""
        known = ProviderIdentity.find(self.session, self.told)
        if known is None:
            return self._join(*self._why_joining())
        self._refuse_strangers(known.member)
        known.was_used(self.told, self.now)
        return known.member

    def what_happens(self) -> str:
        """What this sign-in would come to, for whoever tries the provider. Nothing is changed."""
        known = ProviderIdentity.find(self.session, self.told)
        try:
            if known is None:
                organisation, role = self._why_joining()
                return f"{self.told.called} would join {organisation.name}, and be {role}."
            self._refuse_strangers(known.member)
        except ProviderRefused as problem:
            return problem.sentence
        return f"{known.member.name} would be signed in."

    def connect(self, member: Member) -> None:
        """From now on the provider's word signs that member in. Raises ProviderRefused."""
        known = ProviderIdentity.find(self.session, self.told)
        if known is not None and known.member_id != member.id:
            raise self.refused(f"Somebody else's account is connected with this account at {self.provider.name}.", member)
        self._refuse_strangers(member)
        if known is None:
            ProviderIdentity.connect(self.session, member, self.told, self.now)

    def _refuse_strangers(self, member: Member) -> None:
        """An organisation's provider is for those who are in it."""
        if self.provider.organisation_id is None:
            return
        if Membership.active(self.session, self.provider.organisation_id, member.id) is None:
            raise self.refused(f"{member.name} is not, or not any more, in the organisation of {self.provider.name}.")

    def _why_joining(self) -> tuple[Organisation, Role]:
        """Which organisation somebody without an account joins, and as what. Raises ProviderRefused."""
        email = self.told.email
        if not email:
            raise self.refused(f"No account is connected with yours at {self.provider.name}, which tells no address of yours.")
        if not self.told.is_confirmed:
            raise self.refused(f"{self.provider.name} does not say that {email} is yours, so nobody was signed in.")
        if there := Member.by_email(self.session, email):
            raise self.refused(
                f"There is an account for {email} already. Sign in with its password, then connect {self.provider.name} on your "
                "account page: an address alone opens no account.",
                there,
            )
        holder = holder_of(self.session, domain_of(email), self.listed)
        policy = DomainPolicy.of(self.session, holder.id) if holder else None
        if holder is None or policy is None or not policy.by_provider or self.provider.organisation_id not in {None, holder.id}:
            raise self.refused(f"There is no account for {email} here. Ask an admin of your organisation for an invitation.")
        return holder, Role(policy.role)

    def _join(self, organisation: Organisation, role: Role) -> Member:
        member = Member(email=self.told.email, name=self.told.called, password_hash=None, created_at=self.now)
        self.session.add(member)
        self.session.flush()
        self.session.add(organisation.admit(member, role, self.now))
        ProviderIdentity.connect(self.session, member, self.told, self.now).was_used(self.told, self.now)
        sentence = f"{member.name} ({member.email}) joined through {self.provider.name}, by the address's domain, and is {role}."
        AuditEntry.note(self.session, organisation.id, "member.joined", sentence, member, self.now)
        return member

    def refused(self, sentence: str, whose: Member | None = None) -> ProviderRefused:
        return ProviderRefused(sentence, proven=True, member_id=whose.id if whose else None)
