"""What is planned for a guide, and the form that plans it: a version, a moment to go live, a moment to be taken down."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class Planned:
    """The plan in words of people at the site. `state` is waiting, live or refused, then with the `reason`; `doubt` is what the
    policy would still want of that version, were it due now.
    """

    version: str
    state: str
    goes_live: str
    ends: str = ""
    by: str = ""
    reason: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class PlanChoice:
    """A version that can be planned; without a hash it is the draft as it is now."""

    version_hash: str
    label: str


@dataclass(frozen=True)
class PlanPanel(Component):
    """`goes_live_at` and `ends_at` are as the form takes them, in `zone`."""

    guide_id: int
    zone: str
    planned: Planned | None = None
    choices: tuple[PlanChoice, ...] = ()
    chosen: str = ""
    goes_live_at: str = ""
    ends_at: str = ""
    may_publish: bool = False
    has_worker: bool = True
    problem: str = ""
