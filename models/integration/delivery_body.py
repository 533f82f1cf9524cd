"""What deliveries send, by kind: a letter, a message to Slack, and what programs are told by webhook."""

from typing import NotRequired, TypedDict


class MailBody(TypedDict):
    """`unsubscribe` is the one-click address that ends such letters. `sealed` is the text of one with a link that lets somebody
    in, from before whole letters were sealed.
    """

    to: str
    subject: str
    text: str
    unsubscribe: NotRequired[str]
    sealed: NotRequired[str]


class SlackBody(TypedDict):
    """`text` is in Slack's own markup."""

    text: str


class FindingFact(TypedDict):
    """`finding` is its number in Cairn, `guide` and `step` are keys, `name` is the guide's; `url` leads to it in Cairn."""

    finding: int
    guide: str
    name: str
    step: str
    page: str
    verdict: str
    reason: str
    url: str


class FindingChanges(TypedDict):
    """`repaired` are those that a policy took over."""

    opened: list[FindingFact]
    repaired: list[FindingFact]
    resolved: list[FindingFact]


class WebhookBody(TypedDict):
    """`type` is `findings.changed`; `timestamp` is ISO 8601."""

    type: str
    timestamp: str
    data: FindingChanges


class ReviewFact(TypedDict):
    """`state` is open, approved, changes or withdrawn."""

    review: int
    guide: str
    name: str
    version: str
    state: str
    url: str


class ReviewBody(TypedDict):
    """`type` is `review.changed`."""

    type: str
    timestamp: str
    data: ReviewFact


class LiveGuide(TypedDict):
    """`version` is the hash of what visitors are shown."""

    guide: str
    name: str
    version: str


class ReleaseFact(TypedDict):
    """`site` is its number, `release` the hash of everything that is live there now, `change` says why it is another one, and
    `by` is the number of the member who did it.
    """

    site: int
    key: str
    name: str
    environment: str
    release: str
    change: str
    by: int | None
    guides: list[LiveGuide]


class ReleaseBody(TypedDict):
    """`type` is `release.published`: also for one that is taken down or rolled back, something else is live then."""

    type: str
    timestamp: str
    data: ReleaseFact


class RefusedPlan(TypedDict):
    site: int
    guide: str
    name: str
    version: str
    reason: str
    url: str


class RefusedPlanBody(TypedDict):
    """`type` is `publication.refused`."""

    type: str
    timestamp: str
    data: RefusedPlan


class MemberFact(TypedDict):
    """Numbers only. `change` is the last word of the audit log's act, such as `joined`; `site` where it is about a role on one;
    `role` is None for who is no member any more.
    """

    member: int
    change: str
    role: str | None
    site: int | None
    by: int | None


class MemberBody(TypedDict):
    """`type` is `members.changed`."""

    type: str
    timestamp: str
    data: MemberFact


class GuideFigures(TypedDict):
    """`figures` are sums of the day by name; `unique` counts the browsers in which it started for the first time."""

    guide: str
    name: str
    figures: dict[str, int]
    unique: int


class DayFact(TypedDict):
    """`day` is like `2026-11-24`."""

    site: int
    key: str
    name: str
    environment: str
    day: str
    guides: list[GuideFigures]


class DayBody(TypedDict):
    """`type` is `numbers.daily`."""

    type: str
    timestamp: str
    data: DayFact


class TrialFact(TypedDict):
    channel: str


class TrialBody(TypedDict):
    """`type` is `channel.trial`: nothing happened, somebody tries whether it arrives."""

    type: str
    timestamp: str
    data: TrialFact


Message = WebhookBody | ReviewBody | ReleaseBody | RefusedPlanBody | MemberBody | DayBody | TrialBody
"""What a program is told."""

DeliveryBody = MailBody | SlackBody | Message
