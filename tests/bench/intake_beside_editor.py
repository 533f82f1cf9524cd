"""How long a batch of events waits while members work in the editor: `python tests/bench/intake_beside_editor.py [SECONDS]`.

One process of Cairn serves both. First it is asked for as many batches as it takes (64 connections, each sends the next one as
soon as the last is answered). Then half as many a second are sent when they are due, whatever answers take (`due_batches.py`):
once alone, and once while four members save, publish, open pages and look at numbers (`editor_session.py`), up to eight requests
a second, as of twenty people who look at each answer for some seconds; they did so once before. What counts is the time from when
a batch was due; bar: 99 of 100 within 100 ms. Clients are processes of their own on the same machine, and say how late they were
themselves.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from models.account import MemberSession  # noqa: E402 -- the script is run from anywhere
from models.guide import Button, Guide, GuideDocument, Step  # noqa: E402
from models.site import Site  # noqa: E402
from tests.bench.intake import environment, posted, served, sites  # noqa: E402
from tests.bench.processor_time import seconds_of, waited_of  # noqa: E402
from tests.support.databases import PostgresServer, SqliteFiles, start_postgres  # noqa: E402
from tests.support.people import settle  # noqa: E402

if TYPE_CHECKING:
    from models.support.database import Database

BAR = 0.1
CONNECTIONS = 64
MEMBERS = 4


def members(database: Database) -> list[dict]:
    """Each in an organisation of their own, with a guide that can be published."""
    found, now = [], datetime.now(UTC)
    for number in range(MEMBERS):
        person = settle(database, (f"Desk{number}", f"Other{number}")).alice
        with database.writing() as session:
            member, site = session.merge(person.member), session.get_one(Site, person.site.id)
            step = replace(Step.new("modal", f"{site.origin}/"), title="Hello", body="<p>Hi.</p>")
            step = replace(step, buttons=(Button("Done", action={"type": "finish"}),))
            guide = Guide.create(session, site, "Welcome", "tour", GuideDocument((step,)), member, now)
            secret = MemberSession.start(session, member, now)
            found.append({"secret": secret, "guide": guide.id, "step": step.id, "site": site.id})
    return found


def script(name: str, said: list[dict], *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, str(ROOT / "tests/bench" / name), *map(str, arguments)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    process.stdin.write(json.dumps(said))
    process.stdin.close()
    return process


def heard(process: subprocess.Popen[str]) -> dict:
    assert process.stdout is not None
    said = process.stdout.read()
    if process.wait(60):
        raise RuntimeError("a client failed")
    return json.loads(said)


def measure(engine: str, databases: SqliteFiles | PostgresServer, folder: str, seconds: float) -> bool:
    with databases.fresh() as database:
        live, desks = sites(database), members(database)
        known = [{name: value for name, value in one.items() if name != "ids"} for one in live]
        with served("Cairn", environment(database, live, folder), live) as (port, pid):
            most = posted(live, port, CONNECTIONS, seconds, pid)["per_second"]
            alone = heard(script("due_batches.py", known, port, most / 2, seconds))
            cold = heard(script("editor_session.py", desks, port, 0))
            taken, waited = seconds_of(pid), waited_of(pid)
            editor = script("editor_session.py", desks, port, seconds + 2)
            beside = heard(script("due_batches.py", known, port, most / 2, seconds))
            told = heard(editor)
            taken, waited = seconds_of(pid) - taken, waited_of(pid) - waited
    print(
        f"  {engine:<11}{most:,.0f} batches a second at most; at {most / 2:,.0f}, 99 of 100 within {beside['p99'] * 1000:.0f} ms "
        f"(at most {BAR * 1000:.0f}; alone {alone['p99'] * 1000:.0f}), half within {beside['p50'] * 1000:.1f}, the slowest "
        f"{beside['worst'] * 1000:.0f}; {beside['statuses']}, unanswered {beside['unanswered']}"
    )
    print(
        f"             the client itself late by {beside['late'] * 1000:.0f} ms at most in 99 of 100 cases (alone "
        f"{alone['late'] * 1000:.0f}); alone {alone['statuses']}, half within {alone['p50'] * 1000:.1f}"
    )
    print(
        f"             the editor meanwhile: {told['statuses']}, 99 of 100 within {told['p99'] * 1000:.0f} ms "
        f"(the first time after the start, without batches, {cold['p99'] * 1000:.0f})"
    )
    print(
        f"             the server meanwhile took {taken:.1f} s of a processor, and its threads waited {waited:.1f} s for one "
        f"that others had; load {os.getloadavg()[0]:.1f}"
    )
    works = all(status.endswith("200") for status in told["statuses"])
    return beside["p99"] <= BAR and set(beside["statuses"]) == {"202"} and not beside["unanswered"] and works


def main() -> int:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} before; batches of six events beside {MEMBERS} members")
    with TemporaryDirectory() as folder:
        good = [measure("SQLite", SqliteFiles(Path(folder)), folder, seconds)]
        good += [measure("PostgreSQL", server, folder, seconds) for server in start_postgres()]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
