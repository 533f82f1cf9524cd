"""Kills rotations of the keys while rows are written: `python tests/attacks/rotation_attack.py [--times 20]`.

Each rotation is a process that seals everything anew, as often as it can, and gets SIGKILL at a random moment. Meanwhile a writer
gives members new names, and a reader opens every row that there is; a row that can't be opened is a fault. At the end one
rotation is let through, and of the keys before it nothing may be left.
"""

import argparse
import itertools
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sqlalchemy import select, text  # noqa: E402 -- the script is run from anywhere

from models.account import Member, Organisation, Role  # noqa: E402
from models.account.invitation import Invitation  # noqa: E402
from models.job.key_rotation import GRACE, KeyRotation  # noqa: E402
from models.job.reseal import reseal  # noqa: E402
from models.job.sealed_table import sealed_tables  # noqa: E402
from models.support.data_key import DataKey  # noqa: E402
from models.support.database import Database  # noqa: E402
from models.support.sealer import Unsealable  # noqa: E402
from tests.support.databases import SqliteFiles, start_postgres  # noqa: E402

MEMBERS = 600
ROTATE = """
import sys
from datetime import UTC, datetime
import models.schema
from models.job.key_rotation import KeyRotation
from models.support.database import Database
from models.support.sealer import Sealer
rotation = KeyRotation(Database(sys.argv[1], sealer=Sealer(b"k" * 32)))
print("ready", flush=True)
while True:
    rotation.make_key(datetime.now(UTC))
    rotation.finish(datetime.now(UTC))
"""


@dataclass
class Seen:
    """What somebody saw who read and wrote meanwhile."""

    read: int = 0
    written: int = 0
    kills: int = 0
    midway: int = 0
    """How many kills left rows under more than one key."""
    faults: list[str] = field(default_factory=list)
    left: list[int] = field(default_factory=list)


def attack(database: Database, times: int, seed: int = 1) -> Seen:
    chance, seen, over = random.Random(seed), Seen(), threading.Event()
    _fill(database)
    work = [threading.Thread(target=one, args=(database, seen, over)) for one in (_write, _read)]
    for one in work:
        one.start()
    for _ in range(times):
        with subprocess.Popen([sys.executable, "-c", ROTATE, database.url], cwd=ROOT, stdout=subprocess.PIPE) as running:
            assert running.stdout
            running.stdout.readline()
            over.wait(chance.uniform(0.05, 1.5))
            os.kill(running.pid, signal.SIGKILL)
        seen.kills += 1
        seen.midway += len(_keys_in_use(database)) > 1
    over.set()
    for one in work:
        one.join()
    _finish(database, seen)
    return seen


def _fill(database: Database) -> None:
    now = datetime.now(UTC)
    reseal(database, now)
    with database.writing() as session:
        members = [Member(email=f"m{number}@acme.example", name=f"Member {number}", created_at=now) for number in range(MEMBERS)]
        organisation = Organisation(name="Acme", created_at=now)
        session.add_all([*members, organisation])
        session.flush()
        for number in range(100):
            Invitation.make(session, organisation.id, f"i{number}@acme.example", Role.AUTHOR, None, now)


def _write(database: Database, seen: Seen, over: threading.Event) -> None:
    while not over.is_set():
        number = seen.written % MEMBERS
        with database.writing() as session:
            member = Member.by_email(session, f"m{number}@acme.example")
            assert member
            member.name = f"Renamed {seen.written}"
        seen.written += 1


def _read(database: Database, seen: Seen, over: threading.Event) -> None:
    while not over.is_set():
        with database.reading() as session:
            for row in (*session.scalars(select(Member)), *session.scalars(select(Invitation))):
                try:
                    assert "@acme.example" in row.email
                    seen.read += 1
                except Unsealable as problem:
                    seen.faults.append(f"{type(row).__name__} {row.id}: {problem}")


def _finish(database: Database, seen: Seen) -> None:
    """A rotation that nobody kills, and what is left of the keys before it; then somebody moves an envelope."""
    rotation, now = KeyRotation(database), datetime.now(UTC)
    rotation.make_key(now)
    done = rotation.finish(now + GRACE + timedelta(seconds=1))
    with database.reading() as session:
        seen.left = sorted(set(session.scalars(select(DataKey.id))) - {done.newest})
        for number in range(MEMBERS):
            assert Member.by_email(session, f"m{number}@acme.example")
    if _keys_in_use(database) != {str(done.newest)}:
        seen.faults.append("something is sealed under a key that is gone")
    with database.writing() as session:
        session.execute(text("UPDATE members SET name = (SELECT name FROM members WHERE id = 1) WHERE id = 2"))
    with database.reading() as session, suppress(Unsealable):
        seen.faults.append(f"an envelope that was moved says {session.get_one(Member, 2).name}")


def _keys_in_use(database: Database) -> set[str]:
    found: set[str] = set()
    with database.reading() as session:
        for table in sealed_tables():
            for name in table.attributes:
                for value in session.scalars(select(getattr(table.rows, name))):
                    words = value if isinstance(value, str) else value[:20].decode("latin-1")
                    found |= {words.split(".")[1]} if words else set()
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    times, wrong = parser.parse_args().times, False
    with tempfile.TemporaryDirectory() as folder:
        for databases in itertools.chain([SqliteFiles(Path(folder))], start_postgres()):
            with databases.fresh() as database:
                seen = attack(database, times)
                engine = database.engine.dialect.name
            print(f"{engine}: {seen.kills} kills, {seen.midway} midway; {seen.written} names written, {seen.read} rows read")
            print(f"keys left of those before: {seen.left or 'none'}")
            print("\n".join(seen.faults) or "Everything could be read throughout; a moved envelope was refused.", flush=True)
            wrong |= bool(seen.faults or seen.left)
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
