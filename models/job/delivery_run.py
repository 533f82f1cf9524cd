"""Moving deliveries on: each is tried, and tried again later when it fails."""

import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from models.integration.delivery import MAIL, Delivery
from models.integration.delivery_body import DeliveryBody, MailBody, Message, SlackBody
from models.integration.link_letter import read_letter
from models.integration.mail import Letter, Postbox
from models.job.channel_post import Outcome, post_to_channel
from models.support.database import Database
from models.support.outbound import WaysOut
from models.support.sealer import Sealer, Unsealable

NO_MAIL = "Mail is not set up: CAIRN_MAIL_URL is empty."


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Due:
    """One delivery, claimed and opened."""

    id: int
    kind: str
    key: str
    body: DeliveryBody
    organisation_id: int
    channel_id: int | None


@dataclass(frozen=True)
class DeliveryRun:
    """`postbox` is None where the operator set up no mail: letters wait, and die in the end with that reason."""

    database: Database
    ways_out: WaysOut
    sealer: Sealer
    postbox: Postbox | None
    clock: Callable[[], datetime] = _now

    def run(self) -> int:
        """Tries every delivery that is due, few at a time; returns how many went. A receiver that was not there is left alone
        for the rest of the run, so that it keeps nobody else's waiting.
        """
        went, absent = 0, set[int]()
        while due := self._claim():
            for one in due:
                if one.channel_id not in absent:
                    went += self._try(one, absent)
        return went

    def _claim(self) -> list[Due]:
        with self.database.writing() as session:
            rows = [(row, self._body(row)) for row in Delivery.claim(session, self.clock())]
            return [
                Due(row.id, row.kind, row.key, body, row.organisation_id, row.channel_id)
                for row, body in rows
                if body is not None
            ]

    def _body(self, row: Delivery) -> DeliveryBody | None:
        """None for one that can't be opened: it says so, and keeps nobody else's waiting."""
        try:
            return row.body
        except Unsealable as problem:
            row.failed(str(problem), self.clock())
            return None

    def _try(self, due: Due, absent: set[int]) -> bool:
        outcome = self._mail(due) if due.kind == MAIL else self._post(due)
        now = self.clock()
        with self.database.narrowed(due.organisation_id).writing() as session:
            row = session.get(Delivery, due.id)
            if row is None:
                return not outcome.problem
            if not outcome.problem:
                row.went(now, outcome.answered)
            elif outcome.is_final:
                row.died(outcome.problem, now, outcome.answered)
            else:
                row.failed(outcome.problem, now, outcome.answered, outcome.wait)
            if outcome.is_absent and due.channel_id is not None:
                absent.add(due.channel_id)
                Delivery.put_off(session, due.channel_id, row.next_at)
        return not outcome.problem

    def _mail(self, due: Due) -> Outcome:
        body = cast("MailBody", due.body)
        if self.postbox is None:
            return Outcome(NO_MAIL)
        sealed = body.get("sealed", "")
        try:
            text = read_letter(self.sealer, due.organisation_id, due.key, sealed) if sealed else body["text"]
            self.postbox.send(Letter(body["to"], body["subject"], text, body.get("unsubscribe", ""), due.key))
        except (Unsealable, OSError, smtplib.SMTPException) as failed:
            return Outcome(" ".join(str(failed).split()) or type(failed).__name__)
        return Outcome()

    def _post(self, due: Due) -> Outcome:
        body = cast("Message | SlackBody", due.body)
        narrowed = self.database.narrowed(due.organisation_id)
        return post_to_channel(narrowed, self.ways_out, due.channel_id, due.key, body, due.organisation_id, self.clock())
