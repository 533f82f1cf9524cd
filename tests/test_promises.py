"""Promises that only the whole instance can keep; the others are proved beside what keeps them. `docs/promises.md` lists all."""

import json
import os
import signal
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from models.release.publish import publish
from tests.support.databases import everything
from tests.support.live import free_ports
from tests.support.people import NOW, tour

VISITOR = "203.0.113.9"
"""An address that stands nowhere else."""

REPORTED = {"schema": 1, "url": "http://127.0.0.1/", "events": []}
WATCHED = """
import os, sys

def heard(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo"):
        host = arguments[1][0] if event == "socket.connect" and isinstance(arguments[1], tuple) else arguments[0]
        if isinstance(host, (str, bytes)):
            with open(os.environ["WATCHED"], "a") as file:
                file.write(f"{host}\\n")

sys.addaudithook(heard)
"""
"""Python loads a module of the name `sitecustomize` before any other: every process of a run writes down whom it asks."""


@dataclass
class Run:
    """What a run of everything on one machine left behind, from its first start to its end."""

    printed: str
    folder: Path
    asked: set[str]


@pytest.fixture(scope="module")
def a_run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A fresh install is started, visited and stopped."""
    folder, beside = tmp_path_factory.mktemp("run"), tmp_path_factory.mktemp("beside")
    (beside / "sitecustomize.py").write_text(WATCHED)
    port, demo_port = free_ports(2)
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "PYTHONPATH": f"{beside}:{Path(__file__).parents[1]}",
        "WATCHED": str(beside / "asked.txt"),
        "CAIRN_DATABASE_URL": f"sqlite:///{folder}/cairn.db",
        "CAIRN_STORAGE_URL": f"file://{folder}/storage",
        "CAIRN_SECRET_KEY": "k" * 32,
        "CAIRN_TRUSTED_PROXIES": "127.0.0.1",
        "PORT": str(port),
        "DEMO_PORT": str(demo_port),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "web.cli", "run"], env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            printed = ""
            for line in process.stdout:
                printed += line
                if "Ctrl-C" in line:
                    break
            visit(f"http://127.0.0.1:{port}", f"http://127.0.0.1:{demo_port}")
        finally:
            process.send_signal(signal.SIGTERM)
        printed += process.stdout.read()
    return Run(printed, folder, set((beside / "asked.txt").read_text().split()))


def visit(cairn: str, customer: str) -> None:
    """A visitor behind a proxy meets a guide and reports it; somebody tries a password."""
    page = urllib.request.urlopen(f"{customer}/", timeout=10).read().decode()
    script = page.partition('<script async src="')[2].partition('"')[0]
    events = script.replace(".js", "/events")
    asked = [
        (script, None, ""),
        (events, json.dumps(REPORTED).encode(), "text/plain"),
        (events, b"spoiled", "text/plain"),
        (f"{cairn}/sign-in", b"email=maren%40example.com&password=wrong", "application/x-www-form-urlencoded"),
    ]
    for address, body, kind in asked:
        headers = {"X-Forwarded-For": VISITOR, "Content-Type": kind} | ({"Origin": customer} if address == events else {})
        try:
            urllib.request.urlopen(urllib.request.Request(address, body, headers), timeout=10).close()
        except urllib.error.HTTPError as problem:
            assert problem.code in {400, 422}, (address, problem.code)  # noqa: PT017 - any other status is the test's own fault


def test_promise_3_a_run_writes_down_no_address_of_a_visitor(a_run: Run):
    kept = {path: path.read_bytes() for path in a_run.folder.rglob("*") if path.is_file()}
    assert any(b"First morning at the marina" in content for content in kept.values()), "the database is among the files"
    assert [path.name for path, content in kept.items() if VISITOR.encode() in content] == []
    assert VISITOR not in a_run.printed


def test_promise_3_no_table_and_no_log_names_the_address_of_whoever_asks(app, database, alice, caplog):
    caplog.set_level("DEBUG")
    with database.writing() as session:
        release = publish(session, tour(session, alice), seen="", by=session.merge(alice.member), now=NOW)
        entry = release.guides()[0]
    event = {"figure": "started", "guide": entry["id"], "version": entry["version"], "step": "s1", "unique": True}
    batch = {"schema": 1, "environment": "production", "events": [event]}
    with TestClient(app, base_url="http://127.0.0.1:8000", client=(VISITOR, 4711)) as visitor:
        assert visitor.get(f"/player/v1/{alice.site.key}.js").status_code == 200
        answer = visitor.post(f"/player/v1/{alice.site.key}/events", json=batch, headers={"origin": alice.site.origin})
        assert answer.status_code == 202
        assert visitor.post("/sign-in", data={"email": alice.email, "password": "wrong"}).status_code == 422
    rows = everything(database)
    assert rows["step_counts"], "the visit was counted"
    assert VISITOR not in str(rows)
    assert VISITOR not in caplog.text


def test_promise_m8_a_fresh_install_asks_nobody_but_itself(a_run: Run):
    assert "127.0.0.1" in a_run.asked, "whom a process asks is written down"
    assert a_run.asked - {"127.0.0.1", "localhost", "::1"} == set()
