"""A request under an idempotency key: sent again, it is answered as it was, and nothing is done twice."""

import hashlib
import json
from dataclasses import dataclass

from starlette.responses import Response

from models.account.replayed_request import LONGEST_NAME, ReplayedRequest
from web.api.operation import Call, Operation
from web.api.problem import Problem

KEPT_HEADERS = ("content-type", "location", "etag")


@dataclass(frozen=True)
class Replay:
    """`answer` is what the request got before; None when it comes for the first time."""

    row: ReplayedRequest
    answer: Response | None

    @classmethod
    def of(cls, call: Call, operation: Operation, body: bytes) -> "Replay | None":
        """None for a request without such a key. A key that stood for another request is refused."""
        name = call.request.headers.get("idempotency-key", "")
        if not name or operation.method != "POST" or operation.waits or call.is_trial:
            return None
        if len(name) > LONGEST_NAME or not name.isprintable():
            raise Problem(400, f"An idempotency key has at most {LONGEST_NAME} characters, all of them visible.")
        address = f"{call.request.url.path}?{call.request.url.query}"
        asked = hashlib.sha256(address.encode() + b"\0" + body).hexdigest()
        row, is_first = ReplayedRequest.take(call.db, call.key.id, name, asked, call.now)
        if is_first:
            return cls(row, None)
        if row.asked != asked:
            raise Problem(422, "This idempotency key stood for another request. Nothing was changed.", code="key_reused")
        return cls(row, _again(row.answer))

    def keep(self, response: Response) -> None:
        """In the same transaction as what the request did."""
        headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
        body = bytes(response.body).decode()
        self.row.answer = json.dumps({"status": response.status_code, "headers": headers, "body": body})


def _again(stored: str) -> Response:
    kept = json.loads(stored)
    headers = {"cache-control": "private, no-store", "idempotent-replayed": "true", **kept["headers"]}
    return Response(kept["body"], kept["status"], headers=headers)
