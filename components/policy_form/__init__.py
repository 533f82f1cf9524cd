"""What an organisation asks of its own work: approvals before publishing, repairs that are taken over by themselves."""

from dataclasses import dataclass

from components import Component
from models.account.review_policy import Policy

CHOICES = (
    (0, "None: whoever may publish does"),
    (1, "One, by somebody other than the author"),
    (2, "Two, by others than the author"),
)


@dataclass(frozen=True)
class PolicyForm(Component):
    """`accept_above` is a percentage; 0 leaves every repair to a member. `unmet` says why the policy can't be met any more."""

    approvals_required: int = 0
    staging_too: bool = False
    accept_above: int = 0
    may_manage: bool = False
    saved: bool = False
    problem: str = ""
    unmet: str = ""

    @classmethod
    def of(cls, policy: Policy, *, may_manage: bool, saved: bool = False) -> "PolicyForm":
        return cls(policy.approvals_required, policy.staging_too, policy.accept_above or 0, may_manage, saved)

    @property
    def choices(self) -> tuple[tuple[int, str], ...]:
        return CHOICES
