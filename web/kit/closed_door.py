"""Nobody works while the operator does: asked in the transaction of each request."""

from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException

from models.support.maintenance import Maintenance

RETRY_AFTER = "120"


def refuse_during_maintenance(session: Session) -> None:
    sentence = Maintenance.said(session)
    if sentence is not None:
        raise HTTPException(503, sentence, {"retry-after": RETRY_AFTER})
