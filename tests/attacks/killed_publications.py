"""Kills processes in the midst of publishing, and looks whether anything is half published.

A process publishes one guide of a site after the other, each time with another text, and says so once it is done; it gets SIGKILL
at a random moment. Whatever was said is in the history, and what is live is the whole of one move: release, publications and
versions agree, and the document is the one that its hash names.
"""

import random
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, select

from models.guide.guide import Guide
from models.guide.publication import Publication
from models.release.release import Release, ReleaseMove
from models.release.release_lookup import find_live
from models.support.canonical_json import content_hash
from models.support.database import Database
from tests.support.people import tour

ROOT = Path(__file__).parents[2]
GUIDES = 3
PUBLISH = """
import sys
from dataclasses import replace
from datetime import UTC, datetime
import models.schema
from models.account import Member
from models.guide.guide import Guide
from models.release.publish import publish
from models.support.database import Database
from models.support.sealer import Sealer
database = Database(sys.argv[1], sealer=Sealer(b"k" * 32))
guides, by, number = [int(one) for one in sys.argv[3:]], int(sys.argv[2]), 0
print("ready", flush=True)
while True:
    now = datetime.now(UTC)
    with database.writing() as session:
        guide, member = session.get_one(Guide, guides[number % len(guides)]), session.get_one(Member, by)
        step = guide.document.steps[0]
        guide.edit(replace(guide.document, steps=(replace(step, title=f"Text {now.timestamp()}"),)), "edited", member, now)
        session.flush()
        release = publish(session, guide, seen=None, by=member, now=now)
        name = release.hash
    print("published", name, flush=True)
    number += 1
"""


@dataclass
class Seen:
    """`said` was acknowledged, `moves` are in the history; `faults` say what is half published."""

    kills: int = 0
    said: int = 0
    moves: int = 0
    faults: list[str] = field(default_factory=list)


def attack(database: Database, alice, times: int, seed: int = 1) -> Seen:
    chance, seen = random.Random(seed), Seen()
    with database.writing() as session:
        guides = [tour(session, alice, f"Tour {number}").id for number in range(GUIDES)]
    command = [sys.executable, "-c", PUBLISH, database.url, str(alice.member.id), *map(str, guides)]
    for _ in range(times):
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
            assert running.stdout
            assert running.stdout.readline() == "ready\n"
            first = running.stdout.readline()
            threading.Event().wait(chance.uniform(0.0, 0.3))
            running.send_signal(signal.SIGKILL)
            lines = [first, *running.stdout.readlines()]
        said = [line.split()[1] for line in lines if line.endswith("\n") and line.startswith("published")]
        seen.kills += 1
        seen.said += len(said)
        seen.faults += _faults(database, alice, said)
    with database.reading() as session:
        seen.moves = (
            session.scalar(select(func.count()).select_from(ReleaseMove).where(ReleaseMove.site_id == alice.site.id)) or 0
        )
    return seen


def _faults(database: Database, alice, said: list[str]) -> list[str]:
    with database.reading() as session:
        moves = set(session.scalars(select(ReleaseMove.release_hash).where(ReleaseMove.site_id == alice.site.id)))
        faults = [f"{name} was acknowledged and is not there" for name in said if name not in moves]
        live = find_live(session, alice.site.key, "production")
        assert live is not None
        assert not isinstance(live, str)
        release = session.get_one(Release, (alice.site.id, live.hash))
        shown = {entry["id"]: entry["version"] for entry in release.guides()}
        query = select(Guide.key, Publication.version_hash).join(Guide, Guide.id == Publication.guide_id)
        published = dict(map(tuple, session.execute(query.where(Publication.site_id == alice.site.id))))
        if shown != published:
            faults.append(f"visitors are shown {shown}, published is {published}")
        if content_hash(live.document) != live.hash:
            faults.append("the document is not the one that its hash names")
        return faults
