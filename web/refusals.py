"""Refusals of nobody in particular, counted for the operator once a minute at most."""

import time
from datetime import UTC, datetime

from models.account.refused_attempt import RefusedAttempt
from web.kit.context import Instance


def count_refusal(here: Instance, kind: str) -> None:
    """Of what kind, and nobody's name. Outside of any transaction."""
    if here.capacity.noted.allows(kind, time.monotonic()):
        with here.database.writing() as session:
            RefusedAttempt.note(session, kind, datetime.now(UTC))
