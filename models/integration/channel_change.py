"""Where an organisation's news goes is changed: checked, sealed, and noted in the audit log."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.integration.news_channel import ADDRESSES, NewsChannel
from models.integration.webhook import new_signing_secret
from models.site.page_address import BadAddress, read_address
from models.support.outbound import AllowList, Location
from models.support.sealer import Sealer


def why_no_channel(value: str, allowed: AllowList) -> str:
    """Why news can't go to that address, in a sentence; empty when it can."""
    try:
        address = read_address(value)
    except BadAddress as problem:
        return str(problem)
    location = Location.read(address)
    fine = location.scheme == "https" or allowed.has(location.host, location.port)
    return "" if fine else "The address must start with https://: what is sent is nobody else's business."


def change_channel(
    session: Session, sealer: Sealer, organisation_id: int, wanted: Mapping[str, str], by: Member, now: datetime
) -> str:
    """Puts what is `wanted` in place of what there is; an empty address turns that channel off.

    Returns the secret of a new webhook, which nobody can read again; empty when there is no new one.
    """
    channel, secret = NewsChannel.of(session, organisation_id), ""
    for name, value in wanted.items():
        channel.put(sealer, name, value)
    if wanted.get("webhook_url"):
        secret = new_signing_secret()
        channel.put(sealer, "webhook_secret", secret)
    session.add(channel)
    on = [name.removesuffix("_url") for name in ADDRESSES if getattr(channel, name)]
    sentence = f"News goes to: {', '.join(on) or 'nowhere besides mail'}."
    AuditEntry.note(session, organisation_id, "channel.changed", sentence, by, now)
    session.flush()
    return secret
