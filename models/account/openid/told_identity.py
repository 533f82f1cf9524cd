"""What a provider says of somebody who signed in there, once all of it was checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.account.mail_address import BadMailAddress, read_mail_address, same_address
from models.account.member import LONGEST_NAME
from models.support.outbound.host import read_host


@dataclass(frozen=True)
class ToldIdentity:
    """Who it is: that issuer's subject, and nothing else. `email` is empty unless it can be read; whether it is theirs says
    `is_confirmed`.
    """

    issuer: str
    subject: str
    email: str = ""
    is_confirmed: bool = False
    name: str = ""

    @classmethod
    def of(cls, issuer: str, subject: str, said: Mapping[str, Any]) -> "ToldIdentity":
        email, name = _address(said.get("email")), said.get("name")
        named = "".join(one for one in name if one.isprintable()).strip()[:LONGEST_NAME] if isinstance(name, str) else ""
        return cls(issuer, subject, email, bool(email) and said.get("email_verified") is True, named)

    @property
    def called(self) -> str:
        """What to call them."""
        return self.name or self.email.partition("@")[0]


def domain_of(address: str) -> str:
    """The domain of an address that was read, in its one form; empty for what is none."""
    try:
        return read_host(address.rpartition("@")[2])
    except ValueError:
        return ""


def _address(said: object) -> str:
    """One whose domain becomes another by folding its letters, as straße.example does, belongs to nobody here."""
    if not isinstance(said, str):
        return ""
    try:
        address = read_mail_address(said)
        told = said.strip().rpartition("@")[2]
        folded = domain_of(address)
        return address if folded and read_host(told) == folded == read_host(same_address(told)) else ""
    except (BadMailAddress, ValueError):
        return ""
