"""What a look at a page says about a target."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, TypedDict, cast

if TYPE_CHECKING:
    from collections.abc import Sequence


class VerdictJson(TypedDict):
    """A verdict as the confined process answers and commands print it."""

    verdict: str
    reason: str
    matches: int
    selector: str | None
    xpath: str | None


class TraitJson(TypedDict):
    """One thing compared, as findings keep it."""

    what: str
    old: str
    new: str
    agrees: bool
    points: float


class ProposalJson(TypedDict):
    """A proposed element, as findings keep it; `score` is from 0 to 1."""

    selector: str
    xpath: str
    score: float
    excerpt: str
    evidence: Sequence[TraitJson]


class RepairJson(TypedDict):
    """A repair as findings keep it and commands print it."""

    verdict: str
    reason: str
    proposals: Sequence[ProposalJson]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`verdict` is one of:

    - unique: the first selector matches exactly one element, and it is still the same one
    - drifted: the first selector failed, a later one or the fingerprint found the element
    - suspect: a selector matches exactly one element, but something else on the page fits better
    - ambiguous: the selector matches `matches` elements and nothing decides between them
    - missing: nothing on the page is the element
    - cannot_tell: this page can't show it (`reason` says why: drawn by scripts, a sign-in page, ...)

    `reason` is one sentence in plain words; `selector` the one that found `xpath`; `matches` what the first selector matches.
    """

    verdict: str
    reason: str
    matches: int = 0
    selector: str | None = None
    xpath: str | None = None

    @property
    def is_fine(self) -> bool:
        """Visitors see the step where it belongs."""
        return self.verdict in {"unique", "drifted"}

    def to_json(self) -> VerdictJson:
        return cast("VerdictJson", asdict(self))

    @classmethod
    def from_json(cls, data: VerdictJson) -> Verdict:
        return cls(**data)


@dataclass(frozen=True, slots=True)
class ComparedTrait:
    """One thing compared: `what` in plain words, both values, whether they agree, and the points it added (or cost)."""

    what: str
    old: str
    new: str
    agrees: bool
    points: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """An element that may be the target now: a selector for it, its share (0 to 1) of the points it could have, its excerpt
    (HTML, at most 300 characters), and the evidence, weightiest first.
    """

    selector: str
    xpath: str
    score: float
    excerpt: str
    evidence: tuple[ComparedTrait, ...]

    @classmethod
    def from_json(cls, data: ProposalJson) -> Proposal:
        evidence = tuple(ComparedTrait(**line) for line in data["evidence"])
        return cls(data["selector"], data["xpath"], data["score"], data["excerpt"], evidence)


@dataclass(frozen=True, slots=True)
class Repair:
    """`verdict`: same (nothing to repair), moved (one proposal, sure), unsure (up to three, a person chooses; none when the page
    can't show it, and `reason` says why) or gone.
    """

    verdict: str
    reason: str
    proposals: tuple[Proposal, ...] = ()

    def to_json(self) -> RepairJson:
        return cast("RepairJson", asdict(self))

    @classmethod
    def from_json(cls, data: RepairJson) -> Repair:
        return cls(data["verdict"], data["reason"], tuple(Proposal.from_json(one) for one in data["proposals"]))
