"""The link through which the first person gets in."""

from datetime import datetime

from models.account import Organisation
from models.account.set_up_link import SetUpLink
from models.support.database import Database


def first_link(database: Database, base_url: str, now: datetime) -> str:
    """A set-up link for an instance on which nobody lives yet; empty for any other. The one before it stops working."""
    with database.reading() as session:
        if Organisation.is_any(session):
            return ""
    with database.writing() as session:
        return set_up_url(base_url, SetUpLink.make(session, "", now))


def set_up_url(base_url: str, secret: str) -> str:
    return f"{base_url}/set-up/{secret}"
