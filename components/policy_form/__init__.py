"""What an organisation asks of its own work: reviews before publishing, repairs that are taken over by themselves."""

from dataclasses import dataclass

from components import Component
from models.account.review_policy import Policy


@dataclass(frozen=True)
class PolicyForm(Component):
    """`accept_above` is a percentage; 0 leaves every repair to a member."""

    reviews_required: bool = False
    accept_above: int = 0
    may_manage: bool = False
    saved: bool = False

    @classmethod
    def of(cls, policy: Policy, *, may_manage: bool, saved: bool = False) -> "PolicyForm":
        return cls(policy.reviews_required, policy.accept_above or 0, may_manage, saved)
