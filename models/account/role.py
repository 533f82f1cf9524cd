"""What each role of a member may do in an organisation."""

from enum import StrEnum
from typing import Literal, get_args

Act = Literal["view", "review", "edit", "publish", "manage", "own"]
ACTS: tuple[Act, ...] = get_args(Act)
"""Look at everything; comment on and decide reviews; change guides; put them live; change settings; the organisation itself."""


class Role(StrEnum):
    OWNER = "owner"
    ADMIN = "admin"
    AUTHOR = "author"
    REVIEWER = "reviewer"
    VIEWER = "viewer"

    def may(self, act: Act) -> bool:
        return act in MAY[self]


MAY: dict[Role, tuple[Act, ...]] = {
    Role.OWNER: ("view", "review", "edit", "publish", "manage", "own"),
    Role.ADMIN: ("view", "review", "edit", "publish", "manage"),
    Role.AUTHOR: ("view", "review", "edit", "publish"),
    Role.REVIEWER: ("view", "review"),
    Role.VIEWER: ("view",),
}
