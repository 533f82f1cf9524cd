"""Whom an invitation lets in by a provider's word: whoever holds the invited address, as the provider confirms it."""

from dataclasses import dataclass

from models.account.invitation import Invitation
from models.account.member import Member
from models.account.openid.admission import Admission
from models.account.openid.organisation_domain import holder_of
from models.account.openid.provider_identity import ProviderIdentity
from models.account.openid.provider_refused import ProviderRefused
from models.account.openid.told_identity import domain_of
from models.account.organisation import Membership


@dataclass(frozen=True)
class InvitedIdentity:
    """One sign-in through a provider, to accept that invitation."""

    admission: Admission
    invitation: Invitation

    def accept(self) -> Membership:
        """Spends the link and admits who it is for: with the account that is connected, if its address is the invited one, or
        with a new one. Raises ProviderRefused, and spends nothing.
        """
        here, told = self.admission, self.admission.told
        self._refuse_foreign_provider()
        known = ProviderIdentity.find(here.session, told)
        if known is None:
            member = self._account()
        elif known.member.email == self.invitation.email:
            member = known.member
            known.was_used(told, here.now)
        else:
            raise here.refused(
                f"This invitation is for {self.invitation.email}, and your account at {here.provider.name} signs in as "
                f"{known.member.email}. Ask for an invitation of your own.",
                known.member,
            )
        place = self.invitation.accept(here.session, member, here.now)
        if place is None:
            raise here.refused("This invitation was used a moment ago. Ask for a new one.")
        return place

    def _account(self) -> Member:
        here, told, invited = self.admission, self.admission.told, self.invitation.email
        if not told.is_confirmed or told.email != invited:
            says = f"says {told.email}" if told.is_confirmed else "confirms no address of yours"
            raise here.refused(f"This invitation is for {invited}; {here.provider.name} {says}. Nobody joined.")
        if there := Member.by_email(here.session, invited):
            raise here.refused(
                f"There is an account for {invited} already. Sign in with its password, then open the link again: an address "
                "alone opens no account.",
                there,
            )
        member = Member(email=invited, name=told.called, password_hash=None, created_at=here.now)
        here.session.add(member)
        here.session.flush()
        ProviderIdentity.connect(here.session, member, told, here.now).was_used(told, here.now)
        return member

    def _refuse_foreign_provider(self) -> None:
        """An organisation's own provider could confirm anything: it is believed for its own invitations and domains."""
        here = self.admission
        if here.provider.organisation_id is None:
            return
        holder = holder_of(here.session, domain_of(self.invitation.email), here.listed)
        if here.provider.organisation_id != self.invitation.organisation_id:
            raise ProviderRefused(f"{here.provider.name} is another organisation's. Nobody joined.")
        if holder is None or holder.id != here.provider.organisation_id:
            raise here.refused(
                f"{here.provider.name} can accept invitations to addresses at domains of its organisation only, and "
                f"{self.invitation.email} is at none. Choose a password instead."
            )
