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


DeliveryBody = MailBody | SlackBody | WebhookBody | ReviewBody
