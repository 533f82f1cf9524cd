"""A program that has nothing but a key and where Cairn is."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from models.account import Membership
from models.account.api_key import SCOPES, ApiKey
from tests.support.client import Client
from tests.support.people import TARGET, Person


@dataclass
class Program:
    """`get`, `post`, `put`, `patch` and `delete` answer with a status, headers and what JSON says, or a file's bytes."""

    client: Client
    secret: str
    prefix: str = "/api/v1"
    headers: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: Any = None, **headers: str):
        sent = {"authorization": f"Bearer {self.secret}", **self.headers, **headers}
        content = b""
        if body is not None:
            content = body if isinstance(body, bytes) else json.dumps(body).encode()
            sent.setdefault("content_type", "application/json")
        answer = self.client.ask(method, self.prefix + path, content=content, headers=sent)
        is_json = "json" in answer.headers.get("content-type", "")
        return Said(answer.status, answer.headers, json.loads(answer.text) if is_json else answer.content or None)

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def post(self, path, body=None, **headers):
        return self.ask("POST", path, body, **headers)

    def put(self, path, body=None, **headers):
        return self.ask("PUT", path, body, **headers)

    def patch(self, path, body=None, **headers):
        return self.ask("PATCH", path, body, **headers)

    def delete(self, path, **headers):
        return self.ask("DELETE", path, **headers)


@dataclass(frozen=True)
class Said:
    status: int
    headers: Any
    json: Any

    @property
    def faults(self):
        """Path → code, of a refusal."""
        return {fault["path"]: fault["code"] for fault in self.json["errors"]}


def make_key(client: Client, person: Person, *scopes: str, days: int | None = None) -> str:
    """The secret of a new key of that person: with all scopes that they may give, or those."""
    with client.database.writing() as session:
        maker = session.get_one(Membership, (person.organisation.id, person.member.id))
        given = list(scopes) or [name for name, act in SCOPES.items() if maker.may(act)]
        return ApiKey.make(session, maker, "Deploy", given, days, datetime.now(UTC))[1]


def program(client: Client, person: Person, *scopes: str) -> Program:
    return Program(client, make_key(client, person, *scopes))


def guide_json(name: str = "Welcome", **changes: Any) -> dict[str, Any]:
    """A guide of one step that could go live."""
    step = {
        "id": "s1",
        "kind": "tooltip",
        "title": "Save here",
        "page": TARGET["page"],
        "target": TARGET,
        "buttons": [{"label": "Done", "action": {"type": "finish"}}],
    }
    return {"format": 1, "name": name, "kind": "tour", "steps": [step], **changes}
