"""What each role of a member may do in an organisation."""

from enum import StrEnum
from typing import Literal, get_args

Act = Literal["view", "review", "edit", "publish", "manage", "own"]
OrganisationAct = Literal["view", "manage", "own"]
"""What is asked of the organisation itself; everything else belongs to a site (`models.account.reach`)."""

ACTS: tuple[Act, ...] = get_args(Act)
"""Look at everything; comment on and decide reviews; change guides; put them live; change settings; the organisation itself."""


ACT_WORDS: dict[Act, str] = {
    "view": "Look at guides, reviews, numbers and the inbox",
    "review": "Comment on versions, approve them or ask for changes",
    "edit": "Make and change guides, sites and themes",
    "publish": "Put guides live, and take them down",
    "manage": "Invite and change members, and change settings",
    "own": "Make owners, transfer the organisation or delete it",
}


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


def grantable(by: Role) -> tuple[Role, ...]:
    """The roles that somebody with that role may give and take: an admin's hands end where an owner's begin."""
    if not by.may("manage"):
        return ()
    return tuple(role for role in Role if role is not Role.OWNER or by.may("own"))
