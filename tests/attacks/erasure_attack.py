"""Erasures that are killed midway: each kill leaves every member whole or erased, and the next run goes on."""

import os
import random
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from models.account import Member, MemberSession, Membership, Role
from models.account.audit_log import AuditEntry
from models.account.passkey import Passkey
from models.job.due_erasures import erase_due, follow_up
from models.privacy.erasure import Erasure
from models.schema import metadata
from models.support.database import Database
from models.support.subject_key import SubjectKey
from tests.support.people import NOW, Person

ROOT = Path(__file__).parents[2]
MEMBERS = 100
LATER = NOW + timedelta(days=30)
ERASE = """
import sys
from datetime import datetime
from sqlalchemy import select
from models.job.due_erasures import erase_one
from models.privacy.erasure import Erasure
from models.schema import metadata
from models.support.database import Database
from models.support.sealer import Sealer
database = Database(sys.argv[1], sealer=Sealer(b"k" * 32))
with database.reading() as session:
    due = session.scalars(select(Erasure.member_id).where(Erasure.done_at.is_(None))).all()
for one in due:
    with database.writing() as session:
        print(one, flush=True)
        erase_one(session, metadata, one, datetime.fromisoformat(sys.argv[2]))
"""


@dataclass
class Seen:
    kills: int = 0
    midway: int = 0
    """How many kills left some to be erased, of those that had begun."""
    erased: int = 0
    faults: list[str] = field(default_factory=list)


def attack(database: Database, alice: Person, times: int, seed: int = 1) -> Seen:
    chance, seen, wait = random.Random(seed), Seen(), threading.Event()
    numbers = _filled(database, alice)
    for _ in range(times):
        command = [sys.executable, "-c", ERASE, database.url, LATER.isoformat()]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as running:
            assert running.stdout
            for _ in range(chance.randint(1, 6)):
                running.stdout.readline()
            wait.wait(chance.uniform(0, 0.05))
            os.kill(running.pid, signal.SIGKILL)
        seen.kills += 1
        done = _erased(database, numbers, seen)
        seen.midway += 0 < done < len(numbers)
    erase_due(database, metadata, LATER)
    follow_up(database, lambda: None, LATER)
    seen.erased = _erased(database, numbers, seen)
    return seen


def _filled(database: Database, alice: Person) -> list[int]:
    """Members of Acme with something of everything, all of them due."""
    with database.writing() as session:
        members = [Member(email=f"canary{one}@acme.example", name=f"Canary {one}", created_at=NOW) for one in range(MEMBERS)]
        session.add_all(members)
        session.flush()
        for one in members:
            session.add(
                Membership(organisation_id=alice.organisation.id, member_id=one.id, role=Role.VIEWER.value, joined_at=NOW)
            )
            session.add(
                Passkey(member_id=one.id, credential=f"c{one.id}", public_key=b"k", sign_count=0, name="x", created_at=NOW)
            )
            MemberSession.start(session, one, NOW)
        session.flush()
        for one in members:
            AuditEntry.note(session, alice.organisation.id, "account.renamed", f"{one.name} was here.", one, NOW)
            Erasure.ask(session, one, "", NOW)
        return [one.id for one in members]


def _erased(database: Database, numbers: list[int], seen: Seen) -> int:
    """How many are erased. Whoever is neither erased nor whole is a fault."""
    erased = 0
    with database.reading() as session:
        keys = set(session.scalars(select(SubjectKey.subject)))
        places = set(session.scalars(select(Membership.member_id)))
        passkeys = set(session.scalars(select(Passkey.member_id)))
        sessions = set(session.scalars(select(MemberSession.member_id)))
        logged = set(session.scalars(select(AuditEntry.member_id)))
        for number in numbers:
            member, asked = session.get_one(Member, number), session.get_one(Erasure, number)
            is_named = member.email.startswith("canary") and member.email_index is not None
            left = [is_named, f"member:{number}" in keys, *(number in one for one in (places, passkeys, sessions, logged))]
            if asked.done_at is not None and any(left):
                seen.faults.append(f"member {number} is said to be erased, and is not: {left}")
            if asked.done_at is None and not all(left):
                seen.faults.append(f"member {number} is half erased: {left}")
            erased += asked.done_at is not None
    return erased
