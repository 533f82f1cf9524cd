"""Moving deliveries on: each is tried, and tried again later when it fails."""

import json
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from models.account.organisation import Organisation
from models.integration.delivery import MAIL, SLACK, Delivery
from models.integration.delivery_body import DeliveryBody, MailBody
from models.integration.link_letter import read_letter
from models.integration.mail import Letter, Postbox
from models.integration.news_channel import NewsChannel
from models.integration.webhook import signed_headers
from models.support.database import Database
from models.support.outbound import Limits, Refused, WaysOut
from models.support.sealer import Sealer, Unsealable

LIMITS = Limits(seconds=15.0, size=64 * 1024)


class NotDelivered(Exception):
    """The receiver was not there or did not want it; the sentence says why."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class DeliveryRun:
    """`postbox` is None where the operator set up no mail: letters wait, and die in the end with that reason."""

    database: Database
    ways_out: WaysOut
    sealer: Sealer
    postbox: Postbox | None
    clock: Callable[[], datetime] = _now

    def run(self) -> int:
        """Tries every delivery that is due, few at a time; returns how many went."""
        went = 0
        while due := self._claim():
            went += sum(self._try(*one) for one in due)
        return went

    def _claim(self) -> list[tuple[int, str, str, DeliveryBody, int]]:
        with self.database.writing() as session:
            rows = [(row, self._body(row)) for row in Delivery.claim(session, self.clock())]
            return [(row.id, row.kind, row.key, body, row.organisation_id) for row, body in rows if body is not None]

    def _body(self, row: Delivery) -> DeliveryBody | None:
        """None for one that can't be opened: it says so, and keeps nobody else's waiting."""
        try:
            return row.body
        except Unsealable as problem:
            row.failed(str(problem), self.clock())
            return None

    def _try(self, delivery_id: int, kind: str, key: str, body: DeliveryBody, organisation_id: int) -> bool:
        problem = ""
        try:
            if kind == MAIL:
                self._mail(organisation_id, key, cast("MailBody", body))
            else:
                self._post(kind, key, body, organisation_id)
        except (NotDelivered, Unsealable, OSError, smtplib.SMTPException) as failed:
            problem = " ".join(str(failed).split()) or type(failed).__name__
        except Refused as refused:
            problem = refused.reason
        with self.database.writing() as session:
            row = session.get(Delivery, delivery_id)
            if row is not None and problem:
                row.failed(problem, self.clock())
            elif row is not None:
                row.went(self.clock())
        return not problem

    def _mail(self, organisation_id: int, key: str, body: MailBody) -> None:
        if self.postbox is None:
            raise NotDelivered("Mail is not set up: CAIRN_MAIL_URL is empty.")
        sealed = body.get("sealed", "")
        text = read_letter(self.sealer, organisation_id, key, sealed) if sealed else body["text"]
        self.postbox.send(Letter(body["to"], body["subject"], text, body.get("unsubscribe", ""), key))

    def _post(self, kind: str, key: str, body: DeliveryBody, organisation_id: int) -> None:
        with self.database.narrowed(organisation_id).reading() as session:
            whose = session.get_one(Organisation, organisation_id).key
            channel = NewsChannel.of(session, organisation_id)
            url = channel.read(self.sealer, "slack_url" if kind == SLACK else "webhook_url")
            secret = "" if kind == SLACK else channel.read(self.sealer, "webhook_secret")
        if not url:
            raise NotDelivered("This channel was turned off.")
        payload = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
        headers = {"content-type": "application/json"}
        if secret:
            headers = signed_headers(secret, key, payload, self.clock())
        answer = self.ways_out.of(whose).send("POST", url, payload, limits=LIMITS, headers=headers)
        if not 200 <= answer.status < 300:
            raise NotDelivered(f"The receiver answered {answer.status}.")
