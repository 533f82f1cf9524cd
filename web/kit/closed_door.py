"""Nobody works while the operator does: asked in the transaction of each request."""

from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException

from models.support.maintenance import Maintenance

RETRY_AFTER = "120"


def refuse_during_maintenance(session: Session) -> None:
    if present := Maintenance.present(session):
        raise HTTPException(503, present.sentence, {"retry-after": RETRY_AFTER})
