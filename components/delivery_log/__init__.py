"""What went to a channel or is to go: when, how often it was tried, what the receiver answered, and what exactly was sent."""

from dataclasses import dataclass
from datetime import datetime

from components import Component

STATES = {"waiting": ("Waiting", "warn"), "sent": ("Sent", "good"), "dead": ("Not taken", "bad")}


@dataclass(frozen=True)
class DeliveryLine:
    """`key` names the message, `answered` is the last status, `due` when it is tried next, `body` what is sent."""

    delivery_id: int
    event: str
    key: str
    state: str
    made_at: datetime
    attempts: int
    answered: int | None
    problem: str
    due: datetime | None
    body: str


@dataclass(frozen=True)
class DeliveryLog(Component):
    """`dead` counts what nobody took; `only` is the state that is shown, empty for all. In one that is not open nothing is sent
    again.
    """

    channel_id: int
    lines: tuple[DeliveryLine, ...] = ()
    dead: int = 0
    only: str = ""
    is_open: bool = True

    @property
    def states(self) -> dict[str, tuple[str, str]]:
        return STATES
