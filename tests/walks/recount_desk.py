"""Cairn with a guide for every kind, way to go on and missing target, live on a customer's pages."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from sqlalchemy.orm import Session

from models.account import Member, MemberSession
from models.guide import Button, Guide, GuideDocument, Step
from models.release.publish import publish
from models.release.wire_format import NAME
from models.site import Site
from models.support.database import Database
from tests.support.live import cairn
from tests.support.people import settle
from tests.walks.recount_visits import body

HTML = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Customer</title>%s</head><body>%s</body></html>'
ADVANCE: dict[str, dict[str, Any]] = {
    "target-click": {"when": "target_click"},
    "typed": {"when": "value", "operator": "non_empty"},
    "typed-exactly": {"when": "value", "operator": "equals", "value": "berth 12"},
    "appears": {"when": "appears", "selector": "#new"},
    "disappears": {"when": "disappears", "selector": "#old"},
    "url": {"when": "url", "part": "query", "operator": "contains", "value": "on=1"},
    "delay": {"when": "delay", "seconds": 0.3},
    "event": {"when": "event", "name": "on"},
}
ENOUGH = Button("Enough", "secondary", {"type": "dismiss"})


@dataclass
class Desk:
    """`guides` are ids by the name of what they are walked for, `versions` what is live of each."""

    database: Database
    base: str
    origin: str
    elsewhere: str
    secret: str
    member: int
    site: int
    guides: dict[str, int]
    versions: dict[str, str]


@contextmanager
def customer(tag: list[str]) -> Generator[int]:
    """Any page of the customer's, on a free port; those of `127.0.0.1` are somebody else's, without the tag."""

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path, _, query = self.path.partition("?")
            is_own = self.headers["host"].startswith("localhost")
            page = body(path, query) if path.count("/") > 1 else "<p>Nothing here.</p>"
            text = (HTML % (tag[0] if is_own else "", page)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


@contextmanager
def desk(database: Database, folder: Any, names: Iterable[str]) -> Generator[Desk]:
    """A guide for each name, such as `tooltip-button-none`."""
    tag: list[str] = [""]
    with cairn(database, folder, "") as base, customer(tag) as port:
        alice = settle(database).alice
        with database.writing() as session:
            member, site = session.merge(alice.member), session.get_one(Site, alice.site.id)
            site.address, site.budget = f"http://localhost:{port}/", 0
            make = partial(_guide, session, site, member)
            guides = {name: make(name) for name in names}
            tag[0] = site.tag(base)
            versions = {name: _publish(session, guide, member) for name, guide in guides.items()}
            secret = MemberSession.start(session, member, datetime.now(UTC))
            ids = {name: guide.id for name, guide in guides.items()}
        yield Desk(
            database=database,
            base=base,
            origin=f"http://localhost:{port}",
            elsewhere=f"http://127.0.0.1:{port}/away",
            secret=secret,
            member=alice.member.id,
            site=alice.site.id,
            guides=ids,
            versions=versions,
        )


def _publish(session: Session, guide: Guide, member: Member) -> str:
    release = publish(session, guide, seen="", by=member, now=datetime.now(UTC))
    return next(one["version"] for one in release.guides() if one["id"] == guide.key)[:NAME]


def _guide(session: Session, site: Site, member: Member, name: str) -> Guide:
    kind = name.partition("-")[0]
    steps = _hotspots(name) if kind == "hotspots" else _steps(name)
    rules: dict[str, Any] = {
        "pages": {"include": [{"part": "path", "operator": "starts_with", "value": f"/{name}/"}]},
        "frequency": {"show": "always"},
        "stop": {"dismissed": False, "completed": False},
    }
    # A German text, so that browsers tell in which language they are shown it; titles stay as they are.
    german = {f"{steps[0].id}.title": {"text": steps[0].title, "of": ""}}
    document = GuideDocument.read({**GuideDocument(tuple(steps)).to_json(), "rules": rules, "translations": {"de": german}})
    what = "hotspots" if kind == "hotspots" else "tour"
    return Guide.create(session, site, name, what, document, member, datetime.now(UTC))


def _step(name: str, kind: str, selector: str, *buttons: Button, **more: Any) -> Step:
    step = replace(Step.new(kind, ""), id=name, title=name, on="*", buttons=buttons, **more)
    return replace(step, target=_target(selector)) if step.needs_target else step


def _target(selector: str) -> Any:
    found = {"selectors": [selector], "identity": {}, "fingerprint": {}, "grade": "good", "reason": ""}
    return {"format": 1, "page": "http://localhost/", **found}


def _steps(name: str) -> list[Step]:
    kind, _, rest = name.partition("-")
    advance, _, variant = rest.rpartition("-")
    more: dict[str, Any] = {"advance": (ADVANCE[advance],)} if advance in ADVANCE else {}
    first = "#typed" if advance.startswith("typed") else "#one"
    steps = [_step("one", kind, first, Button("Next"), **more), _step("two", kind, "#two", Button("Next"), ENOUGH)]
    if variant != "none":
        steps.append(_step("three", "tooltip", "#nowhere", Button("Next"), missing_wait=0, missing_then=variant))
    return [*steps, _step("four", "slideout", "", Button("Done", action={"type": "finish"}))]


def _hotspots(name: str) -> list[Step]:
    second = "#nowhere" if name.endswith("missing") else "#two"
    return [_step("one", "hotspot", "#one", Button("Next")), _step("two", "hotspot", second, Button("Next"), missing_wait=0)]
