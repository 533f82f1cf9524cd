"""Whom personal fields are about: a member, or an address whose owner may have no account."""

from sqlalchemy.orm import Session

from models.account.mail_address import same_address
from models.support.database import sealer_of
from models.support.sealed_field import BlindIndex

ADDRESS = "address"
"""The scope of blind indexes of addresses: one address has the same index wherever it is kept."""


def member_subject(member_id: int) -> str:
    """Whom a member's personal fields are about, wherever they are kept."""
    return f"member:{member_id}"


def address_subject(index: str | None) -> str:
    """Whom what is kept of an address is about, by its blind index."""
    return f"address:{index}" if index else ""


def address_index() -> BlindIndex:
    return BlindIndex("email_index", ADDRESS, lambda _row, address: same_address(address))


def index_of_address(session: Session, address: str) -> str:
    """The blind index by which an address is found, however it is written."""
    return sealer_of(session).index_of(same_address(address), ADDRESS)
