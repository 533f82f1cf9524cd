"""A request under an idempotency key: sent again, it is answered as it was, and nothing is done twice."""

import hashlib
import json
import re
from dataclasses import dataclass

from starlette.responses import Response

from models.account.replayed_request import LONGEST_NAME, ReplayedRequest
from models.support.database import Database
from web.api.operation import Call, Operation
from web.api.problem import Problem

NAME = f"[!-~]{{1,{LONGEST_NAME}}}"
KEPT_HEADERS = ("content-type", "location", "etag")


@dataclass(frozen=True)
class Replay:
    """`answer` is what the request got before; None when it comes for the first time."""

    row: ReplayedRequest
    answer: Response | None

    @classmethod
    def of(cls, call: Call, operation: Operation, body: bytes) -> "Replay | None":
        """None for a request without such a key. A key that stood for another request is refused."""
        name = call.request.headers.get("idempotency-key")
        if name is None or operation.method != "POST":
            return None
        if not re.fullmatch(NAME, name):
            raise Problem(400, f"An idempotency key has 1 to {LONGEST_NAME} characters, all of them visible ones of ASCII.")
        if call.is_trial:
            return None
        address = f"{call.request.url.path}?{call.request.url.query}"
        asked = hashlib.sha256(address.encode() + b"\0" + body).hexdigest()
        row, is_first = cls._taken(call, operation, name, asked)
        if is_first:
            return cls(row, None)
        if row.asked != asked:
            raise Problem(422, "This idempotency key stood for another request. Nothing was changed.", code="key_reused")
        if not row.answer:
            sentence = "This request is being done, or was broken off. Look at what became of it, or send it under another key."
            raise Problem(409, sentence, headers={"retry-after": "5"}, code="under_way")
        return cls(row, _again(row.answer))

    @staticmethod
    def _taken(call: Call, operation: Operation, name: str, asked: str) -> tuple[ReplayedRequest, bool]:
        """What waits holds no transaction meanwhile: that it is being done is committed before, for all processes to see."""
        if not operation.waits:
            return ReplayedRequest.take(call.db, call.key.id, name, asked, call.now)
        call.db.commit()  # its connection is somebody else's meanwhile
        with call.instance.database.writing() as session:
            return ReplayedRequest.take(session, call.key.id, name, asked, call.now)

    def keep(self, response: Response) -> None:
        """In the same transaction as what the request did."""
        headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
        body = bytes(response.body).decode()
        self.row.answer = json.dumps({"status": response.status_code, "headers": headers, "body": body})

    def keep_apart(self, database: Database, response: Response) -> None:
        """Of what waited, once it is done."""
        with database.writing() as session:
            Replay(session.merge(self.row), None).keep(response)

    def give_up(self, database: Database) -> None:
        """Nothing was done of what waited: it may be sent again."""
        with database.writing() as session:
            session.delete(session.merge(self.row))


def _again(stored: str) -> Response:
    kept = json.loads(stored)
    headers = {"cache-control": "private, no-store", "idempotent-replayed": "true", **kept["headers"]}
    return Response(kept["body"], kept["status"], headers=headers)
