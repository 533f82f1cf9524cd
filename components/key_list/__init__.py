"""The keys that programs act with: what each may do, who made it, when it was last used, and a small form for another one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from components import Component
from models.account.api_key import SCOPES, ApiKey
from models.account.former_member import called
from models.account.organisation import Membership
from models.support.day_words import in_words

WORDS = {
    "read": "Read everything",
    "write": "Make and change sites and guides",
    "review": "Comment on versions and decide reviews",
    "publish": "Put guides live and take them down",
    "manage": "Change settings and members",
}
DURATIONS = {"30": "30 days", "90": "90 days", "366": "a year", "": "until it is ended"}


@dataclass(frozen=True)
class KeyEntry:
    """`also_until` is how long the secret before the last rotation opens, too."""

    key_id: int
    name: str
    ending: str
    scopes: str
    sites: str
    by: str
    used: str
    until: datetime | None
    expired: bool
    also_until: datetime | None
    may_end: bool


@dataclass(frozen=True)
class KeyList(Component):
    """`secret` is that of the key `shown`, which was made or rotated just now: nobody can read it again.

    `choices` are the scopes that this member may give and `sites` those that they see, by id; `name`, `chosen`, `chosen_sites`
    (None for all) and `days` are what was typed into the form.
    """

    entries: tuple[KeyEntry, ...] = ()
    choices: tuple[str, ...] = ("read",)
    secret: str = ""
    shown: str = ""
    name: str = ""
    chosen: tuple[str, ...] = ("read",)
    days: str = "90"
    sites: Mapping[int, str] = field(default_factory=dict[int, str])
    chosen_sites: tuple[int, ...] | None = None
    problem: str = ""

    @property
    def words(self) -> dict[str, str]:
        return WORDS

    @property
    def durations(self) -> dict[str, str]:
        return DURATIONS

    @classmethod
    def entries_of(
        cls, keys: Sequence[ApiKey], member: Membership, sites: Mapping[int, str], now: datetime
    ) -> tuple[KeyEntry, ...]:
        return tuple(
            KeyEntry(
                key.id,
                key.name,
                key.ending,
                ", ".join(key.scopes) or "nothing",
                "" if key.sites is None else ", ".join(sites.get(one, "a site that you don't see") for one in key.sites),
                "You" if key.made_by_id == member.member_id else called(key, key.made_by),
                f"last used on {in_words(date.fromisoformat(key.used_on))}" if key.used_on else "never used",
                key.expires_at,
                key.is_over(now),
                key.former_until if key.former_until and key.former_until > now else None,
                member.may("manage") or key.made_by_id == member.member_id,
            )
            for key in keys
        )

    @classmethod
    def choices_of(cls, member: Membership) -> tuple[str, ...]:
        return tuple(scope for scope, act in SCOPES.items() if member.reach.may_anywhere(act))
