"""From where somebody asks for what the audit log notes: the network, shortened, and the key of a program. Of members only."""

from sqlalchemy.orm import Session
from starlette.requests import Request

from models.account.audit_log import ASKED_FROM
from models.support.hour_key import network_of
from web.kit.client_identity import client_address


def put_origin(session: Session, request: Request, key: str = "") -> None:
    """What is noted in this transaction says it, sealed."""
    network = network_of(client_address(request))
    session.info[ASKED_FROM] = f"{network}, with the key {key}" if key else network
