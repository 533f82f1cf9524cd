"""What an organisation asks of its own work: approvals before publishing, repairs that are accepted without asking."""

from sqlalchemy import ForeignKey, Integer, String, column, select, table
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.organisation import Membership
from models.support.database import Base

LOWEST, HIGHEST = 80, 100
MOST_APPROVALS = 2
IN_WORDS = ("no", "one", "two")
WAY_OUT = (
    "Invite somebody, or let an owner or an admin ask for fewer approvals; an owner can publish without approval in an emergency."
)


class PolicyRefused(ValueError):
    """The organisation's members can't meet such a policy; the sentence says what is missing."""


class Policy(Base):
    """One row for an organisation that changed anything; without one, the defaults hold.

    A version goes live in production once `approvals_required` members other than its author approved exactly it; on staging
    only if `staging_too`. The database itself refuses anything else (`migrations/versions/2026_11_30_approvals.py`).
    `accept_above` is a percentage of agreement from which a sure repair goes into a draft by itself; None leaves every
    repair to a member.
    """

    __tablename__ = "organisation_policies"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    approvals_required: Mapped[int] = mapped_column(default=0)
    staging_too: Mapped[bool] = mapped_column(default=False)
    accept_above: Mapped[int | None]

    @classmethod
    def of(cls, session: Session, organisation_id: int) -> "Policy":
        """The organisation's policy; the defaults are not stored until something is changed."""
        stored = session.get(cls, organisation_id)
        return stored or cls(organisation_id=organisation_id, approvals_required=0, staging_too=False, accept_above=None)

    def reviews_required(self, environment: str) -> int:
        """How many approvals a version needs before it goes live there."""
        return self.approvals_required if environment == "production" or self.staging_too else 0

    def require(self, session: Session, approvals: int, *, staging_too: bool) -> None:
        """Asks for that many approvals from now on. Raises PolicyRefused where members could not give them.

        Whoever may change guides may review, too, and never counts for what they wrote: one more is needed than approvals.
        """
        there, where = fewest_reviewers(session, self.organisation_id)
        if approvals > self.approvals_required and there <= approvals:
            raise PolicyRefused(
                f"{IN_WORDS[approvals].capitalize()} approval{'s' if approvals > 1 else ''} by others than the author "
                f"need{'' if approvals > 1 else 's'} {approvals + 1} members who may review; {where} {_are(there)}. "
                "Then nobody could publish. Invite somebody first."
            )
        self.approvals_required, self.staging_too = approvals, staging_too

    def unmet(self, session: Session, site_id: int | None = None, *, without: int = 0) -> str:
        """Why members can't give the approvals that are asked for, and the way out; empty as long as they can.

        Members leave and change roles after a policy was made, also on one site. `without` so many of those who may review now.
        """
        there = reviewers(session, self.organisation_id, site_id) - without
        if not self.approvals_required or there > self.approvals_required:
            return ""
        asked = f"{IN_WORDS[self.approvals_required]} approval{'s' if self.approvals_required > 1 else ''}"
        return f"The policy asks for {asked} by others than the author, and there {_are(there)} who may review. {WAY_OUT}"

    def accepts(self, share: float) -> bool:
        """Whether a sure repair with that share of agreement (0 to 1) is taken over without asking."""
        return self.accept_above is not None and share * 100 >= self.accept_above

    @property
    def sentence(self) -> str:
        where = "in production and on staging" if self.staging_too else "in production"
        asked = self.approvals_required
        reviews = f"{IN_WORDS[asked].capitalize()} approval{'s' if asked > 1 else ''} before anything goes live {where}"
        repairs = f"sure repairs from {self.accept_above} % are taken over" if self.accept_above else "members accept repairs"
        return f"{reviews if asked else 'Reviews are optional'}; {repairs}."


def reviewers(session: Session, organisation_id: int, site_id: int | None = None) -> int:
    """How many members may review: in the organisation, or on one site."""
    seats = [one for one in Membership.all_in(session, organisation_id) if not one.is_suspended]
    return sum(one.may_at("review", site_id) if site_id else one.reach.may_in_organisation("review") for one in seats)


SITES = table("sites", column("id", Integer), column("organisation_id", Integer), column("name", String))


def fewest_reviewers(session: Session, organisation_id: int) -> tuple[int, str]:
    """How many members may review on the site where they are fewest, and where that is: `on Harbour`, or `here` everywhere."""
    everywhere = reviewers(session, organisation_id)
    sites = session.execute(select(SITES.c.id, SITES.c.name).where(SITES.c.organisation_id == organisation_id)).all()
    counts = [(reviewers(session, organisation_id, site_id), f"on {name}") for site_id, name in sites]
    fewest, where = min(counts, default=(everywhere, "here"))
    return fewest, where if fewest < everywhere else "here"


def _are(number: int) -> str:
    return "is 1" if number == 1 else f"are {number}"
