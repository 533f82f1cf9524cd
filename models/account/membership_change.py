"""What may be done to a member's place in an organisation, and by whom. An organisation always keeps an owner who can act."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.account.api_key import ApiKey
from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.account.member_session import MemberSession
from models.account.organisation import Membership
from models.account.review_policy import SITES, Policy
from models.account.role import Role, grantable
from models.account.site_role import NO_ACCESS, SiteRole

LAST_OWNER = "An organisation needs an owner. Make somebody else an owner first."


class ChangeRefused(ValueError):
    """That can't be done to that member; the sentence says why and what to do."""


class MembershipChange:
    """Changes to `whose` place, made by `by`; both read in this transaction. Every one is refused with ChangeRefused."""

    def __init__(self, session: Session, whose: Membership, by: Membership, now: datetime) -> None:
        self._session, self._whose, self._by, self._now = session, whose, by, now

    def role(self, role: Role) -> None:
        """Gives the member another role; it holds from their next request on."""
        self._refuse_beyond_reach(role)
        before = Role(self._whose.role)
        if before is role:
            return
        if role is not Role.OWNER:
            self._refuse_without_owner()
        if not role.may("review"):
            self._refuse_unmet_policy()
        self._whose.role = role.value
        if role is Role.OWNER:
            self._whose.site_roles.clear()
        self._note("member.role_changed", f"{self._name} is {role} now, and was {before}.")

    def site_role(self, site_id: int, name: str, given: str) -> None:
        """Gives another role on one site, of `GIVEN_ON_SITES`, or with an empty one the same as in the organisation again; `name`
        is the site's. It holds from the member's next request on.
        """
        self._refuse_site_role(site_id)
        present = next((one for one in self._whose.site_roles if one.site_id == site_id), None)
        before = present.role if present else ""
        if given == before:
            return
        if given in {NO_ACCESS, Role.VIEWER.value}:
            self._refuse_unmet_policy(site_id)
        if present is not None:
            self._whose.site_roles.remove(present)
            self._session.flush()
        if given:
            self._whose.site_roles.append(SiteRole(site_id=site_id, role=given))
        was = _on_site(before) if before else f"{self._whose.role}, as in the organisation"
        now = _on_site(given) if given else f"{self._whose.role}, as in the organisation,"
        AuditEntry.about(self._session, site_id)
        self._note("member.site_role_changed", f"{self._name} is {now} on {name} now, and was {was}.")

    def _refuse_site_role(self, site_id: int) -> None:
        if not self._by.may_at("manage", site_id):
            raise ChangeRefused(f"Your role on this site is {self._by.reach.role_at(site_id)}; it does not allow this.")
        if self._whose.role == Role.OWNER:
            raise ChangeRefused("An owner may do everything on every site.")
        if self._whose.member_id == self._by.member_id:
            raise ChangeRefused("Nobody changes their own role on a site; ask somebody else who may.")
        if self._whose.may("manage") and not self._by.may("manage"):
            raise ChangeRefused("They manage the whole organisation; only somebody who does, too, can change that.")

    def suspend(self) -> None:
        """Keeps the member out until they are let in again. Nothing of theirs changes. It can be urgent, so that it waits for no
        policy; screens say when members can't meet one any more.
        """
        self._refuse_beyond_reach()
        if self._whose.member_id == self._by.member_id:
            raise ChangeRefused("You can't suspend yourself; leave the organisation instead.")
        self._refuse_without_owner()
        self._whose.suspended_at = self._whose.suspended_at or self._now
        self._note("member.suspended", f"{self._name} is suspended.")

    def restore(self) -> None:
        self._refuse_beyond_reach()
        self._whose.suspended_at = None
        self._note("member.restored", f"{self._name} is no longer suspended.")

    def remove(self) -> None:
        """Ends the place; guides, comments and everything else that they made stay as they are, under their name."""
        is_own = self._whose.member_id == self._by.member_id
        if not is_own:
            self._refuse_beyond_reach()
        self._refuse_without_owner()
        if not is_own:
            self._refuse_unmet_policy()
        ApiKey.hand_over(self._session, self._whose)
        self._session.delete(self._whose)
        self._note("member.left" if is_own else "member.removed", f"{self._name} {'left' if is_own else 'was removed'}.")

    def hand_over(self) -> None:
        """Makes the member the owner, and whoever owned an admin."""
        if not self._by.may("own"):
            raise ChangeRefused("Only an owner can transfer the organisation.")
        if self._whose.member_id == self._by.member_id:
            raise ChangeRefused("You are the owner already.")
        if self._whose.is_suspended:
            raise ChangeRefused(f"{self._whose.member.name} is suspended; reactivate them first.")
        self._lock_owners()
        self._whose.site_roles.clear()
        self._whose.role, self._by.role = Role.OWNER.value, Role.ADMIN.value
        MemberSession.renew_soon(self._session, self._by.member_id)
        self._note("organisation.handed_over", f"{self._name} owns the organisation now; {self._by.member.name} is admin.")

    @property
    def _name(self) -> str:
        return f"{self._whose.member.name} ({self._whose.member.email})"

    def _refuse_beyond_reach(self, *also: Role) -> None:
        mine = grantable(Role(self._by.role))
        if not mine:
            raise ChangeRefused(f"Your role here is {self._by.role}; it does not allow this.")
        if Role(self._whose.role) not in mine or any(role not in mine for role in also):
            raise ChangeRefused("Only an owner can change owners.")

    def _refuse_without_owner(self) -> None:
        owners = self._lock_owners()
        if self._whose.role == Role.OWNER and not [one for one in owners if one.member_id != self._whose.member_id]:
            raise ChangeRefused(LAST_OWNER)

    def consequence(self) -> str:
        """What the policy comes to without that member, on the first site where it could not be met; empty when it could be."""
        sites = self._session.scalars(select(SITES.c.id).where(SITES.c.organisation_id == self._whose.organisation_id))
        return next((said for site_id in (None, *sites) if (said := self._unmet_without(site_id))), "")

    def _refuse_unmet_policy(self, site_id: int | None = None) -> None:
        """Nobody is taken away without whom the policy could not be met, as far as that is anybody's choice."""
        if sentence := self._unmet_without(site_id):
            raise ChangeRefused(f"Nobody could publish without {self._whose.member.name}. {sentence}")

    def _unmet_without(self, site_id: int | None) -> str:
        may = self._whose.may_at("review", site_id) if site_id else self._whose.reach.may_in_organisation("review")
        policy = Policy.of(self._session, self._whose.organisation_id)
        if self._whose.is_suspended or not may or policy.unmet(self._session, site_id):
            return ""
        return policy.unmet(self._session, site_id, without=1)

    def _lock_owners(self) -> list[Membership]:
        """The owners who can act, held until the transaction ends: of two who demote each other at once, one has to wait."""
        query = select(Membership).where(
            Membership.organisation_id == self._whose.organisation_id,
            Membership.role == Role.OWNER.value,
            Membership.suspended_at.is_(None),
            Membership.member.has(Member.restricted_at.is_(None)),
        )
        query = query.order_by(Membership.member_id).with_for_update(of=Membership)
        return list(self._session.scalars(query.execution_options(populate_existing=True)))

    def _note(self, act: str, sentence: str) -> None:
        MemberSession.renew_soon(self._session, self._whose.member_id)
        AuditEntry.note(
            self._session, self._whose.organisation_id, act, sentence, self._by.member, self._now, about=self._whose.member
        )


def _on_site(role: str) -> str:
    return "without access" if role == NO_ACCESS else role
