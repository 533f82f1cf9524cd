"""Two servers on one PostgreSQL: what is published through anybody reaches both within two seconds."""

import os
import subprocess
import sys
import time
import urllib.request
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from models.release.publish import publish, take_down
from tests.attacks.stopping import ROOT, is_taken, wait_until
from tests.support.live import free_ports
from tests.support.people import settle, tour

WITHIN = 2.0


@pytest.mark.slow
def test_a_publication_reaches_every_process_within_two_seconds(postgres, tmp_path):
    with postgres.fresh() as database:
        alice = settle(database).alice
        ports = free_ports(2)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CAIRN_")}
        ours = {"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32}
        servers = [
            subprocess.Popen([sys.executable, "-m", "web.cli", "serve"], cwd=ROOT, env={**kept, **ours, "PORT": str(port)})
            for port in ports
        ]
        try:
            assert wait_until(lambda: all(map(is_taken, ports)), 60)
            assert wait_until(lambda: listeners(database) == 2, 20), "both listen"
            slowest, guide = 0.0, None
            for _ in range(5):
                before = [live(port, alice) for port in ports]
                with database.writing() as session:
                    if guide is None:
                        guide = tour(session, alice)
                        publish(session, guide, seen="", by=session.merge(alice.member), now=datetime.now(UTC))
                    else:
                        take_down(session, session.merge(guide), by=session.merge(alice.member), now=datetime.now(UTC))
                        guide = None
                began = time.monotonic()
                for port, old in zip(ports, before, strict=True):
                    assert wait_until(lambda port=port, old=old: live(port, alice) != old, WITHIN), port
                slowest = max(slowest, time.monotonic() - began)
                print(f"slowest of two processes: {slowest:.2f} s")
        finally:
            for server in servers:
                server.terminate()
            for server in servers:
                server.wait(20)


def listeners(database) -> int:
    """Only while it listens does a process look as seldom as each ten seconds: what it knows sooner, it was told."""
    with database.reading() as session:
        return session.execute(text("SELECT COUNT(*) FROM pg_stat_activity WHERE query = 'LISTEN cairn_live'")).scalar_one()


def live(port: int, alice) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/player/v1/{alice.site.key}/guides.json", timeout=5) as answer:
        return answer.read()
