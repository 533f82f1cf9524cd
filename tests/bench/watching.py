"""A night over many pages: `python tests/bench/watching.py [--pages 1000] [--targets 10]` prints how long it takes and how much
memory, for a first night, one on which nothing changed, and one after which a tenth of the pages lost a target.

Pages are the saved ones of the corpus under many addresses, on a loopback server that answers one connection; everything else is
what the worker runs: the guarded client, the judges' processes, a database on disk.
"""

import argparse
import random
import resource
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from migrations import upgrade  # noqa: E402
from models.account import Member, Organisation, Role  # noqa: E402
from models.check.check import Check  # noqa: E402
from models.check.check_run import run_check  # noqa: E402
from models.check.dependencies import Means  # noqa: E402
from models.engine.charset.page_encoding import decode_file  # noqa: E402
from models.engine.dom.document import Document  # noqa: E402
from models.engine.dom.document_refused import NotDescribable  # noqa: E402
from models.guide import Button, Guide, GuideDocument, Step  # noqa: E402
from models.release.publish import publish  # noqa: E402
from models.site import Site  # noqa: E402
from models.support import confined  # noqa: E402
from models.support.database import Database  # noqa: E402
from models.support.outbound import Outbound  # noqa: E402
from models.support.sealer import Sealer  # noqa: E402
from models.targets.choose.describe_target import describe  # noqa: E402

SAVED = ROOT.parent / "shared" / "data" / "target-pairs" / "pages"
CORPUS = SAVED if SAVED.exists() else ROOT / "tests" / "corpus"
POINTED = ("a", "button", "input", "select")


class Site404(BaseHTTPRequestHandler):
    """`/p/17` is page 17; `pages` maps it to bytes."""

    pages: dict[str, bytes]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = self.pages.get(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def serving(pages: dict[str, bytes]):
    handler = type("Handler", (Site404,), {"pages": pages})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


def templates(targets: int) -> list[tuple[bytes, list[dict]]]:
    """Saved pages, each with some targets described on it."""
    found = []
    for file in sorted(CORPUS.rglob("*.html"))[:20]:
        html = file.read_bytes()
        document = Document(decode_file(html))
        elements = [element for element in document.elements if element.name in POINTED]
        random.Random(7).shuffle(elements)
        described = []
        for element in elements:
            try:
                described.append(describe(document, element).to_json())
            except NotDescribable:
                continue
            if len(described) == targets:
                found.append((html, described))
                break
    return found


def fill(database: Database, place: str, number: int, made: list[tuple[bytes, list[dict]]]) -> int:
    now = datetime.now(UTC)
    with database.writing() as session:
        member = Member(email="a@b.example", name="A", created_at=now)
        organisation = Organisation(name="A", created_at=now)
        session.add_all([member, organisation, organisation.admit(member, Role.OWNER)])
        session.flush()
        site = Site.create(session, organisation, "A", f"http://{place}/", now)
        done = Button("Done", action={"type": "finish"})
        for page in range(number):
            url = f"http://{place}/p/{page}"
            steps = tuple(
                replace(Step.new("tooltip", url, buttons=(done,)), title="Here", target={**target, "page": url})
                for target in made[page % len(made)][1]
            )
            guide = Guide.create(session, site, f"Guide {page}", "tour", GuideDocument(steps), member, now)
            if page % 10 == 0:  # a release lists every live guide; what is checked does not depend on it
                publish(session, guide, seen="", by=member, now=now)
        return site.id


def night(means: Means, site_id: int, name: str) -> None:
    started = time.monotonic()
    check_id = run_check(means, site_id)
    seconds = time.monotonic() - started
    with means.database.reading() as session:
        check = session.get_one(Check, check_id)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    counts = f"{check.fine} fine, {check.lost} lost, {check.undecided} undecided"
    print(
        f"{name:<28}{check.pages:>6} pages{check.targets:>7} targets{seconds:>8.1f} s{check.pages / seconds:>7.1f} pages/s"
        f"{memory:>7.0f} MiB  {counts}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--targets", type=int, default=10)
    asked = parser.parse_args()
    made = templates(asked.targets)
    pages = {f"/p/{number}": made[number % len(made)][0] for number in range(asked.pages)}
    size = sum(map(len, pages.values())) / len(pages) / 1024
    print(f"{len(made)} different pages of {size:.0f} KiB on average")
    with tempfile.TemporaryDirectory() as folder, serving(pages) as place:
        database = Database(f"sqlite:///{folder}/cairn.db", sealer=Sealer(b"k" * 32))
        upgrade(database)
        site_id = fill(database, place, asked.pages, made)
        means = Means(database, Outbound([place]), lambda _organisation, name: f"/{name}")
        night(means, site_id, "first night")
        night(means, site_id, "nothing changed")
        for number in range(0, asked.pages, 10):
            pages[f"/p/{number}"] = pages[f"/p/{number}"].replace(b"href=", b"data-was=").replace(b" id=", b" data-id=")
        night(means, site_id, "a tenth of the pages changed")
        database.close()
        confined.close()
        judges = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"the largest judge's process took {judges:.0f} MiB")


if __name__ == "__main__":
    main()
