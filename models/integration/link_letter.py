"""A letter with a link that lets somebody in. Those from before whole letters were sealed have a sealed text."""

from datetime import datetime

from sqlalchemy.orm import Session

from models.integration.delivery import MAIL, Delivery
from models.integration.delivery_body import MailBody
from models.support.random_name import random_name
from models.support.sealed_kind import Binding, SealedKind
from models.support.sealer import Sealer


def put_link_letter(session: Session, organisation_id: int, to: str, subject: str, text: str, now: datetime) -> None:
    """Into the outbox, in the caller's transaction. It answers what somebody did, so there is nothing to unsubscribe from."""
    Delivery.put(session, organisation_id, MAIL, random_name(24), MailBody(to=to, subject=subject, text=text), now)


def read_letter(sealer: Sealer, organisation_id: int, key: str, sealed: str) -> str:
    """The text to send. Raises Unsealable."""
    return sealer.open(sealed, Binding.of(SealedKind.LETTER, organisation=organisation_id, key=key))
