"""Why Cairn would not, or could not, fetch something."""

from typing import Literal

Kind = Literal["url", "address", "time", "size", "redirects", "type", "encoding", "network", "status"]


class Refused(Exception):
    """A request that was not made, not followed or not read to its end.

    `reason` is one sentence for a person. `kind` names the rule: url (can't be asked for), address (not public), time,
    size, redirects, type (of media), encoding (unreadable compression), network (no answer) or status (an error answer).
    """

    def __init__(self, reason: str, kind: Kind) -> None:
        super().__init__(reason)
        self.reason = reason
        self.kind: Kind = kind
