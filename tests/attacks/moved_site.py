"""An author who may not read a site's sign-in has it sent to them: `python tests/attacks/moved_site.py [--tree FOLDER]`.

Starts `cairn run` of the tree, with its worker, and two servers on loopback: a product behind a header, and the author's own.

1. The admin stores the header; a check fetches the product's page with it. *at rest* counts the places where somebody with the
   database and without the secret key finds what the page says.
2. The author moves the site to their own server, makes a page of it a step's and asks for a check. *stolen* counts the requests
   that brought them the header.
3. The author tries to store a sign-in themselves. *stored* is the status that they were answered.

Prints the figures and ends with 1 when any of it works. Takes three minutes at most: the worker looks once a minute.
"""

import argparse
import json
import re
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode

import brotli

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.attacks.leaks import Running, running  # noqa: E402 - the script is run from anywhere
from tests.models.support.wire import Wire, answer, wire  # noqa: E402

SECRET, PRIVATE = "s3cret-of-the-harbour", "Three-berths-of-the-Heron-are-free"
PAGE = f"""<!doctype html><html lang="en"><title>Boats</title><body><h1>Boats in the harbour</h1><p>{PRIVATE}, and here is what
else is moored tonight, in the order of arrival.</p><a id="add-boat" href="/boats/new">Add a boat</a></body></html>"""
SIGN_IN = {"sign_in_kind": "header", "header_name": "X-Api-Key", "header_value": SECRET}
PATIENCE = 90.0
AUTHOR = """
import sys
from datetime import UTC, datetime
from sqlalchemy import select
from models.account import Member, MemberSession, Organisation, Role
from models.guide import Guide, GuideDocument
from models.guide.step import Step
from models.site import Site
from models.support.database import Database
from models.support.sealer import Sealer

database, now = Database("sqlite:///var/cairn.db", sealer=Sealer(b"k" * 32)), datetime.now(UTC)
with database.writing() as session:
    site = session.get_one(Site, int(sys.argv[1]))
    author = Member(email="dana@example.com", name="Dana", created_at=now)
    session.add_all([author, session.get_one(Organisation, site.organisation_id).admit(author, Role.AUTHOR)])
    session.flush()
    step = Step.new("tooltip", site.address)
    guide = Guide.create(session, site, "Boats", "tour", GuideDocument((step,)), author, now)
    session.flush()
    print(MemberSession.start(session, author, now), guide.id, step.id)
database.close()
"""
"""Run with the tree's own code: joins an author to the organisation, with a guide of one step, and prints what signs them in."""


def attack(tree: Path = ROOT) -> dict[str, Any]:
    with (
        wire(_product) as product,
        wire(lambda _: lambda _path: answer(PAGE.encode())) as mine,
        running(tree, CAIRN_FETCH_ALLOW="127.0.0.1") as admin,
    ):
        site = _made_site(admin, product)
        author, step = _author(tree, admin, site)
        _point(author, step, product)
        admin.ask(f"/sites/{site}/watch", urlencode(SIGN_IN).encode(), method="PUT")
        _check(admin, site)
        used, at_rest = _with_secret(product), _at_rest(admin.folder / "var" / "cairn.db")
        author.ask(f"/sites/{site}", urlencode({"name": "Boats", "address": mine.url()}).encode())
        _point(author, step, mine)
        said = _check(author, site)
        stored = _status(author, f"/sites/{site}/watch", SIGN_IN)
    return {"used": used, "at rest": at_rest, "stolen": _with_secret(mine), "stored": stored, "the check says": said}


def works(found: dict[str, Any]) -> bool:
    return bool(found["at rest"] or found["stolen"] or found["stored"] == 200)


def _product(served: Wire) -> Any:
    """The page with the header; the same without it, where nothing is private, so that a step can be made there."""
    return lambda _path: answer((PAGE if SECRET in served.asked[-1] else PAGE.replace(PRIVATE, "Boats")).encode())


def _made_site(admin: Running, product: Wire) -> str:
    shown = admin.ask("/sites", urlencode({"name": "Boats", "address": product.url()}).encode()).decode()
    found = re.search(r"/sites/(\d+)/checks", shown)
    assert found, shown
    return found.group(1)


def _author(tree: Path, admin: Running, site: str) -> tuple[Running, str]:
    """The author's browser, and the address of their step."""
    environ = {"PYTHONPATH": str(tree), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", AUTHOR, site], cwd=admin.folder, env=environ, capture_output=True, text=True, check=True
    )
    secret, guide, step = done.stdout.split()
    browser = urllib.request.build_opener()
    browser.addheaders = [("cookie", f"cairn_session={secret}")]
    return replace(admin, browser=browser), f"/guides/{guide}/steps/{step}"


def _point(author: Running, step: str, where: Wire) -> None:
    """Makes the server's page the step's, and an element on it its target."""
    author.ask(f"{step}/snapshot", urlencode({"url": where.url("/boats")}).encode())
    author.ask(f"{step}/target", urlencode({"selector": "#add-boat"}).encode(), method="PUT")


def _check(asked_by: Running, site: str) -> str:
    """Asks for a check, waits until it is over, and returns what it says at the end, if anything."""
    asked_by.ask(f"/sites/{site}/checks", b"")
    patience = time.monotonic() + PATIENCE
    while time.monotonic() < patience:
        shown = asked_by.ask(f"/sites/{site}/checks").decode()
        if "A check is under way" not in shown and "A check waits for a worker" not in shown:
            found = re.search(r'<td class="muted">(.*?)</td>', shown, re.DOTALL)
            return found.group(1).strip() if found else ""
        threading.Event().wait(0.5)
    raise TimeoutError("the check did not end")


def _status(browser: Running, path: str, form: dict[str, str]) -> int:
    try:
        browser.ask(path, urlencode(form).encode(), method="PUT")
    except HTTPError as refused:
        with refused:
            return refused.code
    return 200


def _with_secret(served: Wire) -> int:
    return sum(SECRET in head for head in served.asked)


def _at_rest(path: Path) -> int:
    """Files of the database and kept bytes of pages, unpacked, that hold what the page says."""
    with closing(sqlite3.connect(path)) as connection:
        kept = connection.execute("SELECT encoding, body FROM blobs").fetchall()
    bodies = [_unpacked(body) if encoding == "br" else body for encoding, body in kept]
    bodies += [file.read_bytes() for file in path.parent.iterdir() if file.is_file()]
    return sum(PRIVATE.encode() in body for body in bodies)


def _unpacked(body: bytes) -> bytes:
    try:
        return brotli.decompress(body)
    except brotli.error:
        return body


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tree", type=Path, default=ROOT)
    found = attack(parser.parse_args().tree.resolve())
    print(json.dumps(found, indent=1))
    print("The attack works." if works(found) else "The attack does not work.")
    return int(works(found))


if __name__ == "__main__":
    sys.exit(main())
